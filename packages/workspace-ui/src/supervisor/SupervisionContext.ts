import type { UseQueryResult } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import type { Supervision } from "../host/supervision";

export const SupervisionContext = createContext<UseQueryResult<Supervision> | null>(null);

/** What goes on now, as the pages around have fetched it. */
export const useLiveCentre = (): UseQueryResult<Supervision> => {
  const query = useContext(SupervisionContext);
  if (query === null) throw new Error("useLiveCentre outside of the supervisor's pages");
  return query;
};
