/** What is kept of customers, past interactions, tickets and callbacks. Instants and durations are milliseconds. */

import type { Augment, Interaction } from "./interaction";

/** One interaction that is over. */
export interface InteractionRecord {
  interactionId: string;
  kind: "call" | "chat";
  userId: string;
  userName: string;
  campaignId: number;
  campaignName: string;
  agentQueueId: number | null;
  queueName: string | null;
  callType: string | null;
  direction: "inbound" | "outbound";
  displayPhone: string;
  customerId: number;
  customerName: string | null;
  startedAt: number;
  connectedAt: number | null;
  endedAt: number | null;
  disposedAt: number | null;
  waited: number;
  ringingTime: number;
  talkTime: number;
  holdTime: number;
  wrapUpTime: number;
  hangupFirst: "agent" | "customer" | "system" | null;
  systemDisposition: string | null;
  dispositionCode: string | null;
  dispositionClass: string | null;
  note: string | null;
  recordingUrl: string | null;
  crtObjectId: string | null;
}

/** An interaction as it was when it was disposed of. */
export interface PastInteraction {
  record: InteractionRecord;
  interaction: Interaction;
}

export interface TicketNote {
  noteId: string;
  by: string;
  at: number;
  text: string;
}

export interface Ticket {
  ticketId: string;
  subject: string;
  externalState: string;
  stateGroup: string;
  closureReason: string | null;
  assignee: string | null;
  agentQueueId: number | null;
  customerId: number;
  createdBy: string;
  createdAt: number;
  changedAt: number;
  notes: TicketNote[];
  interactions: string[];
  mergedInto: string | null;
  splitFrom: string | null;
  augments?: Augment[];
  revision: number;
}

export type CallbackState = "scheduled" | "due" | "dialling" | "done" | "failed" | "cancelled";

/** A call that was promised for a time. */
export interface Callback {
  callbackId: string;
  campaignId: number;
  customerId: number;
  phone: string;
  displayPhone: string;
  callbackTime: number;
  /** `null`: anyone of the campaign. */
  userId: string | null;
  state: CallbackState;
  note: string | null;
  createdBy: string;
  createdAt: number;
}

/** What was changed of a customer's record, and by whom. */
export interface CustomerChange {
  at: number;
  by: string | null;
  changed: { column: string; from: string | null; to: string | null }[];
}

/** Everything that happened with one customer, newest first. */
export interface CustomerHistory {
  interactions: InteractionRecord[];
  tickets: Ticket[];
  callbacks: Callback[];
  changes: CustomerChange[];
}
