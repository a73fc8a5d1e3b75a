import { describe, expect, it } from "vitest";
import { code, success } from "../../src/bridge/failures";
import { ProfileIndex } from "../../src/bridge/profile";
import { builtInProfile } from "../../src/shell/shellProfile";
import { bridgeWith, FakeApp, facts, profile, settle } from "./fakeApp";

describe("registrations", () => {
  it.each(["globalEvent", "contextEvent"])("%s refuses an unknown event with 121", (service) => {
    const { request, app } = bridgeWith();
    request(service, "register", { eventName: "noSuchEvent" });
    expect(app.last).toMatchObject({ status: "failure", data: { code: 121 } });
  });

  it("says which event was probably meant, in words too", () => {
    const { request, app } = bridgeWith();
    request("globalEvent", "register", { eventName: "callConected" });
    expect(app.last).toMatchObject({
      data: {
        code: 121,
        message: expect.stringContaining("did you mean `callConnected`?"),
        field: "eventName",
        given: "callConected",
        didYouMean: "callConnected",
      },
    });
    request("lifeCycle", "register", { eventName: "hostgone" });
    expect(app.last).toMatchObject({ data: { code: 121, didYouMean: "hostGone" } });
  });

  it.each([[undefined], [null], [7], [""], [{}], [{ toString: 1 }]] as [unknown][])(
    "refuses %j for a name with 136, and names the field",
    (eventName) => {
      const { request, app } = bridgeWith();
      for (const method of ["register", "unRegister"]) {
        request("globalEvent", method, { eventName, current: true });
        expect(app.last).toMatchObject({ data: { code: 136, field: "eventName" } });
      }
    },
  );

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
  it("reaches only the instances that an event is meant for", () => {
    const { bridge, request, app, say } = bridgeWith();
    const other = new FakeApp();
    bridge.adopt(facts("i-2"), other);
    request("contextEvent", "register", { eventName: "tabChanged" });
    say(
      {
        requestId: "1",
        service: "contextEvent",
        method: "register",
        requestData: { eventName: "tabChanged" },
      },
      other,
    );
    const before = app.sent.length;
    const receivers = bridge.dispatch("context", "tabChanged", {}, { hears: (id) => id === "i-2" });
    expect(receivers).toBe(1);
    expect(app.sent).toHaveLength(before);
    expect(other.last).toMatchObject({ eventName: "tabChanged" });
  });

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

  it("refuses interface.trigger without an operation, or with data that is none, with 136", () => {
    const { request, app } = bridgeWith();
    request("interface", "trigger", {});
    expect(app.last).toMatchObject({ data: { code: 136, field: "operation" } });
    for (const operationData of [7, "text", []]) {
      request("interface", "trigger", { operation: "showToast", operationData });
      expect(app.last).toMatchObject({ data: { code: 136, field: "operationData" } });
    }
  });

  it.each([
    ["interface", "open", { contextName: "customer" }],
    ["contextData", "view", { dataObject: "customer" }],
    ["contextData", "refresh", { dataObject: "customer" }],
    ["instance", "create", { slotType: "modal" }],
    ["instance", "getAllInfo", {}],
    ["instance", "getInfo", { instanceId: "i-2" }],
    ["instance", "sendData", { receivingInstanceId: "i-2" }],
    ["instance", "receiveData", {}],
  ])("hands %s.%s to the shell's services", async (service, method, data) => {
    const asked: unknown[] = [];
    const { request, app } = bridgeWith({
      answer: (instanceId, { signal, ...rest }) => {
        asked.push({ instanceId, aborted: signal.aborted, service, method, data: rest.data });
        return method === "create" ? Promise.resolve(success("later")) : success("at once");
      },
    });
    request(service, method, data);
    await settle();
    expect(asked).toEqual([{ instanceId: "i-1", aborted: false, service, method, data }]);
    expect(app.last).toMatchObject({ status: "success", service, method });
  });

  it("answers what the shell has no service for with 133", () => {
    const { request, app } = bridgeWith();
    request("interface", "open");
    expect(app.last).toMatchObject({
      data: { code: 133, message: expect.stringContaining("interface.open") },
    });
  });

  it.each([
    ["globalEvent", "registr", 132, "register"],
    ["store", "gte", 132, "get"],
    ["globaldata", "get", 131, "globalData"],
    ["storage", "get", 131, "store"],
    ["kitchen", "cook", 131, undefined],
    ["store", "explode", 132, undefined],
  ])(
    "refuses %s.%s with %i itself, and says what was probably meant",
    (service, method, code, meant) => {
      const { request, app, asked } = bridgeWith();
      request(service, method);
      expect(app.last).toMatchObject({
        data: {
          code,
          given: code === 131 ? service : method,
          ...(meant === undefined ? {} : { didYouMean: meant }),
        },
      });
      if (meant === undefined) expect(app.last?.data).not.toHaveProperty("didYouMean");
      expect(asked).toEqual([]);
    },
  );

  it("leaves methods to the host when the build profile says nothing of them", async () => {
    const { bridge, request, asked } = bridgeWith();
    bridge.setProfile(new ProfileIndex({ ...profile, methods: [] }));
    request("kitchen", "cook");
    await settle();
    expect(asked).toMatchObject([{ service: "kitchen", method: "cook" }]);
  });

  it("refuses to close what is no name with 136", () => {
    const { request, app } = bridgeWith();
    request("instance", "close", { instanceId: 7 });
    expect(app.last).toMatchObject({ data: { code: 136, field: "instanceId" } });
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

describe("data that one instance sends another", () => {
  const listening = (edges: Parameters<typeof bridgeWith>[0] = {}) => {
    const set = bridgeWith({ answer: () => success({}), ...edges });
    return { ...set, receive: () => set.request("instance", "receiveData") };
  };

  it("reaches the receiver once it listens, and the sender learns whether it does", () => {
    const { bridge, app, receive } = listening();
    expect(bridge.deliverTo("i-1", "instance", "receiveData", 1)).toBe(false);
    receive();
    expect(bridge.deliverTo("i-1", "instance", "receiveData", 2)).toBe(true);
    expect(bridge.deliverTo("i-2", "instance", "receiveData", 3)).toBe(false);
    expect(app.last).toMatchObject({ service: "instance", eventName: "receiveData", data: 2 });
  });

  it("may be handed over at once when the receiver begins to listen", () => {
    const { bridge, receive } = listening({
      answer: (id) => success(bridge.deliverTo(id, "instance", "receiveData", "kept")),
    });
    receive();
    expect(bridge.registrationsOf("i-1")).toEqual(["instance:receiveData"]);
  });

  it("no longer reaches a page that loaded again", () => {
    const { bridge, load, receive } = listening();
    receive();
    load();
    expect(bridge.deliverTo("i-1", "instance", "receiveData", 1)).toBe(false);
  });
});

describe("the inspector's log", () => {
  it("has the fault of a callback that threw", () => {
    const { say, log, asked } = bridgeWith();
    const fault = { event: "globalEvent:callConnected", message: "x is undefined", stack: "…" };
    say({
      service: "lifeCycle",
      method: "event",
      requestData: { eventName: "appError", ...fault },
    });
    expect(log.entries[0]).toMatchObject({
      kind: "notice",
      name: "appError",
      outcome: "failure",
      detail: "globalEvent:callConnected: x is undefined",
      payload: fault,
    });
    expect(asked).toEqual([]);
  });

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

  it("shows a long request and its long answer as they were", async () => {
    const long = { note: "x".repeat(10_000), list: [1, 2, { deep: true }] };
    const { request, log } = bridgeWith({ callHost: async () => success(long) });
    request("store", "set", { key: "k", value: long });
    await settle();
    const [asked, answered] = log.entries;
    expect(asked?.payload).toEqual({ key: "k", value: long });
    expect(answered?.payload).toEqual(long);
    expect(JSON.parse(JSON.stringify(answered))).toMatchObject({ payload: long });
  });
});
