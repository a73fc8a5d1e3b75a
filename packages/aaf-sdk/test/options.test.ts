import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createSdk } from "../src/sdk";
import type { AmeyoClient } from "../src/types";
import { FakeShell } from "./fakeShell";

let shell: FakeShell;
let client: AmeyoClient;
const turn = () => new Promise((resolve) => setTimeout(resolve));
const cancelled = () => shell.sent.flatMap(({ cancel }) => (cancel === undefined ? [] : [cancel]));

beforeEach(() => {
  shell = new FakeShell();
  client = createSdk(shell.scope).init();
});
afterEach(() => {
  shell.close();
  vi.useRealTimers();
});

describe("calls with a signal", () => {
  it("fail with 149 when it is aborted, and the shell is told", async () => {
    shell.offerPort(2);
    const controller = new AbortController();
    const refused = client.with({ signal: controller.signal }).globalData.getTickets("ticket", {});
    controller.abort();
    await expect(refused).rejects.toMatchObject({
      code: 149,
      service: "globalData",
      method: "getTickets",
    });
    await vi.waitFor(() =>
      expect(cancelled()).toEqual([shell.last("globalData", "getTickets").id]),
    );
  });

  it("are not sent when it is aborted already", async () => {
    const { signal } = { signal: AbortSignal.abort() };
    await expect(client.with({ signal }).store.get("a")).rejects.toMatchObject({ code: 149 });
    expect(shell.trace).not.toContain("store.get");
  });

  it("leave nothing at the signal once they are settled", async () => {
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, "addEventListener");
    const removed = vi.spyOn(signal, "removeEventListener");
    const answer = client.with({ signal }).store.get("a");
    shell.succeed(shell.last("store", "get"), 1);
    await answer;
    expect(removed.mock.calls).toEqual(added.mock.calls);
  });

  it("let the calls of the client itself alone", async () => {
    const controller = new AbortController();
    client
      .with({ signal: controller.signal })
      .store.get("a")
      .catch(() => {});
    const answer = client.store.get("b");
    controller.abort();
    shell.succeed(shell.last("store", "get"), 2);
    await expect(answer).resolves.toBe(2);
  });
});

describe("calls with a deadline", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    shell = new FakeShell();
    client = createSdk(shell.scope).init();
  });

  it("fail with 100 at that time, each at its own", async () => {
    const failed: string[] = [];
    for (const deadlineMs of [3_000, 50, 800, 200_000]) {
      client
        .with({ deadlineMs })
        .store.get("a")
        .catch(({ code }) => failed.push(`${deadlineMs}: ${code}`));
    }
    await vi.advanceTimersByTimeAsync(49);
    expect(failed).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(failed).toEqual(["50: 100"]);
    await vi.advanceTimersByTimeAsync(2_949);
    expect(failed).toEqual(["50: 100", "800: 100"]);
    await vi.advanceTimersByTimeAsync(1);
    expect(failed).toEqual(["50: 100", "800: 100", "3000: 100"]);
    await vi.advanceTimersByTimeAsync(196_999);
    expect(failed).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(1);
    expect(failed).toHaveLength(4);
  });

  it("share one timer", () => {
    const before = vi.getTimerCount();
    for (let count = 0; count < 500; count++) client.store.get("a").catch(() => {});
    expect(vi.getTimerCount() - before).toBeLessThanOrEqual(1);
  });

  it("tell a shell that knows cancelling that nobody waits any longer", async () => {
    vi.useRealTimers();
    shell.offerPort(2);
    await expect(client.with({ deadlineMs: 5 }).store.get("a")).rejects.toMatchObject({
      code: 100,
    });
    await vi.waitFor(() => expect(cancelled()).toEqual([shell.last("store", "get").id]));
  });
});

describe("with", () => {
  it("adds to the options of the client it is called on, and shares its registrations", async () => {
    const { signal } = { signal: AbortSignal.abort() };
    const view = client.with({ signal }).with({ deadlineMs: 5 });
    await expect(view.store.get("a")).rejects.toMatchObject({ code: 149 });
    const heard = vi.fn();
    client.globalEvent.register("callHeld", heard).catch(() => {});
    await client.with({ deadlineMs: 100 }).globalEvent.unRegister("callHungup", () => {});
    const ended = client.with({ deadlineMs: 100 }).globalEvent.unRegister("callHeld", heard);
    shell.succeed(shell.last("globalEvent", "unRegister"), {});
    await ended;
    shell.fire("globalEvent", "callHeld", 1);
    expect(heard).not.toHaveBeenCalled();
  });

  it("lets a person take the time that a confirmation needs", async () => {
    vi.useFakeTimers();
    shell = new FakeShell();
    const settled = vi.fn();
    const untyped = createSdk(shell.scope).init().interface.trigger as (
      operation: string,
      data: unknown,
    ) => Promise<unknown>;
    untyped("confirm", { title: "Sure?" }).then(settled, settled);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(settled).not.toHaveBeenCalled();
  });
});

describe("a registration that asks for what is current", () => {
  const registerCurrent = async (heard: unknown[]) => {
    const start = client.globalEvent("callHeld", (payload) => void heard.push(payload), {
      current: true,
    });
    await turn();
    return start;
  };
  const event = (seq: number) => JSON.stringify({ event: "globalEvent:callHeld", data: seq, seq });

  beforeEach(async () => {
    shell.succeed(shell.last("instance", "getContext"), {});
    shell.offerPort(2);
    await turn();
  });

  it("says so, and gets the newest event before any later one, after the promise", async () => {
    const heard: unknown[] = [];
    const registered = registerCurrent(heard).then(() => heard.push("registered"));
    await vi.waitFor(() => shell.last("globalEvent", "register"));
    const request = shell.last("globalEvent", "register");
    expect(request.requestData).toEqual({ eventName: "callHeld", current: true });
    shell.postToPort(event(6));
    shell.succeed(request, { eventName: "callHeld", current: { seq: 7, data: "current" } });
    for (const seq of [7, 8]) shell.postToPort(event(seq));
    await registered;
    await turn();
    shell.postToPort(event(9));
    await vi.waitFor(() => expect(heard).toContain(9));
    expect(heard).toEqual(["registered", "current", 8, 9]);
  });

  it("gets nothing when nothing holds", async () => {
    const heard: unknown[] = [];
    const registered = registerCurrent(heard);
    await vi.waitFor(() => shell.last("globalEvent", "register"));
    shell.succeed(shell.last("globalEvent", "register"), { eventName: "callHeld", current: null });
    await registered;
    await turn();
    expect(heard).toEqual([]);
  });

  it("does not keep the event from callbacks that were there before", async () => {
    const old: unknown[] = [];
    client.globalEvent.register("callHeld", (payload) => old.push(payload)).catch(() => {});
    const heard: unknown[] = [];
    const registered = registerCurrent(heard);
    await vi.waitFor(() =>
      expect(shell.last("globalEvent", "register").requestData.current).toBe(true),
    );
    shell.succeed(shell.last("globalEvent", "register"), { current: { seq: 3, data: 3 } });
    await registered;
    await turn();
    shell.postToPort(event(3));
    await vi.waitFor(() => expect(old).toEqual([3]));
    expect(heard).toEqual([3]);
  });
});

describe("a callback that throws", () => {
  const fault = new Error("in the app");
  const notice = () => shell.sent.find(({ requestData }) => requestData?.eventName === "appError");

  it.each([
    [
      "at once",
      () => {
        throw fault;
      },
    ],
    ["later, in a promise", () => Promise.reject(fault)],
  ])("%s is reported to the shell's inspector", async (_name, callback) => {
    shell = new FakeShell({ reportError: () => {} });
    client = createSdk(shell.scope).init();
    shell.offerPort(2);
    client.globalEvent.register("callHeld", callback).catch(() => {});
    shell.fire("globalEvent", "callHeld", {});
    await vi.waitFor(() => expect(notice()).toBeDefined());
    expect(notice()).toMatchObject({
      service: "lifeCycle",
      method: "event",
      requestData: {
        event: "globalEvent:callHeld",
        message: "in the app",
        stack: expect.stringContaining("Error"),
      },
    });
  });

  it.each([
    ["has no text", Object.create(null)],
    ["has a message that is no text", { message: 1n }],
    [
      "breaks when it is looked at",
      {
        get message() {
          throw new Error("again");
        },
      },
    ],
  ])("doesn't keep the event from others, though what it throws %s", async (_name, thrown) => {
    const reported: unknown[] = [];
    shell = new FakeShell({ reportError: (error) => reported.push(error) });
    client = createSdk(shell.scope).init();
    shell.offerPort(2);
    const heard = vi.fn();
    const thrower = () => {
      throw thrown;
    };
    client.globalEvent.register("callHeld", thrower).catch(() => {});
    client.globalEvent.register("callHeld", heard).catch(() => {});
    shell.fire("globalEvent", "callHeld", {});
    await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1));
    expect(reported).toEqual([thrown]);
  });

  it("throws something that is no error, and that is reported, too", async () => {
    shell = new FakeShell({ reportError: () => {} });
    client = createSdk(shell.scope).init();
    shell.offerPort(2);
    const thrower = () => {
      throw "broken";
    };
    client.globalEvent.register("callHeld", thrower).catch(() => {});
    shell.fire("globalEvent", "callHeld", {});
    await vi.waitFor(() => expect(notice()?.requestData.message).toBe("broken"));
  });
});
