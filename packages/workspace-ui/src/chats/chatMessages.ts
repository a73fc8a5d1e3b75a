import type { Chat, ChatMessage, Desk } from "../host/types";
import { t } from "../texts/texts";

/** The name of a chat's customer, as far as anyone knows it. */
export const chatName = (chat: Chat): string => {
  const known = chat.customer?.name ?? "";
  const said = chat.customerData.name ?? "";
  return known || said || chat.customerData.email || chat.displayPhone || t("chat.unknown");
};

/** The desk's chats that are not over. */
export const chatsOf = (desk: Desk | null): Chat[] =>
  desk?.interactions.filter((one): one is Chat => one.kind === "chat") ?? [];

/** Whether somebody else than the agent wrote it. */
export const isFromOthers = (message: ChatMessage, userId: string): boolean =>
  message.from === "customer" || (message.from === "agent" && message.userId !== userId);

/** What others wrote since the agent last looked, or last answered. */
export const unreadOf = (
  messages: readonly ChatMessage[],
  userId: string,
  seenId: string | null,
): number => {
  const seen = messages.findIndex(({ messageId }) => messageId === seenId);
  const answered = messages.findLastIndex(
    (message) => message.from === "agent" && !isFromOthers(message, userId),
  );
  return messages
    .slice(Math.max(seen, answered) + 1)
    .filter((message) => isFromOthers(message, userId)).length;
};

/** A message in one line: its words, or the names of its files. */
export const lineOf = ({ text, attachments }: ChatMessage): string => {
  const words = text.replace(/\s+/g, " ").trim();
  if (words !== "") return words;
  const [first] = attachments;
  if (first === undefined) return "";
  return attachments.length === 1
    ? t("chat.file", { name: first.name })
    : t("chat.files", { count: attachments.length });
};

/** The last thing that was said, with who said it unless it was the customer. */
export const lastLine = (chat: Chat, userId: string): string => {
  const last = chat.messages.findLast((message) => message.from !== "system");
  if (last === undefined) return "";
  if (last.from === "customer") return lineOf(last);
  const who = last.userId === userId ? t("chat.you") : last.name;
  return t("chat.lineBy", { who, line: lineOf(last) });
};
