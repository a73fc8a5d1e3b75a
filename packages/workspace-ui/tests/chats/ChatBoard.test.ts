import { beforeEach, describe, expect, it } from "vitest";
import { ChatBoard } from "../../src/chats/ChatBoard";
import { HostAway, Refusal } from "../../src/host/refusal";
import type { SendListener } from "../../src/host/sendFile";
import type { Attachment, Chat, ChatMessage, Desk, DeskCommand } from "../../src/host/types";
import { chatWith, messageWith } from "../host/chats";

/** A host, a clock and an agent in front of the page, all in the test's hand. */
class Surroundings {
  readonly userId = "agent1";
  readonly commands: DeskCommand[] = [];
  /** What the host says to the next commands, instead of accepting them. */
  readonly refusals: Error[] = [];
  readonly typed: [string, boolean][] = [];
  readonly uploads: { file: File; listener: SendListener<Attachment>; cancelled: boolean }[] = [];
  /** Keeps answers back until it is called. */
  hold: Promise<void> = Promise.resolve();
  inSight = true;
  #timers: { run: () => void; at: number }[] = [];
  #now = 0;

  command = async (command: DeskCommand): Promise<void> => {
    this.commands.push(command);
    await this.hold;
    const refusal = this.refusals.shift();
    if (refusal !== undefined) throw refusal;
  };
  upload = (_id: string, file: File, listener: SendListener<Attachment>) => {
    const upload = { file, listener, cancelled: false };
    this.uploads.push(upload);
    return {
      cancel: () => {
        upload.cancelled = true;
      },
    };
  };
  typing = (interactionId: string, typing: boolean): void => {
    this.typed.push([interactionId, typing]);
  };
  attentive = (): boolean => this.inSight;
  setTimeout = (run: () => void, ms: number): unknown => {
    const timer = { run, at: this.#now + ms };
    this.#timers.push(timer);
    return timer;
  };
  clearTimeout = (timer: unknown): void => {
    this.#timers = this.#timers.filter((one) => one !== timer);
  };
  /** Lets time pass. */
  pass(ms: number): void {
    this.#now += ms;
    for (const timer of [...this.#timers].filter(({ at }) => at <= this.#now)) {
      this.#timers = this.#timers.filter((one) => one !== timer);
      timer.run();
    }
  }
}

const deskOf = (...interactions: Chat[]): Desk => ({ interactions }) as unknown as Desk;
const mine = (text: string): ChatMessage =>
  messageWith({ from: "agent", userId: "agent1", name: "Meera Nair", text });
const file = (name: string): File => new File(["content"], name, { type: "application/pdf" });
const attachment: Attachment = {
  attachmentId: "a-1",
  name: "a.pdf",
  mediaType: "application/pdf",
  size: 7,
  url: "/api/v1/chats/attachments/a-1",
};

let around: Surroundings;
let board: ChatBoard;
beforeEach(() => {
  around = new Surroundings();
  board = new ChatBoard(around);
});

describe("a draft", () => {
  beforeEach(() => board.follow(deskOf(chatWith({}), chatWith({ interactionId: "chat-2" }))));

  it("stays with its chat while the agent looks at another", () => {
    board.write("chat-1", "About your invoice");
    board.look("chat-2");
    board.write("chat-2", "One moment");
    expect(board.view("chat-1").draft.text).toBe("About your invoice");
    expect(board.view("chat-2").draft.text).toBe("One moment");
  });

  it("is sent without white space around it, and empty afterwards", async () => {
    board.write("chat-1", "  Hello \n");
    await board.send("chat-1");
    expect(around.commands).toEqual([
      { command: "sendMessage", interactionId: "chat-1", text: "Hello" },
    ]);
    expect(board.view("chat-1").draft).toMatchObject({ text: "", sending: false, error: null });
  });

  it("isn't sent when nothing was written", async () => {
    board.write("chat-1", "   ");
    await board.send("chat-1");
    expect(around.commands).toEqual([]);
  });

  it("isn't sent twice while it is on its way", async () => {
    board.write("chat-1", "Hello");
    await Promise.all([board.send("chat-1"), board.send("chat-1")]);
    expect(around.commands).toHaveLength(1);
  });

  it("keeps what was written after it had left", async () => {
    board.write("chat-1", "Hello");
    const sent = board.send("chat-1");
    board.write("chat-1", "Hello and more");
    await sent;
    expect(board.view("chat-1").draft.text).toBe("and more");
  });

  it.each([
    ["refused", new Refusal(409, "refused", "The chat is over.", "Look at the list.")],
    ["lost on the way", new HostAway()],
  ])("stays, with the reason, when it was %s, and can be sent again", async (_how, refusal) => {
    board.write("chat-1", "Hello");
    around.refusals.push(refusal);
    await board.send("chat-1");
    expect(board.view("chat-1").draft).toMatchObject({
      text: "Hello",
      sending: false,
      error: refusal,
    });
    await board.send("chat-1");
    expect(board.view("chat-1").draft).toMatchObject({ text: "", error: null });
  });

  it("goes with its chat", () => {
    board.write("chat-1", "Hello");
    board.attach("chat-1", [file("a.pdf")]);
    board.follow(deskOf(chatWith({ interactionId: "chat-2" })));
    expect(board.view("chat-1").draft).toMatchObject({ text: "", files: [] });
    expect(around.uploads[0]?.cancelled).toBe(true);
  });
});

describe("a file", () => {
  beforeEach(() => board.follow(deskOf(chatWith({}))));
  const upload = (index = 0) => {
    const found = around.uploads[index];
    if (found === undefined) throw new Error("nothing was uploaded");
    return found;
  };

  it("is uploaded at once, and the message waits for it", async () => {
    board.write("chat-1", "Here it is");
    board.attach("chat-1", [file("a.pdf")]);
    upload().listener.progress(3);
    expect(board.view("chat-1").draft.files[0]).toMatchObject({ sent: 3, attachment: null });
    await board.send("chat-1");
    expect(around.commands).toEqual([]);
    upload().listener.answered(attachment);
    await board.send("chat-1");
    expect(around.commands).toEqual([
      {
        command: "sendMessage",
        interactionId: "chat-1",
        text: "Here it is",
        attachments: [attachment],
      },
    ]);
    expect(board.view("chat-1").draft.files).toEqual([]);
  });

  it("can go without words", async () => {
    board.attach("chat-1", [file("a.pdf")]);
    upload().listener.answered(attachment);
    await board.send("chat-1");
    expect(around.commands).toMatchObject([{ text: "", attachments: [attachment] }]);
  });

  it("that failed is tried again, or left out", async () => {
    board.attach("chat-1", [file("a.pdf"), file("b.pdf")]);
    const [first, second] = board.view("chat-1").draft.files;
    upload(0).listener.failed(new HostAway());
    upload(1).listener.failed(new HostAway());
    board.retryFile("chat-1", first?.fileId ?? "");
    upload(2).listener.answered(attachment);
    board.removeFile("chat-1", second?.fileId ?? "");
    await board.send("chat-1");
    expect(around.commands).toMatchObject([{ attachments: [attachment] }]);
  });

  it("that is taken out is broken off, and what still comes of it is nobody's", () => {
    board.attach("chat-1", [file("a.pdf")]);
    const [added] = board.view("chat-1").draft.files;
    board.removeFile("chat-1", added?.fileId ?? "");
    upload().listener.answered(attachment);
    expect(upload().cancelled).toBe(true);
    expect(board.view("chat-1").draft.files).toEqual([]);
  });
});

describe("what is unread", () => {
  const hello = messageWith({ text: "Hello" });
  const more = messageWith({ text: "Are you there?" });

  it("are the customer's messages since the agent last looked", () => {
    board.follow(deskOf(chatWith({ messages: [hello] })));
    expect(board.view("chat-1").unread).toBe(1);
    board.look("chat-1");
    expect(board.view("chat-1").unread).toBe(0);
    board.look(null);
    board.follow(deskOf(chatWith({ messages: [hello, more] })));
    expect(board.view("chat-1").unread).toBe(1);
  });

  it("is nothing that came before the agent's own answer: it was read elsewhere", () => {
    board.follow(deskOf(chatWith({ messages: [hello, mine("Yes?"), more] })));
    expect(board.view("chat-1").unread).toBe(1);
  });

  it("grows while the page is out of sight, and is read when the agent comes back", () => {
    board.look("chat-1");
    around.inSight = false;
    board.follow(deskOf(chatWith({ messages: [hello, more] })));
    expect(board.view("chat-1").unread).toBe(2);
    around.inSight = true;
    board.lookAgain();
    expect(board.view("chat-1").unread).toBe(0);
  });

  it("are other agents' messages too, but neither the system's lines nor one's own", () => {
    const other = messageWith({ from: "agent", userId: "agent2", name: "Jon Fernandes" });
    const joined = messageWith({ from: "system", text: "Jon Fernandes joined" });
    board.follow(deskOf(chatWith({ messages: [mine("Hello"), joined, other] })));
    expect(board.view("chat-1").unread).toBe(1);
  });
});

describe("a message that comes", () => {
  const first = messageWith({ text: "Hello" });
  const second = messageWith({ text: "Are you there?" });
  beforeEach(() => board.follow(deskOf(chatWith({ messages: [first] }))));

  it("is told when the agent looks elsewhere", () => {
    board.follow(deskOf(chatWith({ messages: [first, second] })));
    expect(board.arrivals.getState().last).toEqual({
      interactionId: "chat-1",
      messageId: second.messageId,
      name: "Asha Rao",
      line: "Are you there?",
    });
  });

  it("is not told when it shows in front of the agent, or was there before", () => {
    board.follow(deskOf(chatWith({ messages: [first] })));
    board.look("chat-1");
    board.follow(deskOf(chatWith({ messages: [first, second] })));
    expect(board.arrivals.getState().last).toBeNull();
  });

  it("ends the typing of who wrote it", () => {
    board.hearTyping({ chatId: "chat of chat-1", typing: true }, "chat-1");
    expect(board.view("chat-1").typing).toBe("Asha Rao");
    board.follow(deskOf(chatWith({ messages: [first, second] })));
    expect(board.view("chat-1").typing).toBeNull();
  });
});

describe("typing on the other side", () => {
  beforeEach(() => board.follow(deskOf(chatWith({}))));

  it("shows until it is said to be over, or nothing more is heard", () => {
    board.hearTyping({ typing: true, userId: "agent1", sender: "customer" }, "chat-1");
    board.hearTyping({ typing: false }, "chat-1");
    expect(board.view("chat-1").typing).toBeNull();
    board.hearTyping({ typing: true }, "chat-1");
    around.pass(10_000);
    expect(board.view("chat-1").typing).toBeNull();
  });

  it("names who it is, and is found by the chat's own id", () => {
    board.hearTyping({ chatId: "chat of chat-1", senderUserId: "agent2", typing: true }, null);
    expect(board.view("chat-1").typing).toBe("agent2");
  });

  it.each([
    [null],
    ["nonsense"],
    [{ typing: true, userId: "agent1", senderUserId: "agent1" }],
    [{ chatId: "another" }],
  ])("is nobody's for %j", (payload) => {
    board.hearTyping(payload, payload === null ? null : "unknown");
    board.hearTyping({ typing: true, userId: "agent1", senderUserId: "agent1" }, "chat-1");
    expect(board.view("chat-1").typing).toBeNull();
  });
});

describe("the agent's own typing", () => {
  beforeEach(() => board.follow(deskOf(chatWith({}))));

  it("is told at once, then now and then, and is over after a pause", () => {
    board.write("chat-1", "H");
    board.write("chat-1", "He");
    expect(around.typed).toEqual([["chat-1", true]]);
    around.pass(2_500);
    board.write("chat-1", "Hel");
    around.pass(2_000);
    board.write("chat-1", "Hell");
    expect(around.typed).toEqual([
      ["chat-1", true],
      ["chat-1", true],
    ]);
    around.pass(3_000);
    expect(around.typed.at(-1)).toEqual(["chat-1", false]);
  });

  it("is over with the message, and when everything is deleted", async () => {
    board.write("chat-1", "Hello");
    await board.send("chat-1");
    expect(around.typed.at(-1)).toEqual(["chat-1", false]);
    board.write("chat-1", "H");
    board.write("chat-1", "");
    expect(around.typed.at(-1)).toEqual(["chat-1", false]);
    around.pass(10_000);
    expect(around.typed).toHaveLength(4);
  });
});
