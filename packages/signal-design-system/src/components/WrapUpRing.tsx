import Box from "@mui/material/Box";
import CircularProgress from "@mui/material/CircularProgress";
import { LiveTimer, useClock } from "./LiveTimer";

const browserClock = (): number => Date.now();

/** Props of {@link WrapUpRing}; instants in milliseconds since the epoch. */
export interface WrapUpRingProps {
  readonly from: number;
  readonly to: number;
  readonly now?: (() => number) | undefined;
  /** What runs out, for a screen reader; "Wrap-up time left" unless told. */
  readonly label?: string | undefined;
  /** Whose colours; wrap-up's unless told. */
  readonly tone?: "wrapUp" | "ringing" | undefined;
}

/** A ring that runs out with the time for wrap-up, and the time left in figures. */
export function WrapUpRing({
  from,
  to,
  now = browserClock,
  label = "Wrap-up time left",
  tone = "wrapUp",
}: WrapUpRingProps) {
  const time = useClock(now, to, true);
  const whole = Math.max(1, to - from);
  const left = Math.min(100, Math.max(0, ((to - time) / whole) * 100));
  return (
    <Box sx={{ position: "relative", width: 48, height: 48, flexShrink: 0 }}>
      <CircularProgress
        aria-hidden
        variant="determinate"
        value={100}
        size={48}
        thickness={3}
        sx={{ position: "absolute", color: "neutral.200" }}
      />
      <CircularProgress
        aria-hidden
        variant="determinate"
        value={left}
        size={48}
        thickness={3}
        sx={{ position: "absolute", color: `state.${tone}.main` }}
      />
      <Box
        sx={{
          position: "absolute",
          inset: 0,
          display: "grid",
          placeItems: "center",
          fontSize: "0.75rem",
          fontWeight: 500,
          color: `state.${tone}.text`,
        }}
      >
        <LiveTimer to={to} now={now} label={label} />
      </Box>
    </Box>
  );
}
