import type { HandAnswer, HandCall } from "../app/handCalls";
import { instanceContext } from "../payloads";

/** What the subjects made by hand answer. */
export const handAnswer = (call: HandCall, context: unknown): HandAnswer => ({
  id: call.id,
  data: call.method === "ask" ? context : call.data,
});

/** Answers of the peers: the same, by name. */
export const peerMethods = (instanceId: string) => {
  const context = instanceContext(instanceId);
  return { ask: () => context, echo: (value: unknown) => value };
};

/** The bare handshake: gives each frame that says hello a port. */
export const givePorts = (
  take: (port: MessagePort, instanceId: string, data: unknown) => void,
  connected: (port: MessagePort, instanceId: string) => void = () => {},
) => {
  const byWindow = new Map<unknown, { instanceId: string; origin: string }>();
  addEventListener("message", ({ source, origin, data }) => {
    const known = byWindow.get(source);
    if (known === undefined || known.origin !== origin || data !== "hello") return;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event) => take(port1, known.instanceId, event.data);
    connected(port1, known.instanceId);
    (source as Window).postMessage("port", origin, [port2]);
  });
  return {
    adopt(instanceId: string, frame: HTMLIFrameElement, origin: string): void {
      byWindow.set(frame.contentWindow, { instanceId, origin });
    },
    release(instanceId: string): void {
      for (const [appWindow, known] of byWindow) {
        if (known.instanceId === instanceId) byWindow.delete(appWindow);
      }
    },
  };
};
