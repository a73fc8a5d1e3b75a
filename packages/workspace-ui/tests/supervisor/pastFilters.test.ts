import { describe, expect, it } from "vitest";
import {
  addressOf,
  countOf,
  filtersIn,
  noFilters,
  pastQuery,
} from "../../src/supervisor/past/pastFilters";
import { exportAddress } from "../../src/supervisor/SupervisionApi";

describe("the filters of past interactions", () => {
  it("ask for nothing when nothing is set", () => {
    expect(pastQuery(noFilters).toString()).toBe("");
    expect(exportAddress(noFilters)).toBe("/api/v1/interactions/export");
  });

  it("turn days into instants, the last day whole", () => {
    const query = pastQuery({ ...noFilters, from: "2026-03-01", to: "2026-03-02" });
    expect(Number(query.get("from"))).toBe(new Date(2026, 2, 1).getTime());
    expect(Number(query.get("to"))).toBe(new Date(2026, 2, 3).getTime() - 1);
  });

  it("are the same for the list and for the export", () => {
    const filters = { ...noFilters, kind: "chat", userId: "agent1", q: "Rao & Sons" } as const;
    expect(exportAddress(filters).split("?")[1]).toBe(pastQuery(filters).toString());
    expect(pastQuery(filters).get("q")).toBe("Rao & Sons");
  });

  it("come back from the page's address as they were", () => {
    const filters = {
      ...noFilters,
      from: "2026-03-01",
      direction: "outbound",
      dispositionCode: "CALLBACK",
      q: "50%",
    } as const;
    expect(filtersIn(addressOf(filters))).toEqual(filters);
  });

  it("take nothing from an address that makes no sense", () => {
    expect(filtersIn("from=yesterday&kind=letter&direction=up&more=1")).toEqual(noFilters);
  });

  it("are counted without the text, which stands in sight", () => {
    expect(countOf({ ...noFilters, q: "Rao", kind: "call", from: "2026-03-01" })).toBe(2);
  });
});
