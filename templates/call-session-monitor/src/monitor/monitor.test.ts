import { describe, expect, it } from "vitest";
import type { EventPayloads } from "../aaf/contract";
import { after, emptyMonitor, type Monitor, type MonitoredEvent } from "./monitor";

const T = 1_700_000_000_000;

function call(seconds: number, more: object = {}) {
  return {
    eventTime: T + seconds * 1000,
    sessionId: "s1",
    userId: "agent1",
    interactionId: "i1",
    campaignId: 1,
    campaignName: "Support line",
    campaignType: "Interactive Voice Application",
    processId: 1,
    queueName: "Support",
    callType: "inbound.call.dial",
    crtObjectId: "c1",
    userCrtObjectId: "u1",
    customerCRTId: "cc1",
    customerId: 7,
    phone: "+919811100001",
    displayPhone: "+919811100001",
    dialledPhone: "1800",
    srcPhone: "+919811100001",
    dstPhone: "1800",
    maskingEnabled: false,
    ...more,
  } as unknown as EventPayloads["callConnected"];
}

function event(name: MonitoredEvent["name"], seconds: number, more: object = {}): MonitoredEvent {
  return { name, payload: call(seconds, more) } as MonitoredEvent;
}

function run(...events: MonitoredEvent[]): Monitor {
  return events.reduce(after, emptyMonitor(T));
}

const ringing = event("callRinging", 0);
const connected = event("callConnected", 5);
const hungUp = event("callHungup", 65, { talkTime: 60_000, holdTime: 0, callResult: "SUCCESS" });
const wrapUp = event("wrapUpStarted", 65, { wrapUpEndsAt: T + 125_000 });
const disposed = event("callDisposed", 80, {
  dispositionCode: "resolved",
  dispositionClass: "Resolved",
});

describe("a call", () => {
  it("rings, connects, and keeps each instant", () => {
    const { current, availability } = run(ringing, connected);
    expect(current).toMatchObject({
      state: "connected",
      startedAt: T,
      connectedAt: T + 5000,
      direction: "inbound",
    });
    expect(availability.state).toBe("busy");
  });

  it("is held and resumed without losing its start", () => {
    const held = run(ringing, connected, event("callHeld", 20));
    expect(held.current).toMatchObject({
      state: "onHold",
      since: T + 20_000,
      connectedAt: T + 5000,
    });
    expect(
      run(ringing, connected, event("callHeld", 20), event("callResumed", 30)).current?.state,
    ).toBe("connected");
  });

  it("goes into the history when it is disposed, with its disposition", () => {
    const monitor = run(ringing, connected, hungUp, wrapUp, disposed);
    expect(monitor.current).toBeUndefined();
    expect(monitor.history).toMatchObject([{ talkTime: 60_000, disposition: "resolved" }]);
    expect(monitor.availability.state).toBe("ready");
  });

  it("that was never answered goes into the history at once", () => {
    const monitor = run(
      ringing,
      event("callHungup", 30, { talkTime: 0, holdTime: 0, callResult: "FAILURE" }),
    );
    expect(monitor.current).toBeUndefined();
    expect(monitor.history).toHaveLength(1);
  });

  it("is shown as far as a payload tells when a build leaves fields out", () => {
    const payload = {
      eventTime: T,
      interactionId: "i1",
      phone: "+911",
    } as MonitoredEvent["payload"];
    const { current } = after(emptyMonitor(T), {
      name: "callConnected",
      payload,
    } as MonitoredEvent);
    expect(current).toMatchObject({ phone: "+911", state: "connected" });
  });

  it("is known even when the app came while it was up", () => {
    expect(run(event("callHeld", 20)).current).toMatchObject({
      interactionId: "i1",
      state: "onHold",
    });
  });
});

it("the history keeps the newest fifty", () => {
  const events = Array.from({ length: 60 }, (_, n) => [
    event("callRinging", n, { interactionId: `i${n}` }),
    event("callHungup", n, {
      interactionId: `i${n}`,
      talkTime: 0,
      holdTime: 0,
      callResult: "FAILURE",
    }),
  ]).flat();
  const { history } = run(...events);
  expect(history).toHaveLength(50);
  expect(history[0]?.interactionId).toBe("i59");
});

it("availability follows its events", () => {
  const ready = after(emptyMonitor(T), event("agentReady", 1));
  expect(ready.availability).toEqual({ state: "ready", since: T + 1000 });
  const away = after(ready, event("agentOnBreak", 2, { breakReason: "Lunch" }));
  expect(away.availability).toEqual({ state: "onBreak", since: T + 2000, reason: "Lunch" });
});
