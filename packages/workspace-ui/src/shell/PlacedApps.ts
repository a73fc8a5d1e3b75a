import { createStore, type StoreApi } from "zustand/vanilla";
import type { DeskStore } from "../desk/deskStore";
import type { FrameManager, WantedFrame } from "../frames/FrameManager";
import { HostAway, Refusal } from "../host/refusal";
import type { Role, Slot, SlotApps } from "../host/types";
import { locateSlot, type Placement, wantedOf } from "./slotPlaces";

/** How the list of slots is doing. */
export interface SlotsState {
  slots: readonly SlotApps[];
  state: "loading" | "ready" | "failed";
  error: Refusal | HostAway | null;
}

interface PlacedAppsEdges {
  role: Role;
  desk: DeskStore;
  frames(): FrameManager;
  fetch(): Promise<SlotApps[]>;
}

/** What is placed for this user: fetched from the host, and loaded into frames. */
export class PlacedApps {
  readonly store: StoreApi<SlotsState> = createStore(() => ({
    slots: [],
    state: "loading",
    error: null,
  }));
  #campaignId: number | null | undefined;

  constructor(private readonly edges: PlacedAppsEdges) {}

  /** The slots and what is in them. */
  get slots(): readonly SlotApps[] {
    return this.store.getState().slots;
  }

  /** The placement of that id. */
  placement(placementId: string): Placement | undefined {
    for (const { slot, apps } of this.slots) {
      const placed = apps.find((one) => one.placementId === placementId);
      if (placed !== undefined) return { slot, placed };
    }
    return undefined;
  }

  /** Fetches what shows where, and loads the apps. */
  async load(): Promise<void> {
    try {
      const slots = await this.edges.fetch();
      this.store.setState({ slots, state: "ready", error: null });
      const wanted = wantedOf(slots, this.edges.role);
      wanted.sort((a, b) => this.#loadOrder(a.slot) - this.#loadOrder(b.slot));
      this.edges.frames().sync(wanted, this.#mayReload());
      this.#suggest(wanted);
    } catch (error) {
      const known =
        error instanceof Refusal || error instanceof HostAway ? error : new HostAway(error);
      this.store.setState((state) => ({
        ...state,
        state: state.slots.length > 0 ? "ready" : "failed",
        error: known,
      }));
    }
  }

  /** Placements may be for one campaign only, so another campaign means other apps. */
  campaignIs(campaignId: number | null): void {
    if (this.#campaignId === campaignId) return;
    this.#campaignId = campaignId;
    void this.load();
  }

  /** An app is never taken from an agent in the middle of a call. */
  #mayReload(): boolean {
    return (this.edges.desk.state.desk?.interactions.length ?? 0) === 0;
  }

  #loadOrder(slot: Slot): number {
    return ["dock", "tab", "dashboard", "page"].indexOf(locateSlot(slot, this.edges.role));
  }

  /** What is in front and no longer placed gives way. */
  #suggest(wanted: readonly WantedFrame[]): void {
    const { desk, role } = this.edges;
    const { workbench, page } = desk.state;
    const isThere = (frameId: string): boolean => this.edges.frames().frame(frameId) !== undefined;
    if (workbench === null || !isThere(workbench)) {
      const dock = wanted.find(({ slot }) => locateSlot(slot, role) === "dock");
      desk.suggestWorkbench(dock?.placed.placementId ?? null);
    }
    if (page !== null && !isThere(page)) desk.openPage(null);
  }
}
