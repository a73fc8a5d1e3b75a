import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { paced } from "../supervisor/paced";
import { useWorkspace } from "./context";

/** What is remembered of stored records, by the first part of the queries' keys. */
const remembered: readonly string[] = [
  "customer",
  "customers",
  "customer-by-phone",
  "customer-history",
  "ticketCustomer",
  "tickets",
  "callbacks",
];

/** Records are asked for again at most this often, in milliseconds. */
const least = 500;

/** Has what shows of stored records asked for again whenever they may have become others. Renders nothing. */
export const FreshRecords = (): null => {
  const { freshness } = useWorkspace();
  const queries = useQueryClient();
  useEffect(() => {
    const refresh = paced(
      () => Promise.all(remembered.map((key) => queries.invalidateQueries({ queryKey: [key] }))),
      least,
    );
    const stop = freshness.store.subscribe(() => refresh.ask());
    return () => {
      stop();
      refresh.stop();
    };
  }, [freshness, queries]);
  return null;
};
