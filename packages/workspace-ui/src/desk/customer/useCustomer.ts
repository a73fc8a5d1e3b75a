import { type QueryClient, useQuery } from "@tanstack/react-query";
import type { Customer, CustomerHistory } from "../../host/types";
import { useDesk, useWorkspace } from "../../shell/context";

/** A customer's record, fresh from the host. */
export const useCustomer = (customerId: number) => {
  const { api } = useWorkspace();
  return useQuery({
    queryKey: ["customer", customerId],
    queryFn: () => api.customer(customerId),
  });
};

/** Everything that happened with a customer; looked up again whenever an interaction has ended. */
export const useCustomerHistory = (customerId: number) => {
  const { api } = useWorkspace();
  const ended = useDesk(({ desk }) => desk?.recent[0]?.interactionId ?? null);
  return useQuery<CustomerHistory>({
    queryKey: ["customer-history", customerId, ended],
    queryFn: () => api.customerHistory(customerId),
    placeholderData: (before) => before,
  });
};

/** Who has a number; `null` when nobody has, or while it isn't looked up. */
export const useCustomerByPhone = (phone: string | null): Customer | null => {
  const { api } = useWorkspace();
  const found = useQuery({
    queryKey: ["customer-by-phone", phone],
    queryFn: () => api.customersByPhone(phone ?? ""),
    enabled: phone !== null,
    retry: false,
  });
  return found.data?.[0] ?? null;
};

/** A record was changed or made: what is remembered of it is old. */
export const forgetCustomer = (queries: QueryClient, customerId: number): void => {
  for (const key of [
    ["customer", customerId],
    ["customer-history", customerId],
    ["customer-by-phone"],
    ["customers"],
  ]) {
    void queries.invalidateQueries({ queryKey: key });
  }
};
