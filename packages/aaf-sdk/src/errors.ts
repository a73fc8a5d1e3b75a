import type { ErrorCode } from "./generated/contract";

// The codes of the failures that the SDK itself raises: a part of the contract's table, checked against it by type, one
// constant each, so that the file that apps wait for does not carry the rest.

type Code = typeof ErrorCode;

/** No answer came in time [seen]. */
export const REQUEST_TIMEOUT = 100 satisfies Code["requestTimeout"];
/** An argument is missing, of the wrong kind, or can't be sent as JSON. */
export const WRONG_ARGUMENT = 136 satisfies Code["wrongArgument"];
/** The workspace is gone: it closed the port, or answers no longer. */
export const HOST_UNREACHABLE = 138 satisfies Code["hostUnreachable"];
/** The request's text is longer than the shell accepts. */
export const PAYLOAD_TOO_LARGE = 141 satisfies Code["payloadTooLarge"];
/** The app's own `AbortSignal` called the request off. */
export const CANCELLED = 149 satisfies Code["cancelled"];
/** The host failed without saying with which code. */
export const INTERNAL = 150 satisfies Code["internal"];
/** The page runs outside a workspace: nobody is there to talk to. */
export const OUTSIDE_WORKSPACE = 160 satisfies Code["outsideWorkspace"];
/** A service was called on `AmeyoClient` instead of on the client that `initialize` gives. */
export const NOT_INITIALISED = 161 satisfies Code["notInitialised"];

/** Why a call failed, as the shell or the SDK says it. */
export interface Failure {
  readonly code: number;
  readonly message: string;
  readonly field?: string;
  readonly given?: string;
  readonly didYouMean?: string;
}

/**
 * A refused or failed call. Old apps read `code` and `message` of a plain object, and some print it as
 * JSON: so what it says is enumerable here.
 */
export class AmeyoError extends Error implements Failure {
  declare readonly code: number;
  declare readonly service: string;
  declare readonly method: string;
  /** The path of the argument that was wrong, such as `operationData.fields[0].type`. */
  declare readonly field?: string;
  /** The name that was wrong. */
  declare readonly given?: string;
  /** The right name that is nearest to it. */
  declare readonly didYouMean?: string;

  constructor(failure: Failure, service: string, method: string) {
    const { code, message } = failure;
    super(message);
    Object.defineProperty(this, "message", { enumerable: true });
    Object.assign(this, { code, service, method });
    for (const key of ["field", "given", "didYouMean"] as const) {
      if (failure[key]) Object.assign(this, { [key]: failure[key] });
    }
  }
}
// Not a class field: that would be one more key in an app's printed error.
Object.defineProperty(AmeyoError.prototype, "name", { value: "AmeyoError" });
