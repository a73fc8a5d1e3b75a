import type { HostAway, Refusal } from "../host/refusal";
import type { AppCard, Instance, Slot } from "../host/types";

/**
 * How an app's frame is doing.
 *
 * - `waiting`: its turn has not come yet (slots load one after another)
 * - `creating`: the host is making the instance
 * - `loading`: the page is on its way; `slow` says that it takes longer than it should
 * - `loaded`: the page is there, the SDK has not greeted the shell yet
 * - `silent`: the page is there, but nothing was heard of the SDK in good time
 * - `running`: the app has registered
 * - `failed`: the host refused the instance, or the page did not load
 */
export type FramePhase =
  | "waiting"
  | "creating"
  | "loading"
  | "slow"
  | "loaded"
  | "silent"
  | "running"
  | "failed";

/** Where a frame belongs. */
export type FrameKind = "slot" | "dialog" | "window";

/** One place in the shell for one running copy of an app. */
export interface Frame {
  /** Stable while the app is placed: the placement's id, or the id of a dialog. */
  frameId: string;
  kind: FrameKind;
  placementId: string;
  slot: Slot;
  app: AppCard;
  phase: FramePhase;
  instance: Instance | null;
  error: Refusal | HostAway | null;
  /** A newer or other release is active; the app goes over to it when it loads again. */
  updateReady: boolean;
  /** Told in full by the last change of phase, host time in milliseconds. */
  since: number;
  /** For dialogs: what was asked for. */
  dialog: DialogRequest | null;
}

/** A pop-up that an app asked for. */
export interface DialogRequest {
  openedBy: string;
  title: string;
  width: number;
  height: number;
  path: string | null;
}
