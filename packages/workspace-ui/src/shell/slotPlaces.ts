import type { InstanceContext } from "../generated/profile";
import type { Instance, PlacedApp, Role, Slot, SlotApps } from "../host/types";

/** Where a slot's apps show on a role's page. */
export type SlotPlace = "dock" | "tab" | "dashboard" | "page" | "dialog" | "nowhere";

/** An app in a slot, as it is placed for this user. */
export interface Placement {
  slot: Slot;
  placed: PlacedApp;
}

/** Where dialogs belong that an app opens of its own; apps that are placed in none may open them too. */
export const modalSlotOf = (slots: readonly SlotApps[]): Slot =>
  slots.find(({ slot }) => slot.slotType === "modal")?.slot ?? {
    name: "modal",
    slotType: "modal",
    layout: "dialog",
    title: "Dialog",
    description: "",
    builtIn: true,
  };

/** The place of a slot, from its type and layout, so that slots which an administrator defines have one too. */
export const locateSlot = (slot: Slot, role: Role): SlotPlace => {
  if (slot.slotType === "navbar") return "page";
  if (slot.slotType === "modal") return "dialog";
  if (role === "supervisor") return "dashboard";
  if (role === "administrator" || slot.name === "dashboard") return "nowhere";
  return slot.layout === "narrow" ? "dock" : "tab";
};

/** The part of `instance.getContext` that the host decided. */
export const instanceAddress = (
  instance: Instance,
): Pick<
  InstanceContext,
  "instanceId" | "appId" | "appName" | "appVersion" | "slotName" | "slotType" | "layout"
> => ({
  instanceId: instance.instanceId,
  appId: instance.app.appId,
  appName: instance.app.name,
  appVersion: instance.app.version,
  slotName: instance.slot.name,
  slotType: instance.slot.slotType,
  layout: instance.slot.layout,
});

/**
 * What a role's page loads of all that is placed for it. A supervisor's page has one board only: an app that has a
 * widget there is not shown a second time for its workbench slot.
 */
export const wantedOf = (slots: readonly SlotApps[], role: Role): Placement[] => {
  const all = slots.flatMap(({ slot, apps }) => apps.map((placed) => ({ slot, placed })));
  const widgets = new Set(
    all.filter(({ slot }) => slot.name === "dashboard").map(({ placed }) => placed.app.appId),
  );
  return all.filter(({ slot, placed }) => {
    const place = locateSlot(slot, role);
    if (place === "dialog" || place === "nowhere") return false;
    return place !== "dashboard" || slot.name === "dashboard" || !widgets.has(placed.app.appId);
  });
};
