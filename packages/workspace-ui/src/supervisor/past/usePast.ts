import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { PastInteraction } from "../../host/types";
import { useSupervisionApi } from "../useSupervision";
import type { PastFilters } from "./pastFilters";

/** Past interactions by filters, page after page as they are scrolled to. */
export const usePast = (filters: PastFilters) => {
  const api = useSupervisionApi();
  return useInfiniteQuery({
    queryKey: ["past", filters],
    queryFn: ({ pageParam, signal }) => api.past(filters, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
};

/** One past interaction with everything that was said. */
export const usePastOne = (interactionId: string | null) => {
  const api = useSupervisionApi();
  return useQuery<PastInteraction>({
    queryKey: ["past-one", interactionId],
    queryFn: ({ signal }) => api.one(interactionId ?? "", signal),
    enabled: interactionId !== null,
  });
};
