import type { Ticket } from "./records";

/** Which tickets are looked for; what is absent doesn't narrow. */
export interface TicketFilters {
  /** A group of states, such as `CLOSED`. */
  group?: string;
  state?: string;
  /** A user's id, or `nobody`. */
  assignee?: string;
  agentQueueId?: number;
  customerId?: number;
  /** Words of the subject or the notes, or a ticket's id. */
  q?: string;
}

/** Some of the tickets that were looked for, last changed first. */
export interface TicketsPart {
  tickets: Ticket[];
  /** How many there are in all. */
  total: number;
  /** Asks for those that come after these; `null` when these are the last. */
  next: string | null;
}

/** The states that a ticket can have, by their groups. */
export interface TicketStateGroup {
  group: string;
  states: string[];
}

/** The group of what is finished. */
export const closedGroup = "CLOSED";

/** What is changed of a ticket; what is absent stays. */
export interface TicketChanges {
  subject?: string;
  externalState?: string;
  /** Only with a state of the group `CLOSED`. */
  closureReason?: string;
  customerId?: number;
}

/** What people do with tickets. */
export type TicketCommand =
  | {
      command: "openTicket";
      subject: string;
      text?: string;
      customerId?: number;
      agentQueueId?: number;
      assignee?: string;
      interactionId?: string;
    }
  | { command: "updateTicket"; ticketId: string; revision: number; changes: TicketChanges }
  | { command: "addNote"; ticketId: string; text: string }
  | {
      command: "assignTicket";
      ticketId: string;
      revision: number;
      /** Without one, nobody. */
      assignee?: string;
      /** Without one, the queue stays. */
      agentQueueId?: number;
    }
  | { command: "pickTicket"; ticketId: string }
  /** `ticketId` goes, `into` stays. */
  | { command: "mergeTickets"; ticketId: string; into: string }
  | { command: "splitTicket"; ticketId: string; noteIds: string[]; subject: string }
  | {
      command: "attachInteraction" | "unattachInteraction";
      ticketId: string;
      interactionId: string;
    };

/** Somebody who works in the contact centre. */
export interface Person {
  userId: string;
  userName: string;
}
