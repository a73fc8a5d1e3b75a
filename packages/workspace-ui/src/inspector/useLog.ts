import { useEffect, useState } from "react";
import type { InspectorLog, LogEntry } from "../bridge/inspectorLog";

/** The log's entries, looked at no more than once a frame; a paused reader keeps what was there. */
export const useLog = (
  log: InspectorLog,
  paused: boolean,
): { entries: readonly LogEntry[]; dropped: number } => {
  const [shown, setShown] = useState({ entries: log.entries.slice(), dropped: log.dropped });
  useEffect(() => {
    if (paused) return;
    let frame = 0;
    const look = (): void => {
      frame = 0;
      setShown({ entries: log.entries.slice(), dropped: log.dropped });
    };
    look();
    const stop = log.subscribe(() => {
      if (frame === 0) frame = requestAnimationFrame(look);
    });
    return () => {
      stop();
      cancelAnimationFrame(frame);
    };
  }, [log, paused]);
  return shown;
};
