import { code, failure, type ShellCode, unknownName } from "../bridge/failures";
import { nearest } from "../bridge/nearest";
import type { Outcome } from "../bridge/wire";
import { HostAway, Refusal } from "../host/refusal";

/** Refuses a wrong argument: `field` is where, `expected` what would be right. */
export const wrongArgument = (what: string, field: string, expected: string): Outcome =>
  failure(code.wrongArgument, `${what}: \`${field}\` ${expected}`, { field });

/** A name that nobody knows, and those that would have been right. */
interface Misnamed {
  errorCode: ShellCode;
  /** The call, such as `interface.open`. */
  what: string;
  given: string;
  /** What it was taken for, with its article: `an operation`. */
  kind: string;
  known: readonly string[];
  /** The path of the argument that held it. */
  field: string;
}

/** Refuses a name that nobody knows, and says which is nearest, or which there are. */
export const misnamed = ({ errorCode, what, given, kind, known, field }: Misnamed): Outcome =>
  unknownName(
    errorCode,
    `${what}: "${given}" is not ${kind}`,
    { field, given, didYouMean: nearest(given, known) },
    known.length === 0 ? "there is none" : `expected one of ${known.join(", ")}`,
  );

/** Turns what the host said, or that it said nothing, into the refusal that the app gets. */
export const refusedByHost = (what: string, error: unknown): Outcome => {
  if (error instanceof HostAway) {
    return failure(code.hostUnreachable, `${what}: the host did not answer; try again`);
  }
  if (error instanceof Refusal) {
    const errorCode = codeOf[error.status] ?? code.internal;
    return failure(errorCode, `${what}: ${error.message} ${error.remedy}`.trim());
  }
  throw error;
};

const codeOf: Readonly<Record<number, ShellCode>> = {
  403: code.notPermitted,
  404: code.notFound,
  410: code.instanceGone,
};
