import type { Transport } from "./wire";

/** Which way a message went. */
export type Direction = "fromApp" | "toApp";

/** What came of a message. */
export type EntryOutcome = "pending" | "success" | "failure" | "sent" | "noted" | "dropped";

/** One message between an app and the shell. */
export interface LogEntry {
  seq: number;
  /** Host time, milliseconds since the epoch. */
  at: number;
  direction: Direction;
  transport: Transport;
  instanceId: string | null;
  appName: string;
  kind: "request" | "answer" | "event" | "notice" | "port" | "dropped";
  service: string;
  /** Method of a request or answer, name of an event or life-cycle moment. */
  name: string;
  /** What a reader wants to see beside the name: the event registered for, the URL asked for, the operation. */
  detail: string;
  outcome: EntryOutcome;
  /** The contract's code of a failure. */
  errorCode: number | null;
  /** For answers: milliseconds since the request. */
  durationMs: number | null;
  /** Length of the text that travelled, in characters. */
  size: number;
  payload: unknown;
}

/** What the writer of an entry gives; the log numbers it, and the object is the log's from then on. */
export type NewLogEntry = Omit<LogEntry, "seq"> & { seq?: number };

/** How much the log keeps: the newest entries, and texts of no more than this many characters together. */
export interface LogLimits {
  entries: number;
  characters: number;
}

/**
 * Every message both ways, newest last, bounded in number and size.
 *
 * The array and its entries are changed in place, because a busy desk adds thousands; `version` says when to look again.
 */
export class InspectorLog {
  readonly #entries: LogEntry[] = [];
  #characters = 0;
  #nextSeq = 1;
  #dropped = 0;
  #version = 0;
  readonly #listeners = new Set<() => void>();

  constructor(readonly limits: LogLimits = { entries: 20_000, characters: 48 * 1024 * 1024 }) {}

  /** The entries kept, oldest first. The array changes in place. */
  get entries(): readonly LogEntry[] {
    return this.#entries;
  }

  /** Grows with each change. */
  get version(): number {
    return this.#version;
  }

  /** How many messages were dropped since the start (also those no longer kept). */
  get dropped(): number {
    return this.#dropped;
  }

  /** Adds an entry. This is on every message's way: nothing is copied or made into text here. */
  add(entry: NewLogEntry): LogEntry {
    entry.seq = this.#nextSeq++;
    const added = entry as LogEntry;
    this.#entries.push(added);
    this.#characters += entry.size;
    if (entry.kind === "dropped") this.#dropped += 1;
    if (this.#entries.length > this.limits.entries || this.#characters > this.limits.characters) {
      this.#forgetOldest();
    }
    this.#tell();
    return added;
  }

  /** Counts a dropped message that is not worth an entry of its own any more. */
  countDrop(): void {
    this.#dropped += 1;
    this.#tell();
  }

  /** Notes what came of a request once it is answered; of one that is no longer kept nobody sees it. */
  settle(
    entry: LogEntry,
    outcome: EntryOutcome,
    errorCode: number | null,
    durationMs: number,
  ): void {
    entry.outcome = outcome;
    entry.errorCode = errorCode;
    entry.durationMs = durationMs;
    this.#tell();
  }

  /** Forgets every entry. */
  clear(): void {
    this.#entries.length = 0;
    this.#characters = 0;
    this.#tell();
  }

  /** Calls `listener` after each change, until the returned function is called. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Forgets a tenth at once when full, so that the cost of moving the rest is shared by many additions. */
  #forgetOldest(): void {
    let count = Math.max(1, Math.floor(this.limits.entries / 10));
    let characters = this.#characters;
    let forgotten = 0;
    while (
      forgotten < this.#entries.length - 1 &&
      (count > 0 || characters > this.limits.characters)
    ) {
      characters -= this.#entries[forgotten]?.size ?? 0;
      forgotten += 1;
      count -= 1;
    }
    this.#entries.splice(0, forgotten);
    this.#characters = characters;
  }

  #tell(): void {
    this.#version += 1;
    for (const listener of this.#listeners) listener();
  }
}
