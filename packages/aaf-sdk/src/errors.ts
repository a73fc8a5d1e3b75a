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
  /** The request's text is longer than the shell accepts. */
  payloadTooLarge: 141,
  /** The host failed without saying with which code. */
  internal: 150,
  /** The page runs outside a workspace: nobody is there to talk to. */
  outsideWorkspace: 160,
  /** A service was called on `AmeyoClient` instead of on the client that `initialize` gives. */
  notInitialised: 161,
} as const satisfies Partial<typeof ErrorCode>;

/**
 * A refused or failed call. Old apps read `code` and `message` of a plain object, and some print it as
 * JSON: so both are enumerable here.
 */
export class AmeyoError extends Error {
  readonly code: number;
  readonly service: string;
  readonly method: string;

  constructor(code: number, message: string, service: string, method: string) {
    super(message);
    Object.defineProperty(this, "message", { value: message, enumerable: true });
    this.code = code;
    this.service = service;
    this.method = method;
  }
}
// Not a class field: that would be one more key in an app's printed error.
Object.defineProperty(AmeyoError.prototype, "name", { value: "AmeyoError" });
