import { describe, expect, it } from "vitest";
import { code } from "../../src/bridge/failures";
import { builtInProfile } from "../../src/shell/shellProfile";
import { bridgeWith, FakeApp, facts, settle } from "./fakeApp";

describe("registrations", () => {
  it.each(["globalEvent", "contextEvent"])("%s refuses an unknown event with 121", (service) => {
    const { request, app } = bridgeWith();
    request(service, "register", { eventName: "noSuchEvent" });
    expect(app.last).toMatchObject({ status: "failure", data: { code: 121 } });
  });

  it("names the right family when the event is in the other one", () => {
    const { request, app } = bridgeWith();
    request("globalEvent", "register", { eventName: "tabChanged" });
    expect(app.last).toMatchObject({
      data: { code: 121, message: expect.stringContaining("contextEvent") },
    });
  });

  it("refuses an event that the slot type doesn't allow with 122, and says where it is allowed", () => {
    const { request, app } = bridgeWith();
    request("globalEvent", "register", { eventName: "navbarOnly" });
    expect(app.last).toMatchObject({
      data: { code: 122, message: expect.stringContaining("navbar") },
    });
  });

  it("allows it in the slot type that the profile names", () => {
    const { request, app } = bridgeWith({}, "navbar");
    request("globalEvent", "register", { eventName: "navbarOnly" });
    expect(app.last).toMatchObject({ status: "success", data: { eventName: "navbarOnly" } });
  });

  it("counts registering twice once, and ends it with one unRegister", () => {
    const { bridge, request, app } = bridgeWith();
    request("globalEvent", "register", { eventName: "callConnected" });
    request("globalEvent", "register", { eventName: "callConnected" });
    expect(app.messages.filter((message) => message.status === "success")).toHaveLength(2);
    expect(bridge.dispatch("global", "callConnected", {})).toBe(1);
    request("globalEvent", "unRegister", { eventName: "callConnected" });
    expect(bridge.dispatch("global", "callConnected", {})).toBe(0);
  });

  it("answers unRegister of something never registered", () => {
    const { request, app } = bridgeWith();
    request("globalEvent", "unRegister", { eventName: "callConnected" });
    expect(app.last).toMatchObject({ status: "success" });
  });
});

describe("dispatch", () => {
  it("reaches only the apps that registered, and only in the family they registered in", () => {
    const { bridge, request, app } = bridgeWith();
    const other = new FakeApp();
    bridge.adopt(facts("i-2"), other);
    request("globalEvent", "register", { eventName: "callConnected" });
    expect(bridge.dispatch("global", "callConnected", { phone: "1" })).toBe(1);
    expect(bridge.dispatch("context", "callConnected", {})).toBe(0);
    expect(app.last).toMatchObject({ eventName: "callConnected" });
    expect(other.sent).toEqual([]);
  });

  it("keeps the order of events", () => {
    const { bridge, request, app } = bridgeWith();
    request("globalEvent", "register", { eventName: "callConnected" });
    for (let count = 0; count < 5; count += 1) bridge.dispatch("global", "callConnected", count);
    expect(
      app.messages
        .filter((message) => message.responseType === "event")
        .map((message) => message.data),
    ).toEqual([0, 1, 2, 3, 4]);
  });
});

describe("who answers", () => {
  it("hands interface.trigger to the shell's interface service", async () => {
    const { request, asked, app } = bridgeWith();
    request("interface", "trigger", { operation: "showToast", operationData: { content: "hi" } });
    await settle();
    expect(asked).toEqual([{ operation: "showToast", data: { content: "hi" } }]);
    expect(app.last).toMatchObject({ status: "success", data: { toastId: "t" } });
  });

  it("refuses interface.trigger without an operation with 136", () => {
    const { request, app } = bridgeWith();
    request("interface", "trigger", {});
    expect(app.last).toMatchObject({ data: { code: 136 } });
  });

  it("refuses a method that this release doesn't carry out with 133, an unknown one with 132", () => {
    const { request, app } = bridgeWith();
    request("interface", "open");
    expect(app.last).toMatchObject({
      data: { code: 133, message: expect.stringContaining("interface.open") },
    });
    request("globalEvent", "explode");
    expect(app.last).toMatchObject({
      data: { code: 132, message: expect.stringContaining("globalEvent.explode") },
    });
  });

  it("answers getContext of a gone instance with 139", () => {
    const { request, app } = bridgeWith();
    request("instance", "getContext");
    expect(app.last).toMatchObject({ data: { code: 139 } });
  });

  it("answers 150 when something inside the shell fails", async () => {
    const { request, app } = bridgeWith({ callHost: () => Promise.reject(new Error("boom")) });
    request("store", "get", { key: "a" });
    await settle();
    expect(app.last).toMatchObject({
      data: { code: 150, message: expect.stringContaining("store.get") },
    });
  });

  it("gives only codes that the build profile lists", () => {
    const listed = builtInProfile.errors.map((error) => error.code);
    for (const one of Object.values(code)) expect(listed).toContain(one);
  });
});

describe("the inspector's log", () => {
  it("has a request, its answer, and how long it took", async () => {
    const { request, log } = bridgeWith();
    request("httpRequest", "invokeAmeyo", {
      httpRequestData: { method: "GET", url: "ameyorestapi/x" },
    });
    await settle();
    const [asked, answered] = log.entries;
    expect(asked).toMatchObject({
      direction: "fromApp",
      kind: "request",
      outcome: "success",
      detail: "GET ameyorestapi/x",
    });
    expect(answered).toMatchObject({ direction: "toApp", kind: "answer", outcome: "success" });
    expect(answered?.durationMs).toBeGreaterThan(0);
  });
});
