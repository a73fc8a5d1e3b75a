import { createSdk } from "./sdk";
import type { AmeyoClientEntry } from "./types";

/** Marks our own entry, whichever of the two files made it. */
const MARK = Symbol.for("callbench.aaf-sdk");

interface Marked extends AmeyoClientEntry {
  [MARK]?: true;
}

/**
 * Sets `window.AmeyoClient`. A page that loads the SDK twice, by both files or under two addresses, keeps the
 * first: a second one would greet the shell again and get no port.
 */
export function install(page: Window): AmeyoClientEntry {
  const present: Marked | undefined = page.AmeyoClient;
  if (present?.[MARK]) return present;
  const entry: Marked = Object.assign(createSdk(page), { [MARK]: true as const });
  page.AmeyoClient = entry;
  return entry;
}
