import { describe, expect, it } from "vitest";
import type { Ticket } from "../../src/host/types";
import { changesOf, conflictOf, fieldsOf, settled } from "../../src/tickets/ticketDraft";
import { ticketWith } from "../host/tickets";

const base = ticketWith({ subject: "Wrong invoice", externalState: "Open", stateGroup: "OPEN" });
const fields = fieldsOf(base);

describe("what is asked of the host", () => {
  it("is nothing when nothing differs", () => {
    expect(changesOf(fields, { ...fields })).toBeNull();
  });

  it("is what differs, without white space around it", () => {
    expect(changesOf(fields, { ...fields, subject: " Wrong address " })).toEqual({
      subject: "Wrong address",
    });
  });

  it("has the reason when the ticket is closed, and not when it is opened again", () => {
    const closed = { ...fields, externalState: "Closed", closureReason: "Sent anew" };
    expect(changesOf(fields, closed)).toEqual({
      externalState: "Closed",
      closureReason: "Sent anew",
    });
    expect(changesOf(closed, { ...fields, closureReason: "" })).toEqual({ externalState: "Open" });
  });
});

describe("two people change the same ticket", () => {
  const theirs = (facts: Partial<Ticket>): Ticket => ({ ...base, revision: 4, ...facts });

  it("to different values: the agent has to choose", () => {
    const conflict = conflictOf(base, theirs({ subject: "Wrong name" }), {
      ...fields,
      subject: "Wrong address",
    });
    expect(conflict).toMatchObject({ contested: ["subject"], onlyTheirs: [], onlyMine: [] });
    expect(settled(conflict, new Set()).subject).toBe("Wrong name");
    expect(settled(conflict, new Set(["subject"])).subject).toBe("Wrong address");
  });

  it("to the same value: nothing is left to choose", () => {
    const conflict = conflictOf(base, theirs({ subject: "Wrong name" }), {
      ...fields,
      subject: "Wrong name",
    });
    expect(conflict).toMatchObject({ contested: [], onlyTheirs: ["subject"], onlyMine: [] });
  });

  it("in different places: both hold", () => {
    const conflict = conflictOf(base, theirs({ externalState: "Waiting" }), {
      ...fields,
      customerId: 1002,
    });
    expect(conflict).toMatchObject({ contested: [], onlyTheirs: ["externalState"] });
    expect(settled(conflict, new Set())).toMatchObject({
      externalState: "Waiting",
      customerId: 1002,
    });
  });
});
