import type { HandCall } from "../app/handCalls";
import { instanceContext } from "../payloads";
import { givePorts, handAnswer } from "./handAnswers";
import type { Hosting } from "./stage";

/** How messages travel over the port. */
export interface Codec {
  encode(message: unknown): unknown;
  decode(data: unknown): unknown;
}

/** The shell's side of a port with nothing around it. */
export const rawPort = ({ encode, decode }: Codec): Hosting => {
  const hearers = new Map<string, Set<MessagePort>>();
  const context = instanceContext("raw-port");
  const ports = givePorts((port, _instanceId, data) => {
    const call = decode(data) as HandCall;
    if (call.method === "hear") {
      const name = String(call.data);
      hearers.set(name, (hearers.get(name) ?? new Set()).add(port));
    }
    port.postMessage(encode(handAnswer(call, context)));
  });
  return {
    ...ports,
    socketMessage(text) {
      const { name, payload } = (JSON.parse(text) as { event: { name: string; payload: unknown } })
        .event;
      const message = { event: name, data: payload };
      for (const port of hearers.get(name) ?? []) port.postMessage(encode(message));
    },
  };
};
