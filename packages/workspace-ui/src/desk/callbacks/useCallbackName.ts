import { useQuery } from "@tanstack/react-query";
import type { Callback } from "../../host/types";
import { useWorkspace } from "../../shell/context";
import * as format from "../../texts/format";

/** Names change seldom; milliseconds. */
const freshFor = 300_000;

/** Whom a callback is for: the customer's name, or the number while it isn't known. */
export const useCallbackName = ({ customerId, displayPhone }: Callback): string => {
  const { api } = useWorkspace();
  const customer = useQuery({
    queryKey: ["customer", customerId],
    queryFn: () => api.customer(customerId),
    enabled: customerId >= 0,
    staleTime: freshFor,
    retry: false,
  });
  const phone = format.phone(displayPhone);
  return customer.data === undefined ? phone : `${customer.data.name}, ${phone}`;
};
