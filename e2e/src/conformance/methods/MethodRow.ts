import type { SlotType } from "../catalogue.ts";
import type { Json } from "../HostSide.ts";
import type { Instance } from "../Instances.ts";
import type { Stage } from "../Stage.ts";

/** How a method of the contract is shown to do what it says. */
export interface MethodRow {
  /** The campaign that the agent works for, where it isn't the support line. */
  readonly campaignId?: number;
  /** How the client names it, where that isn't `service.method`. */
  readonly path?: string;
  /** The code with which it is refused in a slot type. */
  readonly refusedIn?: Partial<Record<SlotType, number>>;
  /** Once, before any instance calls. */
  arrange?(stage: Stage): Promise<unknown>;
  /** Prepares the call of one instance, and gives its arguments. */
  given(stage: Stage, by: Instance): readonly unknown[] | Promise<readonly unknown[]>;
  /** Calls, where that takes more than the path and the arguments. */
  call?(stage: Stage, by: Instance, given: readonly Json[]): Promise<unknown>;
  /** A change of state that goes with the answer, seen elsewhere; throws when it isn't there. */
  seen(stage: Stage, by: Instance, answer: Json, given: readonly Json[]): Promise<unknown>;
}
