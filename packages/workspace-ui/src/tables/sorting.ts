/** By which column rows are sorted. */
export interface Sort {
  column: string;
  descending: boolean;
}

type Comparable = number | string | null;

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

const compare = (a: Comparable, b: Comparable): number => {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return typeof a === "number" && typeof b === "number"
    ? a - b
    : collator.compare(String(a), String(b));
};

/**
 * The rows in order; equal ones keep the order that they came in, and rows without a value stand last either way. Each
 * row's value is taken once.
 */
export const sorted = <Row>(
  rows: readonly Row[],
  by: (row: Row) => Comparable,
  descending: boolean,
): Row[] =>
  rows
    .map((row) => ({ row, value: by(row) }))
    .sort((a, b) => {
      const order = compare(a.value, b.value);
      return descending && a.value !== null && b.value !== null ? -order : order;
    })
    .map(({ row }) => row);

/** What a click on a column's head leads to: ascending, descending, and ascending again. */
export const turned = (sort: Sort | null, column: string): Sort => ({
  column,
  descending: sort?.column === column && !sort.descending,
});
