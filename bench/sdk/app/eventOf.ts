import type { Audience } from "../subjects";

/** Name of the event that an audience hears. */
export const eventOf = (audience: Audience): string =>
  audience === "one of 20" ? "callConnected" : "callHungup";
