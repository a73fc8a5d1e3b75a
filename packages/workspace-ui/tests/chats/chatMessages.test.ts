import { describe, expect, it } from "vitest";
import { chatName, lastLine, lineOf } from "../../src/chats/chatMessages";
import { chatWith, messageWith } from "../host/chats";
import { customers } from "../host/fixtures";

const file = { attachmentId: "a", name: "a.pdf", mediaType: "application/pdf", size: 1, url: "/a" };

describe("the name of a chat's customer", () => {
  const [asha] = customers;
  it.each([
    ["the record's", { customer: asha ?? null, customerData: { name: "A. R." } }, "Asha Rao"],
    ["what the customer said", { customerData: { name: "A. R." } }, "A. R."],
    ["the address", { customerData: { email: "a@example.com" } }, "a@example.com"],
    ["the number", { customerData: {}, displayPhone: "+91 98••• •0001" }, "+91 98••• •0001"],
    ["a word", { customerData: {} }, "Unknown customer"],
  ])("is %s", (_what, facts, name) => {
    expect(chatName(chatWith(facts))).toBe(name);
  });
});

describe("a message in one line", () => {
  it.each([
    [{ text: " Two\n lines " }, "Two lines"],
    [{ text: "", attachments: [file] }, "File: a.pdf"],
    [{ text: "", attachments: [file, file] }, "2 files"],
  ])("%j reads %s", (facts, line) => {
    expect(lineOf(messageWith(facts))).toBe(line);
  });
});

describe("the last line of a chat", () => {
  it("names who wrote it unless it was the customer, and passes over the system's lines", () => {
    const customer = messageWith({ text: "Hello" });
    const me = messageWith({ from: "agent", userId: "agent1", name: "Meera", text: "Yes?" });
    const jon = messageWith({ from: "agent", userId: "agent2", name: "Jon", text: "Hi" });
    const joined = messageWith({ from: "system", text: "Jon joined" });
    const last = (...messages: (typeof customer)[]) => lastLine(chatWith({ messages }), "agent1");
    expect(last(customer, joined)).toBe("Hello");
    expect(last(customer, me)).toBe("You: Yes?");
    expect(last(customer, jon)).toBe("Jon: Hi");
    expect(last()).toBe("");
  });
});
