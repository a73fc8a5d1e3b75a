import type { Uploaded } from "../apps";

/** The file under way. */
export interface PackageFile {
  name: string;
  /** Bytes. */
  size: number;
}

/** How an upload is doing. */
export type UploadState =
  | { step: "choosing" }
  | { step: "sending"; file: PackageFile; sent: number }
  | { step: "checking"; file: PackageFile }
  | { step: "refused"; file: PackageFile; error: unknown }
  | { step: "done"; file: PackageFile; uploaded: Uploaded };

/** What happens to an upload. */
export type UploadEvent =
  | { type: "chosen"; file: PackageFile }
  | { type: "progress"; sent: number }
  | { type: "sent" }
  | { type: "answered"; uploaded: Uploaded }
  | { type: "failed"; error: unknown }
  | { type: "reset" };

export const noUpload: UploadState = { step: "choosing" };

/** The next state. What comes too late (progress after the last byte, an answer after cancelling) changes nothing. */
export const nextUpload = (state: UploadState, event: UploadEvent): UploadState => {
  const underWay = state.step === "sending" || state.step === "checking";
  switch (event.type) {
    case "chosen":
      return underWay ? state : { step: "sending", file: event.file, sent: 0 };
    case "progress":
      return state.step === "sending"
        ? { ...state, sent: Math.max(state.sent, Math.min(event.sent, state.file.size)) }
        : state;
    case "sent":
      return state.step === "sending" ? { step: "checking", file: state.file } : state;
    case "answered":
      return underWay ? { step: "done", file: state.file, uploaded: event.uploaded } : state;
    case "failed":
      return underWay ? { step: "refused", file: state.file, error: event.error } : state;
    case "reset":
      return noUpload;
  }
};

/** The share that has been sent, from 0 to 1, or that the host is at work. */
export const progressOf = (state: UploadState): number | "indeterminate" | undefined =>
  state.step === "sending"
    ? state.file.size === 0
      ? 0
      : state.sent / state.file.size
    : state.step === "checking"
      ? "indeterminate"
      : undefined;
