/** The host's own API as the shell sees it (docs/internals/host-api.md). Instants and durations are milliseconds. */

export type Role = "agent" | "supervisor" | "administrator";

/** Who is signed in. */
export interface User {
  userId: string;
  userName: string;
  role: Role;
  userType: string;
}

/** A sign-in that a demo host offers to everybody. */
export interface DemoSignIn {
  userId: string;
  role: Role;
}

/** What `GET /session` says. */
export interface Session {
  user: User | null;
  mode: { demo: boolean; dev: boolean };
  setupNeeded: boolean;
  agentSession: { sessionId: string } | null;
  host: { publicUrl: string; appsDomain: string | null; version: string; platformVersion: string };
  demoSignIns?: DemoSignIn[];
}

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
  /** Milliseconds. */
  wrapTimeOut: number;
  queues: { agentQueueId: number; queueName: string }[];
}

export type AvailabilityState = "notReady" | "ready" | "onBreak" | "busy" | "wrapUp";

export interface Availability {
  state: AvailabilityState;
  reason?: string | null;
  since: number;
  autoCall: boolean;
}

export interface Customer {
  customerId: number;
  name: string;
  phone: string;
  email?: string | null;
  company?: string | null;
  city?: string | null;
  language?: string | null;
  fields: Record<string, string>;
  revision: number;
}

export type InteractionState = "ringing" | "dialling" | "connected" | "onHold" | "wrapUp" | "ended";

export interface Interaction {
  interactionId: string;
  callType: string;
  direction: "inbound" | "outbound";
  state: InteractionState;
  muted: boolean;
  phone: string;
  displayPhone: string;
  campaignId: number;
  queueName: string | null;
  agentQueueId: number | null;
  crtObjectId: string | null;
  userCrtObjectId: string | null;
  customer: Customer | null;
  customerId: number;
  startedAt: number;
  connectedAt: number | null;
  heldSince: number | null;
  endedAt: number | null;
  wrapUpEndsAt: number | null;
  holdTime: number | null;
  talkTime: number | null;
  hangupFirst: "agent" | "customer" | "system" | null;
  systemDisposition: string | null;
  dispositionCode: string | null;
  dispositionClass: string | null;
  note: string | null;
  /** What the agent may do with it now. */
  commands: string[];
}

/** Everything an agent's desk shows, at one moment. */
export interface Desk {
  now: number;
  user: User;
  sessionId: string;
  campaign: Campaign | null;
  campaigns: Campaign[];
  breakReasons: string[];
  extension: string | null;
  availability: Availability;
  interactions: Interaction[];
  recent: Interaction[];
  commands: string[];
}

/** What an agent asks of the desk. */
export type DeskCommand =
  | { command: "selectCampaign"; campaignId: number }
  | { command: "selectExtension"; extension: string }
  | { command: "setReady" }
  | { command: "startBreak"; reason: string }
  | { command: "setAutoCall"; on: boolean }
  | { command: InteractionCommand; interactionId: string }
  | { command: "dispose"; interactionId: string; dispositionCode: string; note?: string }
  | { command: "dial"; phone: string; customerId?: number };

/** What an agent asks of one interaction, without further data. */
export type InteractionCommand =
  | "answer"
  | "decline"
  | "hold"
  | "resume"
  | "mute"
  | "unmute"
  | "hangUp"
  | "screenPop";

export type SlotType = "workbench" | "modal" | "navbar";
export type Layout = "narrow" | "wide" | "full" | "dialog";

export interface Slot {
  name: string;
  slotType: SlotType;
  layout: Layout;
  title: string;
  description: string;
  builtIn: boolean;
}

export interface AppCard {
  appId: string;
  name: string;
  version: string;
  description: string;
  author: string;
  logos: { small?: string | null; medium?: string | null; large?: string | null };
  dev: boolean;
}

/** An app that shows in a slot for this user now. */
export interface PlacedApp {
  placementId: string;
  app: AppCard;
}

export interface SlotApps {
  slot: Slot;
  apps: PlacedApp[];
}

/** One running copy of an app, as the host made it. */
export interface Instance {
  instanceId: string;
  token: string;
  tokenExpiresAt: number;
  app: AppCard;
  slot: Slot;
  url: string;
  origin: string;
}

export interface NewInstance {
  placementId: string;
  interactionId?: string;
  path?: string;
  dataDuration?: string;
}

/** An event on its way to the apps. */
export interface Delivery {
  seq: number;
  at: number;
  event: { scope: "global" | "context"; name: string; payload: unknown };
  interactionId?: string | null;
}

/** The customer's side, as the simulator's panel shows it. */
export interface SimulatorState {
  agents: {
    userId: string;
    userName: string;
    availability: AvailabilityState | Availability | null;
    campaignId: number | null;
  }[];
  customers: Customer[];
  interactions: Interaction[];
}

export type SimulatedCallKind = "inbound-call" | "outbound-call" | "manual-call";

export interface SimulatedCall {
  kind: SimulatedCallKind;
  agent: string;
  phone: string;
  campaignId?: number;
  customerAnswers?: boolean;
}

export type CustomerAction = "answer" | "hang-up" | "reject";

/** What the host says over the socket. */
export type SocketMessage =
  | { type: "welcome"; seq: number; now: number; desk?: Desk | null; profileDigest?: string }
  | ({ type: "delivery" } & Delivery)
  | { type: "desk"; desk: Desk }
  | { type: "slots" }
  | { type: "simulator"; interactions: Interaction[] }
  | { type: "reload" }
  | { type: "signedOut"; reason: string }
  | { type: "pong"; at: number };
