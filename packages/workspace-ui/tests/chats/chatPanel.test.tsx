import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { FakeChats } from "../host/chats";
import { openPage, readyAgent } from "../pages/openPage";

/** An agent's desk with chats on it. */
const atChats = (prepare: (chats: FakeChats) => void) => {
  let chats: FakeChats | undefined;
  const page = openPage((host) => {
    readyAgent(host);
    // Neither simulator nor apps have a part in this.
    host.mode = { demo: false, dev: false };
    host.slotApps = [];
    host.desk.quickReplies = [{ label: "Wait", text: "One moment please." }];
    chats = new FakeChats(host);
    prepare(chats);
  });
  if (chats === undefined) throw new Error("the page was not prepared");
  return { ...page, chats };
};

const asha = { interactionId: "a", customerData: { name: "Asha Rao" } };
const thomas = { interactionId: "t", customerData: { name: "Thomas Mathew" } };
const field = (name: string): Promise<HTMLElement> =>
  screen.findByRole("textbox", { name: `Message to ${name}` });
const row = (name: RegExp): HTMLElement =>
  within(screen.getByRole("navigation", { name: "Interactions" })).getByRole("button", { name });

describe("an offered chat", () => {
  it("is announced, can be read before it is accepted, and answered afterwards", async () => {
    const { user, chats } = atChats((made) => {
      made.add({ ...asha, state: "ringing", connectedAt: null });
      made.write("a", { text: "My invoice looks wrong" });
    });
    expect(await screen.findByText("Accept the chat to write.")).toBeVisible();
    expect(screen.getAllByText("My invoice looks wrong").length).toBeGreaterThan(0);
    await user.click(screen.getByRole("button", { name: "Accept" }));
    await user.type(await field("Asha Rao"), "Let me see{Enter}");
    await waitFor(() =>
      expect(chats.asked.at(-1)).toEqual({
        command: "sendMessage",
        interactionId: "a",
        text: "Let me see",
      }),
    );
    expect(await within(screen.getByRole("log")).findByText("Let me see")).toBeVisible();
    expect(await field("Asha Rao")).toHaveValue("");
  });

  it("waits in the list while the agent writes in another", async () => {
    const { user, chats } = atChats((made) => made.add(asha));
    await user.type(await field("Asha Rao"), "About your");
    chats.add({ ...thomas, state: "ringing", connectedAt: null });
    await screen.findByRole("button", { name: "Thomas Mathew, New chat" });
    await user.type(await field("Asha Rao"), " invoice");
    expect(await field("Asha Rao")).toHaveValue("About your invoice");
  });
});

describe("several chats", () => {
  it("keep a draft each, and count what is unread", async () => {
    const { user, chats } = atChats((made) => {
      made.add(asha);
      made.add(thomas);
    });
    await user.type(await field("Asha Rao"), "Half a sen");
    chats.write("t", { name: "Thomas Mathew", text: "Is it ready?" });
    await screen.findByRole("button", { name: "Thomas Mathew, Chatting, 1 unread" });
    expect(screen.getByText("New message from Thomas Mathew: Is it ready?")).toBeInTheDocument();
    await user.click(row(/Thomas Mathew/));
    expect(await field("Thomas Mathew")).toHaveValue("");
    await screen.findByRole("button", { name: "Thomas Mathew, Chatting" });
    await user.click(row(/Asha Rao/));
    expect(await field("Asha Rao")).toHaveValue("Half a sen");
  });

  it("count as unread what comes while another tab of the chat is open", async () => {
    const { user, chats } = atChats((made) => made.add(asha));
    await field("Asha Rao");
    await user.click(screen.getByRole("tab", { name: "Customer" }));
    chats.write("a", { text: "Are you there?" });
    expect(await screen.findByRole("tab", { name: "Chat, 1 unread" })).toBeVisible();
    await user.click(screen.getByRole("tab", { name: /Chat/ }));
    expect(await screen.findByRole("tab", { name: "Chat" })).toBeVisible();
  });
});

describe("writing", () => {
  it("tells the customer, and shows that the customer writes", async () => {
    const { user, chats, host } = atChats((made) => made.add(asha));
    await user.type(await field("Asha Rao"), "H");
    await waitFor(() => expect(chats.typed).toEqual([{ interactionId: "a", typing: true }]));
    host.tell({
      type: "live",
      event: { scope: "global", name: "chatTyping", payload: { typing: true } },
      interactionId: "a",
    });
    expect((await screen.findAllByText("Asha Rao is typing")).length).toBeGreaterThan(0);
  });

  it("keeps a message that the host refused, with the reason, and sends it again", async () => {
    const { user, chats } = atChats((made) => {
      made.add(asha);
      made.refusals.push({
        status: 507,
        body: { code: "disk-full", message: "the disk is full", remedy: "free some space" },
      });
    });
    await user.type(await field("Asha Rao"), "Hello{Enter}");
    expect(await screen.findByText(/Not sent: The disk is full\. Free some space/)).toBeVisible();
    expect(await field("Asha Rao")).toHaveValue("Hello");
    await user.click(screen.getByRole("button", { name: "Send again" }));
    await waitFor(async () => expect(await field("Asha Rao")).toHaveValue(""));
    expect(chats.asked).toHaveLength(2);
  });

  it("puts in a quick reply of the campaign", async () => {
    const { user } = atChats((made) => made.add(asha));
    await user.type(await field("Asha Rao"), "/wai{Enter}");
    expect(await field("Asha Rao")).toHaveValue("One moment please.");
  });
});

describe("the end of a chat", () => {
  it("by the customer closes the field and opens the disposition", async () => {
    const { chats } = atChats((made) => made.add(asha));
    await field("Asha Rao");
    chats.leave("a");
    expect(
      await screen.findByText("The customer left. Nothing more can be written."),
    ).toBeVisible();
    expect(await screen.findByRole("form", { name: "Disposition" })).toBeVisible();
  });

  it("by the agent is asked about only when something unsent would be lost", async () => {
    const { user, chats } = atChats((made) => {
      made.add(asha);
      made.add(thomas);
    });
    await user.type(await field("Asha Rao"), "Half a sen");
    await user.click(screen.getByRole("button", { name: "End chat" }));
    await user.click(await screen.findByRole("button", { name: "Go on chatting" }));
    expect(chats.asked).toEqual([]);
    await user.click(row(/Thomas Mathew/));
    await field("Thomas Mathew");
    await user.click(screen.getByRole("button", { name: "End chat" }));
    await waitFor(() => expect(chats.asked).toEqual([{ command: "endChat", interactionId: "t" }]));
  });
});

describe("a chat with others in it", () => {
  it("shows them and whom it waits for, and lets both go", async () => {
    const { user, chats } = atChats((made) =>
      made.add({
        ...asha,
        parties: [
          { partyId: "p1", kind: "user", label: "Jon Fernandes", userId: "agent2", since: 0 },
        ],
        attempt: {
          what: "conference",
          target: { kind: "user", userId: "supervisor1" },
          label: "Kavya Iyer",
          since: 0,
          until: null,
        },
        commands: ["sendMessage", "dropParty", "cancelAttempt", "leaveConference"],
      }),
    );
    const others = await screen.findByRole("list", { name: "Also in this chat" });
    expect(others).toHaveTextContent("Asking Kavya Iyer to join");
    await user.click(screen.getByRole("button", { name: "Remove Jon Fernandes from the chat" }));
    await user.click(screen.getByRole("button", { name: "Cancel" }));
    await user.click(screen.getByRole("button", { name: "Leave" }));
    await waitFor(() =>
      expect(chats.asked).toEqual([
        { command: "dropParty", interactionId: "a", partyId: "p1" },
        { command: "cancelAttempt", interactionId: "a" },
        { command: "leaveConference", interactionId: "a" },
      ]),
    );
  });
});
