import type { TicketCommand } from "../../src/host/tickets";
import type { Ticket } from "../../src/host/types";
import type { Answer, FakeHost } from "./FakeHost";
import { customers, users } from "./fixtures";

/** A ticket as the host would show it: open and nobody's, unless told otherwise. */
export const ticketWith = (facts: Partial<Ticket>): Ticket => ({
  ticketId: "t-1",
  subject: "Wrong invoice",
  externalState: "Open",
  stateGroup: "OPEN",
  closureReason: null,
  assignee: null,
  agentQueueId: null,
  customerId: -1,
  createdBy: "agent2",
  createdAt: 0,
  changedAt: 0,
  notes: [],
  interactions: [],
  mergedInto: null,
  splitFrom: null,
  revision: 1,
  ...facts,
});

/** The states that the fake host knows. */
export const stateGroups = [
  { group: "OPEN", states: ["Open", "Reopened"] },
  { group: "PENDING", states: ["Waiting for customer"] },
  { group: "CLOSED", states: ["Closed", "Rejected"] },
];

const groupOf = (state: string): string =>
  stateGroups.find(({ states }) => states.includes(state))?.group ?? "OPEN";

/** The tickets of a fake host: the routes about them, as the real one answers as far as the shell can tell. */
export class FakeTickets {
  readonly commanded: TicketCommand[] = [];
  /** The addresses that lists were asked for with. */
  readonly asked: URLSearchParams[] = [];
  #count = 0;

  constructor(
    private readonly host: FakeHost,
    readonly tickets: Ticket[] = [],
  ) {
    host.also.push((method, path, body) => this.#answer(method, path, body));
  }

  /** Somebody else changes a ticket, behind the agent's back. */
  changeElsewhere(ticketId: string, facts: Partial<Ticket>): void {
    Object.assign(this.#ticket(ticketId) ?? {}, facts);
    this.#touch(ticketId);
  }

  #answer(method: string, path: string, body: Record<string, unknown>): Answer | undefined {
    const [address = "", query] = path.split("?");
    if (method === "GET" && address === "/tickets") return this.#list(new URLSearchParams(query));
    if (method === "GET" && address === "/ticket-states") {
      return { status: 200, body: { groups: stateGroups } };
    }
    if (method === "POST" && address === "/tickets/commands") {
      return this.#command(body as unknown as TicketCommand);
    }
    if (
      method === "GET" &&
      address === "/ameyorestapi/cc/contactCenterUsers/getAllContactCenterUsers"
    ) {
      return { status: 200, body: users };
    }
    if (method === "GET" && address === "/customers") return { status: 200, body: { customers } };
    const customer = /^\/customers\/(\d+)$/.exec(address);
    if (method === "GET" && customer) {
      return {
        status: 200,
        body: customers.find((one) => one.customerId === Number(customer[1])),
      };
    }
    const one = /^\/tickets\/([^/]+)$/.exec(address);
    if (method === "GET" && one) {
      const ticket = this.#ticket(decodeURIComponent(String(one[1])));
      return ticket === undefined
        ? refused(404, "not-found", "There is no such ticket.")
        : { status: 200, body: structuredClone(ticket) };
    }
    return undefined;
  }

  #list(query: URLSearchParams): Answer {
    this.asked.push(query);
    const wanted = (name: string, value: unknown): boolean =>
      query.get(name) === null || query.get(name) === String(value);
    const found = this.tickets
      .filter(
        (one) =>
          wanted("group", one.stateGroup) &&
          wanted("state", one.externalState) &&
          wanted("assignee", one.assignee ?? "nobody") &&
          wanted("agentQueueId", one.agentQueueId) &&
          wanted("customerId", one.customerId) &&
          one.subject.toLowerCase().includes((query.get("q") ?? "").toLowerCase()),
      )
      .sort((a, b) => b.changedAt - a.changedAt);
    const from = Number(query.get("after") ?? 0);
    const to = from + Number(query.get("limit") ?? 50);
    return {
      status: 200,
      body: structuredClone({
        tickets: found.slice(from, to),
        total: found.length,
        next: to < found.length ? String(to) : null,
      }),
    };
  }

  #command(command: TicketCommand): Answer {
    this.commanded.push(command);
    if (command.command === "openTicket") {
      this.#count += 1;
      const { subject, text, customerId = -1, agentQueueId = null, assignee = null } = command;
      const ticket = ticketWith({
        ticketId: `new-${this.#count}`,
        subject,
        customerId,
        agentQueueId,
        assignee,
        createdBy: "agent1",
        createdAt: this.host.now(),
        changedAt: this.host.now(),
        notes: text === undefined ? [] : [this.#note(text)],
        interactions: command.interactionId === undefined ? [] : [command.interactionId],
      });
      this.tickets.push(ticket);
      return { status: 200, body: structuredClone(ticket) };
    }
    const ticket = this.#ticket(command.ticketId);
    if (ticket === undefined) return refused(404, "not-found", "There is no such ticket.");
    if ("revision" in command && command.revision !== ticket.revision) {
      return refused(409, "stale-revision", "Somebody else has changed the ticket.", ticket);
    }
    return { status: 200, body: structuredClone(this.#change(ticket, command)) };
  }

  #change(ticket: Ticket, command: Exclude<TicketCommand, { command: "openTicket" }>): Ticket {
    switch (command.command) {
      case "updateTicket":
        Object.assign(ticket, command.changes);
        ticket.stateGroup = groupOf(ticket.externalState);
        if (ticket.stateGroup !== "CLOSED") ticket.closureReason = null;
        break;
      case "addNote":
        ticket.notes.push(this.#note(command.text));
        break;
      case "assignTicket":
        ticket.assignee = command.assignee ?? null;
        ticket.agentQueueId = command.agentQueueId ?? ticket.agentQueueId;
        break;
      case "pickTicket":
        ticket.assignee = "agent1";
        break;
      case "attachInteraction":
        ticket.interactions.push(command.interactionId);
        break;
      case "unattachInteraction":
        ticket.interactions = ticket.interactions.filter((id) => id !== command.interactionId);
        break;
      case "mergeTickets": {
        const into = this.#ticket(command.into) ?? ticket;
        into.notes.push(...ticket.notes.splice(0));
        into.interactions.push(...ticket.interactions.splice(0));
        Object.assign(ticket, { mergedInto: into.ticketId, externalState: "Closed" });
        return this.#touch(into.ticketId);
      }
      case "splitTicket": {
        this.#count += 1;
        const made = ticketWith({
          ticketId: `new-${this.#count}`,
          subject: command.subject,
          splitFrom: ticket.ticketId,
          notes: ticket.notes.filter(({ noteId }) => command.noteIds.includes(noteId)),
        });
        ticket.notes = ticket.notes.filter(({ noteId }) => !command.noteIds.includes(noteId));
        this.tickets.push(made);
        return made;
      }
    }
    return this.#touch(ticket.ticketId);
  }

  #touch(ticketId: string): Ticket {
    const ticket = this.#ticket(ticketId) ?? ticketWith({});
    ticket.revision += 1;
    ticket.changedAt = this.host.now();
    return ticket;
  }

  #note(text: string): Ticket["notes"][number] {
    this.#count += 1;
    return { noteId: `n-${this.#count}`, by: "agent1", at: this.host.now(), text };
  }

  #ticket(ticketId: string): Ticket | undefined {
    return this.tickets.find((one) => one.ticketId === ticketId);
  }
}

const refused = (status: number, code: string, message: string, details?: unknown): Answer => ({
  status,
  body: { code, message, remedy: "Look at it again.", details: structuredClone(details) },
});
