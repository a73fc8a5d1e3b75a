import { connect, WindowMessenger } from "penpal";
import { peerMethods } from "./handAnswers";
import { setStage } from "./stage";

const connections = new Map<string, () => void>();

setStage("penpal", {
  adopt(instanceId, frame, origin) {
    if (frame.contentWindow === null) throw new Error("the frame has no window");
    const messenger = new WindowMessenger({
      remoteWindow: frame.contentWindow,
      allowedOrigins: [origin],
    });
    const { promise, destroy } = connect({ messenger, methods: peerMethods(instanceId) });
    // A connection that fails is told by its other end.
    promise.catch(() => {});
    connections.set(instanceId, destroy);
  },
  release(instanceId) {
    connections.get(instanceId)?.();
    connections.delete(instanceId);
  },
});
