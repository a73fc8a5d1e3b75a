import { Autocomplete, Box, Typography } from "@exotel-npm-dev/signal-design-system";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Customer } from "../host/types";
import { useApi } from "../shell/context";
import * as format from "../texts/format";
import { t } from "../texts/texts";
import { useCustomer } from "./useTickets";

interface CustomerFieldProps {
  /** −1 for nobody. */
  customerId: number;
  onChange: (customerId: number) => void;
  disabled?: boolean;
}

/** Milliseconds without a key after which customers are looked for. */
const pause = 250;

/** Whose ticket it is: found by name or number. */
export const CustomerField = ({ customerId, onChange, disabled = false }: CustomerFieldProps) => {
  const api = useApi();
  const chosen = useCustomer(customerId);
  const [typed, setTyped] = useState("");
  const [search, setSearch] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSearch(typed.trim()), pause);
    return () => clearTimeout(timer);
  }, [typed]);
  const found = useQuery({
    queryKey: ["customers", search],
    queryFn: () => api.searchCustomers(search),
    enabled: search !== "" && search !== chosen.data?.name,
    staleTime: 30_000,
  });
  const value = chosen.data ?? null;
  const options = (found.data ?? []).slice(0, 20);
  return (
    <Autocomplete<Customer>
      label={t("ticket.customer")}
      fullWidth
      disabled={disabled}
      loading={found.isFetching}
      placeholder={t("ticket.findCustomer")}
      // The host has looked already.
      filterOptions={(all) => all}
      options={value === null || options.some(isSame(value)) ? options : [value, ...options]}
      value={value}
      getOptionLabel={({ name, phone }) => name || format.phone(phone)}
      isOptionEqualToValue={(option, other) => isSame(other)(option)}
      renderOption={({ key: _key, ...props }, { customerId: id, name, phone }) => (
        <Box component="li" key={id} {...props}>
          <Box sx={{ minWidth: 0 }}>
            <Typography noWrap>{name || format.phone(phone)}</Typography>
            <Typography variant="body2" color="text.secondary" noWrap>
              {format.phone(phone)}
            </Typography>
          </Box>
        </Box>
      )}
      onInputChange={(_event, next, why) => {
        if (why === "input") setTyped(next);
      }}
      onChange={(_event, next) => onChange(next?.customerId ?? -1)}
    />
  );
};

const isSame =
  ({ customerId }: Customer) =>
  (other: Customer): boolean =>
    other.customerId === customerId;
