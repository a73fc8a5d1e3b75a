import {
  type InfiniteData,
  type UseInfiniteQueryResult,
  type UseQueryResult,
  useInfiniteQuery,
  useQueries,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { Refusal } from "../host/refusal";
import type {
  Person,
  TicketCommand,
  TicketFilters,
  TicketStateGroup,
  TicketsPart,
} from "../host/tickets";
import type { Customer, Ticket } from "../host/types";
import { useApi, useDesk, useWorkspace } from "../shell/context";
import { TicketsApi } from "./TicketsApi";

const ticketsKey = ["tickets"] as const;
const oneKey = (ticketId: string) => [...ticketsKey, "one", ticketId] as const;

/** Others work on tickets too: what shows is asked for again after so long, in milliseconds. */
const refresh = 15_000;
/** People, queues and states change rarely, in milliseconds. */
const rarely = 5 * 60_000;

/** The calls about tickets. */
export const useTicketsApi = (): TicketsApi => {
  const api = useApi();
  return useMemo(() => new TicketsApi(api), [api]);
};

/** Tickets, as many as were asked for so far. */
export const useTicketList = (
  filters: TicketFilters,
  enabled = true,
): UseInfiniteQueryResult<InfiniteData<TicketsPart>> => {
  const api = useTicketsApi();
  return useInfiniteQuery({
    queryKey: [...ticketsKey, "list", filters],
    queryFn: ({ pageParam, signal }) => api.list(filters, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: refresh,
    enabled,
  });
};

/** One ticket. */
export const useTicket = (ticketId: string): UseQueryResult<Ticket> => {
  const api = useTicketsApi();
  return useQuery({
    queryKey: oneKey(ticketId),
    queryFn: ({ signal }) => api.one(ticketId, signal),
    refetchInterval: refresh,
  });
};

/** Some tickets by their ids; those that can't be read are left out. */
export const useTickets = (ticketIds: readonly string[]): Ticket[] => {
  const api = useTicketsApi();
  return useQueries({
    queries: ticketIds.map((ticketId) => ({
      queryKey: oneKey(ticketId),
      queryFn: ({ signal }: { signal: AbortSignal }) => api.one(ticketId, signal),
      refetchInterval: refresh,
    })),
    combine: (answers) => answers.flatMap(({ data }) => data ?? []),
  });
};

/** The states that tickets can have. */
export const useTicketStates = (): readonly TicketStateGroup[] => {
  const api = useTicketsApi();
  const { data } = useQuery({
    queryKey: ["ticketStates"],
    queryFn: ({ signal }) => api.states(signal),
    staleTime: rarely,
  });
  return data ?? none;
};

/** Everyone who works here. */
export const usePeople = (): readonly Person[] => {
  const api = useTicketsApi();
  const { user } = useWorkspace();
  const { data } = useQuery({
    queryKey: ["people"],
    queryFn: ({ signal }) => api.people(signal),
    staleTime: rarely,
  });
  return useMemo(
    () =>
      data?.some(({ userId }) => userId === user.userId)
        ? data
        : [...(data ?? []), { userId: user.userId, userName: user.userName }],
    [data, user],
  );
};

/** What somebody is called: the name if it is known, else the id. */
export const useNameOf = (): ((userId: string) => string) => {
  const people = usePeople();
  return useMemo(() => {
    const names = new Map(people.map(({ userId, userName }) => [userId, userName]));
    return (userId) => names.get(userId) ?? userId;
  }, [people]);
};

/** A queue that tickets can wait in. */
export interface TicketQueue {
  agentQueueId: number;
  queueName: string;
}

interface CampaignQueues {
  campaigns: { queues: TicketQueue[] }[];
}

/** The queues that this user knows: of the agent's campaigns, of all for a supervisor. */
export const useQueues = (): readonly TicketQueue[] => {
  const api = useApi();
  const { user } = useWorkspace();
  const campaigns = useDesk(({ desk }) => desk?.campaigns);
  const { data } = useQuery({
    queryKey: ["ticketQueues"],
    queryFn: ({ signal }) => api.get<CampaignQueues>("/supervisor", signal),
    staleTime: rarely,
    enabled: user.role !== "agent",
  });
  return useMemo(() => {
    const all = (user.role === "agent" ? campaigns : data?.campaigns) ?? [];
    return all
      .flatMap(({ queues }) => queues)
      .map(({ agentQueueId, queueName }) => ({ agentQueueId, queueName }));
  }, [campaigns, data, user.role]);
};

/** The customer of a ticket; `null` for nobody. */
export const useCustomer = (customerId: number): UseQueryResult<Customer | null> => {
  const api = useApi();
  return useQuery({
    queryKey: ["ticketCustomer", customerId],
    queryFn: () => (customerId < 0 ? null : api.customer(customerId)),
    staleTime: 60_000,
  });
};

/** Asks for something about a ticket, and keeps what the host answers. Rejects with what went wrong. */
export const useTicketCommand = (): ((command: TicketCommand) => Promise<Ticket>) => {
  const api = useTicketsApi();
  const client = useQueryClient();
  return useCallback(
    async (command) => {
      try {
        const ticket = await api.command(command);
        // What is on its way may be older than this answer.
        await client.cancelQueries({ queryKey: ticketsKey });
        client.setQueryData(oneKey(ticket.ticketId), ticket);
        void client.invalidateQueries({ queryKey: ticketsKey });
        return ticket;
      } catch (error) {
        const newer = staleBy(error);
        if (newer !== null) client.setQueryData(oneKey(newer.ticketId), newer);
        throw error;
      }
    },
    [api, client],
  );
};

/** The ticket as somebody else has left it, when that is why a change was refused. */
export const staleBy = (error: unknown): Ticket | null => {
  if (!(error instanceof Refusal) || error.code !== "stale-revision") return null;
  const { details } = error;
  return typeof details === "object" && details !== null && "ticketId" in details
    ? (details as Ticket)
    : null;
};

const none: readonly TicketStateGroup[] = [];
