import { ErrorCode, refusals } from "./contract";

/** What can go wrong between an app and the workspace: the four failures of the guide, and an app opened on its own. */
export type FailureKind =
  | "outside-workspace"
  | "sdk-load"
  | "initialisation"
  | "registration"
  | "method";

/** A failure that somebody can act on. */
export interface Failure {
  readonly kind: FailureKind;
  /** The same failure again replaces the earlier one. */
  readonly id: string;
  readonly title: string;
  /** What it happened to, such as names of events. */
  readonly subjects: readonly string[];
  readonly cause: string;
  readonly remedy: string;
  /** The platform's error code, where it gave one. */
  readonly code?: number;
}

export function outsideWorkspace(): Failure {
  return {
    kind: "outside-workspace",
    id: "outside-workspace",
    title: "This page was opened outside the workspace",
    subjects: [],
    cause: "There is no workspace around it, so no call can reach it.",
    remedy:
      "Run `npm run dev` and open the address it prints, or deploy the app and open it in its slot.",
  };
}

export function sdkNotLoaded(url: string, error: unknown): Failure {
  return {
    kind: "sdk-load",
    id: "sdk-load",
    title: "The SDK could not be loaded",
    subjects: [],
    cause: `${url}: ${messageOf(error)}`,
    remedy:
      "Open that address in a new tab. If it is wrong, correct the `sdkBaseUrl` or `origin` parameter. If this app's own files are " +
      "missing too, `name` and `version` in manifest.json must equal those in the address /si/{name}/{version}/.",
  };
}

export function notInitialised(error: unknown): Failure {
  return {
    kind: "initialisation",
    id: "initialisation",
    title: "The workspace did not accept the app",
    subjects: [],
    cause: messageOf(error),
    remedy:
      "Reload the slot. If it persists, look in the inspector for `lifeCycle` and `instance.getContext`: initialise once, and before " +
      "anything else.",
    ...codeOf(error),
  };
}

export function notRegistered(event: string, error: unknown): Failure {
  const { code } = codeOf(error);
  return {
    kind: "registration",
    // One failure for all events that are refused for the same reason.
    id: `registration:${code ?? messageOf(error)}`,
    title: "Not registered",
    subjects: [event],
    cause: messageOf(error),
    remedy: registrationRemedy(code),
    ...codeOf(error),
  };
}

function registrationRemedy(code: number | undefined): string {
  if (code === ErrorCode.eventNotRecognised) {
    return "This build of the platform has no event of that name: take one from `supportedEvents` in src/aaf/contract.ts.";
  }
  if (code === ErrorCode.eventNotAllowed) {
    return "That event is not allowed in this type of slot: `supportedEvents` says where it is. Place the app there, or don't register.";
  }
  return "Register after the workspace has accepted the app; the helpers in src/aaf do that by themselves.";
}

export function methodFailed(method: string, error: unknown): Failure {
  const { code } = codeOf(error);
  return {
    kind: "method",
    id: `method:${method}`,
    title: `${method} failed`,
    subjects: [],
    cause: messageOf(error),
    remedy:
      (code !== undefined && refusals[code]?.remedy) ||
      "docs/SDK_REFERENCE.md lists what the method takes and each error code with its remedy.",
    ...codeOf(error),
  };
}

/** Adds a failure to those known; the same again replaces the earlier one and keeps what that was about. */
export function withFailure(known: readonly Failure[], failure: Failure): readonly Failure[] {
  const earlier = known.find((one) => one.id === failure.id);
  const subjects = [...new Set([...(earlier?.subjects ?? []), ...failure.subjects])];
  return [...known.filter((one) => one !== earlier), { ...failure, subjects }];
}

/** Whether the platform only says that there is nothing to answer from: no call, no campaign. */
export function isNothingThere(error: unknown): boolean {
  return codeOf(error).code === ErrorCode.nothingInContext;
}

function messageOf(error: unknown): string {
  if (typeof error === "object" && error !== null && "message" in error) {
    const { code } = codeOf(error);
    return code === undefined ? String(error.message) : `${String(error.message)} (code ${code})`;
  }
  return String(error);
}

function codeOf(error: unknown): { code?: number } {
  if (typeof error === "object" && error !== null && "code" in error) {
    const code = Number(error.code);
    if (Number.isFinite(code)) return { code };
  }
  return {};
}
