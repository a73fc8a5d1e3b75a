import { describe, expect, it } from "vitest";
import { filtersSet, narrows, readFilters, writeFilters } from "../../src/tickets/ticketFilters";

const read = (search: string) => readFilters(new URLSearchParams(search));

describe("filters in the address", () => {
  it("are read as they were written", () => {
    const filters = { group: "CLOSED", assignee: "nobody", agentQueueId: 11, q: "wrong invoice" };
    expect(read(writeFilters(filters))).toEqual(filters);
    expect(writeFilters({})).toBe("");
  });

  it("are left out when they make no sense", () => {
    expect(read("queue=eleven&state=&q=%20%20&unknown=1")).toEqual({});
  });

  it("are counted beside the search", () => {
    expect(filtersSet({ state: "Open", q: "x" })).toBe(1);
    expect(filtersSet({ q: "x" })).toBe(0);
    expect(narrows({ q: "x" })).toBe(true);
    expect(narrows({})).toBe(false);
  });
});
