import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { limits } from "../../src/bridge/limits";
import { builtInProfile } from "../../src/shell/shellProfile";
import { bridgeOnPort, bridgeWith, FakeApp, facts, origin, settle } from "./fakeApp";

const cases = { numRuns: 5_000 };

const services = [...new Set(builtInProfile.methods.map(({ service }) => service))];
const shellAnswered = builtInProfile.methods.filter(({ service }) =>
  ["lifeCycle", "globalEvent", "interface", "instance"].includes(service),
);
const methods = [...new Set(builtInProfile.methods.map(({ method }) => method))];

/** Values that JSON can carry and that break careless code. */
const hostile = fc.constantFrom<unknown>(
  { toString: 1 },
  { valueOf: null, toString: null },
  { length: -1 },
  { constructor: { prototype: 1 } },
  JSON.parse('{"__proto__":{"service":"store"}}'),
  [[]],
  Number.MAX_VALUE,
  -0,
  "\u0000",
  "\ud800",
  "constructor",
  "__proto__",
);
const anyValue = fc.oneof(fc.jsonValue(), hostile);
const nameOr = (names: readonly string[]) =>
  fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...names) }, { weight: 1, arbitrary: anyValue });

const data = fc.oneof(
  { weight: 1, arbitrary: anyValue },
  {
    weight: 5,
    arbitrary: fc.record(
      {
        eventName: nameOr([
          "callConnected",
          "callConected",
          "tabChanged",
          "hostGone",
          "appLoad",
          "appError",
        ]),
        current: fc.oneof(fc.boolean(), anyValue),
        operation: nameOr(["showToast", "showForm", "nonsense"]),
        operationData: anyValue,
        instanceId: nameOr(["self", "i-1", "i-2"]),
        contextName: anyValue,
        dataObject: anyValue,
        httpRequestData: anyValue,
        event: anyValue,
        message: anyValue,
      },
      { requiredKeys: ["eventName"] },
    ),
  },
);

/** Mostly a method that there is. */
const method = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...builtInProfile.methods) },
  { weight: 2, arbitrary: fc.constantFrom(...shellAnswered) },
  { weight: 1, arbitrary: fc.record({ service: nameOr(services), method: nameOr(methods) }) },
);

const envelope = fc.record(
  {
    requestId: fc.oneof(fc.string(), anyValue),
    id: fc.oneof(fc.nat(50), anyValue),
    requestData: data,
    data,
    transports: fc.oneof(fc.subarray(["port/1", "port/2", "port/3"]), anyValue),
    ping: anyValue,
    pong: fc.oneof(fc.nat(5), anyValue),
    cancel: fc.oneof(fc.nat(50), anyValue),
  },
  { requiredKeys: ["requestId", "id"] },
);

const almostRight = fc.oneof(
  { weight: 1, arbitrary: envelope },
  {
    weight: 9,
    arbitrary: fc
      .tuple(envelope, method)
      .map(([message, named]) => ({ ...message, service: named.service, method: named.method })),
  },
);

/** Whatever a window can post: structured values, texts, JSON, and what looks almost like a request. */
const anything = fc.oneof(
  { weight: 1, arbitrary: fc.anything() },
  { weight: 1, arbitrary: fc.string() },
  { weight: 1, arbitrary: fc.json() },
  { weight: 6, arbitrary: almostRight.map((message) => JSON.stringify(message)) },
);

/** Edges that answer in every way that the shell's services do, and fail in every way. */
const unreliable = () => {
  let turn = 0;
  const answer = () => {
    turn += 1;
    if (turn % 5 === 0) throw new Error("in a service of the shell");
    if (turn % 5 === 1) return Promise.reject(new Error("later"));
    return { status: "success", data: turn % 5 === 2 ? 1n : turn } as const;
  };
  return {
    callHost: async () => answer(),
    trigger: async () => answer(),
    answer,
    latestEvent: async () => (turn % 2 === 0 ? null : { seq: turn, payload: 1n }),
  };
};

describe("whatever an app posts", () => {
  it("never makes the window's handler throw", async () => {
    const { bridge, app } = bridgeWith(unreliable());
    fc.assert(
      fc.property(anything, (message) => {
        bridge.receive({ data: message, origin, source: app });
      }),
      cases,
    );
    await settle();
  });

  it("never makes the port's handler throw", async () => {
    let near: MessagePort | undefined;
    const { bridge } = bridgeOnPort({
      ...unreliable(),
      makeChannel: () => {
        const channel = new MessageChannel();
        near = channel.port1;
        return channel;
      },
    });
    fc.assert(
      fc.property(anything, fc.boolean(), fc.jsonValue(), (message, visible, payload) => {
        near?.onmessage?.({ data: message } as MessageEvent);
        bridge.beat(visible);
        bridge.dispatch("global", "callConnected", payload);
      }),
      cases,
    );
    await settle();
  });

  it("is answered at most once for each request, with JSON and a known code", async () => {
    const { bridge, app } = bridgeWith(unreliable());
    const known = new Set(builtInProfile.errors.map((error) => error.code));
    let asked = 0;
    fc.assert(
      fc.property(almostRight, (message) => {
        asked += 1;
        bridge.receive({ data: JSON.stringify(message), origin, source: app });
      }),
      cases,
    );
    await settle();
    const answers = app.messages.filter(({ responseType }) => responseType === "request");
    expect(answers.length).toBeGreaterThan(1_000);
    expect(answers.length).toBeLessThanOrEqual(asked);
    for (const { status, data: answer } of answers) {
      if (status !== "failure") continue;
      const { code } = answer as { code: number };
      if (code !== 148) expect(known).toContain(code);
    }
  });
});

describe("whatever a stranger posts", () => {
  const elsewhere = fc.oneof(
    fc.webUrl(),
    fc.constantFrom("null", "", `${origin}/`, `${origin}.evil.example`, origin.toUpperCase()),
  );

  it("does nothing, from the app's window at another origin", async () => {
    const { bridge, app, asked } = bridgeWith();
    fc.assert(
      fc.property(anything, elsewhere, (message, from) => {
        bridge.receive({ data: message, origin: from, source: app });
      }),
      cases,
    );
    await settle();
    expect(app.sent).toEqual([]);
    expect(asked).toEqual([]);
    expect(bridge.registrationsOf("i-1")).toEqual([]);
  });

  it("does nothing, from another window at the app's origin", async () => {
    const { bridge, app, asked, log } = bridgeWith();
    const stranger = new FakeApp();
    const windows = fc.constantFrom<unknown>(stranger, null, undefined, {}, "i-1", facts());
    fc.assert(
      fc.property(anything, windows, (message, source) => {
        bridge.receive({ data: message, origin, source });
      }),
      cases,
    );
    await settle();
    expect([app.sent, stranger.sent, asked]).toEqual([[], [], []]);
    expect(log.dropped).toBe(cases.numRuns);
    expect(log.entries.length).toBeLessThan(50);
  });
});

describe("whatever a flood is made of", () => {
  it("takes a bounded amount of the page's memory", () => {
    fc.assert(
      fc.property(fc.array(almostRight, { minLength: 1, maxLength: 5 }), (mix) => {
        const { bridge, app, log } = bridgeWith({
          callHost: () => new Promise(() => undefined),
          trigger: () => new Promise(() => undefined),
          answer: () => new Promise(() => undefined),
          latestEvent: () => new Promise(() => undefined),
        });
        const texts = mix.map((message) => JSON.stringify(message));
        for (let count = 0; count < limits.messages.burst + limits.refusals.burst + 2_000; ) {
          for (const text of texts) bridge.receive({ data: text, origin, source: app });
          count += texts.length;
        }
        expect(app.sent.length).toBeLessThanOrEqual(limits.messages.burst + limits.refusals.burst);
        expect(log.entries.length).toBeLessThanOrEqual(log.limits.entries);
        expect(bridge.registrationsOf("i-1").length).toBeLessThan(100);
      }),
      { numRuns: 20 },
    );
  });
});
