/** Longer names are no slips of the pen, and comparing them would cost too much. */
const longestName = 64;

/**
 * The name that was probably meant by one that is none of `names`: one that differs in case only, else the one with the
 * fewest characters to change, as long as they are at most two, or a third of the name.
 */
export const nearest = (given: string, names: Iterable<string>): string | undefined => {
  if (given === "" || given.length > longestName) return undefined;
  const wanted = given.toLowerCase();
  let best: string | undefined;
  let least = Math.min(wanted.length, Math.max(2, Math.floor(wanted.length / 3)) + 1);
  for (const name of names) {
    const candidate = name.toLowerCase();
    if (candidate === wanted) return name;
    if (Math.abs(candidate.length - wanted.length) >= least) continue;
    const distance = editDistance(wanted, candidate);
    if (distance >= least) continue;
    least = distance;
    best = name;
  }
  return best;
};

/** How many characters must be put in, taken out or replaced to get from `a` to `b`. */
const editDistance = (a: string, b: string): number => {
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const replaced = (above[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      line.push(Math.min(replaced, (above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1));
    }
    above = line;
  }
  return above[b.length] ?? 0;
};
