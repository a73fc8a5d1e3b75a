/** What administrators set up. Durations are milliseconds. */

import type { DispositionClass } from "./desk";
import type { DisposedBy } from "./interaction";
import type { Role } from "./types";

export const campaignTypes = [
  "Interactive Voice Application",
  "Outbound Voice Campaign",
  "Voice Blast Campaign",
  "Chat Campaign",
  "Interaction Campaign",
] as const;
/** Which kinds of interaction a campaign takes. */
export type CampaignType = (typeof campaignTypes)[number];

export interface Process {
  processId: number;
  processName: string;
  description: string;
  processType: string;
}

export const diallerModes = ["automatic", "automaticPreview", "manualPreview"] as const;

/** How the dialler works through a campaign's leads. */
export interface DiallerSettings {
  mode: (typeof diallerModes)[number];
  /** How often one record is tried; 0 counts as 1. */
  attempts: number;
  /** The wait before a record is tried again. */
  retryAfter: number;
  /** How long an automatic preview is shown; 0 for ten seconds. */
  previewTime: number;
}

export interface CampaignSetup {
  campaignId: number;
  campaignName: string;
  campaignType: CampaignType;
  description: string;
  processId: number;
  /** Dialled by customers, shown to those who are called. */
  number: string;
  /** 0 for no limit. */
  wrapTimeOut: number;
  dispositions: DispositionClass[];
  maskingEnabled: boolean;
  /** When the customer's record pops. */
  screenPop: "ringing" | "connected";
  crmURL?: string | null;
  /** Empty for every agent. */
  assigned: string[];
  disposing: DisposedBy;
  embeddedPage?: { title: string; url: string } | null;
  script?: string | null;
  /** 0 counts as 1. */
  chatsAtOnce: number;
  /** Answered within this time, a call or chat met the service level. */
  serviceLevel: number;
  autoAnswer: boolean;
  dialler: DiallerSettings;
  /** Without one, outgoing calls are simulated. */
  connector?: string | null;
}

export interface AgentQueue {
  agentQueueId: number;
  queueName: string;
  campaignId: number;
  queueType: string;
  transferrable: boolean;
}

export interface Ivr {
  contextId: number;
  contextName: string;
  /** Without one, every campaign has it. */
  campaignId?: number | null;
  featureName: string;
  transferrable: boolean;
  /** Whether it can join a call. */
  local: boolean;
}

export interface ThirdParty {
  thirdPartyId: number;
  name: string;
  phone: string;
}

export interface TicketStateGroup {
  group: string;
  states: string[];
}

/** The whole set-up of a contact centre. */
export interface CentreConfiguration {
  contactCenterId: number;
  contactCenterName: string;
  processes: Process[];
  campaigns: CampaignSetup[];
  queues: AgentQueue[];
  breakReasons: string[];
  ivrs: Ivr[];
  thirdParties: ThirdParty[];
  /** Empty for the usual ones. */
  ticketStates: TicketStateGroup[];
  quickReplies: { label: string; text: string }[];
}

/** The set-up with the number that a change of it needs. */
export interface StoredConfiguration {
  revision: number;
  configuration: CentreConfiguration;
}

/** Somebody who may sign in. */
export interface Account {
  userId: string;
  userName: string;
  role: Role;
  userType?: string;
  /** Whether signing in is allowed. */
  active: boolean;
}

export interface NewAccount {
  userId: string;
  userName: string;
  role: Role;
  password: string;
}

export type AccountChange = Partial<Pick<Account, "userName" | "role" | "active">> & {
  password?: string;
};

export const connectorKinds = ["cloudevents", "voice-webhook"] as const;
export type ConnectorKind = (typeof connectorKinds)[number];

/** A telephony system that reports to the host and takes orders from it. */
export interface Connector {
  name: string;
  kind: ConnectorKind;
  /** Where orders are sent; without it the system only reports. */
  ordersUrl?: string | null;
  /** What the system can be told. */
  capabilities: string[];
  /** Only in the answer that made it. */
  secret?: string | null;
}

export interface ConnectorWish {
  kind: ConnectorKind;
  ordersUrl?: string;
  secret?: string;
  capabilities: string[];
}

/** A list of numbers that a campaign's dialler works through. */
export interface Lead {
  leadId: number;
  leadName: string;
  campaignId: number;
  total: number;
  left: number;
  done: number;
  failed: number;
  loadedAt: number;
}

export interface NewLeadRecord {
  name: string;
  phone: string;
  fields: Record<string, string>;
}

/** One number of a lead, and what became of it. */
export interface StoredLeadRecord extends NewLeadRecord {
  leadRecordId: string;
  state: string;
  attempts?: number | null;
  lastOutcome?: string | null;
  nextAttemptAt?: number | null;
}
