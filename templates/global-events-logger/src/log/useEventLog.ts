import { useEffect, useReducer } from "react";
import { useAaf } from "../aaf/AafProvider";
import type { Aaf } from "../aaf/aaf";
import { type InstanceContext, type SupportedEvent, supportedEvents } from "../aaf/contract";
import { changed, type EventLog, emptyLog, type LogChange } from "./eventLog";

/** Registers for every event that this slot allows, and logs what arrives. */
export function useEventLog(): readonly [EventLog, (change: LogChange) => void] {
  const { aaf } = useAaf();
  const [log, dispatch] = useReducer(changed, emptyLog);

  useEffect(() => {
    if (!aaf) return;
    let wanted = true;
    const ends: (() => void)[] = [];
    void allowedHere(aaf).then((events) => {
      if (!wanted) return;
      for (const event of events) {
        const arrived = (payload: unknown) =>
          dispatch({
            type: "arrived",
            entry: { at: Date.now(), name: event.name, scope: event.scope, payload },
          });
        ends.push(
          event.scope === "global"
            ? aaf.onGlobalEvent(event.name, arrived)
            : aaf.onContextEvent(event.name, arrived),
        );
      }
    });
    return () => {
      wanted = false;
      for (const end of ends) end();
    };
  }, [aaf]);

  return [log, dispatch];
}

/** The events that this type of slot allows; all of them where the platform doesn't tell the type. */
async function allowedHere(aaf: Aaf): Promise<readonly SupportedEvent[]> {
  const context = await aaf.callMethod<Partial<InstanceContext>>(
    "instance.getContext",
    async (client) => client.instance?.getContext(),
    { optional: true },
  );
  const slotType = context?.slotType;
  if (!slotType) return supportedEvents;
  return supportedEvents.filter((event) =>
    (event.slotTypes as readonly string[]).includes(slotType),
  );
}
