import { Bridge } from "../../../packages/workspace-ui/src/bridge/Bridge";
import type { BridgeEdges } from "../../../packages/workspace-ui/src/bridge/edges";
import { failure, success } from "../../../packages/workspace-ui/src/bridge/failures";
import { InspectorLog } from "../../../packages/workspace-ui/src/bridge/inspectorLog";
import { ProfileIndex } from "../../../packages/workspace-ui/src/bridge/profile";
import { HostClock } from "../../../packages/workspace-ui/src/host/HostClock";
import { HostSocket, type SocketLike } from "../../../packages/workspace-ui/src/host/HostSocket";
import { builtInProfile } from "../../../packages/workspace-ui/src/shell/shellProfile";
import { instanceContext } from "../payloads";
import { setStage } from "./stage";

/**
 * The shell's own bridge, log, profile, clock and socket; only what lies beyond them, desk and host, is made up. `trigger`
 * gives back what it got, so that a value of any size can go both ways.
 */
const contexts = new Map<string, ReturnType<typeof instanceContext>>();
const clock = new HostClock();
const edges: BridgeEdges = {
  now: clock.now,
  elapsed: () => performance.now(),
  callHost: async () => failure(150, "the bench has no host"),
  trigger: async (_instanceId, _operation, data) => success(data),
  answer: () => undefined,
  latestEvent: async () => null,
  context: (instanceId) => contexts.get(instanceId),
  close: () => success({}),
  lifeCycle: () => {},
  makeChannel: () => new MessageChannel(),
};
const bridge = new Bridge(edges, new InspectorLog(), new ProfileIndex(builtInProfile));
bridge.listenTo(window);

const line: SocketLike = {
  onopen: null,
  onmessage: null,
  onclose: null,
  send: () => queueMicrotask(() => line.onmessage?.({ data: JSON.stringify({ type: "pong" }) })),
  close() {},
};
const socket = new HostSocket(
  "ws://bench.invalid",
  {
    open: () => line,
    now: clock.now,
    random: Math.random,
    setTimeout: (run, ms) => setTimeout(run, ms),
    clearTimeout: (timer) => clearTimeout(timer as number),
  },
  {
    message() {},
    connection() {},
    // As the workspace does it, but for pop-ups of the customer's page.
    delivery: ({ event: { scope, name, payload } }) => bridge.dispatch(scope, name, payload),
  },
);
socket.start();
line.onmessage?.({ data: JSON.stringify({ type: "welcome", seq: 0, now: Date.now() }) });

setStage("callbench", {
  adopt(instanceId, frame, origin) {
    if (frame.contentWindow === null) throw new Error("the frame has no window");
    contexts.set(instanceId, instanceContext(instanceId));
    const facts = {
      instanceId,
      origin,
      appName: "Bench app",
      slotName: "workbench",
      slotType: "workbench",
    };
    bridge.adopt(facts, frame.contentWindow);
  },
  release(instanceId) {
    bridge.release(instanceId);
    contexts.delete(instanceId);
  },
  socketMessage: (text) => line.onmessage?.({ data: text }),
});
