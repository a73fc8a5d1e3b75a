import type { Customer, CustomerDraft } from "../../host/types";

/** The columns that every customer has, in the order of the form. */
export const fixedColumns = ["name", "phone", "email", "company", "city", "language"] as const;
type FixedColumn = (typeof fixedColumns)[number];

/** A record as one flat table: fixed columns by their name, own fields as `fields.<name>`. */
export type Columns = Readonly<Record<string, string>>;

const own = "fields.";

/** A record's table. */
export const columnsOf = (record: CustomerDraft): Columns => ({
  ...Object.fromEntries(fixedColumns.map((column) => [column, record[column] ?? ""])),
  ...Object.fromEntries(
    Object.entries(record.fields).map(([name, value]) => [`${own}${name}`, value]),
  ),
});

/** The name of an own field; `null` for a fixed column. */
export const ownField = (column: string): string | null =>
  column.startsWith(own) ? column.slice(own.length) : null;

/** The record of a table, without spaces around its values. */
export const draftOf = (columns: Columns): CustomerDraft => {
  const of = (column: FixedColumn): string => (columns[column] ?? "").trim();
  const fields = Object.entries(columns).flatMap(([column, value]) => {
    const name = ownField(column);
    return name === null || value.trim() === "" ? [] : [[name, value.trim()] as const];
  });
  return {
    name: of("name"),
    phone: of("phone"),
    email: of("email"),
    company: of("company"),
    city: of("city"),
    language: of("language"),
    fields: Object.fromEntries(fields),
  };
};

/** A column that two people changed, each in another way. */
export interface Conflict {
  column: string;
  mine: string;
  theirs: string;
}

/** What two people made of one record: what only one of them changed is taken; the rest has to be chosen. */
export const mergeRecords = (
  base: CustomerDraft,
  mine: Columns,
  theirs: Customer,
): { merged: Columns; conflicts: Conflict[] } => {
  const before = columnsOf(base);
  const other = columnsOf(theirs);
  const merged: Record<string, string> = {};
  const conflicts: Conflict[] = [];
  for (const column of new Set([...Object.keys(other), ...Object.keys(mine)])) {
    const [was, my, their] = [before, mine, other].map((table) => (table[column] ?? "").trim());
    const iChanged = my !== was;
    const theyChanged = their !== was;
    merged[column] = (iChanged ? my : their) ?? "";
    if (iChanged && theyChanged && my !== their) {
      conflicts.push({ column, mine: my ?? "", theirs: their ?? "" });
    }
  }
  return { merged, conflicts };
};
