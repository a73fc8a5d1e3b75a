import { describe, expect, it } from "vitest";
import { InspectorLog, type NewLogEntry } from "../../src/bridge/inspectorLog";
import { matches, noFilters } from "../../src/inspector/filters";

const entry = (change: Partial<NewLogEntry> = {}): NewLogEntry => ({
  at: 1,
  direction: "fromApp",
  transport: "legacy",
  instanceId: "i",
  appName: "Monitor",
  kind: "request",
  service: "store",
  name: "get",
  detail: "",
  outcome: "pending",
  errorCode: null,
  durationMs: null,
  size: 10,
  payload: { key: "colour" },
  ...change,
});

describe("the log", () => {
  it("keeps no more entries than its limit, the newest", () => {
    const log = new InspectorLog({ entries: 100, characters: 1e9 });
    for (let count = 0; count < 1_000; count += 1) log.add(entry());
    expect(log.entries.length).toBeLessThanOrEqual(100);
    expect(log.entries.at(-1)?.seq).toBe(1_000);
  });

  it("keeps no more text than its limit", () => {
    const log = new InspectorLog({ entries: 100, characters: 1_000 });
    for (let count = 0; count < 50; count += 1) log.add(entry({ size: 300 }));
    const kept = log.entries.reduce((sum, one) => sum + one.size, 0);
    expect(kept).toBeLessThanOrEqual(1_000);
    expect(log.entries.at(-1)?.seq).toBe(50);
  });

  it("settles a request that is still there, and ignores one that is not", () => {
    const log = new InspectorLog();
    const forgotten = log.add(entry());
    log.clear();
    const asked = log.add(entry());
    log.settle(asked, "failure", 121, 5);
    log.settle(forgotten, "success", null, 1);
    expect(log.entries).toHaveLength(1);
    expect(log.entries[0]).toMatchObject({ outcome: "failure", errorCode: 121, durationMs: 5 });
  });
});

describe("filters", () => {
  const failure = { ...entry({ outcome: "failure", errorCode: 121 }), seq: 1 };
  const event = {
    ...entry({ kind: "event", service: "globalEvent", name: "callConnected" }),
    seq: 2,
  };

  it("show everything at first", () => {
    expect(matches(failure, noFilters)).toBe(true);
  });

  it("show entries of any of the chosen kinds", () => {
    const filters = { ...noFilters, kinds: new Set(["events", "failures"] as const) };
    expect([failure, event].map((one) => matches(one, filters))).toEqual([true, true]);
    expect(matches({ ...entry(), seq: 3 }, filters)).toBe(false);
  });

  it("search names and payloads, whatever the case", () => {
    expect(matches(failure, { ...noFilters, search: "COLOUR" })).toBe(true);
    expect(matches(event, { ...noFilters, search: "callconn" })).toBe(true);
    expect(matches(event, { ...noFilters, search: "hang" })).toBe(false);
  });

  it("show one app's messages", () => {
    expect(matches(event, { ...noFilters, app: "Other" })).toBe(false);
  });
});
