/** The clock of {@link paced}. */
export interface PaceEdges {
  now(): number;
  setTimeout(run: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
}

/** Something that runs when asked, but not too often. */
export interface Paced {
  ask(): void;
  stop(): void;
}

/** Of the time, this share at most goes into running: what takes long runs seldom. */
const share = 4;

/**
 * Runs `run` when asked: never twice at once, at most once in `least` milliseconds, and never so often that it eats
 * more than a quarter of the time. Whatever is asked meanwhile is one further run.
 */
export const paced = (
  run: () => Promise<unknown>,
  least: number,
  edges: PaceEdges = {
    now: () => performance.now(),
    setTimeout: (later, ms) => window.setTimeout(later, ms),
    clearTimeout: (timer) => window.clearTimeout(timer as number),
  },
): Paced => {
  let earliest = Number.NEGATIVE_INFINITY;
  let running = false;
  let wanted = false;
  let timer: unknown;
  let stopped = false;

  const start = async (): Promise<void> => {
    timer = undefined;
    wanted = false;
    running = true;
    const began = edges.now();
    try {
      await run();
    } catch {
      // Whoever runs it shows what went wrong; the next notice tries again.
    }
    running = false;
    const took = edges.now() - began;
    earliest = Math.max(began + least, began + took * share);
    if (wanted) plan();
  };

  const plan = (): void => {
    if (stopped || running || timer !== undefined) return;
    timer = edges.setTimeout(() => void start(), Math.max(0, earliest - edges.now()));
  };

  return {
    ask: () => {
      wanted = true;
      plan();
    },
    stop: () => {
      stopped = true;
      edges.clearTimeout(timer);
    },
  };
};
