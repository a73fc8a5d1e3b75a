import type { Frame } from "../frames/frame";
import type { InstanceInfo } from "../generated/profile";

/** The facts of a frame's instance; nothing while there is none. */
export const infoOf = (
  frame: Frame,
  interactionId: string | null,
  visible: boolean,
): InstanceInfo | undefined => {
  const { instance, slot, opening } = frame;
  if (instance === null) return undefined;
  return {
    instanceId: instance.instanceId,
    appId: instance.app.appId,
    appName: instance.app.name,
    appVersion: instance.app.version,
    slotName: slot.name,
    slotType: slot.slotType,
    interactionId,
    visible,
    openedBy: opening.openedBy,
  };
};
