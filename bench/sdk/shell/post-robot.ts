import { on } from "post-robot";
import { peerMethods } from "./handAnswers";
import { setStage } from "./stage";

const listeners = new Map<string, { cancel(): void }[]>();

setStage("post-robot", {
  adopt(instanceId, frame, origin) {
    if (frame.contentWindow === null) throw new Error("the frame has no window");
    const from = { window: frame.contentWindow, domain: origin };
    const { ask, echo } = peerMethods(instanceId);
    listeners.set(instanceId, [on("ask", from, ask), on("echo", from, ({ data }) => echo(data))]);
  },
  release(instanceId) {
    for (const listener of listeners.get(instanceId) ?? []) listener.cancel();
    listeners.delete(instanceId);
  },
});
