import type { Chat, ChatMessage, DeskCommand } from "../../src/host/types";
import type { Answer, FakeHost } from "./FakeHost";

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
const chatCommands = (state: Chat["state"]): string[] => {
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
  commands: chatCommands(facts.state ?? "connected"),
  chatId: `chat of ${facts.interactionId ?? "chat-1"}`,
  agentCRTId: "acrt-1",
  customerCRTId: "ccrt-1",
  customerData: { name: "Asha Rao" },
  endedBy: null,
  messages: [],
  ...facts,
});

/** The chats of a fake host: what their agent asks, and the customer's side. */
export class FakeChats {
  readonly asked: DeskCommand[] = [];
  readonly typed: { interactionId: string; typing: boolean }[] = [];
  /** What the host says to the next commands, instead of accepting them. */
  readonly refusals: Answer[] = [];

  constructor(private readonly host: FakeHost) {
    host.also.push((method, path, body) => this.#answer(method, path, body));
  }

  /** A chat comes to the agent. */
  add(facts: Partial<Chat>): void {
    this.host.desk.interactions = [...this.host.desk.interactions, chatWith(facts)];
    this.host.show();
  }

  /** Somebody writes in a chat. */
  write(interactionId: string, facts: Partial<ChatMessage>): void {
    const message = messageWith({ at: this.host.now(), ...facts });
    this.#change(interactionId, (chat) => ({ messages: [...chat.messages, message] }));
  }

  /** The customer leaves. */
  leave(interactionId: string): void {
    this.#end(interactionId, "customer");
  }

  #answer(method: string, path: string, body: Record<string, unknown>): Answer | undefined {
    if (method !== "POST") return undefined;
    if (path === "/desk/typing") {
      this.typed.push(body as { interactionId: string; typing: boolean });
      return { status: 204 };
    }
    if (path !== "/desk/commands") return undefined;
    const command = body as unknown as DeskCommand;
    const isChat = this.host.desk.interactions.some(
      (one) =>
        one.kind === "chat" &&
        "interactionId" in command &&
        one.interactionId === command.interactionId,
    );
    if (!isChat) return undefined;
    this.asked.push(command);
    const refused = this.refusals.shift();
    if (refused !== undefined) return refused;
    switch (command.command) {
      case "answer":
        this.#change(command.interactionId, () => ({
          state: "connected",
          connectedAt: this.host.now(),
          commands: chatCommands("connected"),
        }));
        break;
      case "sendMessage":
        this.write(command.interactionId, {
          from: "agent",
          userId: "agent1",
          name: "Meera Nair",
          text: command.text,
          attachments: command.attachments ?? [],
        });
        break;
      case "endChat":
        this.#end(command.interactionId, "agent");
        break;
      case "decline":
      case "dispose":
        this.host.desk.interactions = this.host.desk.interactions.filter(
          (one) => one.interactionId !== command.interactionId,
        );
        break;
    }
    return this.host.show();
  }

  #end(interactionId: string, endedBy: "agent" | "customer"): void {
    this.#change(interactionId, () => ({
      state: "wrapUp",
      endedBy,
      endedAt: this.host.now(),
      wrapUpEndsAt: this.host.now() + 60_000,
      commands: chatCommands("wrapUp"),
    }));
  }

  #change(interactionId: string, change: (chat: Chat) => Partial<Chat>): void {
    this.host.desk.interactions = this.host.desk.interactions.map((one) =>
      one.kind === "chat" && one.interactionId === interactionId ? { ...one, ...change(one) } : one,
    );
    this.host.show();
  }
}
