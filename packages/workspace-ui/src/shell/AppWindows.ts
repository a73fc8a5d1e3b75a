import { code, failure, success } from "../bridge/failures";
import type { Outcome } from "../bridge/wire";
import { type DeskStore, interactionOf, mostUrgent, phoneOf } from "../desk/deskStore";
import type { FrameManager } from "../frames/FrameManager";
import type { InstanceContext } from "../generated/profile";
import { HostAway } from "../host/refusal";
import type { Instance, User } from "../host/types";
import { locale } from "../texts/texts";
import { instanceAddress } from "./slotPlaces";

/** What the windows of apps belong to. */
export interface AppWindowsEdges {
  user: User;
  desk: DeskStore;
  frames(): FrameManager;
  /** Runs after the answer has gone out: an app that is closed at once would never hear it. */
  soon(run: () => void): void;
}

/** What apps ask about their own windows: where they stand, dialogs, closing. */
export class AppWindows {
  constructor(private readonly edges: AppWindowsEdges) {}

  /** What an app is told of where it stands. */
  context(instanceId: string): InstanceContext | undefined {
    const frame = this.edges.frames().frameOf(instanceId);
    if (frame?.instance == null) return undefined;
    const { desk, currentId } = this.edges.desk.state;
    const current =
      interactionOf(desk, currentId) ?? mostUrgent(desk?.interactions ?? []) ?? undefined;
    return {
      ...instanceAddress(frame.instance),
      userId: this.edges.user.userId,
      role: this.edges.user.role,
      campaignId: desk?.campaign?.campaignId ?? null,
      interactionId: current?.interactionId ?? null,
      customerId: current?.customerId ?? null,
      phone: current === undefined ? null : phoneOf(current),
      dataDuration:
        frame.slot.name === "dashboard" ? (this.edges.frames().dataDuration ?? null) : null,
      locale: locale(),
    };
  }

  /** Opens a page of an app in a dialog; resolves to the new instance. */
  async openPopup(
    instanceId: string,
    popup: { path: string | null; title: string | null; width: number; height: number },
  ): Promise<string> {
    const opener = this.edges.frames().frameOf(instanceId);
    if (opener === undefined) throw new HostAway();
    const placed = { placementId: opener.placementId, app: opener.app };
    const instance: Instance = await this.edges.frames().openDialog(
      placed,
      opener.slot,
      {
        openedBy: instanceId,
        title: popup.title ?? opener.app.name,
        width: popup.width,
        height: popup.height,
        path: popup.path,
      },
      this.edges.desk.state.currentId,
    );
    return instance.instanceId;
  }

  /** Closes a dialog or window that an app opened, or is in. */
  closePopup(instanceId: string, popup: string | null): boolean {
    const frames = this.edges.frames().store.getState().frames;
    const own = frames.filter(
      (frame) =>
        frame.kind !== "slot" &&
        (frame.instance?.instanceId === instanceId || frame.dialog?.openedBy === instanceId),
    );
    const chosen =
      popup === null || popup === "self"
        ? (own.find((frame) => frame.instance?.instanceId === instanceId) ?? own.at(-1))
        : own.find((frame) => frame.instance?.instanceId === popup);
    if (chosen === undefined) return false;
    this.edges.soon(() => this.edges.frames().remove(chosen.frameId));
    return true;
  }

  /** An app closes itself, or one that it opened. */
  close(instanceId: string, target: string): Outcome {
    if (target !== "self" && target !== instanceId) {
      return this.closePopup(instanceId, target)
        ? success({})
        : failure(
            code.notFound,
            `instance.close: ${target} is not an instance that this app opened; "self" closes the app's own`,
          );
    }
    const frame = this.edges.frames().frameOf(instanceId);
    if (frame === undefined) {
      return failure(code.instanceGone, "instance.close: this instance has been closed already");
    }
    if (frame.kind !== "slot") this.edges.soon(() => this.edges.frames().remove(frame.frameId));
    else if (this.edges.desk.state.page === frame.frameId) this.edges.desk.openPage(null);
    else if (this.edges.desk.state.workbench === frame.frameId) this.edges.desk.openWorkbench(null);
    else if (this.edges.desk.state.tab === frame.frameId) this.edges.desk.openTab("customer");
    return success({});
  }
}
