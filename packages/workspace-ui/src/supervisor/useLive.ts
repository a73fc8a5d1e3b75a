import {
  keepPreviousData,
  type QueryKey,
  type UseQueryResult,
  useQuery,
} from "@tanstack/react-query";
import { useEffect } from "react";
import { useWorkspace } from "../shell/context";
import { paced } from "./paced";

/** At most one fetch in this time, in milliseconds. */
const least = 1_000;

/** Something of the host that is fetched again when the host says that the contact centre has changed. */
export const useLive = <T>(
  queryKey: QueryKey,
  fetch: (signal: AbortSignal) => Promise<T>,
): UseQueryResult<T> => {
  const { centre } = useWorkspace();
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }) => fetch(signal),
    // Thousands of agents change all the time: comparing old and new takes longer than drawing the rows in sight.
    structuralSharing: false,
    placeholderData: keepPreviousData,
    staleTime: least,
  });
  const { refetch } = query;
  useEffect(() => {
    const pace = paced(() => refetch({ cancelRefetch: false }), least);
    const ask = (): void => {
      if (document.visibilityState !== "hidden") pace.ask();
    };
    const stopListening = centre.subscribe(ask);
    document.addEventListener("visibilitychange", ask);
    return () => {
      stopListening();
      document.removeEventListener("visibilitychange", ask);
      pace.stop();
    };
  }, [centre, refetch]);
  return query;
};
