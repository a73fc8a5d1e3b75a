/** The customers' side of calls and chats, and the scenarios that play. Instants and durations are milliseconds. */

import type { Availability } from "./desk";
import type { CallState, Chat, ChatMessage, Customer, Interaction } from "./interaction";
import type { Waiting } from "./supervision";

/** An agent who is signed in. */
export interface SimulatedAgent {
  userId: string;
  userName: string;
  availability: Availability;
  campaignId: number | null;
}

/** A chat as its customer has it. */
export interface SimulatedChat {
  chatId: string;
  /** `null` while no agent has it. */
  interactionId: string | null;
  state: string;
  customerData: Chat["customerData"];
  messages: ChatMessage[];
}

/** Somebody who is called, or was brought, into a call. */
export interface SimulatedParty {
  crtObjectId: string;
  partyId: string;
  label: string;
  state: "ringing" | "connected";
}

export type RunState = "running" | "paused" | "passed" | "failed" | "stopped";

export interface RunStep {
  text: string;
  state: "done" | "current" | "waiting" | "failed";
  /** In the file, counted from 1. */
  line: number;
  why?: string;
}

export interface RunExpectation {
  text: string;
  /** `null` before the end. */
  passed: boolean | null;
  line?: number;
  why?: string;
}

/** A generated day in figures, as far as it has come. Shares are from 0 to 1. */
export interface DaySummary {
  agents: number;
  offered: number;
  answered: number;
  abandoned: number;
  missed: number;
  refused: number;
  serviceLevel: number;
  abandonment: number;
  occupancy: number;
  averageWait: number;
  longestWait: number;
  averageTalkTime: number;
  averageWrapUpTime: number;
  mostWaiting: number;
}

/** A scenario or a generated day: the one that plays, or the last. */
export interface Run {
  /** The library's name; `yaml` for a scenario of one's own, `load` for a generated day. */
  scenario: string;
  title: string;
  state: RunState;
  /** How fast it plays when it isn't paused. */
  rate: number;
  /** How many steps are over. */
  step: number;
  steps: RunStep[];
  startedAt: number;
  expectations: RunExpectation[];
  /** Why it failed where no step is to blame. */
  why?: string;
  /** Of a generated day. */
  summary?: DaySummary;
}

/** The customers' side of everything, and what plays. */
export interface SimulatorState {
  agents: SimulatedAgent[];
  customers: Customer[];
  interactions: Interaction[];
  waiting: Waiting[];
  chats: SimulatedChat[];
  parties: SimulatedParty[];
  clock: { now: number; rate: number };
  run: Run | null;
}

export type SimulatedCallKind = "inbound-call" | "outbound-call" | "manual-call" | "click-to-call";

export interface SimulatedCall {
  kind: SimulatedCallKind;
  /** Without one, the queue's next. */
  agent?: string;
  phone: string;
  campaignId?: number;
  agentQueueId?: number;
  customerAnswers?: boolean;
}

export type Speaker = "agent" | "customer" | "other";

/** What the other side of a call does. */
export type CallAction =
  | { action: "answer" | "hang-up" }
  | { action: "reject"; outcome?: string }
  | { action: "digits"; digits: string }
  | { action: "speak"; text: string; speaker: Speaker }
  | { action: "party-answer" | "party-leave"; partyId: string }
  | { action: "party-reject"; partyId: string; outcome?: string }
  | { action: "recording"; url: string };

export interface SimulatedChatWish {
  customer: { name: string; phone?: string; email?: string };
  campaignId?: number;
  agentQueueId?: number;
  agent?: string;
  text?: string;
}

/** What the customer of a chat does. */
export type ChatAction =
  | { action: "write"; text: string }
  | { action: "typing"; typing: boolean }
  | { action: "leave" };

/** A scenario of the library. */
export interface LibraryScenario {
  name: string;
  title: string;
  description: string;
}

/** What to play, and how. */
export type RunWish = ({ scenario: string } | { yaml: string }) & {
  rate?: number;
  /** Begins paused, to be played step by step. */
  step?: boolean;
  seed?: number;
};

/** A day to generate. */
export interface DayWish {
  agents: number;
  callsPerHour: number;
  hours: number;
  seed: number;
  rate: number;
}

export type RunOrder =
  | { action: "pause" | "resume" | "step" | "stop" }
  | { action: "rate"; rate: number };

/** Something that is wrong with a scenario; line and column count from 1. */
export interface ScenarioFinding {
  line: number;
  column: number;
  message: string;
  remedy: string;
}

/** The states in which a call has a customer who can do something. */
export const customerStates: readonly CallState[] = [
  "ringing",
  "dialling",
  "connected",
  "onHold",
  "consulting",
  "conference",
];
