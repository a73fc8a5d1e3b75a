import type { Outcome } from "./wire";

/** The contract's error codes that the shell itself gives (their meaning is in the profile's table). */
export const code = {
  unknownEvent: 121,
  eventNotInSlot: 122,
  malformed: 130,
  unknownMethod: 132,
  notInThisRelease: 133,
  unknownOperation: 135,
  wrongArgument: 136,
  hostUnreachable: 138,
  instanceGone: 139,
  notFound: 143,
  internal: 150,
} as const;

/** One of the codes that the shell gives. */
export type ShellCode = (typeof code)[keyof typeof code];

/** A success with its value. */
export const success = (data: unknown): Outcome => ({ status: "success", data });

/** A failure with the contract's code and a message that says what, where and how to mend it. */
export const failure = (errorCode: ShellCode, message: string): Outcome => ({
  status: "failure",
  data: { code: errorCode, message },
});
