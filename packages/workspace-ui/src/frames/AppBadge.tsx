import { Box, VisuallyHidden } from "@exotel-npm-dev/signal-design-system";
import { t } from "../texts/texts";
import type { Frame } from "./frame";

/** What a badge says, as short as it must be. */
const wordOf = ({ count, text }: NonNullable<Frame["badge"]>): string =>
  text ?? (count === null ? "" : count > 99 ? "99+" : String(count));

/** The badge in words, for who can't see it; nothing when there is none. */
export const badgeWords = (badge: Frame["badge"]): string | null =>
  badge === null ? null : (badge.text ?? t("badge.count", { count: badge.count ?? 0 }));

/** What an app wants said at its tab, rail entry or tile. */
export const AppBadge = ({
  badge,
  corner = false,
}: {
  badge: Frame["badge"];
  /** Over the upper right corner of an icon, instead of beside a word. */
  corner?: boolean;
}) => {
  if (badge === null) return null;
  return (
    <Box
      component="span"
      sx={{
        display: "inline-grid",
        placeItems: "center",
        minWidth: 16,
        maxWidth: corner ? 40 : 88,
        height: 16,
        px: "4px",
        borderRadius: "8px",
        bgcolor: "primary.main",
        color: "primary.contrastText",
        fontSize: "0.6875rem",
        lineHeight: "16px",
        fontWeight: 600,
        fontVariantNumeric: "tabular-nums",
        ...(corner
          ? {
              position: "absolute",
              top: -3,
              right: -3,
              boxShadow: "0 0 0 2px var(--badge-ground, #fff)",
            }
          : { ml: "6px", flexShrink: 0 }),
      }}
    >
      <Box
        component="span"
        aria-hidden
        sx={{
          maxWidth: "100%",
          overflow: "hidden",
          textOverflow: "ellipsis",
          whiteSpace: "nowrap",
        }}
      >
        {wordOf(badge)}
      </Box>
      {!corner && <VisuallyHidden>{badgeWords(badge)}</VisuallyHidden>}
    </Box>
  );
};
