import type { TicketFilters } from "../host/tickets";

/** A user's id on the wire that means "nobody works on it". */
export const nobody = "nobody";

/** The filters that an address holds; what makes no sense is left out. */
export const readFilters = (search: URLSearchParams): TicketFilters => {
  const text = (name: string): string | undefined => search.get(name)?.trim() || undefined;
  const queue = Number(search.get("queue") ?? Number.NaN);
  const filters: TicketFilters = {};
  const [group, state, assignee, q] = ["group", "state", "assignee", "q"].map(text);
  if (group !== undefined) filters.group = group;
  if (state !== undefined) filters.state = state;
  if (assignee !== undefined) filters.assignee = assignee;
  if (q !== undefined) filters.q = q;
  if (Number.isInteger(queue) && queue >= 0) filters.agentQueueId = queue;
  return filters;
};

/** The part of an address that holds the filters, with its question mark; nothing when there are none. */
export const writeFilters = ({
  group,
  state,
  assignee,
  agentQueueId,
  q,
}: TicketFilters): string => {
  const search = new URLSearchParams();
  if (group) search.set("group", group);
  if (state) search.set("state", state);
  if (assignee) search.set("assignee", assignee);
  if (agentQueueId !== undefined) search.set("queue", String(agentQueueId));
  if (q) search.set("q", q);
  const text = search.toString();
  return text === "" ? "" : `?${text}`;
};

/** How many filters are set beside the search. */
export const filtersSet = ({ group, state, assignee, agentQueueId }: TicketFilters): number =>
  [group ?? state, assignee, agentQueueId].filter((value) => value !== undefined).length;

/** Whether anything narrows the list. */
export const narrows = (filters: TicketFilters): boolean => Object.keys(filters).length > 0;
