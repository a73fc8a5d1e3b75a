import type { SupportedEvent } from "../aaf/contract";

/** One event that arrived. */
export interface LogEntry {
  /** Rises by one with each entry. */
  readonly number: number;
  /** When it arrived here, milliseconds since the epoch. */
  readonly at: number;
  readonly name: string;
  readonly scope: SupportedEvent["scope"];
  readonly payload: unknown;
}

export interface EventLog {
  /** Newest first. */
  readonly entries: readonly LogEntry[];
  /** Arrived while paused: kept aside until the log goes on. */
  readonly waiting: readonly LogEntry[];
  readonly paused: boolean;
  readonly next: number;
}

/** The oldest entries go first when there are more. */
export const CAPACITY = 1000;

export const emptyLog: EventLog = { entries: [], waiting: [], paused: false, next: 1 };

export type LogChange =
  | { readonly type: "arrived"; readonly entry: Omit<LogEntry, "number"> }
  | { readonly type: "pause" | "resume" | "clear" };

export function changed(log: EventLog, change: LogChange): EventLog {
  switch (change.type) {
    case "arrived": {
      const entry = { ...change.entry, number: log.next };
      const next = log.next + 1;
      return log.paused
        ? { ...log, next, waiting: [entry, ...log.waiting].slice(0, CAPACITY) }
        : { ...log, next, entries: [entry, ...log.entries].slice(0, CAPACITY) };
    }
    case "pause":
      return { ...log, paused: true };
    case "resume":
      return {
        ...log,
        paused: false,
        waiting: [],
        entries: [...log.waiting, ...log.entries].slice(0, CAPACITY),
      };
    case "clear":
      return { ...log, entries: [], waiting: [] };
  }
}

export interface Selection {
  /** Event names; none means all. */
  readonly names: readonly string[];
  /** Looked for in name and payload, without regard to case. */
  readonly search: string;
}

export function selected(
  entries: readonly LogEntry[],
  { names, search }: Selection,
): readonly LogEntry[] {
  const wanted = search.trim().toLowerCase();
  return entries.filter(
    (entry) =>
      (names.length === 0 || names.includes(entry.name)) &&
      (wanted === "" ||
        entry.name.toLowerCase().includes(wanted) ||
        JSON.stringify(entry.payload).toLowerCase().includes(wanted)),
  );
}

/** The entries as a JSON text, oldest first, to paste or save. */
export function exported(entries: readonly LogEntry[]): string {
  const rows = [...entries]
    .reverse()
    .map(({ at, ...rest }) => ({ at: new Date(at).toISOString(), ...rest }));
  return `${JSON.stringify(rows, null, 2)}\n`;
}
