import { expose } from "comlink";
import { givePorts, peerMethods } from "./handAnswers";
import { setStage } from "./stage";

setStage(
  "comlink",
  givePorts(
    () => {},
    (port, instanceId) => {
      port.onmessage = null;
      expose(peerMethods(instanceId), port);
    },
  ),
);
