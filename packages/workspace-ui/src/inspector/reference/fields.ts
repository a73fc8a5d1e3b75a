/** One field of a payload or argument. */
export interface FieldRow {
  /** Where it stands: `customer.phone`, `fields[].type`. */
  path: string;
  /** Its type in TypeScript's words. */
  type: string;
  required: boolean;
  meaning: string;
}

interface Schema {
  type?: string | string[];
  format?: string;
  description?: string;
  const?: unknown;
  enum?: unknown[];
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  required?: string[];
  items?: Schema;
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
  $ref?: string;
  $defs?: Record<string, Schema>;
}

/** Fields below this depth are not told one by one. */
const deepest = 3;

const isSchema = (value: unknown): value is Schema => typeof value === "object" && value !== null;

/** The fields of a JSON Schema, from top to bottom, those of nested objects below their own. */
export const fieldsOf = (schema: unknown): FieldRow[] => {
  if (!isSchema(schema)) return [];
  const defs = schema.$defs ?? {};
  const rows: FieldRow[] = [];
  const add = (part: Schema, path: string, depth: number): void => {
    const { value: own, list } = through(part, defs);
    if (own.properties === undefined) {
      if (depth === 0 && list) rows.push(row("[]", own, own, true));
      return;
    }
    for (const [name, field] of Object.entries(own.properties)) {
      const at = `${path}${list ? "[]" : ""}${path === "" && !list ? "" : "."}${name}`;
      rows.push(row(at, field, resolved(field, defs), own.required?.includes(name) ?? false));
      if (depth < deepest) add(field, at, depth + 1);
    }
  };
  const row = (path: string, field: Schema, real: Schema, required: boolean): FieldRow => ({
    path,
    type: typeOf(field, defs),
    required,
    meaning: meaningOf(field, real),
  });
  add(schema, "", 0);
  return rows;
};

/** The values of a choice that say what they mean. */
const toldValues = ({ oneOf }: Schema): Schema[] =>
  (oneOf ?? []).filter((one) => one.const !== undefined && one.description !== undefined);

/** What a field means, with what its values mean. */
const meaningOf = (field: Schema, real: Schema): string => {
  const own = field.description ?? real.description ?? "";
  const told = toldValues(real);
  if (told.length === 0) return own;
  return `${own} ${told
    .map(({ const: value, description }) => `\`${String(value)}\`: ${lower(description ?? "")}`)
    .join("; ")}.`.trim();
};

const lower = (text: string): string =>
  text === "" ? "" : `${text[0]?.toLowerCase()}${text.slice(1).replace(/\.$/, "")}`;

const resolved = (part: Schema, defs: Record<string, Schema>): Schema => {
  let here = part;
  for (let steps = 0; here.$ref !== undefined && steps < 8; steps += 1) {
    const next = defs[here.$ref.replace("#/$defs/", "")];
    if (next === undefined) break;
    here = next;
  }
  return here;
};

/** The object that a part is made of: through references, alternatives with `null`, and lists. */
const through = (part: Schema, defs: Record<string, Schema>): { value: Schema; list: boolean } => {
  const here = resolved(part, defs);
  const only = (here.anyOf ?? here.oneOf)?.filter((one) => resolved(one, defs).type !== "null");
  if (only?.length === 1 && only[0] !== undefined) return through(only[0], defs);
  if (here.items !== undefined && here.properties === undefined) {
    return { value: through(here.items, defs).value, list: true };
  }
  return { value: here, list: false };
};

/** A type in TypeScript's words. */
export const typeOf = (part: Schema, defs: Record<string, Schema> = {}): string => {
  const here = resolved(part, defs);
  if (here.const !== undefined) return JSON.stringify(here.const);
  if (here.enum !== undefined) return here.enum.map((one) => JSON.stringify(one)).join(" | ");
  const alternatives = here.oneOf ?? here.anyOf;
  if (alternatives !== undefined) {
    const words = [...new Set(alternatives.map((one) => typeOf(one, defs)))];
    return words.join(" | ");
  }
  if (Array.isArray(here.type)) {
    return here.type.map((type) => typeOf({ ...here, type }, defs)).join(" | ");
  }
  switch (here.type) {
    case "integer":
    case "number":
      return "number";
    case "string":
    case "boolean":
    case "null":
      return here.type;
    case "array": {
      const item = here.items === undefined ? "unknown" : typeOf(here.items, defs);
      return item.includes(" | ") ? `(${item})[]` : `${item}[]`;
    }
    case "object":
      return here.properties === undefined && isSchema(here.additionalProperties)
        ? `Record<string, ${typeOf(here.additionalProperties, defs)}>`
        : "object";
    default:
      return "unknown";
  }
};
