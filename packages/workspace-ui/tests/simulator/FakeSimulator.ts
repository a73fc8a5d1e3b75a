import type { Run, SimulatorState } from "../../src/host/simulation";
import type { Customer } from "../../src/host/types";
import type { Answer, FakeHost } from "../host/FakeHost";
import { customers } from "../host/fixtures";

/** What was asked of the simulator. */
export interface Asked {
  method: string;
  path: string;
  body: Record<string, unknown>;
}

/** A run of three steps, at the second. */
export const runAt = (facts: Partial<Run> = {}): Run => ({
  scenario: "inbound-call",
  title: "An inbound call",
  state: "running",
  rate: 1,
  step: 1,
  steps: [
    { text: "asha calls Support line", state: "done", line: 8 },
    { text: "wait until agent1 is ringing", state: "current", line: 9 },
    { text: "agent1 answers", state: "waiting", line: 10 },
  ],
  startedAt: 1_000,
  expectations: [{ text: "agent1's apps hear callConnected", passed: null, line: 20 }],
  ...facts,
});

/** The simulator's part of a host: a test says what is so, and sees what was asked. */
export class FakeSimulator {
  readonly asked: Asked[] = [];
  /** Answers to what is asked, by method and path; without one, an empty success. */
  readonly answers = new Map<string, Answer | (() => Answer)>();
  state: SimulatorState;
  /** What the host says instead of the state. */
  unavailable: Answer | null = null;

  constructor(host: FakeHost, directory: readonly Customer[] = customers) {
    this.state = {
      agents: [agent("agent1", "Meera Nair"), agent("agent2", "Jon Fernandes")],
      customers: [...directory],
      interactions: [],
      waiting: [],
      chats: [],
      parties: [],
      clock: { now: host.now(), rate: 1 },
      run: null,
    };
    host.also.push((method, path, body) => this.#answer(method, path, body));
  }

  /** What was asked of a path, oldest first. */
  sent(path: string): Record<string, unknown>[] {
    return this.asked.filter((one) => one.path === path).map(({ body }) => body);
  }

  #answer(method: string, path: string, body: Record<string, unknown>): Answer | undefined {
    if (method === "GET" && path === "/simulator") {
      return this.unavailable ?? { status: 200, body: this.state };
    }
    if (method === "GET" && path === "/campaigns") return { status: 200, body: centre };
    if (method === "GET" && path === "/simulator/scenarios") {
      return { status: 200, body: { scenarios: library } };
    }
    if (!path.startsWith("/simulator/")) return undefined;
    const known = path.replace("/simulator", "");
    this.asked.push({ method, path: known, body });
    const answer = this.answers.get(known);
    if (answer !== undefined) return typeof answer === "function" ? answer() : answer;
    return { status: 200, body: {} };
  }
}

const agent = (userId: string, userName: string): SimulatorState["agents"][number] => ({
  userId,
  userName,
  availability: { state: "ready", since: 0, autoCall: false },
  campaignId: 1,
});

const centre = {
  processes: [],
  campaigns: [
    {
      campaignId: 2,
      campaignName: "Renewals",
      campaignType: "Outbound Voice Campaign",
      processId: 1,
    },
    {
      campaignId: 1,
      campaignName: "Support line",
      campaignType: "Interactive Voice Application",
      processId: 1,
    },
    { campaignId: 3, campaignName: "Web chat", campaignType: "Chat Campaign", processId: 1 },
  ],
  queues: [
    { agentQueueId: 11, queueName: "Billing", campaignId: 1 },
    { agentQueueId: 31, queueName: "Chat desk", campaignId: 3 },
  ],
};

const library = [
  { name: "inbound-call", title: "An inbound call", description: "A customer calls." },
  { name: "failed-dial", title: "A dial that fails", description: "Nobody answers." },
];

/** A refusal as hosts say it. */
export const refusal = (
  status: number,
  code: string,
  message: string,
  remedy: string,
  details?: unknown,
): Answer => ({ status, body: { code, message, remedy, details } });
