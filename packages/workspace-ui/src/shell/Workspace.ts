import { createStore, type StoreApi } from "zustand/vanilla";
import { Bridge } from "../bridge/Bridge";
import type { HostCall } from "../bridge/edges";
import { InspectorLog } from "../bridge/inspectorLog";
import { type BridgeProfile, ProfileIndex } from "../bridge/profile";
import type { Outcome } from "../bridge/wire";
import { sendAttachment } from "../chats/attachments";
import { ChatBoard } from "../chats/ChatBoard";
import { DeskStore } from "../desk/deskStore";
import type { FrameLayer } from "../frames/FrameLayer";
import { FrameManager } from "../frames/FrameManager";
import { type Frame, openedByNobody } from "../frames/frame";
import type { HostApi } from "../host/HostApi";
import { HostClock } from "../host/HostClock";
import { HostSocket, type SocketEdges } from "../host/HostSocket";
import { InstanceCalls } from "../host/InstanceCalls";
import { LiveEvents } from "../host/LiveEvents";
import type {
  Delivery,
  Desk,
  DeskCommand,
  Interaction,
  Session,
  SocketMessage,
  User,
} from "../host/types";
import { Toasts } from "../interface-service/toasts";
import { TicketDrafts } from "../tickets/TicketDrafts";
import { AppServices } from "./AppServices";
import { ContextEvents } from "./ContextEvents";
import { Freshness } from "./Freshness";
import { PlacedApps } from "./PlacedApps";
import { type Ending, SessionWatch } from "./SessionWatch";
import { sayError } from "./sayError";
import { type ShellProfile, shellEvents } from "./shellProfile";
import { systemNotification } from "./systemNotification";

/** What lies outside: network, windows, the page's own window. */
export interface WorkspaceEdges {
  api: HostApi;
  socket: SocketEdges;
  socketUrl: string;
  view: Window;
  layer: FrameLayer;
  profile: ShellProfile;
  /** Goes to a page of the shell. */
  go(path: string): void;
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
  readonly placed: PlacedApps;
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
  readonly services: AppServices;
  /** Tells when stored records may have become others. */
  readonly freshness = new Freshness();
  readonly api: HostApi;
  readonly profile: StoreApi<{ index: ProfileIndex }>;
  readonly #events: ContextEvents;
  readonly #calls: InstanceCalls;
  readonly #socket: HostSocket;
  #stopListening: (() => void) | undefined;

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
    this.placed = new PlacedApps({
      role: user.role,
      desk: this.desk,
      frames: () => this.frames,
      fetch: edges.api.slots,
    });
    this.services = new AppServices({
      user,
      desk: this.desk,
      toasts: this.toasts,
      ticketDrafts: this.ticketDrafts,
      api: edges.api,
      view: edges.view,
      slots: () => this.placed.slots,
      frames: () => this.frames,
      go: edges.go,
      refresh: () => this.#refresh(),
      deliver: (instanceId, letter) =>
        this.bridge.deliverTo(instanceId, "instance", "receiveData", letter),
    });
    const index = new ProfileIndex(edges.profile);
    this.profile = createStore(() => ({ index }));
    this.bridge = new Bridge(
      {
        now: this.clock.now,
        elapsed: () => performance.now(),
        callHost: (instanceId, call, signal) => this.#callHost(instanceId, call, signal),
        trigger: (instanceId, operation, data) =>
          this.services.interface.trigger(instanceId, operation, data),
        answer: (instanceId, request) => this.services.answer(instanceId, request),
        latestEvent: async (scope, name, instanceId) => {
          const own = this.#events.latest(scope, name, instanceId);
          if (own !== undefined) return own;
          const told = await this.api.latestEvent(scope, name);
          if (scope === "global" || told === null) return told;
          return this.#events.isFor(instanceId, told.payload) ? told : null;
        },
        context: (instanceId) => this.services.windows.context(instanceId),
        close: (instanceId, target) => this.services.windows.close(instanceId, target),
        lifeCycle: (instanceId, eventName) => {
          if (eventName === "appLoad") this.services.restart(instanceId);
          this.frames.heard(instanceId, eventName);
        },
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
          this.services.forget(instanceId);
        },
        tellLifeCycle: (instanceId, event) => this.bridge.tellLifeCycle(instanceId, event),
        now: this.clock.now,
      },
      edges.view,
    );
    this.#events = new ContextEvents({
      user,
      desk: this.desk,
      interactionOf: (instanceId) => this.services.windows.interactionOf(instanceId),
      ticketsOf: (interactionId) => this.services.ticketsOf(interactionId),
      frame: (frameId) => this.frames.frame(frameId),
      dispatch: ({ scope, name, payload, seq }, hears) =>
        this.bridge.dispatch(scope, name, payload, {
          ...(seq === undefined ? {} : { seq }),
          ...(hears === undefined ? {} : { hears }),
        }),
      now: this.clock.now,
      later: (run, ms) => edges.view.setTimeout(run, ms),
      cancel: (timer) => edges.view.clearTimeout(timer as number | undefined),
    });
    this.#socket = new HostSocket(edges.socketUrl, edges.socket, {
      message: (message) => this.#take(message),
      delivery: (delivery) => this.#deliver(delivery),
      connection: (connection) => {
        this.desk.connected(connection);
        if (connection.state === "open") this.bridge.tellHost("back");
        else if (connection.state !== "connecting") this.bridge.tellHost("gone");
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
    this.#events.stop();
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
  loadSlots(): Promise<void> {
    return this.placed.load();
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
    sayError(this.toasts, error);
  }

  /** Opens an app of a modal slot for an interaction. */
  async openModal(placementId: string, interactionId: string | null): Promise<void> {
    const found = this.placed.placement(placementId);
    if (found === undefined) return;
    try {
      await this.frames.openDialog(
        found.placed,
        found.slot,
        { width: 640, height: 520 },
        { ...openedByNobody, interactionId },
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
    const before = this.desk.state.desk;
    this.desk.take(desk);
    this.freshness.follow(desk, before);
    this.placed.campaignIs(this.desk.state.desk?.campaign?.campaignId ?? null);
  }

  async #callHost(instanceId: string, call: HostCall, signal: AbortSignal): Promise<Outcome> {
    const outcome = await this.#calls.call(instanceId, call, signal);
    if (outcome.status === "success") {
      this.freshness.called(call);
      const content = systemNotification(call, outcome.data);
      if (content !== null) {
        const appName = this.frames.frameOf(instanceId)?.app.name ?? "";
        const from = { instanceId, appName };
        this.toasts.show({ type: "success", title: null, content, from, durationMs: 6_000 });
      }
    }
    return outcome;
  }

  async #refresh(): Promise<void> {
    if (this.user.role === "agent") this.#takeDesk(await this.api.desk());
    this.freshness.changed();
    this.#centreChanged();
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
        if (this.placed.store.getState().state === "failed") void this.loadSlots();
        // What changed while the host was away was not told.
        this.freshness.changed();
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
        const interactionId = message.interactionId ?? null;
        this.live.tell(message.event, interactionId);
        this.#events.take({ ...message.event, interactionId });
        return;
      }
      case "slots":
        void this.loadSlots();
        return;
      case "centre":
        this.freshness.changed();
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
    const { event, seq } = delivery;
    const { scope, name, payload } = event;
    if (scope === "global" && name === shellEvents.showCrmName) {
      const named =
        delivery.interactionId ??
        (payload as { interactionId?: unknown } | null)?.interactionId ??
        null;
      this.desk.popCustomer(typeof named === "string" ? named : null);
    }
    this.#events.take({ ...event, seq, interactionId: delivery.interactionId ?? null });
    this.freshness.hear(event);
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
