import { Box, VisuallyHidden } from "@exotel-npm-dev/signal-design-system";
import { t } from "../texts/texts";
import type { Frame } from "./frame";

/** What a badge says, as short as it must be. */
const wordOf = ({ count, text }: NonNullable<Frame["badge"]>): string =>
  text ?? (count === null ? "" : count > 99 ? "99+" : String(count));

/** The badge in words, for who can't see it; nothing when there is none. */
export const badgeWords = (badge: Frame["badge"]): string | null =>
  badge === null ? null : (badge.text ?? t("badge.count", { count: badge.count ?? 0 }));

/** Where a badge stands: beside the word of a tab, on the corner of a tile, or on the small icon of the rail. */
type BadgePlace = "beside" | "tile" | "rail";

/** Longest word that has room on the rail, in characters; a longer one is a dot there, and in words in the name. */
const railWord = 3;

/** What an app wants said at its tab, tile or rail entry. */
export const AppBadge = ({ badge, place }: { badge: Frame["badge"]; place: BadgePlace }) => {
  if (badge === null) return null;
  const word = wordOf(badge);
  const dot = place === "rail" && word.length > railWord;
  const high = dot ? 8 : place === "rail" ? 14 : 16;
  return (
    <Box
      component="span"
      sx={{
        display: "inline-grid",
        placeItems: "center",
        minWidth: high,
        height: high,
        px: dot ? 0 : place === "rail" ? "3px" : "4px",
        borderRadius: "8px",
        bgcolor: "primary.main",
        color: "primary.contrastText",
        fontSize: place === "rail" ? "0.625rem" : "0.6875rem",
        lineHeight: `${high}px`,
        fontWeight: 600,
        fontVariantNumeric: "tabular-nums",
        whiteSpace: "nowrap",
        ...(place === "beside"
          ? { ml: "6px", flexShrink: 0 }
          : { position: "absolute", outline: "2px solid", outlineColor: "background.paper" }),
        ...(place === "rail" ? { top: dot ? 1 : -3, right: dot ? 1 : -4 } : {}),
        ...(place === "tile" ? { top: -6, left: 22 } : {}),
      }}
    >
      {!dot && (
        <Box component="span" aria-hidden>
          {word}
        </Box>
      )}
      {place === "beside" && <VisuallyHidden>{badgeWords(badge)}</VisuallyHidden>}
    </Box>
  );
};
