import { code } from "./failures";
import type { InspectorLog, LogEntry, NewLogEntry } from "./inspectorLog";
import type { InstanceFacts, InstanceLink } from "./instanceLink";
import { detailOf } from "./messageDetail";
import type { EventTexts, Malformed, Notice, Outcome, Request, Transport } from "./wire";

/** Refusals and drops of one app are told at most so often, in milliseconds. */
const floodToldEvery = 1_000;

interface Flood {
  refused: number;
  dropped: number;
  toldAt: number;
}

/** A payload of a text longer than this, in characters, is kept as that text. */
const longText = 4 * 1024;

/**
 * Reads an entry's payload from its text whenever somebody looks. A parsed one of this length would live as long as the log does,
 * and cost the collector more than the message itself.
 */
const keepAsText = (entry: LogEntry, text: string, part: "data" | "requestData"): void => {
  Object.defineProperty(entry, "payload", {
    enumerable: true,
    get: () => (JSON.parse(text) as Record<string, unknown>)[part] ?? null,
  });
};

const asText = (value: unknown): string => (typeof value === "string" ? value : "");

/** Writes what passes the bridge into the inspector's log. */
export class Recorder {
  readonly #floods = new WeakMap<InstanceLink, Flood>();

  constructor(
    private readonly log: InspectorLog,
    private readonly now: () => number,
  ) {}

  /** A request came in. */
  request(
    { facts }: InstanceLink,
    transport: Transport,
    request: Request,
    size: number,
    text: unknown,
  ): LogEntry {
    const entry = this.log.add({
      at: this.now(),
      direction: "fromApp",
      transport,
      instanceId: facts.instanceId,
      appName: facts.appName,
      kind: "request",
      service: request.service,
      name: request.method,
      detail: detailOf(request.service, request.data),
      outcome: "pending",
      errorCode: null,
      durationMs: null,
      size,
      payload: request.data,
    });
    if (size > longText && typeof text === "string") {
      keepAsText(entry, text, transport === "port" ? "data" : "requestData");
    }
    return entry;
  }

  /** A request was answered, at once or later. */
  answer(
    { facts }: InstanceLink,
    asked: LogEntry,
    outcome: Outcome,
    text: string,
    at: number,
  ): void {
    const failed = outcome.status === "failure" ? outcome.data : null;
    const durationMs = at - asked.at;
    asked.outcome = outcome.status;
    asked.errorCode = failed === null ? null : failed.code;
    asked.durationMs = durationMs;
    const entry = this.log.add({
      at,
      direction: "toApp",
      transport: asked.transport,
      instanceId: facts.instanceId,
      appName: facts.appName,
      kind: "answer",
      service: asked.service,
      name: asked.name,
      detail: failed === null ? "" : failed.message,
      outcome: outcome.status,
      errorCode: asked.errorCode,
      durationMs,
      size: text.length,
      payload: outcome.data,
    });
    if (text.length > longText && failed === null) keepAsText(entry, text, "data");
  }

  /** Nobody waits for the answer to a request any more: its page has gone, or has called it off. */
  unanswered(asked: LogEntry, why: "instanceGone" | "cancelled"): void {
    this.log.settle(asked, "dropped", code[why], this.now() - asked.at);
  }

  /** An event went out; `sent` is false when the app reads so slowly that it was dropped. */
  event({ facts, transport }: InstanceLink, event: EventTexts, size: number, sent: boolean): void {
    this.log.add({
      at: this.now(),
      direction: "toApp",
      transport,
      instanceId: facts.instanceId,
      appName: facts.appName,
      kind: "event",
      service: event.service,
      name: event.name,
      detail: "",
      outcome: sent ? "sent" : "dropped",
      errorCode: null,
      durationMs: null,
      size,
      payload: event.payload,
    });
  }

  /** The app told a moment of its life, or that one of its callbacks threw. */
  notice({ facts }: InstanceLink, transport: Transport, notice: Notice, size: number): void {
    const threw = notice.eventName === "appError";
    const { event, message } = notice.data;
    this.#add(facts, transport, {
      direction: "fromApp",
      kind: "notice",
      service: "lifeCycle",
      name: notice.eventName,
      detail: threw ? `${asText(event)}: ${asText(message)}` : "",
      outcome: threw ? "failure" : "noted",
      size,
      payload: notice.data,
    });
  }

  /** The app stopped or began again to show signs of life. */
  pulse({ facts, transport }: InstanceLink, name: "appLost" | "appBack"): void {
    this.#add(facts, transport, {
      direction: "fromApp",
      kind: "notice",
      service: "lifeCycle",
      name,
      outcome: name === "appLost" ? "failure" : "noted",
    });
  }

  /** The app was offered a port. */
  port({ facts }: InstanceLink, version: 1 | 2, size: number): void {
    this.#add(facts, "legacy", {
      direction: "toApp",
      kind: "port",
      name: "port",
      outcome: "sent",
      size,
      payload: { responseType: "port", version },
    });
  }

  /** A message of an app that can't be carried out. */
  malformed(
    { facts }: InstanceLink,
    transport: Transport,
    fault: Malformed,
    size: number,
  ): LogEntry {
    return this.#add(facts, transport, {
      kind: "dropped",
      service: fault.service,
      name: fault.method,
      detail: fault.reason,
      outcome: "dropped",
      errorCode: code.malformed,
      size,
    });
  }

  /** A message above the app's rate was refused, or dropped unread; told once a second, with how many. */
  flood(link: InstanceLink, what: "refused" | "dropped"): void {
    let flood = this.#floods.get(link);
    if (flood === undefined) {
      flood = { refused: 0, dropped: 0, toldAt: Number.NEGATIVE_INFINITY };
      this.#floods.set(link, flood);
    }
    flood[what] += 1;
    const at = this.now();
    if (at - flood.toldAt < floodToldEvery) {
      this.log.countDrop();
      return;
    }
    flood.toldAt = at;
    this.#add(link.facts, link.transport, {
      kind: "dropped",
      name: "tooManyRequests",
      detail: `too many messages: ${flood.refused} refused and ${flood.dropped} dropped so far`,
      outcome: "dropped",
      errorCode: code.tooManyRequests,
    });
  }

  #add(facts: InstanceFacts, transport: Transport, rest: Partial<NewLogEntry>): LogEntry {
    return this.log.add({
      at: this.now(),
      direction: "fromApp",
      transport,
      instanceId: facts.instanceId,
      appName: facts.appName,
      kind: "notice",
      service: "",
      name: "",
      detail: "",
      outcome: "noted",
      errorCode: null,
      durationMs: null,
      size: 0,
      payload: null,
      ...rest,
    });
  }
}
