import type { InstanceContext } from "../generated/profile";
import type { EventScope } from "./profile";
import type { Outcome, RequestData } from "./wire";

/** A request that the host answers, as it goes over its API. */
export interface HostCall {
  service: string;
  method: string;
  requestData: RequestData;
}

/** A request that one of the shell's own services answers. */
export interface ShellRequest {
  readonly service: string;
  readonly method: string;
  readonly data: RequestData;
  /** Aborted when the app says that it no longer wants the answer. */
  readonly signal: AbortSignal;
}

/** The newest event of a name that still holds, for an app that joins late. */
export interface LatestEvent {
  /** Its number in the agent's delivery sequence; `null` for what only the shell knows, such as a tab. */
  seq: number | null;
  payload: unknown;
}

/** What the bridge asks of the rest of the shell. */
export interface BridgeEdges {
  /** Host time, milliseconds since the epoch. */
  now(): number;
  /** Milliseconds of this page's own clock, which never jumps. */
  elapsed(): number;
  /** Carries a call to the host; never rejects for a refusal, only for a programming error. */
  callHost(instanceId: string, call: HostCall, signal: AbortSignal): Promise<Outcome>;
  /** Toasts, forms, pop-ups. */
  trigger(instanceId: string, operation: string, data: RequestData): Promise<Outcome>;
  /**
   * Answers `interface.open`, `contextData.view` and `refresh`, and of `instance` what the bridge doesn't answer itself:
   * `create`, `getAllInfo`, `getInfo`, `sendData`, `receiveData`. `undefined` when this shell has no such service.
   */
  answer(instanceId: string, request: ShellRequest): Outcome | Promise<Outcome> | undefined;
  /** The answer of `instance.getContext`. */
  context(instanceId: string): InstanceContext | undefined;
  /** Closes an instance on its own wish; `target` is `"self"` or an instance's id. */
  close(instanceId: string, target: string): Outcome;
  /**
   * The newest event of that name that still holds for the instance; `null` when there is none. Rejects when nobody
   * can tell: the host is away.
   */
  latestEvent(scope: EventScope, name: string, instanceId: string): Promise<LatestEvent | null>;
  /**
   * A life-cycle moment that the app told, or one that the bridge saw: `appLost` when an app no longer answers, and
   * `appBack` when it does again.
   */
  lifeCycle(instanceId: string, eventName: string): void;
  /** Makes the channel whose far end is handed to the app. */
  makeChannel(): MessageChannel;
}
