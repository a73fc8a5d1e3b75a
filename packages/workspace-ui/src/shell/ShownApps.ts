import { code, failure, success } from "../bridge/failures";
import type { Outcome } from "../bridge/wire";
import type { DeskStore } from "../desk/deskStore";
import type { FrameManager } from "../frames/FrameManager";
import { type Frame, isInSlot } from "../frames/frame";
import type { Role } from "../host/types";
import type { Badge, SizeWish } from "../interface-service/operations";
import { locateSlot } from "./slotPlaces";

/** The room that a slot or dialog may take, in pixels. */
export const room = {
  workbench: { least: 320, most: 560 },
  widget: { least: 200, most: 800, usual: 400 },
  dialog: { leastWidth: 240, leastHeight: 160, margin: 32, head: 44 },
} as const;

interface ShownAppsEdges {
  role: Role;
  desk: DeskStore;
  frames(): FrameManager;
  view: Window;
  go(path: string): void;
}

/** How apps stand on the page: which is in front, what stands over them, how much room they have. */
export class ShownApps {
  constructor(private readonly edges: ShownAppsEdges) {}

  /** Brings a frame's place to the front. */
  show(frame: Frame): void {
    if (!isInSlot(frame)) return;
    const { desk, role } = this.edges;
    switch (locateSlot(frame.slot, role)) {
      case "dock":
        this.edges.go("/");
        desk.openWorkbench(frame.frameId);
        return;
      case "tab":
        this.edges.go("/");
        desk.openPage(null);
        desk.openNarrow("current");
        desk.openTab(frame.frameId);
        return;
      case "page":
        desk.openPage(frame.frameId);
        return;
      case "dashboard":
        desk.openPage(null);
        this.edges.go("/");
        return;
      default:
        return;
    }
  }

  /** Shows a badge at an instance's entry; `null` takes it away. */
  setBadge(instanceId: string, badge: Badge | null): void {
    this.#dress(instanceId, { badge });
  }

  /** Names an instance's place; `null` gives the app's name back. */
  setTitle(instanceId: string, title: string | null): void {
    const frame = this.edges.frames().frameOf(instanceId);
    // What its opener called it is not the app's name either.
    if (frame !== undefined) this.#dress(instanceId, { title: title ?? frame.app.name });
  }

  /** Gives an instance's place another size where that can be; answers with what it has then. */
  async resize(instanceId: string, wish: SizeWish): Promise<Outcome> {
    const frames = this.edges.frames();
    const frame = frames.frameOf(instanceId);
    if (frame === undefined) {
      return failure(code.instanceGone, `interface.trigger resize: ${instanceId} has been closed`);
    }
    if (frame.kind === "window") {
      return failure(
        code.notPermitted,
        "interface.trigger resize: this instance has a browser window of its own; call window.resizeTo there",
      );
    }
    if (frame.kind === "dialog") frames.dress(frame.frameId, { dialog: this.#dialog(frame, wish) });
    else frames.dress(frame.frameId, { wish });
    return success(await frames.sizeOf(frame.frameId));
  }

  #dialog({ dialog }: Frame, wish: SizeWish) {
    const { leastWidth, leastHeight, margin, head } = room.dialog;
    const { innerWidth, innerHeight } = this.edges.view;
    return {
      width: within(wish.width ?? dialog?.width ?? leastWidth, leastWidth, innerWidth - margin),
      height: within(
        wish.height ?? dialog?.height ?? leastHeight,
        leastHeight,
        innerHeight - margin - head,
      ),
    };
  }

  #dress(instanceId: string, change: Partial<Pick<Frame, "badge" | "title">>): void {
    const frame = this.edges.frames().frameOf(instanceId);
    if (frame !== undefined) this.edges.frames().dress(frame.frameId, change);
  }
}

/** Brings a size within its bounds. */
export const within = (value: number, least: number, most: number): number =>
  Math.max(least, Math.min(most, value));
