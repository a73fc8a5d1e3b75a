import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createSdk } from "../src/sdk";
import type { AmeyoClient } from "../src/types";
import { FakeShell, ORIGIN } from "./fakeShell";

let shell: FakeShell;
let client: AmeyoClient;

beforeEach(() => {
  shell = new FakeShell();
  client = createSdk(shell.scope).init();
});
afterEach(() => {
  shell.close();
  vi.useRealTimers();
});

describe("the legacy protocol", () => {
  it("sends requests and resolves with the answer's data", async () => {
    const answer = client.globalData.get("loggedInUser");
    const request = shell.last("globalData", "get");
    expect(request).toMatchObject({
      via: "window",
      requestData: { dataObject: "loggedInUser" },
      sdkVersion: "1.0.0",
    });
    shell.succeed(request, { userId: "agent1" });
    await expect(answer).resolves.toEqual({ userId: "agent1" });
  });

  it("rejects with an Error that old callers can read as a plain object", async () => {
    const answer = client.globalData.get("nonsense");
    shell.fail(shell.last("globalData", "get"), { code: 134, message: "unknown data object" });
    const error = await answer.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ name: "AmeyoError" });
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      code: 134,
      message: "unknown data object",
      service: "globalData",
      method: "get",
    });
  });

  it("says which argument was wrong, what was given and what was meant, where the shell says so", async () => {
    const answer = client.globalEvent.register("callHungup", () => {});
    const facts = { field: "eventName", given: "callHangup", didYouMean: "callHungup" };
    shell.fail(shell.last("globalEvent", "register"), { code: 121, message: "no such", ...facts });
    await expect(answer).rejects.toMatchObject({ code: 121, method: "register", ...facts });
  });

  it("gives a failure without a code the code of an internal failure, and shows what came", async () => {
    const answer = client.store.get("a");
    shell.fail(shell.last("store", "get"), "broken");
    await expect(answer).rejects.toMatchObject({
      code: 150,
      message: 'store.get failed: "broken"',
    });
  });

  it("stays on it when no port is offered", async () => {
    for (let round = 0; round < 3; round++) {
      const answer = client.store.get("a");
      shell.succeed(shell.last("store", "get"), round);
      await expect(answer).resolves.toBe(round);
    }
    expect(shell.sent.every(({ via }) => via === "window")).toBe(true);
  });
});

describe("the port protocol", () => {
  it("sends everything over the port once there is one, without the legacy envelope", async () => {
    shell.offerPort();
    const answer = client.globalData.get("loggedInUser");
    await vi.waitFor(() => shell.last("globalData", "get"));
    const request = shell.last("globalData", "get");
    expect(request).toEqual({
      via: "port",
      id: expect.any(Number),
      service: "globalData",
      method: "get",
      requestData: { dataObject: "loggedInUser" },
    });
    shell.succeed(request, { userId: "agent1" });
    await expect(answer).resolves.toEqual({ userId: "agent1" });
  });

  it("takes the answer to what was under way by the transport it went out on", async () => {
    const early = client.store.get("early");
    const request = shell.last("store", "get");
    shell.offerPort();
    shell.succeed(request, 1);
    await expect(early).resolves.toBe(1);
  });

  it("sends life-cycle messages as notices without an id", async () => {
    shell.offerPort();
    shell.emit("focus");
    await vi.waitFor(() => expect(shell.trace).toContain("appFocus"));
    expect(shell.sent.at(-1)).toEqual({
      via: "port",
      service: "lifeCycle",
      method: "event",
      requestData: { eventName: "appFocus" },
    });
  });

  it("rejects with the shell's error", async () => {
    shell.offerPort();
    const answer = client.store.get("a");
    await vi.waitFor(() => shell.last("store", "get"));
    shell.fail(shell.last("store", "get"), { code: 138, message: "the host can't be reached" });
    await expect(answer).rejects.toMatchObject({ code: 138, method: "get" });
  });

  it("delivers events in the order in which they were posted", async () => {
    shell.offerPort();
    const heard: unknown[] = [];
    client.globalEvent.register("callConnected", (payload) => heard.push(payload)).catch(() => {});
    for (let count = 0; count < 20; count++) shell.fire("globalEvent", "callConnected", count);
    await vi.waitFor(() => expect(heard).toHaveLength(20));
    expect(heard).toEqual(Array.from({ length: 20 }, (_, index) => index));
  });

  it("sends what is asked in one turn in one message, from version 2 on, and no more than fits", async () => {
    const { port1, port2 } = new MessageChannel();
    const received: string[] = [];
    port1.onmessage = ({ data }) => received.push(data);
    shell.post('{"responseType":"port","version":2}', { ports: [port2] });
    const ask = (key: string) => client.store.get(key).catch(() => {});
    for (const key of ["a", "b", "c"]) ask(key);
    await vi.waitFor(() => expect(received).toHaveLength(1));
    const keys = (text: string) =>
      [JSON.parse(text)].flat().map(({ data }: { data: { key: string } }) => data.key[0]);
    expect(received.map(keys)).toEqual([["a", "b", "c"]]);
    for (const key of ["d", "e", "f", "g"]) ask(key.repeat(30_000));
    ask("h");
    await vi.waitFor(() => expect(received).toHaveLength(3));
    expect(received.slice(1).map(keys)).toEqual([
      ["d", "e"],
      ["f", "g", "h"],
    ]);
    ask("i");
    await vi.waitFor(() => expect(received).toHaveLength(4));
    expect(received[3]).toMatch(/^\{/);
    port1.close();
  });

  it("takes several of the shell's messages in one, in their order", async () => {
    shell.offerPort(2);
    const heard: unknown[] = [];
    client.globalEvent.register("callHeld", (payload) => heard.push(payload)).catch(() => {});
    const answer = client.store.get("a").then((value) => heard.push(value));
    await vi.waitFor(() => shell.last("store", "get"));
    const { id } = shell.last("store", "get");
    const event = (data: unknown) => ({ event: "globalEvent:callHeld", data });
    shell.postToPort(
      JSON.stringify([event(1), { id, data: "answer" }, event(2), null, [event(3)]]),
    );
    await answer;
    expect(heard).toEqual([1, 2, "answer"]);
  });

  it("ignores a port of a version that it does not know, and an offer without one", () => {
    const { port1, port2 } = new MessageChannel();
    shell.post(JSON.stringify({ responseType: "port", version: 3 }), { ports: [port2] });
    shell.post(JSON.stringify({ responseType: "port", version: 1 }));
    client.store.get("a").catch(() => {});
    expect(shell.last("store", "get").via).toBe("window");
    port1.close();
  });
});

describe("time-outs", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    shell = new FakeShell();
    client = createSdk(shell.scope).init();
  });

  const timings: [string, number, (client: AmeyoClient) => Promise<unknown>][] = [
    ["globalData.get", 10_000, (c) => c.globalData.get("loggedInUser")],
    ["httpRequest.invoke", 10_000, (c) => c.httpRequest.invoke({ url: "x" })],
    ["httpRequest.invokeAmeyo", 20_000, (c) => c.httpRequest.invokeAmeyo({ url: "x" })],
    ["globalData.getTickets", 20_000, (c) => c.globalData.getTickets("tickets", {})],
  ];
  it.each(timings)("%s fails after %i ms with code 100", async (name, milliseconds, act) => {
    const settled = vi.fn();
    const refused = act(client).catch((error: unknown) => {
      settled();
      return error;
    });
    await vi.advanceTimersByTimeAsync(milliseconds - 1);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    const [service, method] = name.split(".");
    expect(await refused).toMatchObject({ code: 100, message: "request timeout", service, method });
  });

  it("gives an agent all the time a form needs", async () => {
    const settled = vi.fn();
    const answer = client.interface.trigger({
      action: "showForm",
      data: { title: "Why", fields: [] },
    });
    void answer.then(settled, settled);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(settled).not.toHaveBeenCalled();
    shell.succeed(shell.last("interface", "trigger"), { submitted: false });
    expect(await answer).toEqual({ submitted: false });
  });

  it("ignores an answer that comes too late", async () => {
    const refused = client.store.get("a").catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(10_000);
    shell.succeed(shell.last("store", "get"), 1);
    expect(await refused).toMatchObject({ code: 100 });
  });
});

describe("what can't be sent", () => {
  it("refuses a value that is no JSON, by naming the call", async () => {
    await expect(client.store.set("a", 1n)).rejects.toMatchObject({
      code: 136,
      message: expect.stringMatching(/store\.set.*JSON.*BigInt/),
    });
  });

  it("refuses a message above the shell's limit, counted in bytes", async () => {
    await expect(client.store.set("a", "é".repeat(600_000))).rejects.toMatchObject({
      code: 141,
      message: expect.stringMatching(/store\.set.*1048576/),
    });
  });
});

describe("messages that are not the shell's", () => {
  it.each([
    ["another origin", { origin: "https://elsewhere.example" }],
    ["another window", { source: {} }],
    ["no window", { source: null }],
  ])("drops an answer and an event from %s", async (_name, from) => {
    const heard = vi.fn();
    const settled = vi.fn();
    client.globalEvent.register("callConnected", heard).then(settled, settled);
    const { requestId } = shell.last("globalEvent", "register");
    const messages = [
      { responseType: "request", requestId, status: "success", data: {} },
      { responseType: "event", service: "globalEvent", eventName: "callConnected", data: {} },
    ];
    for (const message of messages) shell.post(JSON.stringify(message), from);
    const { port1, port2 } = new MessageChannel();
    shell.post('{"responseType":"port","version":1}', { ...from, ports: [port2] });
    await new Promise((resolve) => setTimeout(resolve));
    port1.close();
    expect(heard).not.toHaveBeenCalled();
    expect(settled).not.toHaveBeenCalled();
    client.store.get("a").catch(() => {});
    expect(shell.last("store", "get").via).toBe("window");
  });

  it("survives anything else that is posted, on both transports", async () => {
    const names = ["responseType", "requestId", "service", "eventName", "data", "id", "error"];
    // An object that can't be made into text, as JSON can bring one.
    const hostile = fc.constantFrom({ toString: 1 }, { message: { toString: 1 } });
    const heard: unknown[] = [];
    client.globalEvent.register("callConnected", (payload) => heard.push(payload)).catch(() => {});
    const { requestId } = shell.last("globalEvent", "register");
    const anything = fc.oneof(
      fc.anything(),
      fc.string(),
      fc.json(),
      fc
        .dictionary(fc.constantFrom(...names, "event", "status", "version"), fc.jsonValue())
        .map((value) => JSON.stringify(value)),
      fc
        .record({
          responseType: fc.constantFrom("request", "event", "port"),
          requestId: fc.oneof(fc.constant(requestId), fc.jsonValue()),
          status: fc.oneof(fc.constant("failure"), fc.jsonValue()),
          service: fc.oneof(fc.constant("globalEvent"), hostile, fc.jsonValue()),
          eventName: fc.oneof(fc.constant("callConnected"), hostile, fc.jsonValue()),
          version: fc.constantFrom(0, 1, 2),
          data: fc.oneof(hostile, fc.jsonValue()),
        })
        .map((value) => JSON.stringify(value)),
      fc
        .record(
          {
            event: fc.oneof(fc.constant("globalEvent:callConnected"), hostile, fc.jsonValue()),
            id: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.jsonValue()),
            error: fc.oneof(hostile, fc.jsonValue()),
            data: fc.jsonValue(),
            seq: fc.jsonValue(),
            ping: fc.jsonValue(),
            pong: fc.jsonValue(),
          },
          { requiredKeys: [] },
        )
        .map((value) => JSON.stringify(value)),
    );
    const received: string[] = [];
    const { port1, port2 } = new MessageChannel();
    shell.post('{"responseType":"port","version":2}', { ports: [port2] });
    fc.assert(
      fc.property(anything, (data) => {
        shell.post(data, { ports: [] });
        port2.onmessage?.({ data } as MessageEvent);
        client.store.get("a").catch(() => {});
      }),
      { numRuns: 5_000 },
    );
    port1.onmessage = ({ data }) => received.push(data);
    client.store.get("still alive").catch(() => {});
    await vi.waitFor(() => expect(received.join()).toContain("still alive"));
    port1.close();
  }, 60_000);

  it("acts on nothing that a stranger posts, whatever it is", () => {
    const heard = vi.fn();
    const settled = vi.fn();
    client.globalEvent.register("callConnected", heard).then(settled, settled);
    const { requestId } = shell.last("globalEvent", "register");
    const { port1, port2 } = new MessageChannel();
    fc.assert(
      fc.property(
        fc.record({
          responseType: fc.constantFrom("request", "event", "port"),
          requestId: fc.constant(requestId),
          status: fc.constantFrom("success", "failure"),
          service: fc.constant("globalEvent"),
          eventName: fc.constant("callConnected"),
          version: fc.constantFrom(1, 2),
          data: fc.jsonValue(),
        }),
        fc.oneof(
          fc.record({ origin: fc.webUrl() }),
          fc.record({
            origin: fc.constantFrom("null", "", `${ORIGIN}.evil.example`, `${ORIGIN}/`),
          }),
          fc.record({ source: fc.constantFrom(null, {}, shell.scope) }),
        ),
        (message, from) => shell.post(JSON.stringify(message), { ...from, ports: [port2] }),
      ),
      { numRuns: 5_000 },
    );
    port1.close();
    expect(heard).not.toHaveBeenCalled();
    expect(settled).not.toHaveBeenCalled();
    client.store.get("a").catch(() => {});
    expect(shell.last("store", "get").via).toBe("window");
  }, 60_000);

  it("sends nothing to an origin other than that of the parameter", () => {
    client.store.get("a").catch(() => {});
    expect(new Set(shell.targets)).toEqual(new Set([ORIGIN]));
  });
});
