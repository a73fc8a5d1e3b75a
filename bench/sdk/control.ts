import type { Audience, CallFigure } from "./subjects";

/**
 * How the suite talks to a frame: over a port of its own, so that what it says is no subject's traffic. The port comes
 * with the only window message that the suite sends.
 */
export const CONTROL = "bench:control";

/** What the suite asks of a frame. */
export type Order =
  /** Make a block of calls. */
  | { kind: "calls"; figure: CallFigure; seq: number }
  /** Listen to events; frame 0 answers `heard` each time `hearers` frames have heard one. */
  | { kind: "listen"; audience: Audience; hearers: number; seq: number };

/** What a frame says. */
export type Report =
  /** The handshake is done, this many milliseconds after the app called for it. */
  | { kind: "started"; ms: number }
  | { kind: "done"; seq: number; ms: number }
  | { kind: "failed"; seq: number | null; reason: string }
  | { kind: "heard" };
