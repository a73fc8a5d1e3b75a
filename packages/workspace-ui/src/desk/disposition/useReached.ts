import { useEffect, useState } from "react";

/** How often the clock is looked at, in milliseconds: it may be set, or run fast. */
const lookEvery = 250;

/** Whether an instant of the host's clock has come; `null` never comes. */
export const useReached = (at: number | null, now: () => number): boolean => {
  const [reached, setReached] = useState(() => at !== null && now() >= at);
  useEffect(() => {
    const look = (): void => setReached(at !== null && now() >= at);
    look();
    if (at === null) return;
    const timer = setInterval(look, lookEvery);
    return () => clearInterval(timer);
  }, [at, now]);
  return reached;
};
