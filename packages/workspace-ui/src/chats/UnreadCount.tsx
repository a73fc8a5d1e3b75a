import { Box } from "@exotel-npm-dev/signal-design-system";

/** How many messages are unread. */
export const UnreadCount = ({ count }: { count: number }) => (
  <Box
    component="span"
    aria-hidden
    sx={{
      minWidth: 18,
      height: 18,
      px: "5px",
      display: "inline-grid",
      placeItems: "center",
      borderRadius: "9px",
      bgcolor: "primary.main",
      color: "primary.contrastText",
      fontSize: "0.6875rem",
      lineHeight: 1,
      fontWeight: 600,
      fontVariantNumeric: "tabular-nums",
    }}
  >
    {count > 99 ? "99+" : count}
  </Box>
);
