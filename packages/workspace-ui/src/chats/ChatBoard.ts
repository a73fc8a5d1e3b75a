import { createStore, type StoreApi } from "zustand/vanilla";
import type { ChatTyping } from "../generated/profile";
import type { Sending, SendListener } from "../host/sendFile";
import type { Attachment, Chat, ChatMessage, Desk, DeskCommand } from "../host/types";
import { chatName, chatsOf, isFromOthers, lineOf, unreadOf } from "./chatMessages";
import { TypingNotice } from "./typingNotice";

/** A file that goes along with the message that is being written. */
export interface DraftFile {
  fileId: string;
  file: File;
  /** Bytes that have left. */
  sent: number;
  /** What the host made of it; `null` until it has all of it. */
  attachment: Attachment | null;
  /** A `Refusal` or `HostAway`; `null` while nothing is wrong. */
  error: unknown;
}

/** What the agent is writing in one chat. */
export interface Draft {
  text: string;
  files: readonly DraftFile[];
  /** The message is on its way. */
  sending: boolean;
  /** Why it could not be sent; `null` while nothing is wrong. */
  error: unknown;
}

/** What this page keeps of one chat beside what the host says. */
export interface ChatView {
  draft: Draft;
  /** The last message that the agent has seen. */
  seenId: string | null;
  unread: number;
  /** Who is writing on the other side; `null` when nobody is. */
  typing: string | null;
}

/** A message that came while the agent was looking elsewhere. */
export interface Arrival {
  interactionId: string;
  messageId: string;
  name: string;
  line: string;
}

/** What lies outside: host, clock, and whether anybody sits in front of the page. */
export interface ChatEdges {
  userId: string;
  /** Rejects with a `Refusal` or `HostAway`. */
  command(command: DeskCommand): Promise<void>;
  upload(interactionId: string, file: File, listener: SendListener<Attachment>): Sending;
  /** Tells the other side; what becomes of it doesn't matter. */
  typing(interactionId: string, typing: boolean): void;
  /** Whether the page is in sight. */
  attentive(): boolean;
  setTimeout(run: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
}

/** Somebody who stops without a word is taken to have stopped after this, in milliseconds. */
const typingLasts = 8_000;

const noDraft: Draft = { text: "", files: [], sending: false, error: null };
const freshView: ChatView = { draft: noDraft, seenId: null, unread: 0, typing: null };

/** The agent's chats, as this page keeps them: drafts that stay, what is unread, who is typing. */
export class ChatBoard {
  readonly store: StoreApi<{ views: Readonly<Record<string, ChatView>> }> = createStore(() => ({
    views: {},
  }));
  /** The last message that came unseen, for the bell, a notification and the screen reader. */
  readonly arrivals: StoreApi<{ last: Arrival | null }> = createStore(() => ({ last: null }));
  readonly #notice: TypingNotice;
  readonly #sendings = new Map<string, Sending>();
  readonly #typingTimers = new Map<string, unknown>();
  #chats = new Map<string, Chat>();
  #front: string | null = null;
  #count = 0;

  constructor(private readonly edges: ChatEdges) {
    this.#notice = new TypingNotice(edges);
  }

  /** What is kept of a chat. */
  view(interactionId: string): ChatView {
    return this.store.getState().views[interactionId] ?? freshView;
  }

  /** Takes the desk's chats; what is over is forgotten, and with it its draft. */
  follow(desk: Desk | null): void {
    const before = this.#chats;
    const chats = chatsOf(desk);
    this.#chats = new Map(chats.map((chat) => [chat.interactionId, chat]));
    for (const interactionId of before.keys()) {
      if (!this.#chats.has(interactionId)) this.#forget(interactionId);
    }
    for (const chat of chats) {
      const known = before.get(chat.interactionId);
      if (known !== undefined && known.messages === chat.messages) continue;
      this.#weigh(chat);
      if (known !== undefined) this.#tellNew(known, chat);
    }
  }

  /** Takes a `chatTyping` from the host. */
  hearTyping(payload: unknown, interactionId: string | null): void {
    // `userId` is the agent who hears it; who types is said beside it.
    const said = (payload ?? {}) as Partial<ChatTyping>;
    const chat = [...this.#chats.values()].find(
      (one) => one.interactionId === interactionId || one.chatId === said.chatId,
    );
    if (chat === undefined || said.senderUserId === this.edges.userId) return;
    const named = said.senderUserId ?? chatName(chat);
    this.othersType(chat.interactionId, named, said.typing !== false);
  }

  /** Somebody on the other side writes, or has stopped. */
  othersType(interactionId: string, name: string, typing: boolean): void {
    this.edges.clearTimeout(this.#typingTimers.get(interactionId));
    this.#typingTimers.delete(interactionId);
    this.#change(interactionId, { typing: typing ? name : null });
    if (!typing) return;
    this.#typingTimers.set(
      interactionId,
      this.edges.setTimeout(() => this.othersType(interactionId, name, false), typingLasts),
    );
  }

  /** The messages of this chat are in front of the agent; with `null`, of none. */
  look(interactionId: string | null): void {
    this.#front = interactionId;
    this.lookAgain();
  }

  /** The agent may have come back to the page. */
  lookAgain(): void {
    const chat = this.#front === null ? undefined : this.#chats.get(this.#front);
    if (chat !== undefined) this.#weigh(chat);
  }

  /** The agent writes. */
  write(interactionId: string, text: string): void {
    this.#draft(interactionId, { text });
    if (text.trim() === "") this.#notice.stopped(interactionId);
    else this.#notice.wrote(interactionId);
  }

  /** Files go along; each is sent to the host at once, so that the message needn't wait. */
  attach(interactionId: string, files: readonly File[]): void {
    for (const file of files) {
      this.#count += 1;
      const fileId = `file-${this.#count}`;
      const added: DraftFile = { fileId, file, sent: 0, attachment: null, error: null };
      const { draft } = this.view(interactionId);
      this.#draft(interactionId, { files: [...draft.files, added] });
      this.#upload(interactionId, added);
    }
  }

  /** A file stays behind. */
  removeFile(interactionId: string, fileId: string): void {
    this.#sendings.get(fileId)?.cancel();
    this.#sendings.delete(fileId);
    const { draft } = this.view(interactionId);
    this.#draft(interactionId, { files: draft.files.filter((one) => one.fileId !== fileId) });
  }

  /** Tries a file again that could not be sent. */
  retryFile(interactionId: string, fileId: string): void {
    const found = this.view(interactionId).draft.files.find((one) => one.fileId === fileId);
    if (found === undefined || found.error === null) return;
    this.#file(interactionId, fileId, { error: null, sent: 0 });
    this.#upload(interactionId, found);
  }

  /** Sends what was written. It stays in the draft until the host has it. */
  async send(interactionId: string): Promise<void> {
    const { draft } = this.view(interactionId);
    const { text, files } = draft;
    const attachments = files.flatMap(({ attachment }) => attachment ?? []);
    const incomplete = attachments.length < files.length;
    if (draft.sending || incomplete || (text.trim() === "" && attachments.length === 0)) return;
    this.#draft(interactionId, { sending: true, error: null });
    this.#notice.stopped(interactionId);
    try {
      await this.edges.command({
        command: "sendMessage",
        interactionId,
        text: text.trim(),
        ...(attachments.length === 0 ? {} : { attachments }),
      });
    } catch (error) {
      if (this.#chats.has(interactionId)) this.#draft(interactionId, { sending: false, error });
      return;
    }
    if (!this.#chats.has(interactionId)) return;
    const now = this.view(interactionId).draft;
    const gone = new Set(files.map(({ fileId }) => fileId));
    this.#draft(interactionId, {
      sending: false,
      // What was written meanwhile is the next message.
      text: now.text.startsWith(text) ? now.text.slice(text.length).trimStart() : now.text,
      files: now.files.filter(({ fileId }) => !gone.has(fileId)),
    });
  }

  /** Ends whatever is under way. */
  stop(): void {
    for (const sending of this.#sendings.values()) sending.cancel();
    this.#sendings.clear();
    for (const timer of this.#typingTimers.values()) this.edges.clearTimeout(timer);
    this.#typingTimers.clear();
    this.#notice.stop();
  }

  #upload(interactionId: string, { fileId, file }: DraftFile): void {
    this.#sendings.set(
      fileId,
      this.edges.upload(interactionId, file, {
        progress: (sent) => this.#file(interactionId, fileId, { sent }),
        sent: () => this.#file(interactionId, fileId, { sent: file.size }),
        answered: (attachment) => {
          this.#sendings.delete(fileId);
          this.#file(interactionId, fileId, { attachment, sent: file.size });
        },
        failed: (error) => {
          this.#sendings.delete(fileId);
          this.#file(interactionId, fileId, { error });
        },
      }),
    );
  }

  /** Counts what is unread, unless the agent is looking at it. */
  #weigh(chat: Chat): void {
    const { interactionId, messages } = chat;
    const view = this.view(interactionId);
    const seenId = this.#isLookedAt(interactionId)
      ? (messages.at(-1)?.messageId ?? null)
      : view.seenId;
    const unread = unreadOf(messages, this.edges.userId, seenId);
    if (view.seenId === seenId && view.unread === unread) return;
    this.#change(interactionId, { seenId, unread });
  }

  #tellNew(before: Chat, chat: Chat): void {
    const known = new Set(before.messages.map(({ messageId }) => messageId));
    const fresh = chat.messages.filter(
      (message) => !known.has(message.messageId) && isFromOthers(message, this.edges.userId),
    );
    const last: ChatMessage | undefined = fresh.at(-1);
    if (last === undefined) return;
    // Who has written is no longer writing.
    this.othersType(chat.interactionId, last.name, false);
    if (this.#isLookedAt(chat.interactionId)) return;
    this.arrivals.setState({
      last: {
        interactionId: chat.interactionId,
        messageId: last.messageId,
        name: last.from === "customer" ? chatName(chat) : last.name,
        line: lineOf(last),
      },
    });
  }

  #isLookedAt(interactionId: string): boolean {
    return this.#front === interactionId && this.edges.attentive();
  }

  #forget(interactionId: string): void {
    for (const { fileId } of this.view(interactionId).draft.files) {
      this.#sendings.get(fileId)?.cancel();
      this.#sendings.delete(fileId);
    }
    this.edges.clearTimeout(this.#typingTimers.get(interactionId));
    this.#typingTimers.delete(interactionId);
    this.#notice.forget(interactionId);
    this.store.setState(({ views }) => {
      const { [interactionId]: _gone, ...rest } = views;
      return { views: rest };
    });
  }

  #file(interactionId: string, fileId: string, change: Partial<DraftFile>): void {
    const { draft } = this.view(interactionId);
    if (!draft.files.some((one) => one.fileId === fileId)) return;
    this.#draft(interactionId, {
      files: draft.files.map((one) => (one.fileId === fileId ? { ...one, ...change } : one)),
    });
  }

  #draft(interactionId: string, change: Partial<Draft>): void {
    this.#change(interactionId, { draft: { ...this.view(interactionId).draft, ...change } });
  }

  #change(interactionId: string, change: Partial<ChatView>): void {
    const view = { ...this.view(interactionId), ...change };
    this.store.setState(({ views }) => ({ views: { ...views, [interactionId]: view } }));
  }
}
