import { useEffect, useRef } from "react";
import { useAaf } from "./AafProvider";
import type { EventPayloads, GlobalEventName } from "./contract";

/** Calls `callback` for each event of that name while the component is shown. */
export function useGlobalEvent<Name extends GlobalEventName>(
  name: Name,
  callback: (payload: EventPayloads[Name]) => void,
): void {
  const { aaf } = useAaf();
  const latest = useRef(callback);
  latest.current = callback;
  useEffect(() => aaf?.onGlobalEvent(name, (payload) => latest.current(payload)), [aaf, name]);
}
