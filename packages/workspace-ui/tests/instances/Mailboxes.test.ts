import { beforeEach, describe, expect, it } from "vitest";
import { type Letter, Mailboxes, mailboxLimits } from "../../src/instances/Mailboxes";

let delivered: [string, unknown][];
let mail: Mailboxes;

const letter = (contextData: unknown): Letter => ({
  senderInstanceId: "i-1",
  senderAppId: "app-1",
  contextData,
});

beforeEach(() => {
  delivered = [];
  mail = new Mailboxes((instanceId, { contextData }) => delivered.push([instanceId, contextData]));
});

describe("a letter", () => {
  it("is handed over at once to who listens", () => {
    mail.listen("i-2");
    expect(mail.send("i-2", letter("a"))).toBe("delivered");
    expect(delivered).toEqual([["i-2", "a"]]);
  });

  it("is kept for who doesn't listen yet, in order, and handed over once", () => {
    expect(mail.send("i-2", letter("a"))).toBe("kept");
    expect(mail.send("i-2", letter("b"))).toBe("kept");
    mail.listen("i-2");
    mail.listen("i-2");
    expect(delivered).toEqual([
      ["i-2", "a"],
      ["i-2", "b"],
    ]);
  });

  it("is kept again after the receiver's page has loaded again", () => {
    mail.listen("i-2");
    mail.restart("i-2");
    expect(mail.send("i-2", letter("a"))).toBe("kept");
    mail.listen("i-2");
    expect(delivered).toEqual([["i-2", "a"]]);
  });

  it("goes with a receiver that has gone", () => {
    mail.send("i-2", letter("a"));
    mail.forget("i-2");
    mail.listen("i-2");
    expect(delivered).toEqual([]);
  });
});

describe("a mailbox", () => {
  it("takes so many letters and no more", () => {
    for (let count = 0; count < mailboxLimits.letters; count += 1) {
      expect(mail.send("i-2", letter(count))).toBe("kept");
    }
    expect(mail.send("i-2", letter("one more"))).toBe("full");
    mail.listen("i-2");
    expect(delivered).toHaveLength(mailboxLimits.letters);
    expect(mail.send("i-2", letter("again"))).toBe("delivered");
  });

  it("takes so many characters and no more", () => {
    const half = "x".repeat(mailboxLimits.characters / 2);
    expect(mail.send("i-2", letter(half))).toBe("kept");
    expect(mail.send("i-2", letter(half))).toBe("full");
    expect(mail.send("i-3", letter(half))).toBe("kept");
  });
});
