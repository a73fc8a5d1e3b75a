import type { InspectorLog } from "./inspectorLog";
import type { InstanceFacts } from "./instanceLink";

/** The part of a message event that the bridge reads. */
export interface IncomingMessage {
  data: unknown;
  origin: string;
  source: unknown;
}

/** A page that shouts must not push everything else out of the log. */
const entriesPerSender = 20;
/** Senders that are told apart; the rest is only counted. */
const sendersKept = 1_000;

/** Messages from windows or origins that are no app's: noted a few times for each sender, then only counted. */
export class Strangers {
  readonly #counts = new Map<string, number>();

  constructor(private readonly log: InspectorLog) {}

  /** Notes a message that was dropped, and why; `facts` when it came from an app's window. */
  drop(event: IncomingMessage, at: number, reason: string, facts: InstanceFacts | null): void {
    const sender = `${event.origin} ${facts?.instanceId ?? ""}`;
    const count = (this.#counts.get(sender) ?? 0) + 1;
    if (this.#counts.size < sendersKept || count > 1) this.#counts.set(sender, count);
    else {
      this.log.countDrop();
      return;
    }
    if (count > entriesPerSender) {
      this.log.countDrop();
      return;
    }
    this.log.add({
      at,
      transport: "legacy",
      instanceId: facts?.instanceId ?? null,
      appName: facts?.appName ?? "",
      direction: "fromApp",
      kind: "dropped",
      service: "",
      name: event.origin,
      detail: reason,
      outcome: "dropped",
      errorCode: null,
      durationMs: null,
      size: typeof event.data === "string" ? event.data.length : 0,
      payload: null,
    });
  }
}
