import { createStore, type StoreApi } from "zustand/vanilla";

/** Kinds of toast, as in the contract. */
export const toastTypes = ["success", "info", "warning", "error"] as const;
export type ToastType = (typeof toastTypes)[number];

/** A message that shows for a while. */
export interface Toast {
  toastId: string;
  type: ToastType;
  title: string | null;
  content: string;
  /** The app that asked for it; `null` for the workspace itself. */
  from: { instanceId: string; appName: string } | null;
  /** Milliseconds; errors stay until dismissed unless the app says otherwise. */
  durationMs: number | null;
}

/** Most toasts on screen at once; older ones give way. */
const atMost = 4;

/** The toasts on screen, oldest first. */
export class Toasts {
  readonly store: StoreApi<{ toasts: readonly Toast[] }> = createStore(() => ({ toasts: [] }));
  #count = 0;

  /** Shows a toast and gives its id. */
  show(toast: Omit<Toast, "toastId">): string {
    this.#count += 1;
    const toastId = `toast-${this.#count}`;
    this.store.setState(({ toasts }) => ({
      toasts: [...toasts, { ...toast, toastId }].slice(-atMost),
    }));
    return toastId;
  }

  /** Takes a toast away. */
  dismiss(toastId: string): void {
    this.store.setState(({ toasts }) => ({
      toasts: toasts.filter((toast) => toast.toastId !== toastId),
    }));
  }

  /** Takes away a toast of this instance; `false` when it shows no such toast. */
  dismissOf(instanceId: string, toastId: string): boolean {
    const { toasts } = this.store.getState();
    const own = toasts.some(
      (toast) => toast.toastId === toastId && toast.from?.instanceId === instanceId,
    );
    if (own) this.dismiss(toastId);
    return own;
  }

  /** Takes all toasts away. */
  clear(): void {
    this.store.setState({ toasts: [] });
  }
}
