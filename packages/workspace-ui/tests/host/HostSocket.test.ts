import { beforeEach, describe, expect, it } from "vitest";
import { backOff } from "../../src/host/backOff";
import { type Connection, HostSocket, type SocketLike } from "../../src/host/HostSocket";
import type { Delivery } from "../../src/host/types";

class FakeSocket implements SocketLike {
  onopen: ((event: never) => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  readonly sent: string[] = [];
  closed = false;
  constructor(readonly url: string) {}
  send(text: string): void {
    this.sent.push(text);
  }
  close(): void {
    this.closed = true;
  }
  says(message: unknown): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
}

interface Timer {
  at: number;
  run: () => void;
}

let sockets: FakeSocket[];
let timers: Map<number, Timer>;
let clock: number;
let connections: Connection[];
let deliveries: number[];
let socket: HostSocket;

const pass = (ms: number): void => {
  const until = clock + ms;
  for (;;) {
    const next = [...timers.entries()]
      .filter(([, timer]) => timer.at <= until)
      .sort(([, a], [, b]) => a.at - b.at)[0];
    if (next === undefined) break;
    timers.delete(next[0]);
    clock = next[1].at;
    next[1].run();
  }
  clock = until;
};

const newest = (): FakeSocket => sockets.at(-1) as FakeSocket;
const delivery = (seq: number): unknown => ({
  type: "delivery",
  seq,
  at: clock,
  event: { scope: "global", name: "callConnected", payload: {} },
});

beforeEach(() => {
  sockets = [];
  timers = new Map();
  clock = 0;
  connections = [];
  deliveries = [];
  let timerCount = 0;
  socket = new HostSocket(
    "ws://host/api/v1/socket",
    {
      open: (url) => {
        const made = new FakeSocket(url);
        sockets.push(made);
        return made;
      },
      now: () => clock,
      random: () => 1,
      setTimeout: (run, ms) => {
        timerCount += 1;
        timers.set(timerCount, { at: clock + ms, run });
        return timerCount;
      },
      clearTimeout: (timer) => timers.delete(timer as number),
    },
    {
      message: () => undefined,
      delivery: (one: Delivery) => deliveries.push(one.seq),
      connection: (one) => connections.push(one),
    },
  );
  socket.start();
});

describe("the socket", () => {
  it("is open when the host has said welcome", () => {
    expect(connections.at(-1)).toEqual({ state: "connecting", attempt: 0 });
    newest().says({ type: "welcome", seq: 4, now: 0 });
    expect(connections.at(-1)).toEqual({ state: "open" });
  });

  it("resumes after the last delivery it saw", () => {
    newest().says({ type: "welcome", seq: 4, now: 0 });
    newest().says(delivery(5));
    newest().onclose?.({ code: 1001, reason: "" });
    pass(1_000);
    expect(newest().url).toBe("ws://host/api/v1/socket?after=5");
  });

  it("lets no delivery pass twice, and keeps the order", () => {
    newest().says({ type: "welcome", seq: 4, now: 0 });
    newest().says(delivery(5));
    newest().says(delivery(6));
    newest().onclose?.({ code: 4009, reason: "too slow" });
    pass(1_000);
    newest().says({ type: "welcome", seq: 7, now: 0 });
    newest().says(delivery(6));
    newest().says(delivery(7));
    expect(deliveries).toEqual([5, 6, 7]);
  });

  it("waits longer after each failure, and not at all after a success", () => {
    const waits: number[] = [];
    for (let count = 0; count < 4; count += 1) {
      const before = clock;
      newest().onclose?.({ code: 1006, reason: "" });
      const last = connections.at(-1);
      if (last?.state === "waiting") waits.push(last.retryAt - before);
      pass(20_000);
      if (connections.at(-1)?.state === "waiting") pass(20_000);
    }
    expect(waits[1]).toBeGreaterThan(waits[0] as number);
    expect(waits[2]).toBeGreaterThan(waits[1] as number);
  });

  it("gives up a connection that stays silent", () => {
    newest().says({ type: "welcome", seq: 0, now: 0 });
    const first = newest();
    pass(15_001);
    expect(first.sent[0]).toContain("ping");
    pass(10_001);
    expect(first.closed).toBe(true);
    pass(1_000);
    expect(sockets.length).toBeGreaterThan(1);
  });

  it("stays with a connection that answers its pings", () => {
    newest().says({ type: "welcome", seq: 0, now: 0 });
    for (let count = 0; count < 5; count += 1) {
      pass(15_001);
      newest().says({ type: "pong", at: clock });
    }
    expect(sockets).toHaveLength(1);
  });

  it.each([
    [4001, "signedOut"],
    [4002, "signedInElsewhere"],
  ])("ends for good on %i", (code, why) => {
    newest().onclose?.({ code, reason: "because" });
    expect(connections.at(-1)).toEqual({ state: "ended", why, reason: "because" });
    pass(60_000);
    expect(sockets).toHaveLength(1);
  });

  it("ends for good when the host says signedOut", () => {
    newest().says({ type: "signedOut", reason: "by an administrator" });
    expect(connections.at(-1)).toMatchObject({ state: "ended", why: "signedOut" });
  });

  it("opens again after a new sign-in, and asks for what was missed", () => {
    newest().says({ type: "welcome", seq: 5, now: clock });
    newest().says({ type: "signedOut", reason: "the session has ended" });
    socket.reopen();
    expect(sockets).toHaveLength(2);
    expect(newest().url).toMatch(/\?after=5$/);
    newest().says({ type: "welcome", seq: 5, now: clock });
    expect(connections.at(-1)).toEqual({ state: "open" });
  });

  it("ignores what is not JSON", () => {
    expect(() => newest().onmessage?.({ data: "{" })).not.toThrow();
  });

  it("tries at once when asked to", () => {
    newest().onclose?.({ code: 1006, reason: "" });
    socket.retryNow();
    expect(sockets).toHaveLength(2);
  });
});

describe("back-off", () => {
  it("grows to ten seconds and no further, and never falls below half of its step", () => {
    expect(backOff(0, () => 0)).toBe(125);
    expect(backOff(0, () => 1)).toBe(250);
    expect(backOff(50, () => 1)).toBe(10_000);
    expect(backOff(50, () => 0)).toBe(5_000);
  });
});
