import type { Calls } from "./serveApp";

/** A call of the subjects made by hand, as it travels. */
export interface HandCall {
  id: number;
  method: "ask" | "echo" | "hear";
  data: unknown;
}

/** An answer, or an event, of the subjects made by hand. */
export type HandAnswer = { id: number; data: unknown } | { event: string; data: unknown };

/** The least that calls need: numbered questions, and a map of who waits for which answer. */
export const handCalls = (send: (call: HandCall) => void) => {
  const waiting = new Map<number, (data: unknown) => void>();
  const hearing = new Map<string, () => void>();
  let count = 0;
  const call = (method: HandCall["method"], data: unknown): Promise<unknown> =>
    new Promise((resolve) => {
      count += 1;
      waiting.set(count, resolve);
      send({ id: count, method, data });
    });
  const calls: Calls = {
    ask: () => call("ask", null),
    echo: (value) => call("echo", value),
    hear: (eventName, callback) => {
      hearing.set(eventName, callback);
      return call("hear", eventName);
    },
  };
  const take = (answer: HandAnswer): void => {
    if ("event" in answer) {
      hearing.get(answer.event)?.();
      return;
    }
    const resolve = waiting.get(answer.id);
    waiting.delete(answer.id);
    resolve?.(answer.data);
  };
  return { calls, take };
};
