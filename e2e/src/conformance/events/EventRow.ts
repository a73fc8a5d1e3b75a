import type { Json } from "../HostSide.ts";
import type { Stage } from "../Stage.ts";

/** How an event of the contract is shown to be what it says. */
export interface EventRow {
  /** The campaign that the agent works for, where it isn't the support line. */
  readonly campaignId?: number;
  /** Brings the moment about, once; gives a part of the payload, by which the event is known. */
  provoke(stage: Stage): Promise<Readonly<Record<string, unknown>>>;
  /** A change of state that goes with it, seen elsewhere than in the event; throws when it isn't there. */
  seen(stage: Stage, payload: Json): Promise<unknown>;
}
