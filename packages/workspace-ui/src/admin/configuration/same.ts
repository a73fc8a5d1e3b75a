const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether two values say the same; what is missing, `undefined` and `null` are one. */
export const same = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (a === undefined || a === null) return b === undefined || b === null;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((one, index) => same(one, b[index]));
  }
  if (isRecord(a) && isRecord(b)) {
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) =>
      same(a[key], b[key]),
    );
  }
  return false;
};

/** One place at which two values differ. */
export interface Difference {
  /** The names of the fields down to it; of list elements the name or the place, from 1. */
  path: readonly string[];
  theirs: unknown;
  mine: unknown;
}

const nameFields = ["campaignName", "queueName", "processName", "contextName", "group", "label"];

/** What an element of a list is called. */
const nameOf = (element: unknown, index: number): string => {
  if (isRecord(element)) {
    for (const field of [...nameFields, "dispositionClass", "name"]) {
      const value = element[field];
      if (typeof value === "string" && value !== "") return value;
    }
  }
  return String(index + 1);
};

/** Where `mine` differs from `theirs`, field by field; lists of plain words are one field. */
export const differences = (
  theirs: unknown,
  mine: unknown,
  path: readonly string[] = [],
): Difference[] => {
  if (same(theirs, mine)) return [];
  if (isRecord(theirs) && isRecord(mine)) {
    return [...new Set([...Object.keys(theirs), ...Object.keys(mine)])].flatMap((key) =>
      differences(theirs[key], mine[key], [...path, key]),
    );
  }
  if (Array.isArray(theirs) && Array.isArray(mine) && [...theirs, ...mine].every(isRecord)) {
    return Array.from({ length: Math.max(theirs.length, mine.length) }, (_, index) =>
      differences(theirs[index], mine[index], [
        ...path,
        nameOf(mine[index] ?? theirs[index], index),
      ]),
    ).flat();
  }
  return [{ path, theirs, mine }];
};
