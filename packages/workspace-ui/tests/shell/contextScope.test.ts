import { describe, expect, it } from "vitest";
import { type InContext, reaches, subjectOf } from "../../src/shell/contextScope";

const here: InContext = { interactionId: "int-1", customerId: 5001, ticketIds: ["T-1"] };

describe("what an event is about", () => {
  it("is the interaction of the delivery, before that of the payload", () => {
    expect(subjectOf({ interactionId: "int-2", customerId: 7 }, "int-1")).toEqual({
      interactionId: "int-1",
      customerId: 7,
      ticketId: null,
    });
    expect(subjectOf({ interactionId: "int-2" }, null).interactionId).toBe("int-2");
  });

  it.each([null, undefined, "text", 4, [], { customerId: "5001", ticketId: 4 }])(
    "is nothing for %j",
    (payload) => {
      expect(subjectOf(payload, null)).toEqual({
        interactionId: null,
        customerId: null,
        ticketId: null,
      });
    },
  );
});

describe("a context event", () => {
  const about = (facts: Partial<ReturnType<typeof subjectOf>>) => ({
    interactionId: null,
    customerId: null,
    ticketId: null,
    ...facts,
  });

  it.each([
    ["its own interaction", about({ interactionId: "int-1" }), true],
    ["another interaction", about({ interactionId: "int-2" }), false],
    [
      "another interaction of the same customer",
      about({ interactionId: "int-2", customerId: 5001 }),
      false,
    ],
    ["its customer", about({ customerId: 5001 }), true],
    ["another customer", about({ customerId: 5002 }), false],
    ["its ticket", about({ ticketId: "T-1", customerId: 5002 }), true],
    ["another ticket", about({ ticketId: "T-2" }), false],
  ])("about %s", (_what, subject, expected) => {
    expect(reaches(subject, here)).toBe(expected);
  });

  it("about an unknown customer is not about another unknown customer", () => {
    expect(reaches(about({ customerId: -1 }), { ...here, customerId: -1 })).toBe(false);
  });

  it("reaches an instance with nothing in context only when it names no interaction", () => {
    expect(reaches(about({ ticketId: "T-9" }), null)).toBe(true);
    expect(reaches(about({ interactionId: "int-1" }), null)).toBe(false);
  });
});
