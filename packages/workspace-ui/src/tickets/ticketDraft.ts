import type { TicketChanges } from "../host/tickets";
import type { Ticket } from "../host/types";

/** What an agent can change of a ticket in one go. */
export interface TicketFields {
  subject: string;
  externalState: string;
  /** Empty unless the ticket is closed. */
  closureReason: string;
  /** −1 for nobody. */
  customerId: number;
}

/** Names of the fields, in the order in which they stand. */
export const fieldNames = ["subject", "externalState", "closureReason", "customerId"] as const;
export type FieldName = (typeof fieldNames)[number];

/** The fields of a ticket as it is. */
export const fieldsOf = (ticket: Ticket): TicketFields => ({
  subject: ticket.subject,
  externalState: ticket.externalState,
  closureReason: ticket.closureReason ?? "",
  customerId: ticket.customerId,
});

/** The fields that differ. */
export const changedFields = (from: TicketFields, to: TicketFields): FieldName[] =>
  fieldNames.filter((name) => from[name] !== to[name]);

/** What to ask of the host, so that `from` becomes `to`; `null` when there is nothing to change. */
export const changesOf = (from: TicketFields, to: TicketFields): TicketChanges | null => {
  const changed = changedFields(from, to);
  if (changed.length === 0) return null;
  const changes: TicketChanges = {};
  if (changed.includes("subject")) changes.subject = to.subject.trim();
  if (changed.includes("externalState")) changes.externalState = to.externalState;
  // A reason stands only with a closed state; leaving it takes the reason along.
  if (to.closureReason.trim() !== "" && changed.some((name) => name !== "customerId")) {
    changes.closureReason = to.closureReason.trim();
  }
  if (changed.includes("customerId")) changes.customerId = to.customerId;
  return changes;
};

/** What two people changed of the same ticket. */
export interface Conflict {
  /** The ticket as the agent began with. */
  base: Ticket;
  /** As the other left it. */
  theirs: Ticket;
  mine: TicketFields;
  /** Changed by both, to different values: the agent has to choose. */
  contested: FieldName[];
  /** Changed by the other only. */
  onlyTheirs: FieldName[];
  /** Changed by the agent only: these stay as the agent wants them. */
  onlyMine: FieldName[];
}

export const conflictOf = (base: Ticket, theirs: Ticket, mine: TicketFields): Conflict => {
  const before = fieldsOf(base);
  const now = fieldsOf(theirs);
  const byThem = changedFields(before, now);
  const byMe = changedFields(before, mine);
  return {
    base,
    theirs,
    mine,
    contested: byMe.filter((name) => byThem.includes(name) && mine[name] !== now[name]),
    onlyTheirs: byThem.filter((name) => !byMe.includes(name) || mine[name] === now[name]),
    onlyMine: byMe.filter((name) => !byThem.includes(name)),
  };
};

/** The fields after the agent has chosen: theirs, with the agent's own changes and choices over them. */
export const settled = (
  { theirs, mine, contested, onlyMine }: Conflict,
  chooseMine: ReadonlySet<FieldName>,
): TicketFields => {
  const kept = [...onlyMine, ...contested.filter((name) => chooseMine.has(name))];
  return Object.assign(
    fieldsOf(theirs),
    Object.fromEntries(kept.map((name) => [name, mine[name]])),
  ) as TicketFields;
};
