import { describe, expect, it } from "vitest";
import {
  attemptLine,
  callTypeWord,
  failureLine,
  partiesOf,
  pendingLine,
  reasonLine,
  stateSince,
  whoOf,
} from "../../src/desk/call/callFacts";
import { DigitQueue } from "../../src/desk/call/DigitQueue";
import { disposal } from "../../src/desk/disposition/disposal";
import { sandboxFor } from "../../src/desk/EmbeddedPage";
import { callWith } from "../host/calls";
import { customers } from "../host/fixtures";

const asha = customers[0] ?? null;

describe("what a call's card says", () => {
  it("names the customer, else the lead, else the number", () => {
    const lead = { leadId: 1, leadName: "May", leadRecordId: "1", name: "Ravi", fields: {} };
    expect(whoOf(callWith({ customer: asha, lead }))).toBe("Asha Rao");
    expect(whoOf(callWith({ lead }))).toBe("Ravi");
    expect(whoOf(callWith({}))).toBe("+91 98000 00001");
  });

  it("says why it is here: who transferred it, from which list, how long it waited", () => {
    const nameOf = (userId: string) => (userId === "agent2" ? "Arjun Patel" : userId);
    expect(reasonLine(callWith({ transferredFrom: "agent2", waited: 42_000 }), nameOf)).toBe(
      "Transferred by Arjun Patel · Waited 00:42",
    );
    expect(reasonLine(callWith({}), nameOf)).toBeUndefined();
    expect(reasonLine(callWith({ state: "wrapUp", hangupFirst: "customer" }), nameOf)).toBe(
      "The customer hung up",
    );
  });

  it.each([
    ["outbound.callback.dial", "Callback"],
    ["outbound.auto.preview.dial", "Automatic preview call"],
    ["some.new.dial", "Outbound call"],
  ])("calls a call of the type %s: %s", (callType, word) => {
    expect(callTypeWord({ callType, direction: "outbound" })).toBe(word);
  });

  it("says what is being tried, what waits for the telephony system, and what failed", () => {
    const call = callWith({
      attempt: {
        what: "consult",
        target: { kind: "phone", phone: "+918040001234" },
        label: "+918040001234",
        since: 5,
        until: null,
      },
      order: { orderId: "1", command: "hangUp", since: 1 },
      failure: { command: "transfer", reason: "nobody answered", at: 1 },
    });
    expect(attemptLine(call)).toEqual({ label: "Calling +91 80400 01234", since: 5 });
    expect(pendingLine(call)).toBe("Hang up: waiting for the telephony system");
    expect(failureLine(call)).toBe("Transfer did not work: nobody answered");
  });

  it("counts a conference from when the last party came", () => {
    const party = { kind: "user", label: "Jon" } as const;
    const parties = [
      { ...party, partyId: "1", since: 10 },
      { ...party, partyId: "2", since: 30 },
    ];
    expect(stateSince(callWith({ state: "conference", connectedAt: 5, parties }))).toBe(30);
  });

  it("shows a party's number once", () => {
    const party = { partyId: "1", kind: "phone", label: "+918040001234", since: 1 } as const;
    const [shown] = partiesOf(callWith({ parties: [{ ...party, phone: "+918040001234" }] })) ?? [];
    expect(shown).toMatchObject({ label: "+91 80400 01234", note: undefined });
  });
});

describe("digits", () => {
  it("that are pressed while others are under way go together, in order, and none twice", async () => {
    const sent: string[] = [];
    let answer: (done: boolean) => void = () => undefined;
    const queue = new DigitQueue((digits) => {
      sent.push(digits);
      return new Promise((resolve) => {
        answer = resolve;
      });
    });
    for (const digit of "123#") queue.press(digit);
    expect(sent).toEqual(["1"]);
    answer(true);
    await Promise.resolve();
    await Promise.resolve();
    expect(sent).toEqual(["1", "23#"]);
  });

  it("are dropped after one that was refused: the rest would mean something else", async () => {
    const sent: string[] = [];
    const queue = new DigitQueue((digits) => {
      sent.push(digits);
      return Promise.resolve(false);
    });
    for (const digit of "12") queue.press(digit);
    await Promise.resolve();
    await Promise.resolve();
    expect(sent).toEqual(["1"]);
  });
});

describe("a disposition", () => {
  it("becomes a command with callback and next number", () => {
    const call = callWith({ customer: asha, customerId: 1001 });
    expect(
      disposal(call, {
        dispositionClass: "Call again",
        dispositionCode: "again.later",
        note: "",
        callback: { at: 99, self: false },
        dialNext: "+919800000001",
      }),
    ).toEqual({
      command: "dispose",
      interactionId: "int-1",
      dispositionCode: "again.later",
      callback: { callbackTime: 99, isSelfCallback: false },
      thenDial: { phone: "+919800000001", customerId: 1001 },
    });
  });

  it("takes a number that isn't the customer's for somebody else's", () => {
    const command = disposal(callWith({ customer: asha, customerId: 1001 }), {
      dispositionClass: "Resolved",
      dispositionCode: "resolved.other",
      note: "Ask the plumber",
      dialNext: "+911234567890",
    });
    expect(command).toMatchObject({
      thenDial: { phone: "+911234567890" },
      note: "Ask the plumber",
    });
    expect(command).not.toHaveProperty("thenDial.customerId");
  });
});

describe("an embedded page", () => {
  it("runs in a sandbox that never lets it lead the shell elsewhere", () => {
    const sandbox = sandboxFor("https://crm.example/page?phone=1", "https://desk.example");
    expect(sandbox).toContain("allow-scripts");
    expect(sandbox).toContain("allow-same-origin");
    expect(sandbox).not.toContain("allow-top-navigation");
  });

  it("of the shell's own origin loses that origin: it could take its sandbox off", () => {
    expect(sandboxFor("https://desk.example/page", "https://desk.example")).not.toContain(
      "allow-same-origin",
    );
  });

  it.each(["javascript:alert(1)", "data:text/html,x", "crm", ""])("is not shown for %j", (url) => {
    expect(sandboxFor(url, "https://desk.example")).toBeNull();
  });
});
