import { beforeEach, describe, expect, it } from "vitest";
import { DeskStore } from "../../src/desk/deskStore";
import type { Desk } from "../../src/host/types";
import { FakeHost } from "../host/FakeHost";

let clock: number;
let host: FakeHost;
let desk: DeskStore;

const ask = (path: string, body: unknown): Desk => {
  clock += 10;
  return host.answer("POST", path, body, null).body as Desk;
};
const take = (): void => {
  clock += 10;
  desk.take(host.answer("GET", "/desk", undefined, null).body as Desk);
};
const ring = (phone = "+919800000001"): string => {
  const call = ask("/simulator/calls", {
    kind: "inbound-call",
    agent: "agent1",
    phone,
  }) as unknown as {
    interactionId: string;
  };
  take();
  return call.interactionId;
};

beforeEach(() => {
  clock = 1_000;
  host = new FakeHost(() => clock);
  host.answer("POST", "/session", { userId: "agent1", password: "demo" }, null);
  ask("/desk/commands", { command: "selectCampaign", campaignId: 1 });
  ask("/desk/commands", { command: "setReady" });
  desk = new DeskStore();
  take();
});

describe("the desk", () => {
  it("leaves an older desk that arrives late aside", () => {
    const old = structuredClone(desk.state.desk) as Desk;
    ring();
    desk.take(old);
    expect(desk.state.desk?.interactions).toHaveLength(1);
  });

  it("brings a call that begins to ring to the front, from wherever the agent is", () => {
    desk.openPage("navbar-app");
    desk.openNarrow("apps");
    const id = ring();
    expect(desk.state).toMatchObject({
      currentId: id,
      tab: "customer",
      page: null,
      narrowView: "current",
    });
  });

  it("does not move the agent while nothing new rings", () => {
    const id = ring();
    desk.openTab("history");
    ask("/desk/commands", { command: "answer", interactionId: id });
    take();
    expect(desk.state).toMatchObject({ currentId: id, tab: "history" });
  });

  it("goes back to the idle view when the interaction was disposed", () => {
    const id = ring();
    ask("/desk/commands", { command: "answer", interactionId: id });
    ask("/desk/commands", { command: "hangUp", interactionId: id });
    ask("/desk/commands", {
      command: "dispose",
      interactionId: id,
      dispositionCode: "resolved.other",
    });
    take();
    expect(desk.state.currentId).toBeNull();
  });

  it("keeps an ended interaction that the agent looks at until put aside", () => {
    const id = ring();
    ask("/desk/commands", { command: "answer", interactionId: id });
    ask("/desk/commands", { command: "hangUp", interactionId: id });
    ask("/desk/commands", {
      command: "dispose",
      interactionId: id,
      dispositionCode: "resolved.other",
    });
    take();
    desk.select(id);
    take();
    expect(desk.state.currentId).toBe(id);
    desk.leave();
    expect(desk.state.currentId).toBeNull();
  });

  it("shows the customer's record on a screen pop", () => {
    const id = ring();
    desk.openTab("history");
    desk.popCustomer(id);
    expect(desk.state).toMatchObject({ currentId: id, tab: "customer", poppedFor: id });
  });

  it("pops the most urgent interaction when the event names none", () => {
    const id = ring();
    desk.popCustomer(null);
    expect(desk.state.poppedFor).toBe(id);
  });
});
