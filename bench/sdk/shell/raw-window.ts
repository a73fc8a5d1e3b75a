import type { HandCall } from "../app/handCalls";
import { instanceContext } from "../payloads";
import { handAnswer } from "./handAnswers";
import { setStage } from "./stage";

const origins = new Map<unknown, { origin: string; instanceId: string }>();
const context = instanceContext("raw-window");

addEventListener("message", ({ source, origin, data }) => {
  if (origins.get(source)?.origin !== origin) return;
  (source as Window).postMessage(handAnswer(data as HandCall, context), origin);
});

setStage("raw-window", {
  adopt: (instanceId, frame, origin) => origins.set(frame.contentWindow, { origin, instanceId }),
  release(instanceId) {
    for (const [appWindow, known] of origins) {
      if (known.instanceId === instanceId) origins.delete(appWindow);
    }
  },
});
