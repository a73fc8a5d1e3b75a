/** Calls and chats, as their agent sees them. Instants and durations are milliseconds. */

/** What an app has put beside a record: label to value. */
export interface Augment {
  appName: string;
  data: Record<string, string | number | boolean | null>;
}

export interface Customer {
  customerId: number;
  name: string;
  phone: string;
  email?: string | null;
  company?: string | null;
  city?: string | null;
  language?: string | null;
  /** Everything else that is known; some hold further numbers. */
  fields: Record<string, string>;
  augments?: Augment[];
  revision: number;
}

/** A customer who is not kept yet. */
export type CustomerDraft = Omit<Customer, "customerId" | "revision" | "augments">;

/** Who disposes of an interaction: the campaign's choice. */
export type DisposedBy = "workspace" | "app" | "both" | "forced";

export type CallState =
  | "ringing"
  | "previewing"
  | "dialling"
  | "connected"
  | "onHold"
  | "consulting"
  | "conference"
  | "wrapUp"
  | "ended";

export type ChatState = "ringing" | "connected" | "wrapUp" | "ended";

/** Somebody in an interaction beside its agent and its customer. */
export interface Party {
  partyId: string;
  kind: "phone" | "thirdParty" | "user" | "localIvr";
  label: string;
  userId?: string | null;
  phone?: string | null;
  since: number;
}

/** To whom one can transfer, whom one can consult, who can join. */
export type Target =
  | { kind: "phone"; phone: string }
  | { kind: "thirdParty"; thirdPartyId: number }
  | { kind: "user"; userId: string }
  | { kind: "queue"; agentQueueId: number }
  | { kind: "campaign"; campaignId: number }
  | { kind: "ivr"; contextId: number }
  | { kind: "localIvr"; contextId: number };

/** What brings a third side into an interaction. */
export type AttemptKind = "transfer" | "consult" | "conference";

/** A third side that is being tried. */
export interface Attempt {
  what: AttemptKind;
  target: Target;
  label: string;
  since: number;
  /** When it is given up; `null` where nobody counts. */
  until: number | null;
}

/** What last failed; gone with the next command. */
export interface CommandFailure {
  command: string;
  reason: string;
  at: number;
}

/** What calls and chats have in common. */
interface InteractionBase {
  interactionId: string;
  userId: string;
  campaignId: number;
  queueName: string | null;
  agentQueueId: number | null;
  customer: Customer | null;
  /** −1 when nobody is known. */
  customerId: number;
  displayPhone: string;
  startedAt: number;
  connectedAt: number | null;
  endedAt: number | null;
  wrapUpEndsAt: number | null;
  /** Milliseconds in the queue. */
  waited: number;
  /** The agent who handed it over. */
  transferredFrom: string | null;
  /** By `app`: the panel opens at `panelOpensAt`, should the app not have disposed by then. */
  disposing: { by: DisposedBy; panelOpensAt: number | null };
  dispositionCode: string | null;
  dispositionClass: string | null;
  note: string | null;
  augments?: Augment[];
  parties: Party[];
  attempt: Attempt | null;
  failure: CommandFailure | null;
  /** What the agent may do with it now. */
  commands: string[];
}

/** A line that was spoken. */
export interface TranscriptLine {
  lineId: string;
  speaker: "agent" | "customer" | "other";
  text: string;
  at: number;
}

/** The record of a lead list that a call is for. */
export interface LeadRecord {
  leadId: number;
  leadName: string;
  leadRecordId: string;
  name: string;
  fields: Record<string, string>;
}

export interface Call extends InteractionBase {
  kind: "call";
  callType: string;
  direction: "inbound" | "outbound";
  state: CallState;
  muted: boolean;
  phone: string;
  crtObjectId: string | null;
  userCrtObjectId: string | null;
  heldSince: number | null;
  holdTime: number | null;
  talkTime: number | null;
  hangupFirst: "agent" | "customer" | "system" | null;
  systemDisposition: string | null;
  lead: LeadRecord | null;
  previewEndsAt: number | null;
  /** The telephony system was told and has not answered yet. */
  order: { orderId: string; command: string; since: number } | null;
  connector: string | null;
  recordingUrl: string | null;
  embeddedPage: { title: string; url: string } | null;
  /** The last fifty lines. */
  transcript: TranscriptLine[];
}

/** A file that was sent in a chat; its address answers with a download. */
export interface Attachment {
  attachmentId: string;
  name: string;
  mediaType: string;
  size: number;
  url: string;
}

export interface ChatMessage {
  messageId: string;
  from: "agent" | "customer" | "system";
  userId?: string | null;
  name: string;
  text: string;
  attachments: Attachment[];
  at: number;
}

export interface Chat extends InteractionBase {
  kind: "chat";
  state: ChatState;
  chatId: string;
  agentCRTId: string;
  customerCRTId: string;
  customerData: { name?: string | null; phone?: string | null; email?: string | null };
  endedBy: "agent" | "customer" | "system" | null;
  /** The last two hundred. */
  messages: ChatMessage[];
}

/** What an agent has in hand: told apart by `kind`. */
export type Interaction = Call | Chat;

export type InteractionState = Interaction["state"];
