import { useCallback } from "react";
import { useWorkspace } from "../shell/context";

/** Says that something is done, to eyes and ears; what was said before gives way. */
export const useSay = (): ((content: string) => void) => {
  const hush = useHush();
  const { toasts } = useWorkspace();
  return useCallback(
    (content) => {
      hush();
      toasts.show({ type: "success", title: null, content, from: null, durationMs: 5_000 });
    },
    [hush, toasts],
  );
};

/** Takes away what was said: it would cover the buttons of a sheet. */
export const useHush = (): (() => void) => {
  const { toasts } = useWorkspace();
  return useCallback(() => {
    for (const toast of toasts.store.getState().toasts) {
      if (toast.from === null && toast.type === "success") toasts.dismiss(toast.toastId);
    }
  }, [toasts]);
};
