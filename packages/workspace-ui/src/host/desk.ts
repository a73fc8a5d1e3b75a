/** An agent's desk and what the agent asks of it. Instants and durations are milliseconds. */

import type { Attachment, DisposedBy, Interaction, Target } from "./interaction";
import type { User } from "./types";

export interface DispositionClass {
  dispositionClass: string;
  codes: { dispositionCode: string; label: string }[];
}

export interface Campaign {
  campaignId: number;
  campaignName: string;
  campaignType: string;
  processId: number;
  processName: string;
  dispositions: DispositionClass[];
  /** Milliseconds; 0 for no limit. */
  wrapTimeOut: number;
  queues: { agentQueueId: number; queueName: string }[];
  /** What to say, as plain text. */
  script: string | null;
  disposing: DisposedBy;
}

export type AvailabilityState = "notReady" | "ready" | "onBreak" | "busy" | "wrapUp";

export interface Availability {
  state: AvailabilityState;
  /** The break. */
  reason?: string | null;
  /** The break that starts when the call in hand is over. */
  nextBreak?: string | null;
  since: number;
  autoCall: boolean;
}

export interface QuickReply {
  label: string;
  text: string;
}

/** Everything an agent's desk shows, at one moment. */
export interface Desk {
  /** The host's clock. */
  now: number;
  /** How fast the host's clock runs: 1 except while a scenario plays, 0 while it stands still. */
  rate: number;
  user: User;
  sessionId: string;
  campaign: Campaign | null;
  /** Those that this agent may choose. */
  campaigns: Campaign[];
  breakReasons: string[];
  quickReplies: QuickReply[];
  extension: string | null;
  availability: Availability;
  /** Ringing, live and in wrap-up, oldest first. */
  interactions: Interaction[];
  /** The last twenty that ended, newest first. */
  recent: Interaction[];
  /** Calls and chats in the queues of the agent's campaign. */
  waiting: number;
  callbacksDue: number;
  /** The dialler of the agent's campaign, when that has leads. */
  dialler: { running: boolean; left: number } | null;
  /** A supervisor is in the agent's call. */
  supervised: "listening" | "barged" | null;
  commands: string[];
}

/** A callback that the customer was promised, as it is asked for with a disposition. */
export interface CallbackWish {
  callbackTime: number;
  phone?: string;
  isSelfCallback?: boolean;
}

/** What an agent asks of one interaction, without further data. */
export type InteractionCommand =
  | "answer"
  | "decline"
  | "hold"
  | "resume"
  | "mute"
  | "unmute"
  | "hangUp"
  | "screenPop"
  | "cancelAttempt"
  | "completeTransfer"
  | "joinParties"
  | "endConsultation"
  | "leaveConference"
  | "dialPreview"
  | "skipPreview"
  | "endChat";

/** What an agent asks of the desk. */
export type DeskCommand =
  | { command: "selectCampaign"; campaignId: number }
  | { command: "selectExtension"; extension: string }
  | { command: "setReady" }
  | { command: "startBreak"; reason: string }
  | { command: "setAutoCall"; on: boolean }
  | { command: InteractionCommand; interactionId: string }
  | { command: "transfer" | "consult" | "conference"; interactionId: string; target: Target }
  | { command: "sendDigits"; interactionId: string; digits: string }
  | { command: "dropParty"; interactionId: string; partyId: string }
  | {
      command: "dispose";
      interactionId: string;
      dispositionCode: string;
      note?: string;
      callback?: CallbackWish;
      thenDial?: { phone: string; customerId?: number };
    }
  | { command: "dial"; phone: string; customerId?: number }
  | { command: "nextLead" }
  | { command: "dialCallback" | "cancelCallback"; callbackId: string }
  | { command: "rescheduleCallback"; callbackId: string; callbackTime: number }
  | {
      command: "sendMessage";
      interactionId: string;
      text: string;
      attachments?: Attachment[];
    };

/** What makes sense for one interaction to transfer to, consult, or bring in. */
export interface Targets {
  users: {
    userId: string;
    userName: string;
    state: AvailabilityState;
    campaignId: number | null;
  }[];
  queues: {
    agentQueueId: number;
    queueName: string;
    campaignName: string;
    readyAgents: number;
  }[];
  campaigns: { campaignId: number; campaignName: string }[];
  ivrs: { contextId: number; contextName: string }[];
  localIvrs: { contextId: number; contextName: string }[];
  thirdParties: { thirdPartyId: number; name: string; phone: string }[];
}
