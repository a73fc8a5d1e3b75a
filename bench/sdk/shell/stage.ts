import { CONTROL, type Order, type Report } from "../control";
import type { Audience, CallFigure, Subject } from "../subjects";

/** A subject's side of the shell. */
export interface Hosting {
  /** Before the frame loads: get ready for it. */
  adopt(instanceId: string, frame: HTMLIFrameElement, origin: string): void;
  /** The frame is about to be removed. */
  release(instanceId: string): void;
  /** A message of the host's socket arrived that carries an event; where the subject is measured with events. */
  socketMessage?(text: string): void;
}

/** What the conductor does with a subject's page. */
export interface Stage {
  /** Opens frames, all at once; milliseconds from each app's call to its connection. */
  open(count: number): Promise<number[]>;
  /** Removes all frames. */
  close(): void;
  /** A block of calls by the first frame: how many milliseconds it took there. */
  calls(figure: CallFigure): Promise<number>;
  /** Has the first frame, or all, listen. */
  listen(audience: Audience): Promise<void>;
  /** Lets messages of the host's socket arrive, each after the last was heard by all: how many milliseconds it took. */
  events(texts: readonly string[]): Promise<number>;
}

/** How long a frame may take for anything: a subject that has lost a message must not hold up the others. */
const PATIENCE_MS = 60_000;

interface Frame {
  instanceId: string;
  element: HTMLIFrameElement;
  control: MessagePort;
  started: Promise<number>;
}

interface Waiting {
  resolve(ms: number): void;
  reject(error: Error): void;
}

/** Makes the stage of a subject and leaves it where the conductor looks for it. */
export const setStage = (subject: Subject, hosting: Hosting): void => {
  const appOrigin = new URLSearchParams(location.search).get("apps") ?? "";
  let frames: Frame[] = [];
  let instances = 0;
  let orders = 0;
  const waiting = new Map<number, Waiting>();
  let heard: (() => void) | undefined;

  const patiently = (what: string, run: (waiter: Waiting) => void): Promise<number> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`${what}: nothing came for ${PATIENCE_MS / 1000} s`)),
        PATIENCE_MS,
      );
      run({
        resolve: (ms) => {
          clearTimeout(timer);
          resolve(ms);
        },
        reject: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      });
    });

  const openOne = (): Frame => {
    instances += 1;
    const instanceId = `${subject}-${instances}`;
    const element = document.createElement("iframe");
    const query = new URLSearchParams({ origin: location.origin, instanceId });
    element.src = `${appOrigin}/app/${subject}.html?${query}`;
    const { port1, port2 } = new MessageChannel();
    const started = patiently("the connection", ({ resolve, reject }) => {
      port1.onmessage = ({ data }) => {
        const report = data as Report;
        if (report.kind === "started") resolve(report.ms);
        else if (report.kind === "heard") heard?.();
        else if (report.kind === "done") waiting.get(report.seq)?.resolve(report.ms);
        else if (report.seq === null) reject(new Error(report.reason));
        else waiting.get(report.seq)?.reject(new Error(report.reason));
      };
      element.onload = () => element.contentWindow?.postMessage(CONTROL, appOrigin, [port2]);
    });
    document.body.append(element);
    hosting.adopt(instanceId, element, appOrigin);
    return { instanceId, element, control: port1, started };
  };

  const order = (frame: Frame, what: Omit<Extract<Order, { kind: "calls" }>, "seq">) =>
    give(frame, (seq) => ({ ...what, seq }));

  const give = async (frame: Frame, make: (seq: number) => Order): Promise<number> => {
    orders += 1;
    const seq = orders;
    try {
      return await patiently("an order", (waiter) => {
        waiting.set(seq, waiter);
        frame.control.postMessage(make(seq));
      });
    } finally {
      waiting.delete(seq);
    }
  };

  const firstFrame = (): Frame => {
    const frame = frames[0];
    if (frame === undefined) throw new Error("no frame is open");
    return frame;
  };

  const stage: Stage = {
    async open(count) {
      frames = Array.from({ length: count }, openOne);
      return Promise.all(frames.map((frame) => frame.started));
    },
    close() {
      for (const { instanceId, element, control } of frames) {
        hosting.release(instanceId);
        control.close();
        element.remove();
      }
      frames = [];
    },
    calls: (figure) => order(firstFrame(), { kind: "calls", figure }),
    async listen(audience) {
      const hearing = audience === "one of 20" ? [firstFrame()] : frames;
      for (const frame of hearing) {
        await give(frame, (seq) => ({ kind: "listen", audience, hearers: hearing.length, seq }));
      }
    },
    events: (texts) =>
      patiently("an event", ({ resolve }) => {
        let next = 0;
        const before = performance.now();
        const arrive = (): void => {
          const text = texts[next];
          next += 1;
          if (text === undefined) resolve(performance.now() - before);
          else hosting.socketMessage?.(text);
        };
        heard = arrive;
        arrive();
      }),
  };
  (window as unknown as { stage: Stage }).stage = stage;
};
