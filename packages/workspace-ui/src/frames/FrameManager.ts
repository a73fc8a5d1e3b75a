import type { InstanceFacts } from "../bridge/instanceLink";
import { HostAway, Refusal } from "../host/refusal";
import type { AppCard, Instance, NewInstance, PlacedApp, Slot } from "../host/types";
import { FrameBook } from "./FrameBook";
import type { FrameLayer } from "./FrameLayer";
import { type FrameRun, FrameRuns } from "./FrameRuns";
import { type Frame, isInSlot, type Opening, openedByNobody, type Size } from "./frame";
import { dialogZIndex, SlotRects } from "./slotRects";

/** What the manager asks of the rest of the shell. */
export interface FrameEdges {
  createInstance(request: NewInstance): Promise<Instance>;
  deleteInstance(instanceId: string): Promise<void>;
  /** The instance has a window now: messages may come. */
  adopt(facts: InstanceFacts, appWindow: Window): void;
  /** The instance has gone. */
  release(instanceId: string): void;
  /** Tells the app that its slot was shown or hidden, or that it is about to go. */
  tellLifeCycle(instanceId: string, event: "appFocus" | "appBlur" | "appUnload"): void;
  now(): number;
}

/** A placement that should be loaded. */
export interface WantedFrame {
  slot: Slot;
  placed: PlacedApp;
}

/** Times in milliseconds after which a frame's state is told. */
export const patience = { slow: 4_000, failed: 30_000, silent: 10_000, next: 1_500 } as const;

/** Loads apps into frames and follows how each is doing. */
export class FrameManager {
  readonly rects: SlotRects;
  readonly #book: FrameBook;
  readonly #runs: FrameRuns;
  #queue: string[] = [];
  #busy = false;
  #stopped = false;
  #dataDuration: string | undefined;
  #openedCount = 0;

  constructor(
    private readonly layer: FrameLayer,
    private readonly edges: FrameEdges,
    private readonly view: Window,
  ) {
    this.#book = new FrameBook(edges.now);
    this.#runs = new FrameRuns(view);
    this.rects = new SlotRects(view, (frameId, rect) => {
      const frame = this.frame(frameId);
      if (frame === undefined) return;
      const wasShown = this.#shown.has(frameId);
      layer.place(frameId, rect, frame.kind === "dialog" ? dialogZIndex : 1);
      if (rect === null) this.#shown.delete(frameId);
      else this.#shown.add(frameId);
      const isShown = rect !== null;
      if (wasShown !== isShown && frame.instance !== null) {
        edges.tellLifeCycle(frame.instance.instanceId, isShown ? "appFocus" : "appBlur");
      }
    });
    this.rects.start();
  }

  readonly #shown = new Set<string>();

  /** All frames, for pages to follow. */
  get store(): FrameBook["store"] {
    return this.#book.store;
  }

  /** All frames, oldest first. */
  get all(): readonly Frame[] {
    return this.#book.all;
  }

  /** The frame of that id. */
  frame(frameId: string): Frame | undefined {
    return this.#book.frame(frameId);
  }

  /** The frame that an instance runs in. */
  frameOf(instanceId: string): Frame | undefined {
    return this.#book.frameOf(instanceId);
  }

  /** Whether a frame is in sight; a window of its own counts as that. */
  isShown(frame: Frame): boolean {
    return frame.kind === "window" || this.#shown.has(frame.frameId);
  }

  /** The size that a frame has once the page is laid out again. */
  async sizeOf(frameId: string): Promise<Size> {
    await new Promise<void>((resolve) => this.view.setTimeout(resolve, 0));
    this.rects.measure();
    return this.layer.sizeOf(frameId);
  }

  /** Changes what stands around a frame: its title, its badge, its size. */
  dress(
    frameId: string,
    change: Partial<Pick<Frame, "title" | "badge" | "wish" | "dialog">>,
  ): void {
    this.#book.change(frameId, change);
  }

  /**
   * Loads what is wanted and not there, ends what is no longer wanted, and leaves the rest alone. A release that was
   * switched is taken up at once when `mayReload`, else noted as ready.
   */
  sync(wanted: readonly WantedFrame[], mayReload: boolean): void {
    const wantedIds = new Set(wanted.map(({ placed }) => placed.placementId));
    for (const frame of this.all) {
      if (isInSlot(frame) && !wantedIds.has(frame.placementId)) this.remove(frame.frameId);
    }
    for (const { slot, placed } of wanted) {
      if (this.frame(placed.placementId) === undefined) {
        this.#book.add(this.#newFrame(placed.placementId, "slot", placed, slot));
        this.#queue.push(placed.placementId);
        continue;
      }
      for (const present of this.all) {
        if (!isInSlot(present) || present.placementId !== placed.placementId) continue;
        if (present.app.version !== placed.app.version) {
          this.#takeRelease(present, placed.app, slot, mayReload);
        }
      }
    }
    this.#loadNext();
  }

  #takeRelease(present: Frame, app: AppCard, slot: Slot, mayReload: boolean): void {
    if (mayReload || present.instance === null) {
      this.#book.change(present.frameId, { app, slot, updateReady: false });
      this.reload(present.frameId);
    } else {
      this.#book.change(present.frameId, { updateReady: true });
      this.#updates.set(present.frameId, app);
    }
  }

  readonly #updates = new Map<string, AppCard>();

  /** Loads the app again, as a new instance. */
  reload(frameId: string): void {
    const frame = this.frame(frameId);
    if (frame === undefined) return;
    const update = this.#updates.get(frameId);
    this.#updates.delete(frameId);
    this.#book.change(frameId, {
      updateReady: false,
      ...(update === undefined ? {} : { app: update }),
    });
    this.#unload(frame);
    void this.#load(frameId);
  }

  /** Loads every app of a kind again (the developer's manifest changed, or the dashboard's period). */
  reloadWhere(chosen: (frame: Frame) => boolean): void {
    for (const frame of this.all.filter(chosen)) this.reload(frame.frameId);
  }

  /** The period that dashboard widgets are asked to show; they load again with it. */
  setDataDuration(dataDuration: string): void {
    if (this.#dataDuration === dataDuration) return;
    this.#dataDuration = dataDuration;
    this.reloadWhere((frame) => frame.slot.name === "dashboard" && frame.instance !== null);
  }

  /** The period that dashboard widgets were loaded with. */
  get dataDuration(): string | undefined {
    return this.#dataDuration;
  }

  /** Loads a frame now that was waiting for its turn. */
  hurry(frameId: string): void {
    if (this.frame(frameId)?.phase !== "waiting") return;
    this.#queue = this.#queue.filter((waiting) => waiting !== frameId);
    void this.#load(frameId);
  }

  /** Opens a dialog with an instance of its own; resolves when the host has made the instance. */
  openDialog(placed: PlacedApp, slot: Slot, dialog: Size, opening: Opening): Promise<Instance> {
    const frame = this.#newFrame(this.#openedId("dialog"), "dialog", placed, slot, opening);
    return this.#open({ ...frame, dialog });
  }

  /** Opens one more instance of an app in its slot; resolves when the host has made it. */
  openFurther(placed: PlacedApp, slot: Slot, opening: Opening): Promise<Instance> {
    return this.#open(this.#newFrame(this.#openedId("further"), "further", placed, slot, opening));
  }

  /** Gives a frame another page and other data, as a new instance; resolves when the host has made it. */
  async reopen(frameId: string, opening: Opening): Promise<Instance> {
    const frame = this.frame(frameId);
    if (frame === undefined) throw new HostAway();
    this.#book.change(frameId, { opening });
    this.#unload(frame);
    return this.#loaded(frameId);
  }

  /** Shows the app in a window of its own, with the shell as its opener. Must be called in a click. */
  async openWindow(placed: PlacedApp, slot: Slot, interactionId: string | null): Promise<boolean> {
    const popup = this.view.open("about:blank", "_blank", "popup,width=480,height=720");
    if (popup === null) return false;
    const frameId = this.#openedId("window");
    const opening = { ...openedByNobody, interactionId };
    this.#book.add(this.#newFrame(frameId, "window", placed, slot, opening));
    this.#runs.of(frameId).popup = popup;
    if ((await this.#load(frameId)) === null) {
      popup.close();
      const error = this.frame(frameId)?.error;
      this.remove(frameId);
      if (error) throw error;
      return false;
    }
    this.#watchWindow(frameId, popup);
    return true;
  }

  /** The SDK told a life-cycle moment, or the bridge that it no longer answers, or does again. */
  heard(instanceId: string, eventName: string): void {
    const frame = this.frameOf(instanceId);
    if (frame === undefined) return;
    const { frameId } = frame;
    switch (eventName) {
      case "appRegistered":
        this.#runs.clear(frameId);
        this.#book.phase(frameId, "running");
        return;
      case "appLost":
        this.#book.phaseIf(frameId, "running", "silent");
        return;
      case "appBack":
        this.#book.phaseIf(frameId, "silent", "running");
        return;
    }
  }

  /** Ends a frame. */
  remove(frameId: string): void {
    const frame = this.frame(frameId);
    if (frame === undefined) return;
    this.#queue = this.#queue.filter((waiting) => waiting !== frameId);
    this.#unload(frame);
    this.#runs.forget(frameId);
    this.#updates.delete(frameId);
    this.#shown.delete(frameId);
    this.#book.drop(frameId);
  }

  /** Ends everything with the sign-in; the host forgets the instances by itself. */
  stop(): void {
    this.#stopped = true;
    for (const frame of this.all) this.remove(frame.frameId);
    this.rects.stop();
  }

  /** Moves the keyboard focus into an app. */
  focus(frameId: string): void {
    this.layer.focus(frameId);
  }

  /** Frames take no input while a dialog is open, except those of the dialog. */
  setInert(inert: boolean): void {
    if (!inert) {
      this.layer.setInert(null);
      return;
    }
    const dialogs = this.all.filter((frame) => frame.kind === "dialog");
    this.layer.setInert(new Set(dialogs.map((frame) => frame.frameId)));
  }

  #openedId(kind: string): string {
    this.#openedCount += 1;
    return `${kind}-${this.#openedCount}`;
  }

  async #open(frame: Frame): Promise<Instance> {
    this.#book.add(frame);
    return this.#loaded(frame.frameId);
  }

  /** Loads a frame that was opened; one that the host refuses goes again. */
  async #loaded(frameId: string): Promise<Instance> {
    const instance = await this.#load(frameId);
    if (instance !== null) return instance;
    const error = this.frame(frameId)?.error ?? new HostAway();
    this.remove(frameId);
    throw error;
  }

  #newFrame(
    frameId: string,
    kind: Frame["kind"],
    placed: PlacedApp,
    slot: Slot,
    opening: Opening = openedByNobody,
  ): Frame {
    return {
      frameId,
      kind,
      placementId: placed.placementId,
      slot,
      app: placed.app,
      phase: "waiting",
      instance: null,
      error: null,
      updateReady: false,
      since: this.edges.now(),
      opening,
      dialog: null,
      title: null,
      badge: null,
      wish: null,
    };
  }

  /** Slots load one after another, so that the first app is there soonest. */
  #loadNext(): void {
    if (this.#busy) return;
    const frameId = this.#queue.shift();
    if (frameId === undefined) return;
    this.#busy = true;
    const proceed = (): void => {
      if (!this.#busy) return;
      this.#busy = false;
      this.#loadNext();
    };
    this.#onLoaded.set(frameId, proceed);
    void this.#load(frameId).then((instance) => {
      if (instance === null) proceed();
      else this.view.setTimeout(proceed, patience.next);
    });
  }

  readonly #onLoaded = new Map<string, () => void>();

  async #load(frameId: string): Promise<Instance | null> {
    const frame = this.frame(frameId);
    if (frame === undefined) return null;
    const run = this.#runs.of(frameId);
    run.load += 1;
    const load = run.load;
    this.#book.phase(frameId, "creating");
    const { path, interactionId } = frame.opening;
    let instance: Instance;
    try {
      instance = await this.edges.createInstance({
        placementId: frame.placementId,
        ...(frame.slot.name === "dashboard" && this.#dataDuration !== undefined
          ? { dataDuration: this.#dataDuration }
          : {}),
        ...(path === null ? {} : { path }),
        ...(interactionId === null ? {} : { interactionId }),
      });
    } catch (error) {
      if (this.#runs.isLoad(frameId, load)) {
        this.#book.change(frameId, {
          error:
            error instanceof Refusal || error instanceof HostAway ? error : new HostAway(error),
        });
        this.#book.phase(frameId, "failed");
      }
      return null;
    }
    if (!this.#runs.isLoad(frameId, load)) {
      void this.edges.deleteInstance(instance.instanceId).catch(() => undefined);
      return null;
    }
    // A dialog that an app opened is one to its app too, whichever slot the app is placed in.
    const made = { ...instance, slot: frame.slot };
    this.#book.change(frameId, { instance: made, app: instance.app, error: null });
    this.#show(frameId, made, run);
    return made;
  }

  #show(frameId: string, instance: Instance, run: FrameRun): void {
    const facts: InstanceFacts = {
      instanceId: instance.instanceId,
      origin: instance.origin,
      appName: instance.app.name,
      slotName: instance.slot.name,
      slotType: instance.slot.slotType,
    };
    this.#book.phase(frameId, "loading");
    this.#runs.later(frameId, patience.slow, () => this.#book.phaseIf(frameId, "loading", "slow"));
    this.#runs.later(frameId, patience.failed, () => {
      if (this.#book.phaseIf(frameId, "slow", "failed")) this.#onLoaded.get(frameId)?.();
    });
    if (run.popup !== null) {
      this.edges.adopt(facts, run.popup);
      run.popup.location.href = instance.url;
      return;
    }
    const element = this.layer.add(
      {
        frameId,
        title: instance.app.name,
        url: instance.url,
        initialSize: initialSizes[instance.slot.layout] ?? initialSizes.narrow,
      },
      () => this.#pageLoaded(frameId, instance.instanceId),
    );
    if (element.contentWindow !== null) this.edges.adopt(facts, element.contentWindow);
    const rect = this.rects.rectOf(frameId);
    const kind = this.frame(frameId)?.kind;
    this.layer.place(frameId, rect, kind === "dialog" ? dialogZIndex : 1);
  }

  #pageLoaded(frameId: string, instanceId: string): void {
    const frame = this.frame(frameId);
    if (frame?.instance?.instanceId !== instanceId) return;
    this.#onLoaded.get(frameId)?.();
    this.#onLoaded.delete(frameId);
    if (frame.phase !== "loading" && frame.phase !== "slow" && frame.phase !== "failed") return;
    this.#runs.clear(frameId);
    this.#book.phase(frameId, "loaded");
    this.#runs.later(frameId, patience.silent, () =>
      this.#book.phaseIf(frameId, "loaded", "silent"),
    );
  }

  #watchWindow(frameId: string, popup: Window): void {
    if (this.frame(frameId) === undefined) return;
    if (popup.closed) this.remove(frameId);
    else this.view.setTimeout(() => this.#watchWindow(frameId, popup), 1_000);
  }

  #unload(frame: Frame): void {
    this.#runs.clear(frame.frameId);
    const run = this.#runs.known(frame.frameId);
    if (run !== undefined) run.load += 1;
    this.#onLoaded.get(frame.frameId)?.();
    this.#onLoaded.delete(frame.frameId);
    const { instance } = frame;
    if (instance !== null) {
      this.edges.tellLifeCycle(instance.instanceId, "appUnload");
      this.edges.release(instance.instanceId);
      if (!this.#stopped) {
        void this.edges.deleteInstance(instance.instanceId).catch(() => undefined);
      }
      this.#book.change(frame.frameId, { instance: null, ...undressed });
    }
    this.layer.remove(frame.frameId);
  }
}

/** What an app set around its frame goes with its page. */
const undressed = { badge: null, title: null, wish: null } as const;

const initialSizes: Record<string, { width: number; height: number }> & {
  narrow: { width: number; height: number };
} = {
  narrow: { width: 360, height: 640 },
  wide: { width: 800, height: 560 },
  full: { width: 1200, height: 720 },
  dialog: { width: 560, height: 480 },
};
