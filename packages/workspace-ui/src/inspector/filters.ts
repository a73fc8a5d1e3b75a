import type { LogEntry } from "../bridge/inspectorLog";

/** The chips of the inspector. */
export const entryKinds = ["events", "requests", "lifeCycle", "failures", "dropped"] as const;
export type EntryKind = (typeof entryKinds)[number];

/** What the reader wants to see. */
export interface Filters {
  /** Empty: every kind. Several: any of them. */
  kinds: ReadonlySet<EntryKind>;
  /** `null`: every app. */
  app: string | null;
  search: string;
}

/** Everything. */
export const noFilters: Filters = { kinds: new Set(), app: null, search: "" };

const isOf = (entry: LogEntry, kind: EntryKind): boolean => {
  switch (kind) {
    case "events":
      return entry.kind === "event";
    case "requests":
      return entry.kind === "request" || entry.kind === "answer";
    case "lifeCycle":
      return entry.kind === "notice" || entry.kind === "port";
    case "failures":
      return entry.outcome === "failure";
    case "dropped":
      return entry.kind === "dropped" || entry.outcome === "dropped";
  }
};

/** What stands in the column *What*. */
export const whatOf = (entry: LogEntry): string => {
  if (entry.kind === "port" || entry.service === "") return entry.name;
  return entry.kind === "event"
    ? `${entry.service} ${entry.name}`
    : `${entry.service}.${entry.name}`;
};

const payloads = new WeakMap<object, string>();

/** Payloads are searched too; each is made into text once. */
const payloadText = (payload: unknown): string => {
  if (typeof payload !== "object" || payload === null) return String(payload ?? "");
  let text = payloads.get(payload);
  if (text === undefined) {
    try {
      text = JSON.stringify(payload).slice(0, 20_000).toLowerCase();
    } catch {
      text = "";
    }
    payloads.set(payload, text);
  }
  return text;
};

/** Whether an entry is one that the reader wants to see. */
export const matches = (entry: LogEntry, filters: Filters): boolean => {
  if (filters.app !== null && entry.appName !== filters.app) return false;
  if (filters.kinds.size > 0) {
    let any = false;
    for (const kind of filters.kinds) any ||= isOf(entry, kind);
    if (!any) return false;
  }
  const search = filters.search.trim().toLowerCase();
  if (search === "") return true;
  return (
    `${whatOf(entry)} ${entry.detail} ${entry.appName} ${entry.errorCode ?? ""}`
      .toLowerCase()
      .includes(search) || payloadText(entry.payload).includes(search)
  );
};
