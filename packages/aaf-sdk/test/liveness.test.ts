import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createSdk } from "../src/sdk";
import type { AmeyoClient } from "../src/types";
import { FakeShell } from "./fakeShell";

let shell: FakeShell;
let client: AmeyoClient;
let heard: string[];
/** The port's messages that are no requests: pings, pongs, cancellations. */
const signs = () =>
  shell.sent
    .filter(({ via, service }) => via === "port" && !service)
    .map(({ via: _via, requestData: _data, ...rest }) => rest);

/** Lets the port bring what was posted; timers stand still meanwhile. */
const deliver = async () => {
  for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
};
const pass = async (milliseconds: number) => {
  for (let passed = 0; passed < milliseconds; passed += 1_000) {
    vi.advanceTimersByTime(1_000);
    await deliver();
  }
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  shell = new FakeShell();
  client = createSdk(shell.scope).init();
  // Its own: the last test's client may still hear that its port is closed.
  const own: string[] = [];
  heard = own;
  for (const name of ["hostGone", "hostBack"]) {
    client.lifeCycle.register(name, () => own.push(name)).catch(() => {});
    shell.succeed(shell.last("lifeCycle", "register"), { eventName: name });
  }
  shell.succeed(shell.last("instance", "getContext"), {});
});
afterEach(() => {
  shell.close();
  vi.useRealTimers();
});

describe("a shell that speaks port/2", () => {
  beforeEach(() => shell.offerPort(2));

  it("gets its pings answered", async () => {
    shell.postToPort('{"ping":7}');
    await deliver();
    expect(signs()).toEqual([{ pong: 7 }]);
  });

  it("is asked for a sign of life only when it is silent", async () => {
    for (let second = 0; second < 30; second++) {
      shell.fire("globalEvent", "agentReady", {});
      await pass(1_000);
    }
    expect(signs()).toEqual([]);
    await pass(10_000);
    expect(signs()).toEqual([{ ping: expect.any(Number) }]);
  });

  it("is lost when it does not answer: what is pending fails with 138, and the app hears of it once", async () => {
    const refused = client.interface
      .trigger("showForm", { title: "Why", fields: [] })
      .catch((e) => e);
    await pass(60_000);
    expect(heard).toEqual(["hostGone"]);
    expect(await refused).toMatchObject({ code: 138, service: "interface", method: "trigger" });
  });

  it("is back when it answers again", async () => {
    await pass(60_000);
    shell.postToPort('{"pong":1}');
    await deliver();
    expect(heard).toEqual(["hostGone", "hostBack"]);
    const answer = client.store.get("a");
    await deliver();
    shell.succeed(shell.last("store", "get"), 1);
    await deliver();
    await expect(answer).resolves.toBe(1);
  });

  it("is not taken for lost while the page is hidden, nor right after", async () => {
    shell.scope.document.hidden = true;
    await pass(300_000);
    shell.scope.document.hidden = false;
    await pass(5_000);
    shell.postToPort('{"pong":1}');
    await pass(5_000);
    expect(heard).toEqual([]);
  });

  it("is lost at once when it closes the port, also to a hidden page", async () => {
    shell.scope.document.hidden = true;
    const refused = client.store.get("a").catch((error: unknown) => error);
    await deliver();
    shell.close();
    await deliver();
    expect(heard).toEqual(["hostGone"]);
    expect(await refused).toMatchObject({ code: 138 });
    // Whoever answers on the window is the shell, too.
    const answer = client.store.get("b");
    shell.succeed(shell.last("store", "get"), 2);
    await expect(answer).resolves.toBe(2);
    expect(heard).toEqual(["hostGone", "hostBack"]);
    await pass(60_000);
    expect(heard).toEqual(["hostGone", "hostBack"]);
  });

  it("tells by events of its own that it lost the host", async () => {
    shell.fire("lifeCycle", "hostGone", null);
    shell.fire("lifeCycle", "hostBack", null);
    await deliver();
    expect(heard).toEqual(["hostGone", "hostBack"]);
  });
});

describe("an older shell", () => {
  it.each([
    ["with a port of version 1", () => shell.offerPort(1)],
    ["without a port", () => {}],
  ])("%s is sent nothing that it does not know, and never taken for lost", async (_name, offer) => {
    offer();
    const controller = new AbortController();
    client
      .with({ signal: controller.signal })
      .store.get("a")
      .catch(() => {});
    controller.abort();
    await pass(120_000);
    expect(signs()).toEqual([]);
    expect(heard).toEqual([]);
  });
});
