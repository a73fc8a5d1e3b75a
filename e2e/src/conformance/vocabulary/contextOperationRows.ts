import { expect } from "vitest";
import type { ContextOperations } from "../../../../packages/workspace-ui/src/generated/profile.ts";
import { chatting } from "../events/chatRows.ts";
import type { MethodRow } from "../methods/MethodRow.ts";
import type { Stage } from "../Stage.ts";

/** The operation brings what is in hand from one state into another. */
const brings = (
  operation: string,
  before: (stage: Stage) => Promise<unknown>,
  after: (stage: Stage) => Promise<unknown>,
  campaignId = 101,
): MethodRow => ({
  campaignId,
  async given(stage) {
    await stage.clear(stage.agent, campaignId);
    await before(stage);
    return [operation];
  },
  seen: (stage) => after(stage),
});

const current = async (stage: Stage): Promise<string> =>
  (await stage.agent.desk()).interactions[0]?.interactionId;

const stands = (state: string) => async (stage: Stage) =>
  stage.becomes(await current(stage), state);

const isMuted = (muted: boolean) => async (stage: Stage) =>
  expect((await stage.inHand(await current(stage))).muted).toBe(muted);

const after = (command: string) => async (stage: Stage) => {
  const interactionId = await stage.talking();
  await stage.agent.command(command, { interactionId });
};

/** `contextData.trigger`, operation by operation. */
export const contextOperationRows: Readonly<Record<keyof ContextOperations, MethodRow>> = {
  answer: brings("answer", (stage) => stage.ringing(), stands("connected")),
  decline: brings(
    "decline",
    (stage) => stage.ringing(),
    async (stage) => expect((await stage.agent.desk()).interactions).toEqual([]),
  ),
  hold: brings("hold", (stage) => stage.talking(), stands("onHold")),
  resume: brings("resume", after("hold"), stands("connected")),
  mute: brings("mute", (stage) => stage.talking(), isMuted(true)),
  unmute: brings("unmute", after("mute"), isMuted(false)),
  hangUp: brings("hangUp", (stage) => stage.talking(), stands("wrapUp")),
  endChat: brings("endChat", chatting, stands("wrapUp"), 301),
  screenPop: brings(
    "screenPop",
    (stage) => stage.talking(),
    (stage) => stage.desk.page.getByRole("heading", { name: "Asha Rao" }).first().waitFor(),
  ),
};
