import { describe, expect, it } from "vitest";
import { DeskStore } from "../../src/desk/deskStore";
import { findTargets } from "../../src/desk/handOver/targets";
import type { Desk, Interaction, Targets } from "../../src/host/types";
import { callWith } from "../host/calls";
import { chatWith } from "../host/chats";

let now = 0;
const deskOf = (...interactions: Interaction[]): Desk => {
  now += 1;
  return { now, sessionId: "s", interactions, recent: [] } as unknown as Desk;
};
const offered = chatWith({ interactionId: "new", state: "ringing" });

describe("an offered chat", () => {
  it("comes to the front of an idle desk, with its messages", () => {
    const desk = new DeskStore();
    desk.take(deskOf());
    desk.take(deskOf(offered));
    expect(desk.state).toMatchObject({ currentId: "new", tab: "chat" });
  });

  it("waits in the list while the agent has a chat or a call in hand", () => {
    for (const inHand of [chatWith({}), callWith({ state: "connected" })]) {
      const desk = new DeskStore();
      desk.take(deskOf(inHand));
      desk.take(deskOf(inHand, offered));
      expect(desk.state.currentId).toBe(inHand.interactionId);
    }
  });

  it("gives way to a call that rings", () => {
    const desk = new DeskStore();
    desk.take(deskOf(chatWith({})));
    desk.take(deskOf(chatWith({}), callWith({ interactionId: "call" })));
    expect(desk.state).toMatchObject({ currentId: "call", tab: "customer" });
  });
});

describe("a chat's screen pop", () => {
  it("leaves its messages in front", () => {
    const desk = new DeskStore();
    desk.take(deskOf(chatWith({})));
    desk.popCustomer("chat-1");
    expect(desk.state).toMatchObject({ tab: "chat", poppedFor: "chat-1" });
  });
});

describe("to whom a chat can go", () => {
  const targets: Targets = {
    users: [{ userId: "agent2", userName: "Jon Fernandes", state: "ready", campaignId: 1 }],
    queues: [
      { agentQueueId: 12, queueName: "Web chat", campaignName: "Customer care", readyAgents: 2 },
    ],
    campaigns: [{ campaignId: 1, campaignName: "Customer care" }],
    ivrs: [],
    localIvrs: [],
    thirdParties: [{ thirdPartyId: 1, name: "Verifier", phone: "+911" }],
  };
  const kinds = (mode: "transfer" | "conference", typed = ""): string[] =>
    findTargets(targets, mode, typed, "chat").map(({ kind }) => kind);

  it("are people and queues; only people join; never a number", () => {
    expect(kinds("transfer")).toEqual(["user", "queue"]);
    expect(kinds("conference")).toEqual(["user"]);
    expect(kinds("transfer", "98450")).toEqual([]);
  });
});
