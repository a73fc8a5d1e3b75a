/** Whom the suite measures. The names are those of the bundles, too: `app/NAME.ts` in the frame, `shell/NAME.ts` around it. */
export const subjects = [
  "callbench",
  "raw-port",
  "raw-port-text",
  "raw-window",
  "penpal",
  "comlink",
  "post-robot",
] as const;

/** One of them. */
export type Subject = (typeof subjects)[number];

/** What can be measured of a frame by calls. */
export type CallFigure = "round trip" | "round trip 16 KiB" | "pipelined";

/** All call figures, in the order of the table. */
export const callFigures: readonly CallFigure[] = ["round trip", "round trip 16 KiB", "pipelined"];

/** Which frames hear an event. */
export type Audience = "one of 20" | "all 20";

/** Both audiences. */
export const audiences: readonly Audience[] = ["one of 20", "all 20"];

/** Calls (or events) in a block. */
export const BLOCK = 200;

/** What one figure of one subject came to: a value a block, or why there is none. */
export interface Measured {
  figure: string;
  subject: string;
  values: number[];
  error?: string;
}
