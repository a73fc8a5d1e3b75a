import { describe, expect, it } from "vitest";
import { CAPACITY, changed, type EventLog, emptyLog, exported, selected } from "./eventLog";

function arrive(log: EventLog, name: string, payload: unknown = {}): EventLog {
  return changed(log, { type: "arrived", entry: { at: 0, name, scope: "global", payload } });
}

describe("the log", () => {
  it("lists the newest first, numbered", () => {
    const log = arrive(arrive(emptyLog, "callRinging"), "callConnected");
    expect(log.entries.map((entry) => [entry.number, entry.name])).toEqual([
      [2, "callConnected"],
      [1, "callRinging"],
    ]);
  });

  it("loses nothing while it is paused", () => {
    const paused = arrive(
      changed(arrive(emptyLog, "callRinging"), { type: "pause" }),
      "callConnected",
    );
    expect(paused.entries).toHaveLength(1);
    expect(paused.waiting).toHaveLength(1);
    expect(changed(paused, { type: "resume" }).entries.map((entry) => entry.number)).toEqual([
      2, 1,
    ]);
  });

  it("keeps the newest when it is full", () => {
    let log = emptyLog;
    for (let n = 0; n < CAPACITY + 5; n += 1) log = arrive(log, "callRinging");
    expect(log.entries).toHaveLength(CAPACITY);
    expect(log.entries[0]?.number).toBe(CAPACITY + 5);
  });

  it("is empty after it is cleared, and numbers go on", () => {
    const log = arrive(
      changed(arrive(emptyLog, "callRinging"), { type: "clear" }),
      "callConnected",
    );
    expect(log.entries.map((entry) => entry.number)).toEqual([2]);
  });
});

describe("the selection", () => {
  const { entries } = arrive(arrive(emptyLog, "callRinging", { phone: "+9198" }), "agentReady", {
    userId: "Asha",
  });

  it.each([
    [[], "", 2],
    [["agentReady"], "", 1],
    [[], "asha", 1],
    [[], "RINGING", 1],
    [["agentReady"], "+9198", 0],
  ])("of names %j and search %j finds %i", (names, search, count) => {
    expect(selected(entries, { names, search })).toHaveLength(count);
  });
});

it("exports the oldest first, with readable instants", () => {
  const { entries } = arrive(arrive(emptyLog, "callRinging"), "callConnected");
  const rows = JSON.parse(exported(entries));
  expect(rows.map((row: { name: string }) => row.name)).toEqual(["callRinging", "callConnected"]);
  expect(rows[0].at).toBe("1970-01-01T00:00:00.000Z");
});
