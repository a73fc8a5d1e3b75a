import { useEffect } from "react";
import { useDirtySections } from "./useConfiguration";

/** Asks before the page is closed or loaded anew while changes are not saved. Going to other pages of ours loses none. */
export const useLeaveGuard = (): void => {
  const dirty = useDirtySections().length > 0;
  useEffect(() => {
    if (!dirty) return;
    const onBeforeUnload = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener("beforeunload", onBeforeUnload);
    return () => window.removeEventListener("beforeunload", onBeforeUnload);
  }, [dirty]);
};
