import type { HostApi } from "../host/HostApi";
import type {
  PastInteractions,
  Statistics,
  StatisticsWindow,
  Supervision,
  SupervisorCommand,
} from "../host/supervision";
import type { PastInteraction } from "../host/types";
import { type PastFilters, pastQuery } from "./past/pastFilters";

/** What statistics are about. */
export interface StatisticsWish {
  campaignId: number | null;
  agentQueueId: number | null;
  window: StatisticsWindow;
}

/** How many past interactions a page has. */
const pageSize = 100;

/** The supervisor's calls. Each rejects as those of `HostApi` do. */
export class SupervisionApi {
  constructor(private readonly host: HostApi) {}

  state = (signal?: AbortSignal): Promise<Supervision> => this.host.get("/supervisor", signal);

  command = (command: SupervisorCommand): Promise<Supervision> =>
    this.host.send("POST", "/supervisor/commands", { body: command });

  statistics = (wish: StatisticsWish, signal?: AbortSignal): Promise<Statistics> => {
    const query = new URLSearchParams({ window: wish.window });
    if (wish.campaignId !== null) query.set("campaignId", String(wish.campaignId));
    if (wish.agentQueueId !== null) query.set("agentQueueId", String(wish.agentQueueId));
    return this.host.get(`/statistics?${query}`, signal);
  };

  past = (
    filters: PastFilters,
    after: string | null,
    signal?: AbortSignal,
  ): Promise<PastInteractions> => {
    const query = pastQuery(filters);
    query.set("limit", String(pageSize));
    if (after !== null) query.set("after", after);
    return this.host.get(`/interactions?${query}`, signal);
  };

  one = (interactionId: string, signal?: AbortSignal): Promise<PastInteraction> =>
    this.host.get(`/interactions/${encodeURIComponent(interactionId)}`, signal);
}

/** The address of the past interactions as a CSV file, for a link. */
export const exportAddress = (filters: PastFilters): string => {
  const query = pastQuery(filters).toString();
  return query === "" ? "/api/v1/interactions/export" : `/api/v1/interactions/export?${query}`;
};
