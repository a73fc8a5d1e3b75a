/** What supervisors see and do. Instants and durations are milliseconds. */

import type { Availability } from "./desk";
import type { Customer, Interaction, InteractionState } from "./interaction";
import type { InteractionRecord } from "./records";

/** What was counted: of a campaign or a queue, for a day or a part of it. */
export interface Counters {
  offered: number;
  answered: number;
  abandoned: number;
  withinServiceLevel: number;
  transferred: number;
  outboundDialled: number;
  outboundConnected: number;
  chatsOffered: number;
  chatsAccepted: number;
  handled: number;
  talkTime: number;
  holdTime: number;
  wrapUpTime: number;
  waitTime: number;
  longestWait: number;
}

/** What an agent has in hand, in short. */
export interface AgentInteraction {
  interactionId: string;
  kind: "call" | "chat";
  state: InteractionState;
  displayPhone: string;
  since: number;
}

/** An agent who is signed in. */
export interface AgentLive {
  userId: string;
  userName: string;
  availability: Availability;
  campaignId: number | null;
  extension: string | null;
  interactions: AgentInteraction[];
  handledToday: number;
  talkTimeToday: number;
}

export interface QueueLive {
  agentQueueId: number;
  queueName: string;
  /** Calls and chats that wait now. */
  waiting: number;
  longestWait: number;
  /** Today's. */
  counters: Counters;
}

export interface CampaignLive {
  campaignId: number;
  campaignName: string;
  campaignType: string;
  queues: QueueLive[];
  /** Today's. */
  counters: Counters;
  agents: { ready: number; busy: number; wrapUp: number; onBreak: number; notReady: number };
  /** When the campaign has leads. */
  dialler: { running: boolean; left: number } | null;
}

/** A call or chat that no agent has yet. */
export interface Waiting {
  crtObjectId: string;
  kind: "call" | "chat";
  campaignId: number;
  agentQueueId: number | null;
  queueName: string | null;
  displayPhone: string;
  customer: Customer | null;
  since: number;
}

/** Everything that a supervisor's pages show of this moment. */
export interface Supervision {
  now: number;
  rate: number;
  /** The campaign that is managed; `null` for all. */
  managing: number | null;
  campaigns: CampaignLive[];
  agents: AgentLive[];
  interactions: Interaction[];
  waiting: Waiting[];
  listening: { interactionId: string; mode: "listening" | "barged" } | null;
  commands: string[];
}

/** What a supervisor asks for. */
export type SupervisorCommand =
  | { command: "manageCampaign"; campaignId: number | null }
  | { command: "forceLogout"; userId: string }
  | { command: "reassign"; interactionId: string; userId: string }
  | { command: "assignWaiting"; crtObjectId: string; userId: string }
  | { command: "listen" | "barge"; interactionId: string }
  | { command: "stopListening" }
  | { command: "startDialler" | "stopDialler"; campaignId: number };

/** How far back statistics reach. */
export type StatisticsWindow = "day" | "hour" | "halfHour";

/** What was counted, in all and by part of the window. */
export interface Statistics {
  totals: Counters;
  series: { from: number; to: number; counters: Counters }[];
}

/** A page of past interactions, newest first. */
export interface PastInteractions {
  interactions: InteractionRecord[];
  total: number;
  /** Where the next page begins; `null` on the last. */
  next: string | null;
}
