type Plain = Record<string, unknown>;

function isPlain(value: unknown): value is Plain {
  if (typeof value !== "object" || value === null) {
    return false;
  }
  const prototype = Object.getPrototypeOf(value);
  // A React element is a plain object too, but a leaf of the options.
  return (prototype === Object.prototype || prototype === null) && !("$$typeof" in value);
}

/** `base` with `over` laid over it: plain objects are merged, everything else is replaced; neither is changed. */
export function merged<T extends object>(base: T, over: object): T {
  const result: Plain = { ...(base as Plain) };
  for (const [key, value] of Object.entries(over)) {
    const below = result[key];
    if (value !== undefined) {
      result[key] = isPlain(below) && isPlain(value) ? merged(below, value) : value;
    }
  }
  return result as T;
}
