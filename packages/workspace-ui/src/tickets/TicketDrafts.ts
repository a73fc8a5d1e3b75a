import { createStore, type StoreApi } from "zustand/vanilla";
import type { Ticket } from "../host/types";
import type { TicketFields } from "./ticketDraft";

/** A ticket that is being changed: as it was when the agent began, and as the agent wants it. */
export interface TicketEdit {
  base: Ticket;
  fields: TicketFields;
}

interface Kept {
  /** By ticket. */
  edits: Readonly<Record<string, TicketEdit>>;
  /** Notes that were begun, by ticket. */
  notes: Readonly<Record<string, string>>;
  /** The ticket that is open beside an interaction. */
  opened: Readonly<Record<string, string>>;
  /** Tickets that were opened for an interaction or attached to it here, newest first. */
  tied: Readonly<Record<string, readonly string[]>>;
}

/** What the agent has begun with tickets: it stays while the agent answers a chat or takes a call. */
export class TicketDrafts {
  readonly store: StoreApi<Kept> = createStore(() => ({
    edits: {},
    notes: {},
    opened: {},
    tied: {},
  }));

  /** Keeps what was changed of a ticket; `null` gives it up. */
  edit(ticketId: string, edit: TicketEdit | null): void {
    this.store.setState(({ edits }) => ({ edits: withOne(edits, ticketId, edit) }));
  }

  /** Keeps a note that was begun. */
  note(ticketId: string, text: string): void {
    this.store.setState(({ notes }) => ({
      notes: withOne(notes, ticketId, text === "" ? null : text),
    }));
  }

  /** Opens a ticket beside an interaction, or goes back to the list with `null`. */
  open(interactionId: string, ticketId: string | null): void {
    this.store.setState(({ opened }) => ({ opened: withOne(opened, interactionId, ticketId) }));
  }

  /** A ticket was opened for an interaction, or attached to it: it opens beside it. */
  tie(interactionId: string, ticketId: string): void {
    this.store.setState(({ tied }) => {
      const before = tied[interactionId] ?? [];
      const ids = [ticketId, ...before.filter((one) => one !== ticketId)];
      return { tied: { ...tied, [interactionId]: ids } };
    });
    this.open(interactionId, ticketId);
  }
}

const withOne = <Value>(
  all: Readonly<Record<string, Value>>,
  key: string,
  value: Value | null,
): Readonly<Record<string, Value>> => {
  const { [key]: _before, ...rest } = all;
  return value === null ? rest : { ...rest, [key]: value };
};
