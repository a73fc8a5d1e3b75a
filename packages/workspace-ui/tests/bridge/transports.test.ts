import { describe, expect, it } from "vitest";
import { success } from "../../src/bridge/failures";
import { bridgeOnPort, bridgeWith, settle } from "./fakeApp";

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
  it.each([
    [["port/2", "port/1"], 2],
    [["port/1"], 1],
    [["port/9", "port/1"], 1],
  ])("offers to an SDK that knows %j version %i", (transports, version) => {
    const { load, app } = bridgeWith();
    load(transports);
    expect(app.messages).toEqual([{ responseType: "port", version }]);
  });

  it("offers nothing to an SDK that only knows versions to come", () => {
    const { load, app } = bridgeWith();
    load(["port/9"]);
    expect(app.sent).toEqual([]);
  });

  it("hands over a port once, before anything else", () => {
    const { app } = bridgeOnPort();
    expect(app.messages).toEqual([{ responseType: "port", version: 2 }]);
    expect(app.sent[0]?.ports).toHaveLength(1);
  });

  it("answers requests by id, successes and failures", async () => {
    const { port, heard } = bridgeOnPort();
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
    const { request, heard, app } = bridgeOnPort();
    request("globalData", "get", {}, "legacy");
    await settle();
    expect(heard).toEqual([]);
    expect(app.last).toMatchObject({ requestId: "legacy" });
  });

  it("sends events over the port", async () => {
    const { bridge, port, heard } = bridgeOnPort();
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

  it("tells an event's number over version 2, and nothing new over version 1", async () => {
    for (const version of [1, 2] as const) {
      const { bridge, ask, heard } = bridgeOnPort({}, version);
      ask(1, "globalEvent", "register", { eventName: "callConnected" });
      await settle();
      bridge.dispatch("global", "callConnected", {}, { seq: 7 });
      await settle();
      expect(heard.at(-1)).toEqual({
        event: "globalEvent:callConnected",
        data: {},
        ...(version === 2 ? { seq: 7 } : {}),
      });
    }
  });

  it("takes notices without an answer", async () => {
    const { port, heard, asked } = bridgeOnPort();
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

  it("is sent nothing between the end of one page and the start of the next", async () => {
    const { bridge, ask, port, app } = bridgeOnPort();
    ask(1, "globalEvent", "register", { eventName: "callConnected" });
    await settle();
    const before = app.sent.length;
    port.close();
    await settle();
    expect(bridge.dispatch("global", "callConnected", {})).toBe(0);
    expect(app.sent).toHaveLength(before);
  });

  it("gets a port of its own", async () => {
    const { load, app, heard, ask } = bridgeOnPort();
    load(["port/2"]);
    expect(app.messages).toEqual(Array(2).fill({ responseType: "port", version: 2 }));
    ask(1, "store", "get");
    await settle();
    expect(heard).toEqual([]);
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
