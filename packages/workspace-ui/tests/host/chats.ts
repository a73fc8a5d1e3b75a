import type { Chat, ChatMessage } from "../../src/host/types";

let count = 0;

/** A message as the host would show it: the customer's, unless told otherwise. */
export const messageWith = (facts: Partial<ChatMessage>): ChatMessage => {
  count += 1;
  return {
    messageId: `m-${count}`,
    from: "customer",
    userId: null,
    name: "Asha Rao",
    text: "Hello",
    attachments: [],
    at: 0,
    ...facts,
  };
};

/** What an agent may do with a chat, by its state. */
const commandsOf = (state: Chat["state"]): string[] => {
  switch (state) {
    case "ringing":
      return ["answer", "decline"];
    case "connected":
      return ["sendMessage", "transfer", "conference", "endChat", "screenPop"];
    case "wrapUp":
      return ["dispose"];
    case "ended":
      return [];
  }
};

/** A chat as the host would show it: accepted, unless told otherwise. */
export const chatWith = (facts: Partial<Chat>): Chat => ({
  kind: "chat",
  interactionId: "chat-1",
  userId: "agent1",
  campaignId: 1,
  queueName: "Web chat",
  agentQueueId: 12,
  state: "connected",
  customer: null,
  customerId: -1,
  displayPhone: "",
  startedAt: 0,
  connectedAt: 0,
  endedAt: null,
  wrapUpEndsAt: null,
  waited: 0,
  transferredFrom: null,
  disposing: { by: "workspace", panelOpensAt: null },
  dispositionCode: null,
  dispositionClass: null,
  note: null,
  parties: [],
  attempt: null,
  failure: null,
  commands: commandsOf(facts.state ?? "connected"),
  chatId: `chat of ${facts.interactionId ?? "chat-1"}`,
  agentCRTId: "acrt-1",
  customerCRTId: "ccrt-1",
  customerData: { name: "Asha Rao" },
  endedBy: null,
  messages: [],
  ...facts,
});
