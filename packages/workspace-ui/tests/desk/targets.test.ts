import { describe, expect, it } from "vitest";
import { findTargets } from "../../src/desk/handOver/targets";
import type { Targets } from "../../src/host/types";

const targets: Targets = {
  users: [
    { userId: "agent3", userName: "Farah Khan", state: "busy", campaignId: 1 },
    { userId: "agent2", userName: "Jon Fernandes", state: "ready", campaignId: 1 },
  ],
  queues: [
    { agentQueueId: 11, queueName: "Billing", campaignName: "Customer care", readyAgents: 1 },
  ],
  campaigns: [{ campaignId: 2, campaignName: "Renewals" }],
  ivrs: [{ contextId: 5, contextName: "Survey" }],
  localIvrs: [{ contextId: 9, contextName: "Card payment" }],
  thirdParties: [{ thirdPartyId: 3, name: "Identity check", phone: "+918040001234" }],
};

const kinds = (mode: "transfer" | "consult" | "conference", typed = ""): string[] =>
  findTargets(targets, mode, typed).map(({ kind }) => kind);
const labels = (mode: "transfer" | "consult" | "conference", typed: string): string[] =>
  findTargets(targets, mode, typed).flatMap(({ choices }) => choices.map(({ label }) => label));

describe("where a call can go", () => {
  it("depends on the way: transfer, consultation, conference", () => {
    expect(kinds("transfer")).toEqual(["user", "queue", "campaign", "ivr"]);
    expect(kinds("consult")).toEqual(["user"]);
    expect(kinds("conference")).toEqual(["user", "thirdParty", "localIvr"]);
  });

  it("has people who are ready first", () => {
    expect(labels("consult", "")).toEqual(["Jon Fernandes", "Farah Khan"]);
  });

  it("is found by a part of a name, whatever its case, or by an id", () => {
    expect(labels("transfer", "bil")).toEqual(["Billing"]);
    expect(labels("consult", "AGENT3")).toEqual(["Farah Khan"]);
  });

  it("is any number that is typed, before everybody who has it", () => {
    expect(findTargets(targets, "conference", "+91 80 4000 1234")).toMatchObject([
      { kind: "phone", choices: [{ target: { kind: "phone", phone: "+918040001234" } }] },
      { kind: "thirdParty", choices: [{ label: "Identity check" }] },
    ]);
  });

  it.each(["12", "agent 2", "+", "call 123"])("takes %s for no number", (typed) => {
    expect(kinds("transfer", typed)).not.toContain("phone");
  });

  it("offers a typed number even while the list isn't there", () => {
    expect(findTargets(undefined, "transfer", "1800").map(({ kind }) => kind)).toEqual(["phone"]);
  });
});
