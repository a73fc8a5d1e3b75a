/** What past interactions are looked for. Empty texts look for everything. */
export interface PastFilters {
  /** A day, `YYYY-MM-DD`, by the reader's calendar. */
  from: string;
  /** A day, that day included. */
  to: string;
  userId: string;
  campaignId: string;
  agentQueueId: string;
  kind: "" | "call" | "chat";
  direction: "" | "inbound" | "outbound";
  dispositionCode: string;
  q: string;
}

export const noFilters: PastFilters = {
  from: "",
  to: "",
  userId: "",
  campaignId: "",
  agentQueueId: "",
  kind: "",
  direction: "",
  dispositionCode: "",
  q: "",
};

const names = Object.keys(noFilters) as (keyof PastFilters)[];

/** The start of a day at the reader's place, in milliseconds; `null` when it is no day. */
const startOfDay = (day: string, later = 0): number | null => {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (parts === null) return null;
  const at = new Date(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]) + later);
  return Number.isNaN(at.getTime()) ? null : at.getTime();
};

/** The filters as the host takes them: days as instants, the last day whole. */
export const pastQuery = (filters: PastFilters): URLSearchParams => {
  const query = new URLSearchParams();
  for (const name of names) {
    const value = filters[name].trim();
    if (value === "") continue;
    if (name === "from" || name === "to") {
      const at = startOfDay(value, name === "to" ? 1 : 0);
      if (at !== null) query.set(name, String(name === "to" ? at - 1 : at));
    } else {
      query.set(name, value);
    }
  }
  return query;
};

/** The filters as a page's address carries them, so that a search can be passed on and come back to. */
export const addressOf = (filters: PastFilters): string => {
  const query = new URLSearchParams();
  for (const name of names) {
    if (filters[name] !== "") query.set(name, filters[name]);
  }
  return query.toString();
};

const oneOf = <Word extends string>(word: string | null, words: readonly Word[]): Word | "" =>
  words.find((known) => known === word) ?? "";

/** The filters in a page's address; what is unknown there counts as not given. */
export const filtersIn = (search: string): PastFilters => {
  const query = new URLSearchParams(search);
  const text = (name: keyof PastFilters): string => query.get(name) ?? "";
  return {
    from: startOfDay(text("from")) === null ? "" : text("from"),
    to: startOfDay(text("to")) === null ? "" : text("to"),
    userId: text("userId"),
    campaignId: text("campaignId"),
    agentQueueId: text("agentQueueId"),
    kind: oneOf(query.get("kind"), ["call", "chat"]),
    direction: oneOf(query.get("direction"), ["inbound", "outbound"]),
    dispositionCode: text("dispositionCode"),
    q: text("q"),
  };
};

/** How many filters beside the text are set. */
export const countOf = (filters: PastFilters): number =>
  names.filter((name) => name !== "q" && filters[name] !== "").length;
