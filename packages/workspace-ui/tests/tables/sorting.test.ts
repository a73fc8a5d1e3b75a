import { describe, expect, it } from "vitest";
import { sorted, turned } from "../../src/tables/sorting";

describe("sorting rows", () => {
  it("compares words as people do, and figures in words by their value", () => {
    const names = ["agent10", "Agent2", "agent1"];
    expect(sorted(names, (name) => name, false)).toEqual(["agent1", "Agent2", "agent10"]);
  });

  it("keeps the order of equal rows in both directions", () => {
    const rows = [
      { id: "a", value: 1 },
      { id: "b", value: 2 },
      { id: "c", value: 1 },
    ];
    const ids = (descending: boolean) =>
      sorted(rows, ({ value }) => value, descending).map(({ id }) => id);
    expect(ids(false)).toEqual(["a", "c", "b"]);
    expect(ids(true)).toEqual(["b", "a", "c"]);
  });

  it.each([false, true])("puts rows without a value last (descending: %s)", (descending) => {
    expect(sorted([null, 3, 1], (value) => value, descending).at(-1)).toBeNull();
  });

  it("turns with each click on the same column, and begins anew on another", () => {
    const first = turned(null, "name");
    expect(first).toEqual({ column: "name", descending: false });
    expect(turned(first, "name")).toEqual({ column: "name", descending: true });
    expect(turned(turned(first, "name"), "state")).toEqual({ column: "state", descending: false });
  });
});
