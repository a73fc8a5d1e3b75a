import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createSdk } from "../src/sdk";
import type { AmeyoClient } from "../src/types";
import { FakeShell } from "./fakeShell";

let shell: FakeShell;
let client: AmeyoClient;
let reported: unknown[];

const flush = () => new Promise((resolve) => setTimeout(resolve));
const registrations = () => shell.trace.filter((each) => each.endsWith(".register")).length;
const unregistrations = () => shell.trace.filter((each) => each.endsWith(".unRegister")).length;

beforeEach(async () => {
  reported = [];
  shell = new FakeShell({ reportError: (error) => reported.push(error) });
  const sdk = createSdk(shell.scope);
  const start = sdk.initialize();
  shell.succeed(shell.last("instance", "getContext"), {});
  client = await start;
});
afterEach(() => {
  shell.close();
  vi.restoreAllMocks();
});

/** Registers in the modern shape and answers. */
async function subscribe(callback: (payload: unknown) => void) {
  const promise = client.globalEvent("callConnected", callback);
  await flush();
  shell.succeed(shell.last("globalEvent", "register"), { eventName: "callConnected" });
  return promise;
}

describe("the modern shape", () => {
  it("gives the callback the payload alone", async () => {
    const heard = vi.fn();
    await subscribe(heard);
    shell.fire("globalEvent", "callConnected", { phone: "+911" });
    shell.fire("contextEvent", "callConnected", {});
    shell.fire("globalEvent", "callHungup", {});
    expect(heard.mock.calls).toEqual([[{ phone: "+911" }]]);
  });

  it.each([121, 122])("removes the callback when the host refuses with %i", async (code) => {
    const heard = vi.fn();
    const promise = client.contextEvent("tabChanged", heard);
    await flush();
    shell.fail(shell.last("contextEvent", "register"), { code, message: "refused" });
    await expect(promise).rejects.toMatchObject({ code, message: "refused" });
    shell.fire("contextEvent", "tabChanged", {});
    expect(heard).not.toHaveBeenCalled();
  });

  it("hands over, in order and after the promise, what comes before the host has agreed", async () => {
    const heard: string[] = [];
    const promise = client
      .globalEvent("callConnected", (payload) => heard.push(String(payload)))
      .then((off) => {
        heard.push("registered");
        return off;
      });
    await flush();
    shell.fire("globalEvent", "callConnected", "first");
    shell.fire("globalEvent", "callConnected", "second");
    shell.succeed(shell.last("globalEvent", "register"), {});
    shell.fire("globalEvent", "callConnected", "third");
    await promise;
    await flush();
    shell.fire("globalEvent", "callConnected", "fourth");
    expect(heard).toEqual(["registered", "first", "second", "third", "fourth"]);
  });

  it("tells nothing more once unregistered, also of what was held", async () => {
    const heard = vi.fn();
    const promise = client.globalEvent("callConnected", heard);
    await flush();
    shell.fire("globalEvent", "callConnected", 1);
    shell.succeed(shell.last("globalEvent", "register"), {});
    void (await promise)();
    await flush();
    expect(heard).not.toHaveBeenCalled();
  });

  it("unregisters once, however often the function is called, and never rejects", async () => {
    const off = await subscribe(() => {});
    const ended = [off(), off()];
    shell.fail(shell.last("globalEvent", "unRegister"), { code: 138, message: "unreachable" });
    await expect(Promise.all(ended)).resolves.toBeDefined();
    expect(unregistrations()).toBe(1);
  });

  it("tells the host only when the last callback of a name goes", async () => {
    const offs = [await subscribe(() => {}), await subscribe(() => {})];
    expect(registrations()).toBe(2);
    await offs[0]?.();
    expect(unregistrations()).toBe(0);
    void offs[1]?.();
    expect(shell.last("globalEvent", "unRegister").requestData).toEqual({
      eventName: "callConnected",
    });
  });

  it("keeps two registrations of one function apart", async () => {
    const heard = vi.fn();
    const off = await subscribe(heard);
    await subscribe(heard);
    await off();
    await off();
    shell.fire("globalEvent", "callConnected", 1);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it("refuses a callback that is no function, and shows the right call", async () => {
    const callback = undefined as unknown as () => void;
    await expect(client.globalEvent("callConnected", callback)).rejects.toMatchObject({
      code: 136,
      message: expect.stringContaining('globalEvent("callConnected", (payload)'),
    });
    expect(registrations()).toBe(0);
  });
});

describe("the legacy shape", () => {
  it("sends two requests for one event registered twice and keeps both callbacks", () => {
    const heard = vi.fn();
    client.globalEvent.register("callConnected", heard).catch(() => {});
    client.globalEvent.register("callConnected", heard).catch(() => {});
    expect(registrations()).toBe(2);
    shell.fire("globalEvent", "callConnected", 1);
    expect(heard).toHaveBeenCalledTimes(2);
  });

  it("hears at once, before the host has agreed", () => {
    const heard = vi.fn();
    client.globalEvent.register("callConnected", heard).catch(() => {});
    shell.fire("globalEvent", "callConnected", 1);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it("keeps the callback of a registration that failed", async () => {
    const heard = vi.fn();
    const promise = client.globalEvent.register("callConnected", heard);
    shell.fail(shell.last("globalEvent", "register"), { code: 122, message: "refused" });
    await expect(promise).rejects.toMatchObject({ code: 122 });
    shell.fire("globalEvent", "callConnected", 1);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it("tells the host only when the last callback of that name goes", async () => {
    const [first, second] = [vi.fn(), vi.fn()];
    client.globalEvent.register("callConnected", first).catch(() => {});
    client.globalEvent.register("callConnected", second).catch(() => {});
    await client.globalEvent.unRegister("callConnected", first);
    expect(unregistrations()).toBe(0);
    shell.fire("globalEvent", "callConnected", 1);
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1]);
    client.globalEvent.unRegister("callConnected", second).catch(() => {});
    expect(unregistrations()).toBe(1);
  });

  it("takes all callbacks of a name away when none is given, and says nothing of names it never had", async () => {
    const heard = vi.fn();
    client.globalEvent.register("callConnected", heard).catch(() => {});
    client.globalEvent.register("callConnected", heard).catch(() => {});
    client.globalEvent.unRegister("callConnected").catch(() => {});
    await client.globalEvent.unRegister("callHungup", heard);
    await client.globalEvent.unRegister("callHungup");
    shell.fire("globalEvent", "callConnected", 1);
    expect(heard).not.toHaveBeenCalled();
    expect(unregistrations()).toBe(1);
  });

  it("serves contextEvent and lifeCycle alike", () => {
    client.contextEvent.register("tabChanged", () => {}).catch(() => {});
    client.lifeCycle.register("appFocus", () => {}).catch(() => {});
    expect(shell.last("contextEvent", "register").requestData).toEqual({ eventName: "tabChanged" });
    expect(shell.last("lifeCycle", "register").requestData).toEqual({ eventName: "appFocus" });
  });
});

describe("callbacks", () => {
  it("hear an event even when an earlier one throws, and the fault is reported", () => {
    const fault = new Error("in the app");
    const heard = vi.fn();
    const thrower = () => {
      throw fault;
    };
    client.globalEvent.register("callConnected", thrower).catch(() => {});
    client.globalEvent.register("callConnected", heard).catch(() => {});
    shell.fire("globalEvent", "callConnected", 1);
    expect(heard).toHaveBeenCalledTimes(1);
    expect(reported).toEqual([fault]);
  });

  it("report their faults on the console where the browser has no reportError", () => {
    const console = vi.spyOn(globalThis.console, "error").mockImplementation(() => {});
    const old = new FakeShell();
    const oldClient = createSdk(old.scope).init();
    const fault = new Error("in the app");
    const thrower = () => {
      throw fault;
    };
    oldClient.globalEvent.register("callConnected", thrower).catch(() => {});
    old.fire("globalEvent", "callConnected", 1);
    expect(console).toHaveBeenCalledWith(fault);
  });

  it("do not hear an event that an earlier callback unregistered them from", async () => {
    const late = vi.fn();
    let offLate = () => Promise.resolve();
    await subscribe(() => void offLate());
    offLate = await subscribe(late);
    shell.fire("globalEvent", "callConnected", 1);
    expect(late).not.toHaveBeenCalled();
  });

  it("get data that another instance sent", () => {
    const heard = vi.fn();
    client.instance.receiveData(heard).catch(() => {});
    expect(shell.last("instance", "receiveData").requestData).toEqual({});
    shell.fire("instance", "receiveData", { from: "other" });
    expect(heard).toHaveBeenCalledWith({ from: "other" });
  });
});
