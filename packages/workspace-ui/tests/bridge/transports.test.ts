import { describe, expect, it } from "vitest";
import { success } from "../../src/bridge/failures";
import { bridgeWith, settle } from "./fakeApp";

describe("the legacy protocol", () => {
  it("answers with requestId, service, method, status and data", async () => {
    const { request, app } = bridgeWith();
    request("globalData", "get", {}, "42");
    await settle();
    expect(app.last).toEqual({
      responseType: "request",
      requestId: "42",
      service: "globalData",
      method: "get",
      status: "success",
      data: { ok: true },
    });
  });

  it("never answers a life-cycle message", async () => {
    const { load, app, asked } = bridgeWith();
    load();
    await settle();
    expect(app.sent).toEqual([]);
    expect(asked).toEqual([{ instanceId: "i-1", eventName: "appLoad" }]);
  });

  it("sends events as responseType event", () => {
    const { bridge, request, app } = bridgeWith();
    request("globalEvent", "register", { eventName: "callConnected" });
    bridge.dispatch("global", "callConnected", { phone: "1" });
    expect(app.last).toEqual({
      responseType: "event",
      service: "globalEvent",
      eventName: "callConnected",
      data: { phone: "1" },
    });
  });

  it("offers no port to an SDK that doesn't know ports", () => {
    const { load, app } = bridgeWith();
    load();
    expect(app.sent).toEqual([]);
  });
});

describe("the port protocol", () => {
  const onPort = async () => {
    const set = bridgeWith();
    set.load(["port/1"]);
    const heard: Record<string, unknown>[] = [];
    const port = set.app.port as MessagePort;
    port.onmessage = (event: MessageEvent) => {
      heard.push(JSON.parse(String(event.data)) as Record<string, unknown>);
    };
    return { ...set, port, heard };
  };

  it("hands over a port once, before anything else", async () => {
    const { app } = await onPort();
    expect(app.messages).toEqual([{ responseType: "port", version: 1 }]);
    expect(app.sent[0]?.ports).toHaveLength(1);
  });

  it("answers requests by id, successes and failures", async () => {
    const { port, heard } = await onPort();
    port.postMessage(JSON.stringify({ id: 1, service: "globalData", method: "get", data: {} }));
    port.postMessage(
      JSON.stringify({
        id: 2,
        service: "globalEvent",
        method: "register",
        data: { eventName: "no" },
      }),
    );
    await settle();
    expect(heard).toContainEqual({ id: 1, data: { ok: true } });
    expect(heard).toContainEqual({
      id: 2,
      error: { code: 121, message: expect.any(String), field: "eventName", given: "no" },
    });
  });

  it("answers a request on the transport it came by", async () => {
    const { request, heard, app } = await onPort();
    request("globalData", "get", {}, "legacy");
    await settle();
    expect(heard).toEqual([]);
    expect(app.last).toMatchObject({ requestId: "legacy" });
  });

  it("sends events over the port", async () => {
    const { bridge, port, heard } = await onPort();
    port.postMessage(
      JSON.stringify({
        id: 1,
        service: "globalEvent",
        method: "register",
        data: { eventName: "callConnected" },
      }),
    );
    await settle();
    bridge.dispatch("global", "callConnected", { phone: "1" });
    await settle();
    expect(heard.at(-1)).toEqual({ event: "globalEvent:callConnected", data: { phone: "1" } });
  });

  it("takes notices without an answer", async () => {
    const { port, heard, asked } = await onPort();
    port.postMessage(
      JSON.stringify({ service: "lifeCycle", method: "event", data: { eventName: "appFocus" } }),
    );
    await settle();
    expect(heard).toEqual([]);
    expect(asked).toContainEqual({ instanceId: "i-1", eventName: "appFocus" });
  });
});

describe("a page that loads again", () => {
  it("starts with no registrations and without the port of the page before", async () => {
    const { bridge, request, load, app } = bridgeWith();
    request("globalEvent", "register", { eventName: "callConnected" });
    load();
    const before = app.sent.length;
    expect(bridge.dispatch("global", "callConnected", {})).toBe(0);
    expect(app.sent).toHaveLength(before);
  });

  it("does not hear answers to the requests of the page before", async () => {
    let answer: (() => void) | undefined;
    const { request, load, app, log } = bridgeWith({
      callHost: () =>
        new Promise((resolve) => {
          answer = () => resolve(success("late"));
        }),
    });
    request("store", "get", { key: "a" });
    load();
    answer?.();
    await settle();
    expect(app.sent).toEqual([]);
    expect(log.entries.find((entry) => entry.service === "store")?.outcome).toBe("dropped");
  });
});
