import { describe, expect, it } from "vitest";
import { bridgeOnPort, bridgeWith, settle } from "./fakeApp";

const lifeCycleNotices = (asked: readonly unknown[]) =>
  asked.flatMap((each) => (each as { eventName?: string }).eventName ?? []);
const events = (heard: readonly Record<string, unknown>[]) =>
  heard.flatMap(({ event }) => (event === undefined ? [] : [event]));

describe("an app's signs of life", () => {
  it("are answered when the app asks the shell for one", async () => {
    const { post, heard } = bridgeOnPort();
    post({ ping: 3 });
    await settle();
    expect(heard).toEqual([{ pong: 3 }]);
  });

  it("are asked for only when the app is silent", async () => {
    const { bridge, post, heard } = bridgeOnPort();
    for (let beat = 0; beat < 5; beat += 1) {
      post({ service: "lifeCycle", method: "event", data: { eventName: "appFocus" } });
      await settle();
      bridge.beat(true);
    }
    expect(heard).toEqual([]);
    bridge.beat(true);
    await settle();
    expect(heard).toEqual([{ ping: 1 }]);
  });

  it("that stay away make it lost, once, until it is heard again", async () => {
    const { bridge, post, asked, log } = bridgeOnPort();
    for (let beat = 0; beat < 6; beat += 1) bridge.beat(true);
    expect(lifeCycleNotices(asked)).toEqual(["appLoad", "appLost"]);
    post({ pong: 1 });
    await settle();
    expect(lifeCycleNotices(asked)).toEqual(["appLoad", "appLost", "appBack"]);
    expect(log.entries.map(({ name }) => name)).toContain("appLost");
    for (let beat = 0; beat < 3; beat += 1) bridge.beat(true);
    expect(lifeCycleNotices(asked).at(-1)).toBe("appLost");
  });

  it("say nothing while the page is hidden", () => {
    const { bridge, asked } = bridgeOnPort();
    for (let beat = 0; beat < 20; beat += 1) bridge.beat(beat % 3 === 0);
    expect(lifeCycleNotices(asked)).toEqual(["appLoad"]);
  });

  it("are not expected of an SDK that knows no pings", async () => {
    const older = bridgeOnPort({}, 1);
    const legacy = bridgeWith();
    legacy.load();
    for (const { bridge } of [older, legacy]) {
      for (let beat = 0; beat < 6; beat += 1) bridge.beat(true);
    }
    await settle();
    expect(older.heard).toEqual([]);
    expect(lifeCycleNotices(older.asked)).toEqual(["appLoad"]);
    expect(legacy.app.sent).toEqual([]);
  });

  it("are looked for by the window's timer, and no longer once the bridge has stopped listening", () => {
    const { bridge, asked } = bridgeOnPort();
    let tick = (): void => undefined;
    const target = Object.assign(new EventTarget(), {
      document: { hidden: false },
      setInterval: (run: () => void) => {
        tick = run;
        return 1;
      },
      clearInterval: () => {
        tick = () => undefined;
      },
    }) as unknown as Parameters<typeof bridge.listenTo>[0];
    const stop = bridge.listenTo(target);
    for (let beat = 0; beat < 2; beat += 1) tick();
    stop();
    for (let beat = 0; beat < 5; beat += 1) tick();
    expect(lifeCycleNotices(asked)).toEqual(["appLoad"]);
    bridge.beat(true);
    expect(lifeCycleNotices(asked)).toEqual(["appLoad", "appLost"]);
  });
});

describe("the shell's host", () => {
  it("is told to be gone and back, once each, to every app that wants to know", async () => {
    const { bridge, ask, heard } = bridgeOnPort();
    const legacy = bridgeWith();
    ask(1, "lifeCycle", "register", { eventName: "hostGone" });
    ask(2, "lifeCycle", "register", { eventName: "hostBack" });
    await settle();
    for (const state of ["back", "gone", "gone", "back", "back"] as const) bridge.tellHost(state);
    await settle();
    expect(events(heard)).toEqual(["lifeCycle:hostGone", "lifeCycle:hostBack"]);
    legacy.bridge.tellHost("gone");
    expect(legacy.app.sent).toEqual([]);
  });

  it("is told to an app that asks for the current state while it is gone", async () => {
    const { bridge, ask, heard } = bridgeOnPort();
    bridge.tellHost("gone");
    ask(1, "lifeCycle", "register", { eventName: "hostGone", current: true });
    ask(2, "lifeCycle", "register", { eventName: "hostBack", current: true });
    await settle();
    expect(heard).toEqual([
      { id: 1, data: { eventName: "hostGone", current: { seq: null, data: null } } },
      { id: 2, data: { eventName: "hostBack", current: null } },
    ]);
  });
});

describe("calls that an app calls off", () => {
  it("are stopped and not answered", async () => {
    let signal: AbortSignal | undefined;
    const { ask, post, heard, log } = bridgeOnPort({
      callHost: (_instanceId, _call, given) => {
        signal = given;
        return new Promise((resolve) =>
          given.addEventListener("abort", () => resolve({ status: "success", data: "late" })),
        );
      },
    });
    ask(4, "store", "get", { key: "a" });
    await settle();
    expect(signal?.aborted).toBe(false);
    post({ cancel: 4 });
    await settle();
    expect(signal?.aborted).toBe(true);
    expect(heard).toEqual([]);
    expect(log.entries.find(({ service }) => service === "store")).toMatchObject({
      outcome: "dropped",
      errorCode: 149,
    });
  });

  it("are those of this app and load alone, and unknown ones do nothing", async () => {
    const answers: (() => void)[] = [];
    const { ask, post, heard } = bridgeOnPort({
      callHost: () =>
        new Promise((resolve) => {
          answers.push(() => resolve({ status: "success", data: 1 }));
        }),
    });
    ask(4, "store", "get", { key: "a" });
    for (const cancel of [5, "4", null, {}, [4]]) post({ cancel });
    await settle();
    for (const answer of answers) answer();
    await settle();
    expect(heard).toContainEqual({ id: 4, data: 1 });
  });
});

describe("a registration that asks for what is current", () => {
  const register = (current: unknown = true) =>
    [1, "globalEvent", "register", { eventName: "callConnected", current }] as const;

  it("is answered with the newest event that holds, and its number", async () => {
    const asked: unknown[] = [];
    const { ask, heard } = bridgeOnPort({
      latestEvent: async (...question) => {
        asked.push(question);
        return { seq: 12, payload: { phone: "1" } };
      },
    });
    ask(...register());
    await settle();
    expect(asked).toEqual([["global", "callConnected", "i-1"]]);
    expect(heard).toEqual([
      { id: 1, data: { eventName: "callConnected", current: { seq: 12, data: { phone: "1" } } } },
    ]);
  });

  it("misses no event that comes while the host is asked", async () => {
    let answer: (() => void) | undefined;
    const { ask, heard, bridge } = bridgeOnPort({
      latestEvent: () =>
        new Promise((resolve) => {
          answer = () => resolve({ seq: 7, payload: 7 });
        }),
    });
    ask(...register());
    await settle();
    bridge.dispatch("global", "callConnected", 8, { seq: 8 });
    answer?.();
    await settle();
    expect(heard).toEqual([
      { event: "globalEvent:callConnected", data: 8, seq: 8 },
      { id: 1, data: { eventName: "callConnected", current: { seq: 7, data: 7 } } },
    ]);
  });

  it("fails with 138 when the host can't be asked, and leaves the registrations as they were", async () => {
    const { ask, heard, bridge } = bridgeOnPort({
      latestEvent: () => Promise.reject(new Error("away")),
    });
    ask(...register());
    await settle();
    expect(heard).toEqual([{ id: 1, error: { code: 138, message: expect.any(String) } }]);
    expect(bridge.registrationsOf("i-1")).toEqual([]);
    ask(2, "globalEvent", "register", { eventName: "callConnected" });
    ask(...register());
    await settle();
    expect(bridge.registrationsOf("i-1")).toEqual(["globalEvent:callConnected"]);
  });

  it("is refused with 136 for a wish that is neither true nor false, and plain for false", async () => {
    const { ask, heard } = bridgeOnPort({ latestEvent: () => Promise.reject(new Error("asked")) });
    ask(...register("yes"));
    ask(...register(false));
    await settle();
    expect(heard).toEqual([
      { id: 1, error: expect.objectContaining({ code: 136, field: "current" }) },
      { id: 1, data: { eventName: "callConnected" } },
    ]);
  });
});
