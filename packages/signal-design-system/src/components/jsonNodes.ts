/** One visible line of a JSON tree. */
export interface JsonNode {
  /** Its JSON Pointer after `$`, unique in the tree. */
  readonly id: string;
  /** The pointer of what contains it. */
  readonly parent: string | null;
  readonly path: readonly string[];
  /** Name or index within its parent; `null` for the whole. */
  readonly key: string | null;
  readonly depth: number;
  readonly kind: "string" | "number" | "boolean" | "null" | "array" | "object";
  readonly value: unknown;
  /** How many things it contains. */
  readonly size: number;
  readonly open: boolean;
  /** Its place among its siblings, from 1, and their number. */
  readonly position: number;
  readonly siblings: number;
  /** The value as JSON, for the clipboard. */
  readonly text: () => string;
}

function kindOf(value: unknown): JsonNode["kind"] {
  if (Array.isArray(value)) {
    return "array";
  }
  switch (typeof value) {
    case "string":
      return "string";
    case "number":
    case "bigint":
      return "number";
    case "boolean":
      return "boolean";
    case "object":
      return value === null ? "null" : "object";
    default:
      // JSON has no such value: shown as what a transport would make of it.
      return "null";
  }
}

function textOf(value: unknown): string {
  if (typeof value === "string") {
    return value;
  }
  return JSON.stringify(value, null, 2) ?? String(value);
}

const escaped = (part: string): string => part.replaceAll("~", "~0").replaceAll("/", "~1");

/** The lines that are in sight, from the top, when `isOpen` says which containers are open. */
export function visibleNodes(
  value: unknown,
  isOpen: (id: string, depth: number) => boolean,
): readonly JsonNode[] {
  const nodes: JsonNode[] = [];
  const visit = (
    part: unknown,
    path: readonly string[],
    parent: string | null,
    position: number,
    siblings: number,
  ): void => {
    const id = ["$", ...path.map(escaped)].join("/");
    const depth = path.length;
    const kind = kindOf(part);
    const entries: ReadonlyArray<readonly [string, unknown]> =
      kind === "array" || kind === "object" ? Object.entries(part as object) : [];
    const open = entries.length > 0 && isOpen(id, depth);
    nodes.push({
      id,
      parent,
      path,
      key: path[path.length - 1] ?? null,
      depth,
      kind,
      value: part,
      size: entries.length,
      open,
      position,
      siblings,
      text: () => textOf(part),
    });
    if (open) {
      entries.forEach(([key, child], index) => {
        visit(child, [...path, key], id, index + 1, entries.length);
      });
    }
  };
  visit(value, [], null, 1, 1);
  return nodes;
}
