import type { Frame } from "../frames/frame";
import type { SlotType } from "../host/types";

/** What apps are told of an instance on this page. */
export interface InstanceInfo {
  instanceId: string;
  appId: string;
  appName: string;
  appVersion: string;
  slotName: string;
  slotType: SlotType;
  /** The interaction that it has in context. */
  interactionId: string | null;
  visible: boolean;
  /** The instance that opened it. */
  openedBy: string | null;
}

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
