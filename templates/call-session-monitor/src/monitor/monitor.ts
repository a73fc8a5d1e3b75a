import type { AvailabilityState, EventPayloads } from "../aaf/contract";

/** What a call is doing, as far as its events tell. */
export type CallState = "ringing" | "dialling" | "connected" | "onHold" | "wrapUp" | "ended";

/** A call from its first event to its disposition; instants are milliseconds since the epoch. */
export interface MonitoredCall {
  readonly interactionId: string;
  readonly phone: string;
  readonly direction: "inbound" | "outbound";
  readonly campaignName: string;
  readonly queueName: string | undefined;
  readonly state: CallState;
  readonly muted: boolean;
  readonly startedAt: number;
  readonly connectedAt: number | undefined;
  /** Since when the present state lasts. */
  readonly since: number;
  readonly wrapUpEndsAt: number | undefined;
  readonly talkTime: number | undefined;
  readonly holdTime: number | undefined;
  readonly outcome: string | undefined;
  readonly disposition: string | undefined;
}

export type Availability = AvailabilityState;

export interface Session {
  readonly sessionId: string;
  readonly loginTime: number;
  readonly extension: string | undefined;
}

export interface Monitor {
  readonly session: Session | undefined;
  readonly availability: {
    readonly state: Availability;
    readonly since: number;
    readonly reason?: string;
  };
  readonly autoCallOn: boolean;
  readonly campaignName: string | undefined;
  readonly current: MonitoredCall | undefined;
  /** Calls that ended, newest first. */
  readonly history: readonly MonitoredCall[];
}

/** Events that the monitor is made of. */
export const monitoredEvents = [
  "agentLoggedIn",
  "extensionSelected",
  "extensionModified",
  "campaignSelected",
  "agentReady",
  "agentOnBreak",
  "autoCallChanged",
  "callRinging",
  "callDialing",
  "callConnected",
  "callHeld",
  "callResumed",
  "callMuted",
  "callUnmuted",
  "callHungup",
  "wrapUpStarted",
  "callDisposed",
] as const;

export type MonitoredEventName = (typeof monitoredEvents)[number];

/** One event with its payload. */
export type MonitoredEvent = {
  [Name in MonitoredEventName]: { readonly name: Name; readonly payload: EventPayloads[Name] };
}[MonitoredEventName];

const HISTORY = 50;

export function emptyMonitor(now: number): Monitor {
  return {
    session: undefined,
    availability: { state: "notReady", since: now },
    autoCallOn: false,
    campaignName: undefined,
    current: undefined,
    history: [],
  };
}

/** What the monitor shows after an event. */
export function after(monitor: Monitor, event: MonitoredEvent): Monitor {
  const at = event.payload.eventTime;
  switch (event.name) {
    case "agentLoggedIn": {
      const { sessionId, extension } = event.payload;
      return {
        ...monitor,
        session: { sessionId, loginTime: at, extension: extension ?? undefined },
      };
    }
    case "extensionSelected":
    case "extensionModified":
      return monitor.session
        ? { ...monitor, session: { ...monitor.session, extension: event.payload.extension } }
        : monitor;
    case "campaignSelected":
      return { ...monitor, campaignName: event.payload.campaignName };
    case "agentReady":
      return { ...monitor, availability: { state: "ready", since: at } };
    case "agentOnBreak":
      return {
        ...monitor,
        availability: { state: "onBreak", since: at, reason: event.payload.breakReason },
      };
    case "autoCallChanged":
      return { ...monitor, autoCallOn: event.payload.autoCallOn };
    case "callRinging":
      return busy(monitor, { ...begun(event.payload), state: "ringing" });
    case "callDialing":
      return busy(monitor, { ...begun(event.payload), state: "dialling" });
    case "callConnected":
      return busy(monitor, {
        ...known(monitor, event.payload),
        state: "connected",
        connectedAt: at,
        since: at,
      });
    case "callHeld":
      return change(monitor, event.payload, { state: "onHold", since: at });
    case "callResumed":
      return change(monitor, event.payload, { state: "connected", since: at });
    case "callMuted":
      return change(monitor, event.payload, { muted: true });
    case "callUnmuted":
      return change(monitor, event.payload, { muted: false });
    case "callHungup": {
      const { talkTime, holdTime, callResult } = event.payload;
      const ended = change(monitor, event.payload, {
        state: "ended",
        since: at,
        muted: false,
        talkTime,
        holdTime,
        outcome: String(callResult),
      });
      // A call that was never answered has no after-call work: it goes straight into the history.
      return ended.current?.connectedAt === undefined ? archive(ended, at) : ended;
    }
    case "wrapUpStarted":
      return {
        ...change(monitor, event.payload, {
          state: "wrapUp",
          since: at,
          wrapUpEndsAt: event.payload.wrapUpEndsAt ?? undefined,
        }),
        availability: { state: "wrapUp", since: at },
      };
    case "callDisposed":
      return archive(
        change(monitor, event.payload, {
          state: "ended",
          since: at,
          disposition: event.payload.dispositionCode,
        }),
        at,
      );
  }
}

type CallPayload = EventPayloads["callConnected"];

function begun(call: CallPayload): MonitoredCall {
  return {
    interactionId: call.interactionId,
    phone: call.displayPhone ?? call.phone ?? "Unknown number",
    direction: isInbound(call) ? "inbound" : "outbound",
    campaignName: call.campaignName,
    queueName: call.queueName ?? undefined,
    state: "ringing",
    muted: false,
    startedAt: call.eventTime,
    connectedAt: undefined,
    since: call.eventTime,
    wrapUpEndsAt: undefined,
    talkTime: undefined,
    holdTime: undefined,
    outcome: undefined,
    disposition: undefined,
  };
}

/** Payload shapes are not public: on a live build a field that ours always has may be missing. */
function isInbound(call: Partial<CallPayload>): boolean {
  const callType = call.callType ?? "inbound.call.dial";
  return callType.startsWith("inbound") || callType.startsWith("transferred");
}

/** The call as known, or as far as this event tells when the app came late. */
function known(monitor: Monitor, call: CallPayload): MonitoredCall {
  return monitor.current?.interactionId === call.interactionId ? monitor.current : begun(call);
}

function busy(monitor: Monitor, call: MonitoredCall): Monitor {
  const wasBusy = monitor.availability.state === "busy";
  return {
    ...monitor,
    current: call,
    availability: wasBusy ? monitor.availability : { state: "busy", since: call.since },
  };
}

function change(monitor: Monitor, call: CallPayload, changes: Partial<MonitoredCall>): Monitor {
  return { ...monitor, current: { ...known(monitor, call), ...changes } };
}

function archive(monitor: Monitor, at: number): Monitor {
  if (!monitor.current) return monitor;
  return {
    ...monitor,
    current: undefined,
    history: [monitor.current, ...monitor.history].slice(0, HISTORY),
    availability:
      monitor.availability.state === "busy" || monitor.availability.state === "wrapUp"
        ? { state: "ready", since: at }
        : monitor.availability,
  };
}
