import { useEffect, useReducer, useState } from "react";
import { useAaf } from "../aaf/AafProvider";
import type { CustomerInfo, SessionInfo } from "../aaf/contract";
import { after, emptyMonitor, type Monitor, type MonitoredEvent, monitoredEvents } from "./monitor";

type Change =
  | MonitoredEvent
  | { readonly name: "asked"; readonly session: SessionInfo; readonly campaignName?: string };

/** The agent's session and calls, from events and from what was already there when the app loaded. */
export function useMonitor(): {
  readonly monitor: Monitor;
  readonly agentName: string | undefined;
  readonly customer: CustomerInfo | undefined;
} {
  const { aaf } = useAaf();
  const [monitor, dispatch] = useReducer(reduce, undefined, () => emptyMonitor(Date.now()));
  const [agentName, setAgentName] = useState<string>();
  const [customer, setCustomer] = useState<CustomerInfo>();

  useEffect(() => {
    if (!aaf) return;
    const ends = monitoredEvents.map((name) =>
      aaf.onGlobalEvent(name, (payload) => dispatch({ name, payload } as MonitoredEvent)),
    );
    void aaf.loggedInUser().then((user) => setAgentName(user?.userName));
    void Promise.all([
      // Ours: a live build may not have them, and the events tell the same a little later.
      aaf.globalData("session", { optional: true }),
      aaf.globalData("campaign", { optional: true }),
    ]).then(([session, campaign]) => {
      if (session)
        dispatch({
          name: "asked",
          session,
          ...(campaign?.campaignName && { campaignName: campaign.campaignName }),
        });
    });
    return () => {
      for (const end of ends) end();
    };
  }, [aaf]);

  const call = monitor.current;
  useEffect(() => {
    setCustomer(undefined);
    if (!aaf || !call?.interactionId) return;
    let current = true;
    void aaf.contextData("customer", { optional: true }).then((found) => {
      if (current) setCustomer(found);
    });
    return () => {
      current = false;
    };
  }, [aaf, call?.interactionId]);

  const connectedWith =
    call?.state === "connected" && call.since === call.connectedAt ? call.interactionId : undefined;
  const phone = call?.phone;
  useEffect(() => {
    if (!aaf || !connectedWith) return;
    void aaf.contextData("customer", { optional: true }).then((found) =>
      aaf.showToast({
        type: "info",
        content: `Connected with ${found?.customerInfo.name ?? phone ?? "the customer"}`,
      }),
    );
  }, [aaf, connectedWith, phone]);

  return { monitor, agentName, customer };
}

function reduce(monitor: Monitor, change: Change): Monitor {
  if (change.name !== "asked") return after(monitor, change);
  const { session, campaignName } = change;
  return {
    ...monitor,
    session: {
      sessionId: session.sessionId,
      loginTime: session.loginTime,
      extension: session.extension ?? undefined,
    },
    availability: {
      state: session.availability,
      since: session.availabilitySince,
      ...(session.breakReason && { reason: session.breakReason }),
    },
    autoCallOn: session.autoCallOn,
    campaignName: campaignName ?? monitor.campaignName,
  };
}
