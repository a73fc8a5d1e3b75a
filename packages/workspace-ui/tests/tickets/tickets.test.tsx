import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Ticket } from "../../src/host/types";
import { FakeChats } from "../host/chats";
import { FakeTickets, ticketWith } from "../host/tickets";
import { openPage, readyAgent } from "../pages/openPage";

const note = (noteId: string, by: string, text: string) => ({ noteId, by, at: 1_000, text });
const invoice = (): Ticket =>
  ticketWith({
    ticketId: "T-1",
    subject: "Wrong invoice",
    customerId: 1001,
    changedAt: 3_000,
    notes: [note("n1", "agent2", "Old address"), note("n2", "agent1", "Asked billing")],
  });
const modem = (): Ticket =>
  ticketWith({
    ticketId: "T-2",
    subject: "Modem is dead",
    assignee: "agent1",
    customerId: 1002,
    changedAt: 2_000,
  });

/** The tickets page, or the desk, with tickets on the host. */
const atTickets = (
  path = "/tickets",
  tickets: Ticket[] = [invoice(), modem()],
  prepare: (chats: FakeChats) => void = () => undefined,
) => {
  let made: FakeTickets | undefined;
  const page = openPage((host) => {
    readyAgent(host);
    // Neither simulator nor apps have a part in this.
    host.mode = { demo: false, dev: false };
    host.slotApps = [];
    made = new FakeTickets(host, tickets);
    prepare(new FakeChats(host));
  }, path);
  if (made === undefined) throw new Error("the page was not prepared");
  return { ...page, tickets: made };
};

const listed = (): (string | null)[] =>
  within(screen.getByRole("list", { name: "Tickets" }))
    .getAllByRole("button")
    .map((one) => one.querySelector("p")?.textContent ?? null);

describe("the list of tickets", () => {
  it("has the last changed first, narrows by who works on it, and keeps that in the address", async () => {
    const { user, tickets } = atTickets();
    await screen.findByRole("button", { name: /Modem is dead/ });
    expect(listed()).toEqual(["Wrong invoice", "Modem is dead"]);
    await user.click(screen.getByRole("button", { name: "Filters" }));
    await user.click(await screen.findByRole("combobox", { name: "Assignee" }));
    await user.click(await screen.findByRole("option", { name: "Nobody" }));
    await waitFor(() => expect(listed()).toEqual(["Wrong invoice"]));
    expect(tickets.asked.at(-1)?.get("assignee")).toBe("nobody");
    expect(window.location.search).toBe("?assignee=nobody");
  });

  it("is searched, and says when nothing matches", async () => {
    const { user } = atTickets();
    await user.type(await screen.findByRole("textbox", { name: "Search tickets" }), "modem");
    await waitFor(() => expect(listed()).toEqual(["Modem is dead"]));
    await user.type(screen.getByRole("textbox", { name: "Search tickets" }), " of somebody else");
    expect(await screen.findByText("No ticket matches")).toBeVisible();
    const [, clear] = screen.getAllByRole("button", { name: "Clear filters" });
    await user.click(clear as HTMLElement);
    await waitFor(() => expect(listed()).toHaveLength(2));
  });

  it("gets longer when asked", async () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      ticketWith({ ticketId: `m-${index}`, subject: `Number ${index}` }),
    );
    const { user } = atTickets("/tickets", many);
    expect(await screen.findByText("50 of 60")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Show more" }));
    expect(await screen.findByText("60 of 60")).toBeVisible();
  });

  it("says why it can't be read, and tries again", async () => {
    const { host, user } = openPage((made) => {
      readyAgent(made);
      made.also.push((_method, path) =>
        path.startsWith("/tickets")
          ? { status: 500, body: { code: "internal", message: "it broke", remedy: "try later" } }
          : undefined,
      );
    }, "/tickets");
    const again = await screen.findByRole("button", { name: "Try again" });
    expect(screen.getByText("It broke. Try later.")).toBeVisible();
    host.also.length = 0;
    new FakeTickets(host, []);
    await user.click(again);
    expect(await screen.findByText("No tickets yet")).toBeVisible();
  });

  it("opens a new one", async () => {
    const { user, tickets } = atTickets("/tickets", []);
    await screen.findByText("No tickets yet");
    const [first] = screen.getAllByRole("button", { name: "New ticket" });
    await user.click(first as HTMLElement);
    const form = await screen.findByRole("form", { name: "New ticket" });
    await user.click(within(form).getByRole("button", { name: "Open ticket" }));
    expect(within(form).getByText("Say in a few words what it is about.")).toBeVisible();
    await user.type(within(form).getByLabelText(/Subject/), "No dial tone{Enter}");
    expect(await screen.findByRole("heading", { name: "No dial tone" })).toBeVisible();
    expect(tickets.commanded).toEqual([
      { command: "openTicket", subject: "No dial tone", assignee: "agent1" },
    ]);
  });
});

describe("a ticket", () => {
  it("is saved with its revision, and closed only with a reason", async () => {
    const { user, tickets } = atTickets("/tickets/T-1");
    await user.click(await screen.findByRole("combobox", { name: "State" }));
    await user.click(await screen.findByRole("option", { name: "Closed" }));
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText("Say why it is closed.")).toBeVisible();
    expect(tickets.commanded).toEqual([]);
    await user.type(screen.getByLabelText(/Closure reason/), "Sent anew{Enter}");
    await screen.findByText("The ticket is saved");
    expect(tickets.commanded).toEqual([
      {
        command: "updateTicket",
        ticketId: "T-1",
        revision: 1,
        changes: { externalState: "Closed", closureReason: "Sent anew" },
      },
    ]);
  });

  it("that somebody else changed meanwhile shows both changes, and the agent chooses", async () => {
    const { user, tickets } = atTickets("/tickets/T-1");
    const subject = await screen.findByLabelText(/Subject/);
    await user.clear(subject);
    await user.type(subject, "Wrong address");
    tickets.changeElsewhere("T-1", { subject: "Wrong name", externalState: "Reopened" });
    await user.click(screen.getByRole("button", { name: "Save" }));
    const dialog = await screen.findByRole("dialog", { name: "Somebody else changed this ticket" });
    expect(within(dialog).getByText("Open → Reopened")).toBeVisible();
    await user.click(within(dialog).getByRole("radio", { name: "Mine: Wrong address" }));
    await user.click(within(dialog).getByRole("button", { name: "Save my choice" }));
    await screen.findByText("The ticket is saved");
    expect(tickets.tickets[0]).toMatchObject({
      subject: "Wrong address",
      externalState: "Reopened",
    });
    expect(tickets.commanded.at(-1)).toMatchObject({
      revision: 2,
      changes: { subject: "Wrong address" },
    });
  });

  it("is picked, given away, and noted on", async () => {
    const { user, tickets } = atTickets("/tickets/T-1");
    await user.click(await screen.findByRole("button", { name: "Pick" }));
    await waitFor(() => expect(tickets.tickets[0]?.assignee).toBe("agent1"));
    const assignee = screen.getByRole("combobox", { name: "Assignee" });
    await waitFor(() => expect(assignee).toHaveValue("Meera Nair (Me)"));
    await user.clear(assignee);
    await user.type(assignee, "Kavya{Enter}");
    await waitFor(() => expect(tickets.tickets[0]?.assignee).toBe("supervisor1"));
    await user.type(screen.getByRole("textbox", { name: "New note" }), "Please call back");
    await user.click(screen.getByRole("button", { name: "Add note" }));
    await waitFor(() => expect(screen.getByRole("textbox", { name: "New note" })).toHaveValue(""));
    expect(screen.getByRole("region", { name: "Notes" })).toHaveTextContent("Please call back");
  });

  it("goes into another one, which is shown before it happens", async () => {
    const { user, tickets } = atTickets("/tickets/T-1");
    await user.click(await screen.findByRole("button", { name: "More actions" }));
    await user.click(await screen.findByRole("menuitem", { name: "Merge with another ticket" }));
    const dialog = await screen.findByRole("dialog", { name: "Merge tickets" });
    await user.click(await within(dialog).findByRole("button", { name: /Modem is dead/ }));
    expect(within(dialog).getByRole("region", { name: "Stays" })).toHaveTextContent(
      "Modem is dead",
    );
    expect(within(dialog).getByRole("region", { name: "Goes" })).toHaveTextContent("2 notes");
    await user.click(within(dialog).getByRole("button", { name: "Keep the other one" }));
    await user.click(within(dialog).getByRole("button", { name: "Merge" }));
    await screen.findByText("The tickets are merged");
    expect(tickets.commanded).toEqual([{ command: "mergeTickets", ticketId: "T-2", into: "T-1" }]);
  });

  it("gives some of its notes to a new one", async () => {
    const { user, tickets } = atTickets("/tickets/T-1");
    await user.click(await screen.findByRole("button", { name: "More actions" }));
    await user.click(await screen.findByRole("menuitem", { name: "Split notes off" }));
    const dialog = await screen.findByRole("dialog", { name: "Split notes off" });
    await user.type(within(dialog).getByLabelText(/Subject of the new ticket/), "Address{Enter}");
    expect(within(dialog).getByText("Choose at least one note.")).toBeVisible();
    await user.click(within(dialog).getByRole("checkbox", { name: /Old address/ }));
    await user.click(within(dialog).getByRole("button", { name: "Split" }));
    expect(await screen.findByRole("heading", { name: "Address" })).toBeVisible();
    expect(tickets.commanded).toEqual([
      { command: "splitTicket", ticketId: "T-1", noteIds: ["n1"], subject: "Address" },
    ]);
  });

  it("that isn't there says so, with the way back", async () => {
    const { user } = atTickets("/tickets/T-9");
    expect(await screen.findByText("There is no such ticket")).toBeVisible();
    const [, back] = screen.getAllByRole("button", { name: "All tickets" });
    await user.click((back ?? screen.getByRole("button", { name: "All tickets" })) as HTMLElement);
    expect(await screen.findByText("Choose a ticket")).toBeVisible();
  });
});

describe("the tickets beside a chat", () => {
  const chat = { interactionId: "a", customerId: 1001, customerData: { name: "Asha Rao" } };
  const besideChat = (tickets?: Ticket[], facts = chat) => {
    const page = atTickets("/", tickets, (chats) => chats.add(facts));
    return {
      ...page,
      openTab: async () => page.user.click(await screen.findByRole("tab", { name: "Ticket" })),
    };
  };

  it("are the customer's; the chat is attached to one of them and detached again", async () => {
    const { user, tickets, openTab } = besideChat();
    await openTab();
    await user.click(await screen.findByRole("button", { name: /Wrong invoice/ }));
    await user.click(await screen.findByRole("button", { name: "Attach this chat" }));
    await user.click(await screen.findByRole("button", { name: "Detach Chat with Asha Rao" }));
    await waitFor(() => expect(tickets.tickets[0]?.interactions).toEqual([]));
    expect(tickets.commanded).toEqual([
      { command: "attachInteraction", ticketId: "T-1", interactionId: "a" },
      { command: "unattachInteraction", ticketId: "T-1", interactionId: "a" },
    ]);
  });

  it("get a new one that is attached at once, also when the customer isn't known", async () => {
    const { user, tickets, openTab } = besideChat([], { ...chat, customerId: -1 });
    await openTab();
    expect(await screen.findByText("The customer is not known")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "New ticket" }));
    await user.type(await screen.findByLabelText(/Subject/), "No dial tone{Enter}");
    await screen.findByRole("heading", { name: "No dial tone" });
    expect(tickets.commanded).toEqual([
      {
        command: "openTicket",
        subject: "No dial tone",
        assignee: "agent1",
        interactionId: "a",
      },
    ]);
    await user.click(screen.getByRole("button", { name: "Tickets of the customer" }));
    expect(await screen.findByRole("button", { name: /No dial tone/ })).toHaveTextContent(
      "Attached",
    );
  });

  it("keep a half-written note while the agent answers the chat", async () => {
    const { user, openTab } = besideChat();
    await openTab();
    await user.click(await screen.findByRole("button", { name: /Wrong invoice/ }));
    await user.type(await screen.findByRole("textbox", { name: "New note" }), "Half a no");
    await user.click(screen.getByRole("tab", { name: "Chat" }));
    await screen.findByRole("log");
    await openTab();
    expect(await screen.findByRole("textbox", { name: "New note" })).toHaveValue("Half a no");
  });
});
