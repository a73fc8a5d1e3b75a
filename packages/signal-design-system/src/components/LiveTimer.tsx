import Box from "@mui/material/Box";
import type { SxProps, Theme } from "@mui/material/styles";
import { useEffect, useState } from "react";
import { formatDuration } from "../helpers/duration";

/** Props of {@link LiveTimer}: counts up from `since`, or down to `to`. */
export interface LiveTimerProps {
  /** Start, in milliseconds since the epoch; the timer counts up from it. */
  readonly since?: number | undefined;
  /** End, in milliseconds since the epoch; the timer counts down to it and stays at 00:00. */
  readonly to?: number | undefined;
  /** Where the counting stopped; the figures stand still. */
  readonly until?: number | undefined;
  /** The clock, milliseconds since the epoch; the browser's unless given (a host's clock may differ). */
  readonly now?: (() => number) | undefined;
  /** What is being measured, for a screen reader: "Call duration". */
  readonly label?: string | undefined;
  readonly className?: string | undefined;
  readonly sx?: SxProps<Theme> | undefined;
}

/** The time by `now`, renewed at each full second counted from `anchor`, while `running`. */
export function useClock(now: () => number, anchor: number, running: boolean): number {
  const [time, setTime] = useState(now);
  useEffect(() => {
    if (!running) {
      return;
    }
    let timer: ReturnType<typeof setTimeout>;
    const tick = (): void => {
      const current = now();
      setTime(current);
      const intoSecond = (((current - anchor) % 1000) + 1000) % 1000;
      timer = setTimeout(tick, 1000 - intoSecond);
    };
    tick();
    return () => clearTimeout(timer);
  }, [now, anchor, running]);
  return time;
}

const browserClock = (): number => Date.now();

/** A duration that lives: `mm:ss`, from one hour on `h:mm:ss`, in figures of equal width. */
export function LiveTimer({
  since,
  to,
  until,
  now = browserClock,
  label,
  className,
  sx,
}: LiveTimerProps) {
  const anchor = to ?? since ?? 0;
  const running = until === undefined && (since !== undefined || to !== undefined);
  const clock = useClock(now, anchor, running);
  const moment = until ?? clock;
  // Counting down shows the second that has begun, so that 00:00 means "over".
  const elapsed =
    to === undefined ? moment - (since ?? moment) : Math.ceil((to - moment) / 1000) * 1000;
  return (
    <Box
      component="span"
      role="timer"
      aria-label={label}
      className={className}
      sx={[
        { fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
        ...(Array.isArray(sx) ? sx : [sx ?? false]),
      ]}
    >
      {formatDuration(elapsed)}
    </Box>
  );
}
