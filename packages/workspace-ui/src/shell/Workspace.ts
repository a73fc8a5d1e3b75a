import { createStore, type StoreApi } from "zustand/vanilla";
import { Bridge } from "../bridge/Bridge";
import { InspectorLog } from "../bridge/inspectorLog";
import { type BridgeProfile, ProfileIndex } from "../bridge/profile";
import { sendAttachment } from "../chats/attachments";
import { ChatBoard } from "../chats/ChatBoard";
import { DeskStore } from "../desk/deskStore";
import type { FrameLayer } from "../frames/FrameLayer";
import { FrameManager, type WantedFrame } from "../frames/FrameManager";
import type { Frame } from "../frames/frame";
import type { HostApi } from "../host/HostApi";
import { HostClock } from "../host/HostClock";
import { HostSocket, type SocketEdges } from "../host/HostSocket";
import { InstanceCalls } from "../host/InstanceCalls";
import { LiveEvents } from "../host/LiveEvents";
import { HostAway, Refusal } from "../host/refusal";
import type {
  Delivery,
  Desk,
  DeskCommand,
  Interaction,
  PlacedApp,
  Session,
  Slot,
  SlotApps,
  SocketMessage,
  User,
} from "../host/types";
import { InterfaceService } from "../interface-service/InterfaceService";
import { Toasts } from "../interface-service/toasts";
import { TicketDrafts } from "../tickets/TicketDrafts";
import { AppWindows } from "./AppWindows";
import { type Ending, SessionWatch } from "./SessionWatch";
import { type ShellProfile, shellEvents, tabId } from "./shellProfile";
import { locateSlot, wantedOf } from "./slotPlaces";

/** How the list of slots is doing. */
export interface SlotsState {
  slots: readonly SlotApps[];
  state: "loading" | "ready" | "failed";
  error: Refusal | HostAway | null;
}

/** What lies outside: network, windows, the page's own window. */
export interface WorkspaceEdges {
  api: HostApi;
  socket: SocketEdges;
  socketUrl: string;
  view: Window;
  layer: FrameLayer;
  profile: ShellProfile;
  /** This user's workspace is over; `reason` is the host's, or who is signed in instead. */
  ended(why: Ending, reason: string): void;
}

/** Everything of one signed-in user's page that is not a picture: host, bridge, frames, desk. */
export class Workspace {
  readonly user: User;
  readonly clock = new HostClock();
  readonly toasts = new Toasts();
  readonly desk = new DeskStore();
  readonly log = new InspectorLog();
  readonly slots: StoreApi<SlotsState> = createStore(() => ({
    slots: [],
    state: "loading",
    error: null,
  }));
  readonly simulated: StoreApi<{ interactions: readonly Interaction[] | null }> = createStore(
    () => ({ interactions: null }),
  );
  /** Counts how often the host said that something in the contact centre has changed. */
  readonly centre: StoreApi<{ changes: number }> = createStore(() => ({ changes: 0 }));
  readonly pending: StoreApi<{ commands: ReadonlySet<string> }> = createStore(() => ({
    commands: new Set(),
  }));
  /** What is true for the moment only. */
  readonly live = new LiveEvents();
  readonly sessionWatch: SessionWatch;
  readonly chats: ChatBoard;
  readonly ticketDrafts = new TicketDrafts();
  readonly bridge: Bridge;
  readonly frames: FrameManager;
  readonly interfaceService: InterfaceService;
  readonly api: HostApi;
  readonly profile: StoreApi<{ index: ProfileIndex }>;
  readonly #windows: AppWindows;
  readonly #calls: InstanceCalls;
  readonly #socket: HostSocket;
  readonly #slotOf = new Map<string, { slot: Slot; placed: PlacedApp }>();
  #stopListening: (() => void) | undefined;
  #campaignId: number | null | undefined;

  constructor(
    readonly session: Session,
    user: User,
    private readonly edges: WorkspaceEdges,
  ) {
    this.user = user;
    this.api = edges.api;
    this.#calls = new InstanceCalls(edges.api, this.clock.now);
    this.sessionWatch = new SessionWatch({
      user,
      session: edges.api.session,
      busy: () => (this.desk.state.desk?.interactions.length ?? 0) > 0,
      resume: () => this.#resume(),
      ended: edges.ended,
    });
    this.chats = new ChatBoard({
      userId: user.userId,
      command: async (command) => this.#takeDesk(await this.api.command(command)),
      upload: sendAttachment,
      typing: (interactionId, typing) => void this.api.typing(interactionId, typing),
      attentive: () => edges.view.document.visibilityState === "visible",
      setTimeout: (run, ms) => edges.view.setTimeout(run, ms),
      clearTimeout: (timer) => edges.view.clearTimeout(timer as number),
    });
    this.desk.store.subscribe(({ desk }) => this.chats.follow(desk));
    this.live.listen("chatTyping", (payload, interactionId) =>
      this.chats.hearTyping(payload, interactionId),
    );
    this.#windows = new AppWindows({
      user,
      desk: this.desk,
      frames: () => this.frames,
      soon: (run) => edges.view.setTimeout(run, 0),
    });
    const index = new ProfileIndex(edges.profile);
    this.profile = createStore(() => ({ index }));
    this.interfaceService = new InterfaceService(this.toasts, {
      appName: (instanceId) => this.frames.frameOf(instanceId)?.app.name ?? "",
      openPopup: (instanceId, popup) => this.#windows.openPopup(instanceId, popup),
      closePopup: (instanceId, popup) => this.#windows.closePopup(instanceId, popup),
    });
    this.bridge = new Bridge(
      {
        now: this.clock.now,
        callHost: (instanceId, call, signal) => this.#calls.call(instanceId, call, signal),
        trigger: (instanceId, operation, data) =>
          this.interfaceService.trigger(instanceId, operation, data),
        answer: () => undefined,
        latestEvent: (scope, name) => this.api.latestEvent(scope, name),
        context: (instanceId) => this.#windows.context(instanceId),
        close: (instanceId, target) => this.#windows.close(instanceId, target),
        lifeCycle: (instanceId, eventName) => this.frames.heard(instanceId, eventName),
        makeChannel: () => new MessageChannel(),
      },
      this.log,
      index,
    );
    this.frames = new FrameManager(
      edges.layer,
      {
        createInstance: async (request) => {
          const instance = await this.api.createInstance(request);
          this.#calls.add(instance);
          return instance;
        },
        deleteInstance: (instanceId) => this.api.deleteInstance(instanceId),
        adopt: (facts, appWindow) => this.bridge.adopt(facts, appWindow),
        release: (instanceId) => {
          this.bridge.release(instanceId);
          this.#calls.remove(instanceId);
          this.interfaceService.forget(instanceId);
        },
        tellLifeCycle: (instanceId, event) => this.bridge.tellLifeCycle(instanceId, event),
        now: this.clock.now,
      },
      edges.view,
    );
    this.#socket = new HostSocket(edges.socketUrl, edges.socket, {
      message: (message) => this.#take(message),
      delivery: (delivery) => this.#deliver(delivery),
      connection: (connection) => {
        this.desk.connected(connection);
        if (connection.state === "waiting") void this.sessionWatch.probe();
        if (connection.state !== "ended" || connection.why === "closed") return;
        if (connection.why === "signedOut") this.sessionWatch.signedOut(connection.reason);
        else edges.ended(connection.why, connection.reason);
      },
    });
  }

  /** Whether the simulator and the inspector are offered here. */
  get hasDock(): boolean {
    return this.session.mode.demo || this.session.mode.dev;
  }

  /** Comes to life: listens to apps and host, loads the desk and the slots. */
  start(): void {
    this.#stopListening = this.bridge.listenTo(this.edges.view);
    this.api.sessionLost = () => this.sessionWatch.lose();
    this.edges.view.addEventListener("focus", this.#lookWhoIsHere);
    this.#socket.start();
    void this.#loadProfile();
    if (this.user.role === "agent") void this.loadDesk();
    else void this.loadSlots();
  }

  /** Ends everything of this sign-in. */
  stop(): void {
    this.#socket.close();
    this.api.sessionLost = undefined;
    this.edges.view.removeEventListener("focus", this.#lookWhoIsHere);
    this.frames.stop();
    this.chats.stop();
    this.#stopListening?.();
    this.toasts.clear();
  }

  /** Tries to reach the host at once. */
  retryConnection(): void {
    this.#socket.retryNow();
  }

  /** Fetches the desk; the socket keeps it fresh from then on. */
  async loadDesk(): Promise<void> {
    try {
      this.#takeDesk(await this.api.desk());
    } catch (error) {
      this.report(error);
    }
  }

  /** Fetches what shows where, and loads the apps. */
  async loadSlots(): Promise<void> {
    try {
      const slots = await this.api.slots();
      this.slots.setState({ slots, state: "ready", error: null });
      this.#slotOf.clear();
      for (const { slot, apps } of slots) {
        for (const placed of apps) this.#slotOf.set(placed.placementId, { slot, placed });
      }
      const wanted: WantedFrame[] = wantedOf(slots, this.user.role);
      wanted.sort((a, b) => this.#loadOrder(a.slot) - this.#loadOrder(b.slot));
      this.frames.sync(wanted, this.#mayReloadApps());
      this.#suggestWorkbench(wanted);
    } catch (error) {
      const known =
        error instanceof Refusal || error instanceof HostAway ? error : new HostAway(error);
      this.slots.setState((state) => ({
        ...state,
        state: state.slots.length > 0 ? "ready" : "failed",
        error: known,
      }));
    }
  }

  /** Asks the host for something; a refusal becomes a toast, and the desk is what the host answers. */
  async run(command: DeskCommand): Promise<boolean> {
    const key = pendingKey(command);
    if (this.pending.getState().commands.has(key)) return false;
    this.#setPending(key, true);
    try {
      this.#takeDesk(await this.api.command(command));
      return true;
    } catch (error) {
      this.report(error);
      return false;
    } finally {
      this.#setPending(key, false);
    }
  }

  /** Tells the user what went wrong, and what to do about it. */
  report(error: unknown): void {
    // Signing in again is asked for already.
    if (error instanceof Refusal && error.status === 401) return;
    if (error instanceof Refusal) {
      this.toasts.show({
        type: "error",
        title: error.message,
        content: error.remedy,
        from: null,
        durationMs: 10_000,
      });
    } else {
      const away = new HostAway(error);
      this.toasts.show({
        type: "error",
        title: null,
        content:
          error instanceof Error && !(error instanceof HostAway) ? error.message : away.message,
        from: null,
        durationMs: 6_000,
      });
    }
  }

  /** The user goes to another tab about the interaction; apps may listen to that. */
  openTab(tab: string, title: string): void {
    const previous = this.desk.state.tab;
    if (previous === tab) return;
    this.desk.openTab(tab);
    const appName = (id: string): string | null => this.frames.frame(id)?.app.name ?? null;
    const event = shellEvents.tabChanged({
      desk: this.desk.state,
      user: this.user,
      tab: { id: tabId(tab, appName(tab)), name: title },
      previousId: tabId(previous, appName(previous)),
      at: Math.round(this.clock.now()),
    });
    this.bridge.dispatch(event.scope, event.name, event.payload);
  }

  /** Opens an app of a modal slot for an interaction. */
  async openModal(placementId: string, interactionId: string | null): Promise<void> {
    const found = this.#slotOf.get(placementId);
    if (found === undefined) return;
    try {
      const title = found.placed.app.name;
      await this.frames.openDialog(
        found.placed,
        found.slot,
        { openedBy: "", title, width: 640, height: 520, path: null },
        interactionId,
      );
    } catch (error) {
      this.report(error);
    }
  }

  /** Shows an app in a window of its own. Must be called in a click. */
  async openWindow(frame: Frame, blockedText: string): Promise<void> {
    try {
      const placed = { placementId: frame.placementId, app: frame.app };
      const opened = await this.frames.openWindow(placed, frame.slot, this.desk.state.currentId);
      if (!opened) {
        this.toasts.show({
          type: "warning",
          title: null,
          content: blockedText,
          from: null,
          durationMs: 8_000,
        });
      }
    } catch (error) {
      this.report(error);
    }
  }

  /** Another tab of this browser may have signed somebody else in. */
  readonly #lookWhoIsHere = (): void => {
    void this.sessionWatch.probe();
  };

  /** The same user is signed in again: everything goes on from where it was. */
  #resume(): void {
    this.#socket.reopen();
    void this.loadSlots();
    this.frames.reloadWhere((frame) => frame.phase === "failed");
    void this.#calls.renewAll().then((gone) => {
      this.frames.reloadWhere(({ instance }) => gone.includes(instance?.instanceId ?? ""));
    });
  }

  #takeDesk(desk: Desk): void {
    if (!this.sessionWatch.sees(desk.user.userId, desk.user.userName)) return;
    this.clock.learn(desk.now, desk.rate);
    this.desk.take(desk);
    this.#campaignMayHaveChanged();
  }

  async #loadProfile(): Promise<void> {
    try {
      const profile = await this.api.profile();
      if (!isProfile(profile)) return;
      const { fields } = this.edges.profile;
      const index = new ProfileIndex(fields === undefined ? profile : { fields, ...profile });
      this.profile.setState({ index });
      this.bridge.setProfile(index);
    } catch {
      // The profile that the shell was built with stays in use; it is the host's own unless one was imported.
    }
  }

  #take(message: Exclude<SocketMessage, { type: "delivery" | "pong" }>): void {
    switch (message.type) {
      case "welcome":
        this.clock.learn(message.now, message.desk?.rate);
        if (message.desk) this.#takeDesk(message.desk);
        else if (this.user.role === "agent") void this.loadDesk();
        if (this.slots.getState().state === "failed") void this.loadSlots();
        // What changed while the host was away was not told.
        this.#centreChanged();
        return;
      case "desk":
        this.#takeDesk(message.desk);
        return;
      case "clock":
        this.clock.learn(message.now, message.rate);
        this.desk.clockSet(message.now);
        return;
      case "live": {
        const { scope, name, payload } = message.event;
        this.live.tell(message.event, message.interactionId ?? null);
        this.bridge.dispatch(scope, name, payload);
        return;
      }
      case "slots":
        void this.loadSlots();
        return;
      case "centre":
        this.#centreChanged();
        return;
      case "simulator":
        this.simulated.setState({ interactions: message.interactions });
        return;
      case "reload":
        void this.loadSlots().then(() => this.frames.reloadWhere((frame) => frame.app.dev));
        return;
      case "signedOut":
        return;
    }
  }

  #centreChanged(): void {
    this.centre.setState(({ changes }) => ({ changes: changes + 1 }));
  }

  #deliver(delivery: Delivery): void {
    const { scope, name, payload } = delivery.event;
    if (scope === "global" && name === shellEvents.showCrmName) {
      const named =
        delivery.interactionId ??
        (payload as { interactionId?: unknown } | null)?.interactionId ??
        null;
      this.desk.popCustomer(typeof named === "string" ? named : null);
    }
    this.bridge.dispatch(scope, name, payload, { seq: delivery.seq });
  }

  /** Placements may be for one campaign only, so another campaign means other apps. */
  #campaignMayHaveChanged(): void {
    const campaignId = this.desk.state.desk?.campaign?.campaignId ?? null;
    if (this.#campaignId === campaignId) return;
    this.#campaignId = campaignId;
    void this.loadSlots();
  }

  /** An app is never taken from an agent in the middle of a call. */
  #mayReloadApps(): boolean {
    return (this.desk.state.desk?.interactions.length ?? 0) === 0;
  }

  #loadOrder(slot: Slot): number {
    return ["dock", "tab", "dashboard", "page"].indexOf(locateSlot(slot, this.user.role));
  }

  #suggestWorkbench(wanted: readonly WantedFrame[]): void {
    const dock = wanted.filter(({ slot }) => locateSlot(slot, this.user.role) === "dock");
    const present = this.desk.state.workbench;
    const stillThere = dock.some(({ placed }) => placed.placementId === present);
    if (!stillThere) this.desk.suggestWorkbench(dock[0]?.placed.placementId ?? null);
    const page = this.desk.state.page;
    if (page !== null && !this.#slotOf.has(page)) this.desk.openPage(null);
  }

  #setPending(key: string, on: boolean): void {
    this.pending.setState(({ commands }) => {
      const next = new Set(commands);
      if (on) next.add(key);
      else next.delete(key);
      return { commands: next };
    });
  }
}

/** Names a command under way, so that its button can show it. */
export const pendingKey = (command: { command: string; interactionId?: string }): string =>
  command.interactionId === undefined
    ? command.command
    : `${command.command} ${command.interactionId}`;

const isProfile = (value: unknown): value is BridgeProfile => {
  if (typeof value !== "object" || value === null) return false;
  const { events, methods, errors } = value as Record<string, unknown>;
  return Array.isArray(events) && Array.isArray(methods) && Array.isArray(errors);
};
