/** A file in a chat. */
export interface ChatAttachment {
  readonly id: string;
  /** The file's name. */
  readonly name: string;
  /** Its media type, such as `image/png`. */
  readonly mediaType: string;
  /** Its size in bytes. */
  readonly size: number;
  /** Where it lies. */
  readonly url: string;
}

/** One message of a chat. */
export interface ChatMessage {
  readonly id: string;
  /** `system` lines stand in the middle: "Meera Nair joined". */
  readonly from: "agent" | "customer" | "system";
  /** Who wrote it, as shown above the message. */
  readonly name?: string | undefined;
  readonly text: string;
  readonly attachments?: readonly ChatAttachment[] | undefined;
  /** When, in milliseconds since the epoch. */
  readonly at: number;
}

/** Messages that one person wrote shortly after one another; they share a name and a time. */
export interface MessageGroup {
  readonly key: string;
  readonly from: ChatMessage["from"];
  readonly name: string | undefined;
  readonly at: number;
  readonly messages: readonly ChatMessage[];
}

/** The groups of one day. */
export interface ChatDay {
  readonly key: string;
  /** The day's first message, in milliseconds since the epoch. */
  readonly at: number;
  readonly groups: readonly MessageGroup[];
}

/** Milliseconds after which the same person gets a name and a time again. */
const pause = 3 * 60_000;

/** The calendar day of an instant in the reader's time zone. */
export const dayOf = (at: number): string => {
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
};

/** Messages by day, and within a day by who wrote them in one go. */
export function daysOf(messages: readonly ChatMessage[]): readonly ChatDay[] {
  const days: Array<{ key: string; at: number; groups: Array<MessageGroup> }> = [];
  for (const message of messages) {
    const key = dayOf(message.at);
    let day = days.at(-1);
    if (day === undefined || day.key !== key) {
      day = { key, at: message.at, groups: [] };
      days.push(day);
    }
    const last = day.groups.at(-1);
    const latest = last?.messages.at(-1);
    const goesOn =
      last !== undefined &&
      latest !== undefined &&
      last.from === message.from &&
      last.name === message.name &&
      message.at - latest.at < pause;
    if (goesOn) {
      day.groups[day.groups.length - 1] = { ...last, messages: [...last.messages, message] };
    } else {
      day.groups.push({
        key: message.id,
        from: message.from,
        name: message.name,
        at: message.at,
        messages: [message],
      });
    }
  }
  return days;
}
