import { HostAway, Refusal } from "../host/refusal";
import type { Toasts } from "../interface-service/toasts";

/** Tells the user what went wrong, and what to do about it. */
export const sayError = (toasts: Toasts, error: unknown): void => {
  if (error instanceof Refusal) {
    // Signing in again is asked for already.
    if (error.status === 401) return;
    toasts.show({
      type: "error",
      title: error.message,
      content: error.remedy,
      from: null,
      durationMs: 10_000,
    });
    return;
  }
  const away = new HostAway(error);
  toasts.show({
    type: "error",
    title: null,
    content: error instanceof Error && !(error instanceof HostAway) ? error.message : away.message,
    from: null,
    durationMs: 6_000,
  });
};
