import { CONTROL, type Order, type Report } from "../control";
import { sixteenKib } from "../payloads";
import { type Audience, BLOCK, type CallFigure } from "../subjects";
import { eventOf } from "./eventOf";

/** What a subject offers in an app's frame. */
export interface Calls {
  /** A small question with a small answer: our `instance.getContext`. */
  ask(): Promise<unknown>;
  /** Sends a value and gets it back. */
  echo(value: unknown): Promise<unknown>;
  /** Calls back for each event of that name, where the subject is measured with events. */
  hear?(eventName: string, callback: () => void): Promise<unknown>;
}

interface AppWindow {
  /** In frame 0: notes that one frame has heard the event under way. */
  benchHeard?: () => void;
}

const parameters = new URLSearchParams(location.search);

/** The shell's origin. */
export const shellOrigin = parameters.get("origin") ?? "";

/** A fixed instance of values: a frame sends the same 16 KiB each time. */
const large = sixteenKib();

/** Starts a subject's end in this frame, and does what the suite orders. */
export const serveApp = (start: () => Promise<Calls>): void => {
  const called = performance.now();
  const started = start().then((calls) => ({ calls, ms: performance.now() - called }));
  const heedSuite = (event: MessageEvent): void => {
    const port = event.ports[0];
    if (event.data !== CONTROL || event.origin !== shellOrigin || port === undefined) return;
    removeEventListener("message", heedSuite);
    const say = (report: Report): void => port.postMessage(report);
    port.onmessage = ({ data }) => void carryOut(data as Order, started, say);
    started.then(
      ({ ms }) => say({ kind: "started", ms }),
      (error) => say({ kind: "failed", seq: null, reason: reasonOf(error) }),
    );
  };
  addEventListener("message", heedSuite);
};

const reasonOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);

const carryOut = async (
  order: Order,
  started: Promise<{ calls: Calls }>,
  say: (report: Report) => void,
): Promise<void> => {
  const { seq } = order;
  try {
    const { calls } = await started;
    const ms =
      order.kind === "calls"
        ? await block(calls, order.figure)
        : await listen(calls, order.audience, order.hearers, () => say({ kind: "heard" }));
    say({ kind: "done", seq, ms });
  } catch (error) {
    say({ kind: "failed", seq, reason: reasonOf(error) });
  }
};

/** Milliseconds that a block took; what came back last is looked at after the clock has stopped. */
const block = async (calls: Calls, figure: CallFigure): Promise<number> => {
  const call = figure === "round trip 16 KiB" ? () => calls.echo(large) : () => calls.ask();
  let last: unknown;
  const before = performance.now();
  if (figure === "pipelined") {
    const answers = await Promise.all(Array.from({ length: BLOCK }, call));
    last = answers.at(-1);
  } else {
    for (let index = 0; index < BLOCK; index += 1) last = await call();
  }
  const ms = performance.now() - before;
  const right =
    figure === "round trip 16 KiB"
      ? JSON.stringify(last) === JSON.stringify(large)
      : (last as { appId?: unknown } | null)?.appId === "bench-app";
  if (!right) throw new Error(`a wrong answer came back: ${JSON.stringify(last)?.slice(0, 80)}`);
  return ms;
};

/** Registers for the event. All frames are of one origin, so that frame 0 can count for all and say so once. */
const listen = async (
  calls: Calls,
  audience: Audience,
  hearers: number,
  allHeard: () => void,
): Promise<number> => {
  if (calls.hear === undefined) throw new Error("this subject isn't measured with events");
  const first = parent.frames[0] as unknown as AppWindow;
  if (first === (window as AppWindow)) {
    let heard = 0;
    first.benchHeard = () => {
      heard += 1;
      if (heard % hearers === 0) allHeard();
    };
  }
  await calls.hear(eventOf(audience), () => first.benchHeard?.());
  return 0;
};
