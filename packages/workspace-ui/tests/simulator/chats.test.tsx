import { waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { SimulatedChat } from "../../src/host/simulation";
import { openSimulator } from "./openSimulator";

const chat = (chatId: string, name: string, facts: Partial<SimulatedChat> = {}): SimulatedChat => ({
  chatId,
  interactionId: null,
  state: "connected",
  customerData: { name },
  messages: [
    {
      messageId: `${chatId}-1`,
      from: "agent",
      name: "Meera Nair",
      text: `Hello ${name}`,
      attachments: [],
      at: 1,
    },
  ],
  ...facts,
});

describe("chats", () => {
  it("begin with a customer, a campaign and a first message", async () => {
    const { user, dock, simulator, openPart } = await openSimulator();
    await openPart(/^Chats/);
    await user.type(await dock.findByRole("textbox", { name: "First message" }), "Hi there");
    await user.click(dock.getByRole("button", { name: "Begin chat" }));
    await waitFor(() =>
      expect(simulator.sent("/chats")).toEqual([
        {
          customer: {
            name: "Asha Rao",
            phone: "+919800000001",
            email: "asha.rao@example.com",
          },
          campaignId: 3,
          text: "Hi there",
        },
      ]),
    );
  });

  it("stand side by side, each with its transcript and its own field", async () => {
    const { user, dock, simulator, openPart } = await openSimulator((made) => {
      made.state.chats = [chat("chat-1", "Asha"), chat("chat-2", "Zoe")];
    });
    await openPart(/^Chats/);
    const asha = within(await dock.findByRole("listitem", { name: "Asha" }));
    const zoe = within(dock.getByRole("listitem", { name: "Zoe" }));
    expect(asha.getByText("Hello Asha")).toBeVisible();
    expect(zoe.getByText("Hello Zoe")).toBeVisible();
    const field = zoe.getByRole("textbox", { name: "Write as Zoe" });
    await user.type(field, "Where is my order?{Enter}");
    await waitFor(() => expect(field).toHaveValue(""));
    expect(simulator.sent("/chats/chat-2/write")).toEqual([{ text: "Where is my order?" }]);
    expect(simulator.sent("/chats/chat-2/typing").map(({ typing }) => typing)).toEqual([
      true,
      false,
    ]);
    await user.click(asha.getByRole("button", { name: "Leave" }));
    await waitFor(() => expect(simulator.sent("/chats/chat-1/leave")).toHaveLength(1));
  });

  it("that are over can only be read", async () => {
    const { dock, openPart } = await openSimulator((made) => {
      made.state.chats = [chat("chat-1", "Asha", { state: "ended" })];
    });
    await openPart(/^Chats/);
    const asha = within(await dock.findByRole("listitem", { name: "Asha" }));
    expect(asha.getByText("Over")).toBeVisible();
    expect(asha.queryByRole("textbox")).toBeNull();
    expect(asha.queryByRole("button", { name: "Leave" })).toBeNull();
  });
});
