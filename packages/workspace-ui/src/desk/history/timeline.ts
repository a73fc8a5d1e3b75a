import type {
  Callback,
  CustomerChange,
  CustomerHistory,
  InteractionRecord,
  Ticket,
} from "../../host/types";

/** One thing that happened with a customer. */
export type Happening =
  | { kind: "interaction"; key: string; at: number; record: InteractionRecord }
  | { kind: "ticket"; key: string; at: number; ticket: Ticket }
  | { kind: "callback"; key: string; at: number; callback: Callback }
  | { kind: "change"; key: string; at: number; change: CustomerChange };

export type HappeningKind = Happening["kind"];

/** Everything that happened with a customer in one row, newest first. */
export const timelineOf = (history: CustomerHistory): Happening[] =>
  [
    ...history.interactions.map(
      (record): Happening => ({
        kind: "interaction",
        key: `interaction ${record.interactionId}`,
        at: record.startedAt,
        record,
      }),
    ),
    ...history.tickets.map(
      (ticket): Happening => ({
        kind: "ticket",
        key: `ticket ${ticket.ticketId}`,
        at: ticket.changedAt,
        ticket,
      }),
    ),
    ...history.callbacks.map(
      (callback): Happening => ({
        kind: "callback",
        key: `callback ${callback.callbackId}`,
        at: callback.callbackTime,
        callback,
      }),
    ),
    ...history.changes.map(
      (change, index): Happening => ({
        kind: "change",
        key: `change ${change.at} ${index}`,
        at: change.at,
        change,
      }),
    ),
  ].sort((a, b) => b.at - a.at);
