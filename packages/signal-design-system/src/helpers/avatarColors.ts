import { avatarColors } from "../theme/tokens";

/** A background and the text colour that can be read on it; give it to `sx`. */
export interface AvatarColors {
  readonly bgcolor: string;
  readonly color: string;
}

/** The colours of someone's avatar: the same name, the same colours, always at 4.5:1 or better. */
export function getAvatarColors(name: string): AvatarColors {
  let hash = 7;
  for (const character of name.trim().toLowerCase()) {
    hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  }
  // The list is not empty, so the second choice is for the type checker only.
  return avatarColors[hash % avatarColors.length] ?? { bgcolor: "#e3e6eb", color: "#2f3642" };
}

/**
 * The background alone.
 * @deprecated Use {@link getAvatarColors}: it gives the text colour too.
 */
export function stringToColor(name: string): string {
  return getAvatarColors(name).bgcolor;
}
