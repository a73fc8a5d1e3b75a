/** The host's own API as the shell sees it (docs/internals/host-api.md). Instants and durations are milliseconds. */

import type { Desk } from "./desk";
import type { Interaction } from "./interaction";

export type * from "./desk";
export type * from "./interaction";
export type * from "./records";

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

/** An event as apps hear it. */
export interface HostEvent {
  scope: "global" | "context";
  name: string;
  payload: unknown;
}

/** An event on its way to the apps. */
export interface Delivery {
  seq: number;
  at: number;
  event: HostEvent;
  interactionId?: string | null;
}

/** What the host says over the socket. */
export type SocketMessage =
  | { type: "welcome"; seq: number; now: number; desk?: Desk | null; profileDigest?: string }
  | ({ type: "delivery" } & Delivery)
  | { type: "desk"; desk: Desk }
  /** True for the moment only: no number, never repeated. */
  | { type: "live"; event: HostEvent; interactionId?: string | null }
  /** Something that supervisors see has changed. */
  | { type: "centre" }
  /** The host's clock was set, or runs at another rate. */
  | { type: "clock"; now: number; rate: number }
  | { type: "slots" }
  | { type: "simulator"; interactions: Interaction[] }
  | { type: "reload" }
  | { type: "signedOut"; reason: string }
  | { type: "pong"; at: number };
