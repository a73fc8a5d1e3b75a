import type { Failure, Outcome } from "./wire";

/** The contract's error codes that the shell itself gives (their meaning is in the profile's table). */
export const code = {
  unknownEvent: 121,
  eventNotInSlot: 122,
  malformed: 130,
  unknownService: 131,
  unknownMethod: 132,
  notInThisRelease: 133,
  unknownDataObject: 134,
  unknownOperation: 135,
  wrongArgument: 136,
  notPermitted: 137,
  hostUnreachable: 138,
  instanceGone: 139,
  nothingInContext: 140,
  payloadTooLarge: 141,
  notFound: 143,
  conflict: 144,
  unknownAction: 145,
  unknownContext: 146,
  tooManyRequests: 148,
  cancelled: 149,
  internal: 150,
} as const;

/** One of the codes that the shell gives. */
export type ShellCode = (typeof code)[keyof typeof code];

/** What a failure says beside its words: the argument that was wrong, what was given, and what was probably meant. */
export type FailureFacts = Pick<Failure, "field" | "given" | "didYouMean">;

/** A success with its value. */
export const success = (data: unknown): Outcome => ({ status: "success", data });

/** A failure with the contract's code and a message that says what, where and how to mend it. */
export const failure = (
  errorCode: ShellCode,
  message: string,
  facts: FailureFacts = {},
): Outcome => ({ status: "failure", data: { code: errorCode, message, ...facts } });

/**
 * A failure about a name that is none: with the nearest right one, if there is one near, in words too.
 *
 * `otherwise` is what to say when no name is near: where to look.
 */
export const unknownName = (
  errorCode: ShellCode,
  message: string,
  facts: { field?: string; given: string; didYouMean: string | undefined },
  otherwise: string,
): Outcome => {
  const { didYouMean, ...rest } = facts;
  return didYouMean === undefined
    ? failure(errorCode, `${message}; ${otherwise}`, rest)
    : failure(errorCode, `${message}; did you mean \`${didYouMean}\`?`, { ...rest, didYouMean });
};
