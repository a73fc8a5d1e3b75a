import type {
  AgentLive,
  Supervision,
  SupervisorCommand,
  Waiting,
} from "../../src/host/supervision";
import type { Call, InteractionRecord } from "../../src/host/types";
import { nothing } from "../../src/supervisor/overview/figures";
import type { Answer, FakeHost } from "../host/FakeHost";

/** An agent of this number: some ready, some busy. */
export const agent = (index: number, change: Partial<AgentLive> = {}): AgentLive => ({
  userId: `agent${index}`,
  userName: `Agent ${String(index).padStart(5, "0")}`,
  availability: { state: "ready", since: 1_000, autoCall: false },
  campaignId: 1,
  extension: String(4000 + index),
  interactions: [],
  handledToday: index,
  talkTimeToday: index * 1_000,
  ...change,
});

/** A call that `userId` has in hand. */
export const call = (change: Partial<Call> = {}): Call => ({
  kind: "call",
  interactionId: "int-1",
  userId: "agent1",
  campaignId: 1,
  queueName: "Billing",
  agentQueueId: 11,
  customer: null,
  customerId: -1,
  displayPhone: "+919800000001",
  startedAt: 1_000,
  connectedAt: 2_000,
  endedAt: null,
  wrapUpEndsAt: null,
  waited: 0,
  transferredFrom: null,
  disposing: { by: "workspace", panelOpensAt: null },
  dispositionCode: null,
  dispositionClass: null,
  note: null,
  parties: [],
  attempt: null,
  failure: null,
  commands: ["listen", "barge"],
  callType: "inbound.call.dial",
  direction: "inbound",
  state: "connected",
  muted: false,
  phone: "+919800000001",
  crtObjectId: "crt-1",
  userCrtObjectId: "ucrt-1",
  heldSince: null,
  holdTime: 0,
  talkTime: 0,
  hangupFirst: null,
  systemDisposition: null,
  lead: null,
  previewEndsAt: null,
  order: null,
  connector: null,
  recordingUrl: null,
  embeddedPage: null,
  transcript: [],
  ...change,
});

/** A call that waits. */
export const waiting = (change: Partial<Waiting> = {}): Waiting => ({
  crtObjectId: "crt-9",
  kind: "call",
  campaignId: 1,
  agentQueueId: 11,
  queueName: "Billing",
  displayPhone: "+919800000009",
  customer: null,
  since: 1_000,
  ...change,
});

const record = (index: number): InteractionRecord => ({
  interactionId: `int-${index}`,
  kind: "call",
  userId: "agent1",
  userName: "Meera Nair",
  campaignId: 1,
  campaignName: "Customer care",
  agentQueueId: 11,
  queueName: "Billing",
  callType: "inbound.call.dial",
  direction: "inbound",
  displayPhone: "+919800000001",
  customerId: 1,
  customerName: `Customer ${index}`,
  startedAt: 1_000_000 - index,
  connectedAt: 1_000_000,
  endedAt: 1_060_000,
  disposedAt: 1_070_000,
  waited: 5_000,
  ringingTime: 2_000,
  talkTime: 60_000,
  holdTime: 10_000,
  wrapUpTime: 10_000,
  hangupFirst: "customer",
  systemDisposition: null,
  dispositionCode: "resolved.billing",
  dispositionClass: "Resolved",
  note: "Explained the invoice",
  recordingUrl: null,
  crtObjectId: "crt-1",
});

/** The supervisor's routes of a host in memory. */
export class CentreHost {
  agents: AgentLive[] = [agent(1), agent(2)];
  interactions: Call[] = [];
  waiting: Waiting[] = [];
  listening: Supervision["listening"] = null;
  managing: number | null = null;
  dialler = { running: false, left: 12 };
  past = 0;
  /** So many past interactions are in one answer. */
  pageSize = 100;
  /** What was asked for. */
  readonly commands: SupervisorCommand[] = [];
  /** Addresses that were read. */
  readonly read: string[] = [];
  /** Refuses every command, as the host does. */
  refusing = false;

  /** Lets a fake host answer them, signed in as `userId`. */
  join(host: FakeHost, userId = "supervisor1"): void {
    host.answer("POST", "/session", { userId, password: "demo" }, null);
    const base = host.answer.bind(host);
    host.answer = (method, path, body, bearer) =>
      this.#answer(method, path, body) ?? base(method, path, body, bearer);
  }

  #answer(method: string, path: string, body: unknown): Answer | null {
    const url = new URL(path, "http://host");
    if (method === "GET") this.read.push(path);
    if (url.pathname === "/supervisor") return { status: 200, body: this.#state() };
    if (url.pathname === "/supervisor/commands") return this.#command(body as SupervisorCommand);
    if (url.pathname === "/statistics") {
      return {
        status: 200,
        body: {
          totals: { ...nothing, offered: 10, answered: 9, withinServiceLevel: 8 },
          series: [{ from: 0, to: 1, counters: { ...nothing, offered: 10, answered: 9 } }],
        },
      };
    }
    if (url.pathname === "/interactions") {
      const after = Number(url.searchParams.get("after") ?? 0);
      const total = url.searchParams.get("q") === "nobody" ? 0 : this.past;
      const count = Math.max(0, Math.min(this.pageSize, total - after));
      return {
        status: 200,
        body: {
          interactions: Array.from({ length: count }, (_, index) => record(after + index)),
          total,
          next: after + count < total ? String(after + count) : null,
        },
      };
    }
    const one = /^\/interactions\/int-(\d+)$/.exec(url.pathname);
    if (one !== null) {
      return {
        status: 200,
        body: {
          record: record(Number(one[1])),
          interaction: call({
            state: "ended",
            transcript: [{ lineId: "l1", speaker: "agent", text: "Good morning", at: 1_000_000 }],
          }),
        },
      };
    }
    return null;
  }

  #state(): Supervision {
    const here = ({ campaignId }: { campaignId: number | null }): boolean =>
      this.managing === null || campaignId === this.managing;
    return structuredClone({
      now: Date.now(),
      rate: 1,
      managing: this.managing,
      campaigns: [
        {
          campaignId: 1,
          campaignName: "Customer care",
          campaignType: "Interactive Voice Application",
          queues: [
            {
              agentQueueId: 11,
              queueName: "Billing",
              waiting: 1,
              longestWait: 5,
              counters: nothing,
            },
          ],
          counters: { ...nothing, offered: 10, answered: 9, withinServiceLevel: 8, handled: 9 },
          agents: { ready: 2, busy: 0, wrapUp: 0, onBreak: 0, notReady: 0 },
          dialler: null,
        },
        {
          campaignId: 2,
          campaignName: "Renewals",
          campaignType: "Outbound Voice Campaign",
          queues: [],
          counters: nothing,
          agents: { ready: 0, busy: 0, wrapUp: 0, onBreak: 0, notReady: 0 },
          dialler: this.dialler,
        },
      ],
      agents: this.agents.filter(here),
      interactions: this.interactions.filter(here),
      waiting: this.waiting.filter(here),
      listening: this.listening,
      commands: [],
    });
  }

  #command(command: SupervisorCommand): Answer {
    this.commands.push(command);
    if (this.refusing) {
      return {
        status: 409,
        body: { code: "refused", message: "agent2 has a call", remedy: "Choose another agent" },
      };
    }
    switch (command.command) {
      case "manageCampaign":
        this.managing = command.campaignId;
        break;
      case "forceLogout":
        this.agents = this.agents.filter(({ userId }) => userId !== command.userId);
        break;
      case "reassign":
        this.interactions = this.interactions.map((one) =>
          one.interactionId === command.interactionId ? { ...one, userId: command.userId } : one,
        );
        break;
      case "assignWaiting":
        this.waiting = this.waiting.filter(
          ({ crtObjectId }) => crtObjectId !== command.crtObjectId,
        );
        break;
      case "listen":
        this.listening = { interactionId: command.interactionId, mode: "listening" };
        break;
      case "barge":
        this.listening = { interactionId: command.interactionId, mode: "barged" };
        break;
      case "stopListening":
        this.listening = null;
        break;
      case "startDialler":
      case "stopDialler":
        this.dialler = { ...this.dialler, running: command.command === "startDialler" };
        break;
    }
    return { status: 200, body: this.#state() };
  }
}
