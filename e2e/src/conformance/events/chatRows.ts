import { expect } from "vitest";
import { until } from "../../patience.ts";
import type { Json } from "../HostSide.ts";
import type { Stage } from "../Stage.ts";
import type { EventRow } from "./EventRow.ts";

/** A chat that is offered to the agent. */
const offered = async (stage: Stage): Promise<{ chatId: string; interactionId: string }> => {
  const { chatId } = await stage.agent.post("/simulator/chats", {
    agent: "agent1",
    campaignId: 301,
    customer: { name: "Asha Rao", phone: "+919845012345" },
    text: "Is anybody there?",
  });
  const desk = await until(
    () => stage.agent.desk(),
    (one) => one.interactions.some((chat: Json) => chat.chatId === chatId),
    "the chat is offered",
  );
  const chat = desk.interactions.find((one: Json) => one.chatId === chatId);
  return { chatId, interactionId: chat.interactionId };
};

/** A chat in which the agent writes with the customer. */
export const chatting = async (
  stage: Stage,
): Promise<{ chatId: string; interactionId: string }> => {
  const chat = await offered(stage);
  await stage.agent.command("answer", { interactionId: chat.interactionId });
  await stage.becomes(chat.interactionId, "connected");
  return chat;
};

/** The life of a chat. */
export const chatRows = {
  chatInitiated: {
    campaignId: 301,
    async provoke(stage) {
      return { chatId: (await offered(stage)).chatId };
    },
    async seen(stage) {
      await stage.desk.main.getByRole("button", { name: "Accept", exact: true }).waitFor();
    },
  },
  chatMessage: {
    campaignId: 301,
    async provoke(stage) {
      const { chatId } = await chatting(stage);
      await stage.agent.post(`/simulator/chats/${chatId}/write`, { text: "My parcel is lost." });
      return { chatId, text: "My parcel is lost." };
    },
    async seen(stage) {
      await stage.desk.main.getByText("My parcel is lost.").first().waitFor();
    },
  },
  chatTyping: {
    campaignId: 301,
    async provoke(stage) {
      const { chatId } = await chatting(stage);
      await stage.agent.post(`/simulator/chats/${chatId}/typing`, { typing: true });
      return { chatId, typing: true };
    },
    async seen(stage) {
      await stage.desk.main
        .getByText(/typing|writing/i)
        .first()
        .waitFor();
    },
  },
  chatEnded: {
    campaignId: 301,
    async provoke(stage) {
      const { chatId } = await chatting(stage);
      await stage.agent.post(`/simulator/chats/${chatId}/leave`, {});
      return { chatId, endedBy: "customer" };
    },
    async seen(stage, { chatId }) {
      const { interactions } = await stage.agent.desk();
      expect(interactions.find((one: Json) => one.chatId === chatId)?.state).toBe("wrapUp");
    },
  },
  chatDisposed: {
    campaignId: 301,
    async provoke(stage) {
      const { chatId, interactionId } = await chatting(stage);
      await stage.agent.command("endChat", { interactionId });
      await stage.agent.command("dispose", { interactionId, dispositionCode: "RESOLVED" });
      return { chatId, dispositionCode: "RESOLVED" };
    },
    async seen(stage, { chatId }) {
      const { recent } = await stage.agent.desk();
      expect(recent[0]).toMatchObject({ chatId, dispositionCode: "RESOLVED" });
    },
  },
} satisfies Record<string, EventRow>;
