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

/** Where a frame belongs: in its slot (`further` when an app asked for one more there), in a dialog, in a window. */
export type FrameKind = "slot" | "further" | "dialog" | "window";

/** How a frame came to be; it holds when the page loads again. */
export interface Opening {
  /** The instance that asked for it; `null` when the workspace did. */
  openedBy: string | null;
  /** The interaction it was opened for. */
  interactionId: string | null;
  /** The page inside the app; `null` for its entry page. */
  path: string | null;
  /** What stands over it at first; `null` for the app's name. */
  title: string | null;
  /** What the opener gave along; apps read it from `instance.getContext`. */
  contextData: unknown;
}

/** Of what the workspace opens by itself. */
export const openedByNobody: Opening = {
  openedBy: null,
  interactionId: null,
  path: null,
  title: null,
  contextData: null,
};

/** A width and a height, in pixels. */
export interface Size {
  width: number;
  height: number;
}

/** One place in the shell for one running copy of an app. */
export interface Frame {
  /** Stable while the app is placed: the placement's id, or an id of its own for what was opened. */
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
  opening: Opening;
  /** For dialogs: their size. */
  dialog: Size | null;
  /** What the app calls its place, while its page is there. */
  title: string | null;
  badge: { count: number | null; text: string | null } | null;
  /** The size that the app wished its slot to have. */
  wish: { width: number | null; height: number | null } | null;
}

/** What stands over a frame. */
export const titleOf = (frame: Frame): string =>
  frame.title ?? frame.opening.title ?? frame.app.name;

/** Whether a frame shows in its slot, not above the page. */
export const isInSlot = ({ kind }: Frame): boolean => kind === "slot" || kind === "further";
