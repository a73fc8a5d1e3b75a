import { refusedByHost } from "../arguments/refusing";
import { code, failure, success } from "../bridge/failures";
import type { Outcome } from "../bridge/wire";
import { type DeskStore, interactionOf, mostUrgent, phoneOf } from "../desk/deskStore";
import type { FrameManager } from "../frames/FrameManager";
import type { Frame, Opening } from "../frames/frame";
import type { InstanceContext, InstanceInfo } from "../generated/profile";
import { HostAway } from "../host/refusal";
import type {
  Instance,
  Interaction,
  PlacedApp,
  Slot,
  SlotApps,
  SlotType,
  User,
} from "../host/types";
import { infoOf } from "../instances/instanceInfo";
import type { PopupRequest } from "../interface-service/operations";
import { locale } from "../texts/texts";
import { instanceAddress, locateSlot, modalSlotOf, type Placement } from "./slotPlaces";

/** Most dialogs and further instances that one app may have open at once. */
const mostOpened = 12;

/** What an app wants of a new instance of itself. */
export interface NewInstanceWish extends PopupRequest {
  slotType: SlotType;
  contextData: unknown;
}

/** What the windows of apps belong to. */
export interface AppWindowsEdges {
  user: User;
  desk: DeskStore;
  frames(): FrameManager;
  /** What is placed for this user, by slot. */
  slots(): readonly SlotApps[];
  /** Brings a frame's place to the front of the page. */
  show(frame: Frame): void;
  /** Runs after the answer has gone out: an app that is closed at once would never hear it. */
  soon(run: () => void): void;
}

/** The windows of apps: where each stands, dialogs and further instances, closing. */
export class AppWindows {
  constructor(private readonly edges: AppWindowsEdges) {}

  /** The interaction that an instance has in context: the one it was opened for while that lasts, else the agent's current one. */
  interactionOf(instanceId: string): Interaction | undefined {
    const frame = this.edges.frames().frameOf(instanceId);
    return frame === undefined ? undefined : this.#inContext(frame);
  }

  /** What an app is told of where it stands. */
  context(instanceId: string): InstanceContext | undefined {
    const frame = this.edges.frames().frameOf(instanceId);
    if (frame?.instance == null) return undefined;
    const current = this.#inContext(frame);
    return {
      ...instanceAddress(frame.instance),
      userId: this.edges.user.userId,
      role: this.edges.user.role,
      campaignId: this.edges.desk.state.desk?.campaign?.campaignId ?? null,
      interactionId: current?.interactionId ?? null,
      customerId: current?.customerId ?? null,
      phone: current === undefined ? null : phoneOf(current),
      dataDuration:
        frame.slot.name === "dashboard" ? (this.edges.frames().dataDuration ?? null) : null,
      locale: locale(),
      contextData: frame.opening.contextData ?? null,
      openedBy: frame.opening.openedBy,
    };
  }

  /** What apps are told of an instance on this page. */
  info(instanceId: string): InstanceInfo | undefined {
    const frame = this.edges.frames().frameOf(instanceId);
    return frame === undefined ? undefined : this.#infoOf(frame);
  }

  /** All instances on this page, oldest first. */
  allInfo(): InstanceInfo[] {
    return this.edges.frames().all.flatMap((frame) => this.#infoOf(frame) ?? []);
  }

  /** Opens a page of an app in a dialog that belongs to the opener's slot. */
  openPopup(what: string, instanceId: string, popup: PopupRequest): Promise<Outcome> {
    return this.#opening(what, instanceId, async (opener) => {
      const instance = await this.#dialog(opener, placementOf(opener), popup, null);
      return success({ instanceId: instance.instanceId });
    });
  }

  /** Makes another instance of an app, in a slot of that type. */
  create(what: string, instanceId: string, wish: NewInstanceWish): Promise<Outcome> {
    return this.#opening(what, instanceId, async (opener) => {
      const { slotType, contextData } = wish;
      if (slotType === "modal") {
        const placement =
          this.#placedIn(opener, "modal") ??
          ({ ...placementOf(opener), slot: modalSlotOf(this.edges.slots()) } satisfies Placement);
        const instance = await this.#dialog(opener, placement, wish, contextData);
        return success(this.info(instance.instanceId));
      }
      const placement = this.#placedIn(opener, slotType);
      if (placement === undefined) {
        return failure(
          code.notPermitted,
          `${what}: ${opener.app.name} is placed in no ${slotType} slot that shows on this page; an administrator places it there in App Manager`,
          { field: "slotType", given: slotType },
        );
      }
      const { placed, slot } = placement;
      const opening = this.#openingOf(opener, wish, contextData);
      return success(this.#shownInfo(await this.edges.frames().openFurther(placed, slot, opening)));
    });
  }

  /**
   * Opens a page of an app in its own slot, for another app: one further instance, which the opener's next page of that
   * app takes over.
   */
  openApp(
    what: string,
    instanceId: string,
    placement: Placement,
    { path, contextData }: { path: string | null; contextData: unknown },
  ): Promise<Outcome> {
    return this.#opening(what, instanceId, async (opener) => {
      const opening = this.#openingOf(opener, { path, title: null }, contextData);
      const { placed, slot } = placement;
      if (slot.slotType === "modal") {
        const instance = await this.edges
          .frames()
          .openDialog(placed, slot, { width: 640, height: 520 }, opening);
        return success({ opened: true, instanceId: instance.instanceId });
      }
      const before = this.edges
        .frames()
        .all.find(
          (frame) =>
            frame.kind === "further" &&
            frame.placementId === placed.placementId &&
            frame.opening.openedBy === instanceId,
        );
      const info = this.#shownInfo(
        await (before === undefined
          ? this.edges.frames().openFurther(placed, slot, opening)
          : this.edges.frames().reopen(before.frameId, opening)),
      );
      return success({ opened: true, instanceId: info.instanceId });
    });
  }

  /** Carries out what opens something for an instance; the host's refusals become the app's. */
  async #opening(
    what: string,
    instanceId: string,
    open: (opener: Frame) => Promise<Outcome>,
  ): Promise<Outcome> {
    const opener = this.edges.frames().frameOf(instanceId);
    if (opener === undefined) {
      return failure(code.instanceGone, `${what}: this instance has been closed`);
    }
    const { appId } = opener.app;
    const already = this.edges
      .frames()
      .all.filter(
        ({ kind, app, opening }) =>
          kind !== "slot" && (app.appId === appId || opening.openedBy === instanceId),
      );
    if (already.length >= mostOpened) {
      return failure(
        code.tooManyRequests,
        `${what}: ${opener.app.name} has ${already.length} dialogs and further instances open; close one first`,
      );
    }
    try {
      return await open(opener);
    } catch (error) {
      return refusedByHost(what, error);
    }
  }

  #dialog(
    opener: Frame,
    { placed, slot }: Placement,
    popup: PopupRequest,
    contextData: unknown,
  ): Promise<Instance> {
    const { width, height } = popup;
    const opening = this.#openingOf(opener, popup, contextData);
    return this.edges.frames().openDialog(placed, slot, { width, height }, opening);
  }

  #openingOf(
    opener: Frame,
    { path, title }: { path: string | null; title: string | null },
    contextData: unknown,
  ): Opening {
    return {
      openedBy: opener.instance?.instanceId ?? null,
      interactionId: this.#inContext(opener)?.interactionId ?? null,
      path,
      title,
      contextData: contextData ?? null,
    };
  }

  /** Where an app is placed in a slot of a type that shows on this page; its own slot before others. */
  #placedIn(opener: Frame, slotType: SlotType): Placement | undefined {
    const { role } = this.edges.user;
    const found = this.edges
      .slots()
      .filter(({ slot }) => slot.slotType === slotType && locateSlot(slot, role) !== "nowhere")
      .flatMap(({ slot, apps }) => apps.map((placed) => ({ slot, placed })))
      .filter(({ placed }) => placed.app.appId === opener.app.appId);
    return found.find(({ placed }) => placed.placementId === opener.placementId) ?? found[0];
  }

  #shownInfo({ instanceId }: Instance): InstanceInfo {
    const frame = this.edges.frames().frameOf(instanceId);
    if (frame === undefined) throw new HostAway();
    this.edges.show(frame);
    const info = this.#infoOf(frame);
    if (info === undefined) throw new HostAway();
    return { ...info, visible: true };
  }

  #infoOf(frame: Frame): InstanceInfo | undefined {
    const interactionId = this.#inContext(frame)?.interactionId ?? null;
    return infoOf(frame, interactionId, this.edges.frames().isShown(frame));
  }

  #inContext(frame: Frame): Interaction | undefined {
    const { desk, currentId } = this.edges.desk.state;
    const { interactionId } = frame.opening;
    const own = desk?.interactions.find((one) => one.interactionId === interactionId);
    return own ?? interactionOf(desk, currentId) ?? mostUrgent(desk?.interactions ?? []);
  }

  /** Closes a dialog or window that an app opened, or is in. */
  closePopup(instanceId: string, popup: string | null): boolean {
    const own = this.edges
      .frames()
      .all.filter(
        (frame) =>
          frame.kind !== "slot" &&
          (frame.instance?.instanceId === instanceId || frame.opening.openedBy === instanceId),
      );
    const chosen =
      popup === null || popup === "self"
        ? (own.find((frame) => frame.instance?.instanceId === instanceId) ?? own.at(-1))
        : own.find((frame) => frame.instance?.instanceId === popup);
    if (chosen === undefined) return false;
    this.edges.soon(() => this.remove(chosen));
    return true;
  }

  /** Ends a dialog, a window or a further instance; where it was in front, its app's own place takes over. */
  remove(frame: Frame): void {
    const { frameId, placementId } = frame;
    const { desk } = this.edges;
    if (desk.state.workbench === frameId) desk.suggestWorkbench(placementId);
    if (desk.state.tab === frameId) desk.openTab(placementId);
    if (desk.state.page === frameId) desk.openPage(null);
    this.edges.frames().remove(frameId);
  }

  /** An app closes itself, or one that it opened. */
  close(instanceId: string, target: string): Outcome {
    if (target !== "self" && target !== instanceId) {
      return this.closePopup(instanceId, target)
        ? success({})
        : failure(
            code.notFound,
            `instance.close: ${target} is not an instance that this app opened; "self" closes the app's own`,
            { field: "instanceId", given: target },
          );
    }
    const frame = this.edges.frames().frameOf(instanceId);
    if (frame === undefined) {
      return failure(code.instanceGone, "instance.close: this instance has been closed already");
    }
    const { desk } = this.edges;
    if (frame.kind !== "slot") this.edges.soon(() => this.remove(frame));
    else if (desk.state.page === frame.frameId) desk.openPage(null);
    else if (desk.state.workbench === frame.frameId) desk.openWorkbench(null);
    else if (desk.state.tab === frame.frameId) desk.openTab("customer");
    return success({});
  }
}

const placementOf = ({ placementId, app, slot }: Frame): { slot: Slot; placed: PlacedApp } => ({
  slot,
  placed: { placementId, app },
});
