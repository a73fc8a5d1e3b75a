import type { SimulatedCall, SimulatorState } from "../../src/host/simulation";
import type {
  Call,
  Campaign,
  Customer,
  Delivery,
  Desk,
  DeskCommand,
  Instance,
  Role,
  Session,
  SlotApps,
  SocketMessage,
  User,
} from "../../src/host/types";
import { callWith, commandsOf, disposingOf } from "./calls";
import { apps, campaigns, customers, slots, users } from "./fixtures";

/** An answer of the fake host. */
export interface Answer {
  status: number;
  body?: unknown;
}

interface Signed {
  user: User;
  sessionId: string;
}

const refusal = (status: number, code: string, message: string, remedy: string): Answer => ({
  status,
  body: { code, message, remedy },
});

/**
 * A host in memory for tests of the shell: the routes of docs/internals/host-api.md that the shell uses, one agent at
 * a time. It answers as the real one does, as far as the shell can tell.
 */
export class FakeHost {
  mode = { demo: true, dev: false };
  setupNeeded = false;
  signedIn: Signed | null = null;
  readonly calls: { instanceId: string; token: string; call: unknown }[] = [];
  /** When set, every request fails as if the network were gone. */
  away = false;
  slotApps: SlotApps[] = [];
  /** What the desk was asked to do, oldest first. */
  readonly commanded: DeskCommand[] = [];
  /** Answers that a test gives itself, before the host's own: the first that is not `undefined` counts. */
  readonly also: ((
    method: string,
    path: string,
    body: Record<string, unknown>,
  ) => Answer | undefined)[] = [];
  desk: Desk;
  #listeners = new Map<(message: SocketMessage) => void, (code: number) => void>();
  #seq = 0;
  #count = 0;
  readonly log: Delivery[] = [];

  constructor(
    readonly now: () => number,
    readonly port = 4100,
  ) {
    this.desk = this.#freshDesk(users[0] as User);
  }

  /** A shell's socket; what it is told comes through `hear`. */
  connect(
    after: number | undefined,
    hear: (message: SocketMessage) => void,
    closed: (code: number) => void = () => undefined,
  ): () => void {
    this.#listeners.set(hear, closed);
    const isAgent = this.signedIn?.user.role === "agent";
    hear({
      type: "welcome",
      seq: this.#seq,
      now: this.now(),
      desk: isAgent ? this.#snapshot() : null,
    });
    if (after !== undefined) {
      for (const delivery of this.log) {
        if (delivery.seq > after) hear({ type: "delivery", ...delivery });
      }
    }
    return () => this.#listeners.delete(hear);
  }

  /** Sends to every socket. */
  tell(message: SocketMessage): void {
    for (const hear of this.#listeners.keys()) hear(message);
  }

  /** The host no longer knows who is signed in; sockets stay as they are. */
  forget(): void {
    this.signedIn = null;
  }

  /** Closes every socket, as the host does it: 4002 when the agent signed in elsewhere. */
  closeSockets(code: number): void {
    const closers = [...this.#listeners.values()];
    this.#listeners.clear();
    for (const closed of closers) closed(code);
  }

  /** The network is gone: sockets close, requests fail. `away = false` brings it back. */
  goAway(): void {
    this.away = true;
    this.closeSockets(1006);
  }

  /** Delivers an event to the agent's apps. */
  deliver(name: string, payload: unknown, scope: "global" | "context" = "global"): void {
    this.#seq += 1;
    const delivery: Delivery = { seq: this.#seq, at: this.now(), event: { scope, name, payload } };
    this.log.push(delivery);
    this.tell({ type: "delivery", ...delivery });
  }

  /** Answers one request of the API (`path` without `/api/v1`). */
  answer(method: string, path: string, body: unknown, bearer: string | null): Answer {
    const route = `${method} ${path.split("?")[0]}`;
    const data = (body ?? {}) as Record<string, unknown>;
    switch (route) {
      case "GET /session":
        return { status: 200, body: this.session() };
      case "POST /session":
        return this.#signIn(String(data.userId), String(data.password));
      case "POST /session/dev":
        return this.#signIn("agent1", "demo");
      case "DELETE /session":
        this.signedIn = null;
        return { status: 204 };
      case "POST /setup":
        this.setupNeeded = false;
        return this.#signIn("admin1", "demo");
    }
    if (this.signedIn === null) {
      return refusal(401, "not-signed-in", "Nobody is signed in.", "Sign in.");
    }
    for (const answers of this.also) {
      const answer = answers(method, path, data);
      if (answer !== undefined) return answer;
    }
    switch (route) {
      case "GET /desk":
        return { status: 200, body: this.#snapshot() };
      case "POST /desk/commands":
        return this.#command(body as DeskCommand);
      case "GET /shell/slots":
        return { status: 200, body: { slots: this.slotApps } };
      case "GET /simulator":
        return {
          status: 200,
          body: {
            agents: [
              {
                userId: "agent1",
                userName: "Meera Nair",
                availability: this.desk.availability,
                campaignId: this.desk.campaign?.campaignId ?? null,
              },
            ],
            customers,
            interactions: this.desk.interactions,
            waiting: [],
            chats: [],
            parties: [],
            clock: { now: this.now(), rate: 1 },
            run: null,
          } satisfies SimulatorState,
        };
      case "POST /simulator/calls":
        return this.#simulate(body as SimulatedCall);
      case "POST /instances":
        return this.#instance(data);
      case "GET /apps":
        return { status: 200, body: { apps: [] } };
    }
    const simulated = /^POST \/simulator\/calls\/([^/]+)\/([a-z-]+)$/.exec(route);
    if (simulated) return this.#customerActs(String(simulated[1]), String(simulated[2]));
    const token = /^POST \/instances\/([^/]+)\/token$/.exec(route);
    if (token) {
      this.#count += 1;
      return {
        status: 200,
        body: { token: `token-${this.#count}`, tokenExpiresAt: this.now() + 900_000 },
      };
    }
    const call = /^POST \/instances\/([^/]+)\/calls$/.exec(route);
    if (call) {
      this.calls.push({ instanceId: String(call[1]), token: bearer ?? "", call: body });
      return {
        status: 200,
        body: {
          status: "success",
          data: { userId: "agent1", userName: "Meera Nair", userType: "Executive" },
        },
      };
    }
    if (route.startsWith("DELETE /instances/")) return { status: 204 };
    return refusal(404, "not-found", `There is no ${route}.`, "Check the address.");
  }

  /** What `GET /session` says. */
  session(): Session {
    return {
      user: this.signedIn?.user ?? null,
      mode: this.mode,
      setupNeeded: this.setupNeeded,
      agentSession: this.signedIn === null ? null : { sessionId: this.signedIn.sessionId },
      host: {
        publicUrl: "http://localhost:4100",
        appsDomain: "localhost",
        version: "0.1.0",
        platformVersion: "4.99.0",
      },
      ...(this.mode.demo
        ? { demoSignIns: users.map(({ userId, role }) => ({ userId, role })) }
        : {}),
    };
  }

  #signIn(userId: string, password: string): Answer {
    const user = users.find((one) => one.userId === userId);
    if (user === undefined || password !== "demo") {
      return refusal(
        401,
        "wrong-credentials",
        "User ID or password is wrong.",
        "Check both; letter case matters.",
      );
    }
    this.signedIn = { user, sessionId: "session-1" };
    // Who signs in again finds the desk as it was.
    if (this.desk.user.userId !== user.userId || this.desk.interactions.length === 0) {
      this.desk = this.#freshDesk(user);
    }
    this.slotApps = slots(user.role);
    return { status: 200, body: this.session() };
  }

  #freshDesk(user: User): Desk {
    return {
      now: this.now(),
      user,
      rate: 1,
      sessionId: "session-1",
      campaign: null,
      campaigns,
      breakReasons: ["Tea", "Lunch", "Meeting"],
      quickReplies: [],
      extension: null,
      availability: { state: "notReady", since: this.now(), autoCall: false },
      interactions: [],
      recent: [],
      waiting: 0,
      callbacksDue: 0,
      dialler: null,
      supervised: null,
      commands: ["selectCampaign", "startBreak"],
    };
  }

  #snapshot(): Desk {
    const { desk } = this;
    const live = desk.interactions[0];
    const { state } = desk.availability;
    const commands =
      desk.campaign === null
        ? ["selectCampaign"]
        : live !== undefined
          ? []
          : [
              "selectCampaign",
              ...(state === "ready" ? [] : ["setReady"]),
              "startBreak",
              "setAutoCall",
              "dial",
            ];
    return structuredClone({ ...desk, now: this.now(), commands });
  }

  /** Sends the desk to every socket, after a test has changed it. */
  show(): Answer {
    const desk = this.#snapshot();
    this.tell({ type: "desk", desk });
    this.tell({ type: "simulator", interactions: desk.interactions });
    return { status: 200, body: desk };
  }

  #available(state: Desk["availability"]["state"], reason?: string): void {
    const { autoCall } = this.desk.availability;
    this.desk.availability = {
      state,
      since: this.now(),
      autoCall,
      ...(reason === undefined ? {} : { reason }),
    };
  }

  #command(command: DeskCommand): Answer {
    const { desk } = this;
    this.commanded.push(command);
    switch (command.command) {
      case "selectCampaign":
        desk.campaign = campaigns.find((one) => one.campaignId === command.campaignId) ?? null;
        return this.show();
      case "setReady":
        this.#available("ready");
        return this.show();
      case "startBreak":
        this.#available("onBreak", command.reason);
        return this.show();
      case "setAutoCall":
        desk.availability.autoCall = command.on;
        return this.show();
      case "dial":
        return this.#simulate({ kind: "manual-call", agent: "agent1", phone: command.phone });
      case "selectExtension":
        return this.show();
      default:
        if ("interactionId" in command) return this.#onCall(command);
        return this.show();
    }
  }

  #onCall(command: Extract<DeskCommand, { interactionId: string }>): Answer {
    const call = this.#call(command.interactionId);
    if (
      call === undefined ||
      (!call.commands.includes(command.command) && command.command !== "screenPop")
    ) {
      return refusal(
        409,
        "refused",
        `The call can't do ${command.command} now.`,
        "Wait for its state to change.",
      );
    }
    switch (command.command) {
      case "answer":
        this.#connect(call);
        break;
      case "decline":
      case "hangUp":
        this.#hangUp(call, "agent");
        break;
      case "mute":
      case "unmute":
        call.muted = command.command === "mute";
        call.commands = commandsOf(call);
        break;
      case "hold":
      case "resume":
        call.state = command.command === "hold" ? "onHold" : "connected";
        call.heldSince = command.command === "hold" ? this.now() : null;
        call.commands = commandsOf(call);
        break;
      case "screenPop":
        this.deliver("showCrm", { interactionId: call.interactionId, customerInfo: {} });
        break;
      case "dispose":
        call.state = "ended";
        call.dispositionCode = command.dispositionCode;
        call.note = command.note ?? null;
        call.commands = [];
        this.desk.interactions = this.desk.interactions.filter((one) => one !== call);
        this.desk.recent = [call, ...this.desk.recent];
        this.#available("ready");
        break;
    }
    return this.show();
  }

  #call(interactionId: string): Call | undefined {
    return this.desk.interactions.find(
      (one): one is Call => one.kind === "call" && one.interactionId === interactionId,
    );
  }

  #connect(call: Call): void {
    call.state = "connected";
    call.connectedAt = this.now();
    call.commands = commandsOf(call);
    const payload = {
      eventTime: this.now(),
      interactionId: call.interactionId,
      phone: call.phone,
      customerId: call.customerId,
    };
    this.deliver("callConnected", payload);
    this.deliver("showCrm", { ...payload, customerInfo: { name: call.customer?.name ?? "" } });
  }

  #hangUp(call: Call, party: "agent" | "customer"): void {
    call.endedAt = this.now();
    call.talkTime = call.connectedAt === null ? 0 : this.now() - call.connectedAt;
    call.hangupFirst = party;
    call.state = "wrapUp";
    call.wrapUpEndsAt = this.now() + 60_000;
    call.disposing = disposingOf(this.desk.campaign, this.now());
    call.commands = commandsOf(call);
    this.#available("wrapUp");
    this.deliver("callHungup", { eventTime: this.now(), interactionId: call.interactionId });
  }

  #customerActs(interactionId: string, action: string): Answer {
    const call = this.#call(interactionId);
    if (call === undefined)
      return refusal(404, "not-found", "There is no such call.", "Look at the list.");
    if (action === "answer") this.#connect(call);
    else this.#hangUp(call, "customer");
    this.show();
    return { status: 200, body: call };
  }

  #simulate({ kind, phone }: SimulatedCall): Answer {
    const { desk } = this;
    if (
      desk.campaign === null ||
      (kind === "inbound-call" && desk.availability.state !== "ready")
    ) {
      return refusal(
        409,
        "refused",
        "agent1 is not ready.",
        "Choose a campaign and become ready, then place the call again.",
      );
    }
    this.#count += 1;
    const customer = customers.find((one) => one.phone === phone) ?? null;
    const inbound = kind === "inbound-call";
    const call = callWith({
      interactionId: `int-${this.#count}`,
      callType: inbound ? "inbound.call.dial" : "outbound.manual.dial",
      direction: inbound ? "inbound" : "outbound",
      state: inbound ? "ringing" : "dialling",
      phone,
      displayPhone: phone,
      campaignId: desk.campaign.campaignId,
      queueName: inbound ? "Billing" : null,
      agentQueueId: inbound ? 11 : null,
      customer,
      customerId: customer?.customerId ?? -1,
      startedAt: this.now(),
    });
    call.commands = commandsOf(call);
    desk.interactions = [...desk.interactions, call];
    this.#available("busy");
    this.show();
    return { status: 201, body: call };
  }

  #instance(data: Record<string, unknown>): Answer {
    for (const { slot, apps: placed } of this.slotApps) {
      const found = placed.find((one) => one.placementId === data.placementId);
      if (found === undefined) continue;
      this.#count += 1;
      const instanceId = `instance-${this.#count}`;
      const origin = `http://${found.app.appId}.localhost:${this.port}`;
      const query = new URLSearchParams({ origin: `http://localhost:${this.port}`, instanceId });
      const instance: Instance = {
        instanceId,
        token: `token-${this.#count}`,
        tokenExpiresAt: this.now() + 900_000,
        app: found.app,
        slot,
        url: `${origin}/si/${found.app.name}/${found.app.version}/index.html?${query}`,
        origin,
      };
      return { status: 201, body: instance };
    }
    return refusal(403, "not-placed", "This app is not placed for you.", "Ask an administrator.");
  }
}

export type { Campaign, Customer, Role };
export { apps };
