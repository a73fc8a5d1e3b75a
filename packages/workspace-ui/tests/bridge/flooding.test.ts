import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { success } from "../../src/bridge/failures";
import { limits, TokenBucket } from "../../src/bridge/limits";
import { bridgeOnPort, bridgeWith, FakeApp, facts, partsOf, settle } from "./fakeApp";

const getContext = (requestId: number) =>
  JSON.stringify({ requestId, service: "instance", method: "getContext", requestData: {} });
const codes = (app: FakeApp) =>
  app.messages.map(({ data }) => (data as { code?: number } | null)?.code);

describe("a bucket", () => {
  const bucketOf = (burst: number, perSecond: number) => {
    const clock = { now: 0 };
    return { clock, bucket: new TokenBucket({ burst, perSecond }, () => clock.now) };
  };

  it("gives its burst at once, and then what time brings", () => {
    const { clock, bucket } = bucketOf(3, 2);
    const taken = (now: number) => {
      clock.now = now;
      return [1, 2, 3, 4].filter(() => bucket.take()).length;
    };
    expect([taken(0), taken(0), taken(500), taken(1_500), taken(60_000)]).toEqual([3, 0, 1, 2, 3]);
  });

  it("never gives more than twice its burst and what time brings, however the takers behave", () => {
    const takers = fc.array(fc.tuple(fc.nat(400), fc.nat(8)), { maxLength: 200 });
    fc.assert(
      fc.property(takers, (steps) => {
        const { clock, bucket } = bucketOf(10, 20);
        let taken = 0;
        for (const [passed, times] of steps) {
          clock.now += passed;
          for (let time = 0; time < times; time += 1) if (bucket.take()) taken += 1;
        }
        expect(taken).toBeLessThanOrEqual(2 * 10 + (clock.now * 20) / 1_000);
      }),
      { numRuns: 1_000 },
    );
  });

  it("says how long the next token takes", () => {
    const { clock, bucket } = bucketOf(1, 2);
    bucket.take();
    expect(bucket.wait).toBe(500);
    clock.now = 499;
    expect(bucket.take()).toBe(false);
    clock.now = 500;
    expect(bucket.take()).toBe(true);
  });

  it("is not filled by a clock that goes back", () => {
    const { clock, bucket } = bucketOf(1, 1);
    clock.now = 5_000;
    bucket.take();
    clock.now = 0;
    expect(bucket.take()).toBe(false);
  });
});

describe("an app that floods the shell", () => {
  const flooded = (times: number) => {
    const set = bridgeWith();
    for (let count = 0; count < times; count += 1) set.say(getContext(count));
    return set;
  };
  const { messages, refusals } = limits;

  it("is served up to its limit, then refused with 148, then not answered at all", () => {
    const { app } = flooded(messages.burst + refusals.burst + 5_000);
    const answers = codes(app);
    expect(answers).toHaveLength(messages.burst + refusals.burst);
    expect(answers.slice(0, messages.burst)).not.toContain(148);
    expect(new Set(answers.slice(messages.burst))).toEqual(new Set([148]));
  });

  it("is told when it may go on, and then may", () => {
    const { app, say, elapsed } = flooded(messages.burst + 1);
    expect(app.last).toMatchObject({ data: { message: expect.stringMatching(/again in \d+ ms/) } });
    elapsed.now += 1_000;
    say(getContext(1));
    expect(codes(app).at(-1)).not.toBe(148);
  });

  it("is alone in that: another app is served as ever", () => {
    const { bridge, say } = flooded(messages.burst + refusals.burst + 10);
    const other = new FakeApp();
    bridge.adopt(facts("i-2"), other);
    say(getContext(1), other);
    expect(other.last).toMatchObject({ service: "instance", data: { code: 139 } });
  });

  it("doesn't push everything else out of the log, and is counted there", () => {
    const { log } = flooded(messages.burst + refusals.burst + 5_000);
    const told = log.entries.filter(({ errorCode }) => errorCode === 148);
    expect(told.length).toBeLessThan(50);
    expect(told[0]?.detail).toMatch(/refused/);
    expect(log.dropped).toBeGreaterThanOrEqual(refusals.burst + 5_000);
    expect(log.entries.length).toBeLessThanOrEqual(log.limits.entries);
  });

  it("is not served more by putting messages together, nor by long ones", async () => {
    const together = bridgeOnPort();
    const twentyThousand = Array.from({ length: 20_000 }, (_, id) => ({
      id,
      service: "a",
      method: "b",
    }));
    for (let count = 0; count < 3; count += 1) together.post(twentyThousand);
    await settle();
    expect(together.heard.length).toBeLessThanOrEqual(messages.burst + refusals.burst);
    const long = bridgeWith();
    const value = "x".repeat(1_000_000);
    for (let count = 0; count < 1_000; count += 1) long.request("store", "set", { value });
    expect(long.asked.length).toBeLessThan(400);
  });

  it("is limited by malformed messages, too", () => {
    const { say, app } = bridgeWith();
    for (let count = 0; count < messages.burst + refusals.burst + 10; count += 1) {
      say('{"requestId":"x"}');
    }
    expect(app.sent).toHaveLength(messages.burst);
  });
});

describe("an app that floods the host", () => {
  it("is held to the host's rate", async () => {
    const { request, asked, app, elapsed } = bridgeWith();
    const ask = async (times: number) => {
      for (let count = 0; count < times; count += 1) {
        request("store", "get", { key: "a" });
        if (count % 100 === 99) await settle();
      }
      await settle();
    };
    await ask(limits.hostCalls.burst + 50);
    expect(asked).toHaveLength(limits.hostCalls.burst);
    expect(codes(app).filter((code) => code === 148)).toHaveLength(50);
    elapsed.now += 1_000;
    await ask(limits.hostCalls.perSecond);
    expect(asked).toHaveLength(limits.hostCalls.burst + limits.hostCalls.perSecond);
  });

  it("has no more than so many calls there at a time", async () => {
    const answers: (() => void)[] = [];
    const { request, app } = bridgeWith({
      callHost: () =>
        new Promise((resolve) => {
          answers.push(() => resolve(success(1)));
        }),
    });
    for (let count = 0; count < limits.pending + 10; count += 1) request("store", "get");
    expect(answers).toHaveLength(limits.pending);
    expect(codes(app)).toEqual(Array(10).fill(148));
    for (const answer of answers) answer();
    await settle();
    request("store", "get");
    expect(answers).toHaveLength(limits.pending + 1);
  });

  it("keeps its place there over a reload", () => {
    const asked: number[] = [];
    const { request, load } = bridgeWith({
      callHost: () => {
        asked.push(1);
        return new Promise(() => undefined);
      },
    });
    for (let page = 0; page < 3; page += 1) {
      for (let count = 0; count < limits.pending; count += 1) request("store", "get");
      load();
    }
    expect(asked).toHaveLength(limits.pending);
  });
});

describe("an app that doesn't read", () => {
  const text = "x".repeat(100_000);

  it("is sent no more than a bounded amount, and told to look afresh when it reads again", async () => {
    const { bridge, ask, heard, port, post } = bridgeOnPort();
    for (const [id, eventName] of ["hostGone", "hostBack"].entries()) {
      ask(id, "lifeCycle", "register", { eventName });
    }
    ask(3, "globalEvent", "register", { eventName: "callConnected" });
    await settle();
    // A page that is busy: messages wait at its port.
    const waiting: string[] = [];
    port.onmessage = ({ data }: MessageEvent<string>) => waiting.push(data);
    for (let count = 0; count < 500; count += 1) {
      bridge.dispatch("global", "callConnected", text, { seq: count });
    }
    await settle();
    const characters = waiting.reduce((sum, each) => sum + each.length, 0);
    expect(characters).toBeLessThanOrEqual(limits.unread + 100_000);
    expect(characters).toBeGreaterThan(limits.unread / 2);

    port.onmessage = ({ data }: MessageEvent<string>) => heard.push(...partsOf(data));
    for (const { ping } of waiting.flatMap(partsOf)) if (ping !== undefined) post({ pong: ping });
    await settle();
    expect(heard.slice(-2)).toMatchObject([
      { event: "lifeCycle:hostGone" },
      { event: "lifeCycle:hostBack" },
    ]);
    bridge.dispatch("global", "callConnected", "next", { seq: 501 });
    await settle();
    expect(heard.at(-1)).toMatchObject({ data: "next" });
  });

  it("that reads what it gets misses nothing", async () => {
    const { bridge, ask, heard, post, port } = bridgeOnPort();
    ask(3, "globalEvent", "register", { eventName: "callConnected" });
    await settle();
    port.onmessage = ({ data }: MessageEvent<string>) => {
      for (const message of partsOf(data)) {
        if (message.ping !== undefined) post({ pong: message.ping });
        else heard.push(message);
      }
    };
    heard.length = 0;
    for (let count = 0; count < 300; count += 1) {
      bridge.dispatch("global", "callConnected", text, { seq: count });
      if (count % 20 === 19) await settle();
    }
    await settle();
    expect(heard.map(({ seq }) => seq)).toEqual(Array.from({ length: 300 }, (_, count) => count));
  });
});
