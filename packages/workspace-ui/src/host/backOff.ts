/** Milliseconds to wait before try number `attempt` (0 for the first), with jitter so that desks don't all return at once. */
export const backOff = (attempt: number, random: () => number): number => {
  const ceiling = Math.min(10_000, 250 * 2 ** Math.min(attempt, 10));
  return Math.round(ceiling / 2 + (ceiling / 2) * random());
};
