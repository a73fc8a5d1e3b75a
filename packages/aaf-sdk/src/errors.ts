import type { ErrorCode } from "./generated/contract";

/**
 * The codes of the failures that the SDK itself raises: a part of the contract's table, checked against it by
 * type, so that the file that apps wait for does not carry the rest.
 */
export const SdkErrorCode = {
  /** No answer came in time [seen]. */
  requestTimeout: 100,
  /** An argument is missing, of the wrong kind, or can't be sent as JSON. */
  wrongArgument: 136,
  /** The workspace is gone: it closed the port, or answers no longer. */
  hostUnreachable: 138,
  /** The request's text is longer than the shell accepts. */
  payloadTooLarge: 141,
  /** The app's own `AbortSignal` called the request off. */
  cancelled: 149,
  /** The host failed without saying with which code. */
  internal: 150,
  /** The page runs outside a workspace: nobody is there to talk to. */
  outsideWorkspace: 160,
  /** A service was called on `AmeyoClient` instead of on the client that `initialize` gives. */
  notInitialised: 161,
} as const satisfies Partial<typeof ErrorCode & { cancelled: 149 }>;

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
