import type { Layout, SlotType } from "../../host/types";

/** Kinds of place that a slot can be. */
export const slotKinds = ["narrow", "wide", "full", "dialog"] as const satisfies readonly Layout[];
export type SlotKind = (typeof slotKinds)[number];

/** The slot type that goes with a kind of place: it decides which events an app may register for there. */
export const typeOfKind: Readonly<Record<SlotKind, SlotType>> = {
  narrow: "workbench",
  wide: "workbench",
  full: "navbar",
  dialog: "modal",
};

/** Whether the host takes a slot's name. */
export const isSlotName = (name: string): boolean => /^[a-z][a-z0-9-]{0,39}$/.test(name);

/** A name for a slot with this title. */
export const suggestName = (title: string): string =>
  title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+/, "")
    .slice(0, 40)
    .replace(/-+$/, "");
