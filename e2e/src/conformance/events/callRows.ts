import { expect } from "vitest";
import type { Json } from "../HostSide.ts";
import { asha, type Stage } from "../Stage.ts";
import type { EventRow } from "./EventRow.ts";

/** The call of an event is in this state on the agent's desk. */
const stands =
  (state: string) =>
  async (stage: Stage, { interactionId }: Json): Promise<void> => {
    expect((await stage.inHand(interactionId))?.state).toBe(state);
  };

/** A number that nobody's record has. */
const stranger = "+919800000123";

/** Dials by hand; the call, on the agent's desk. */
const dialled = async (stage: Stage, phone: string): Promise<string> => {
  const placed = await stage.agent.post("/simulator/calls", {
    kind: "manual-call",
    agent: "agent1",
    phone,
    customerAnswers: false,
  });
  return placed.interaction.interactionId;
};

/** What one command of the desk does to a call. */
const commanded = (
  command: string,
  before: (stage: Stage) => Promise<string>,
  seen: EventRow["seen"],
): EventRow => ({
  async provoke(stage) {
    const interactionId = await before(stage);
    await stage.agent.command(command, { interactionId });
    return { interactionId };
  },
  seen,
});

const talking = (stage: Stage): Promise<string> => stage.talking();

const held = async (stage: Stage): Promise<string> => {
  const interactionId = await stage.talking();
  await stage.agent.command("hold", { interactionId });
  return interactionId;
};

const muted = async (stage: Stage): Promise<string> => {
  const interactionId = await stage.talking();
  await stage.agent.command("mute", { interactionId });
  return interactionId;
};

/** The life of a call, from its first ring to its disposition. */
export const callRows = {
  callInitiated: {
    async provoke(stage) {
      return { interactionId: await stage.ringing() };
    },
    seen: stands("ringing"),
  },
  callRinging: {
    async provoke(stage) {
      return { interactionId: await stage.ringing(), customerId: asha.customerId };
    },
    async seen(stage) {
      await stage.desk.main.getByRole("button", { name: "Answer", exact: true }).waitFor();
    },
  },
  callDialing: {
    async provoke(stage) {
      return { interactionId: await dialled(stage, stranger), callType: "outbound.manual.dial" };
    },
    seen: stands("dialling"),
  },
  callConnected: {
    async provoke(stage) {
      return { interactionId: await stage.talking() };
    },
    seen: stands("connected"),
  },
  callHeld: commanded("hold", talking, stands("onHold")),
  callResumed: commanded("resume", held, stands("connected")),
  callMuted: commanded("mute", talking, async (stage, { interactionId }) => {
    expect((await stage.inHand(interactionId)).muted).toBe(true);
  }),
  callUnmuted: commanded("unmute", muted, async (stage, { interactionId }) => {
    expect((await stage.inHand(interactionId)).muted).toBe(false);
  }),
  callHungup: {
    async provoke(stage) {
      const interactionId = await stage.talking();
      await stage.otherSide(interactionId, "hang-up");
      return { interactionId, hangupFirst: "customer" };
    },
    seen: stands("wrapUp"),
  },
  callDialFailed: {
    async provoke(stage) {
      const interactionId = await dialled(stage, stranger);
      await stage.otherSide(interactionId, "reject");
      return { interactionId, systemDisposition: "REJECTED" };
    },
    async seen(stage, { interactionId }) {
      const { recent } = await stage.agent.desk();
      expect(recent.map((one: Json) => one.interactionId)).toContain(interactionId);
    },
  },
  wrapUpStarted: {
    async provoke(stage) {
      return { interactionId: await stage.wrappingUp() };
    },
    async seen(stage) {
      await stage.desk.page.getByRole("form", { name: "Disposition" }).waitFor();
    },
  },
  callDisposed: {
    async provoke(stage) {
      const interactionId = await stage.wrappingUp();
      await stage.agent.command("dispose", { interactionId, dispositionCode: "RESOLVED" });
      return { interactionId, dispositionCode: "RESOLVED" };
    },
    async seen(stage, { interactionId }) {
      const { record } = await stage.agent.get(`/interactions/${interactionId}`);
      expect(record).toMatchObject({ dispositionCode: "RESOLVED", customerId: asha.customerId });
    },
  },
  callDisposeFailed: {
    async provoke(stage) {
      const interactionId = await stage.wrappingUp();
      const dispositionCode = "NO_SUCH_CODE";
      const refused = await stage.agent.try("POST", "/api/v1/desk/commands", {
        command: "dispose",
        interactionId,
        dispositionCode,
      });
      expect(refused.status).toBe(409);
      return { interactionId, dispositionCode };
    },
    seen: stands("wrapUp"),
  },
  callDisposedAndDialled: {
    async provoke(stage) {
      const interactionId = await stage.wrappingUp();
      await stage.agent.command("dispose", {
        interactionId,
        dispositionCode: "RESOLVED",
        thenDial: { phone: stranger },
      });
      return { nextPhone: stranger };
    },
    async seen(stage) {
      const { interactions } = await stage.agent.desk();
      expect(interactions).toMatchObject([{ phone: stranger, direction: "outbound" }]);
    },
  },
  interactionConnected: {
    async provoke(stage) {
      return { interactionId: await stage.talking(), interactionType: "call" };
    },
    seen: stands("connected"),
  },
  transcriptLine: {
    async provoke(stage) {
      const interactionId = await stage.talking();
      await stage.otherSide(interactionId, "speak", {
        text: "My line is dead.",
        speaker: "customer",
      });
      return { interactionId, text: "My line is dead." };
    },
    async seen(stage, { interactionId, text }) {
      const { transcript } = await stage.inHand(interactionId);
      expect(transcript.map((line: Json) => line.text)).toContain(text);
    },
  },
  digitsPressed: {
    async provoke(stage) {
      const interactionId = await stage.talking();
      await stage.otherSide(interactionId, "digits", { digits: "47#" });
      return { interactionId, digits: "47#" };
    },
    // Keys are told and not kept: all that can be seen is that the call goes on.
    seen: stands("connected"),
  },
  showCrm: {
    async provoke(stage) {
      return { interactionId: await stage.talking(), customerId: asha.customerId };
    },
    async seen(stage) {
      await stage.desk.page.getByRole("heading", { name: "Asha Rao" }).first().waitFor();
    },
  },
  callbackScheduled: {
    async provoke(stage) {
      const interactionId = await stage.wrappingUp();
      const { now } = await stage.agent.desk();
      const callbackTime = now + 3_600_000;
      await stage.agent.command("dispose", {
        interactionId,
        dispositionCode: "CALLBACK",
        callback: { callbackTime, isSelfCallback: true },
      });
      return { callbackTime, customerId: asha.customerId };
    },
    async seen(stage, { callbackTime }) {
      const { callbacks } = await stage.agent.get("/callbacks?scope=mine&state=open");
      expect(callbacks.map((one: Json) => one.callbackTime)).toContain(callbackTime);
    },
  },
  callbackFailed: {
    async provoke(stage) {
      await stage.plays({
        yaml: `scenario: A promised call that fails
cast: { agents: { agent1: Support line }, customers: [vikram] }
steps:
  - vikram: { call: Support line, agent: agent1 }
  - agent1: answer
  - vikram: hang up
  - agent1: { dispose: CALLBACK, call back in: 1 h }
  - wait: { agent1: ready }
  - pass: 1 h
  - agent1: { dial callback: vikram }
  - wait: { vikram: dialling }
  - vikram: reject
  - wait: { agent1: ready }`,
      });
      return { customerId: 2 };
    },
    async seen(stage) {
      const { callbacks } = await stage.agent.get("/callbacks?scope=mine&customerId=2");
      expect(callbacks.map((one: Json) => one.state)).not.toContain("done");
    },
  },
} satisfies Record<string, EventRow>;
