import { Autocomplete, Box, Typography } from "@exotel-npm-dev/signal-design-system";
import type { Customer } from "../host/types";
import * as format from "../texts/format";
import { t } from "../texts/texts";
import { customerOf, matchingCustomers } from "./findCustomer";

interface CustomerFieldProps {
  customers: readonly Customer[];
  value: string;
  onChange: (value: string) => void;
  placeholder: string;
  /** What a chosen customer puts into the field. */
  put: (customer: Customer) => string;
}

/** A customer of the directory, found by name or number, or anybody else. */
export const CustomerField = ({
  customers,
  value,
  onChange,
  placeholder,
  put,
}: CustomerFieldProps) => {
  const known = customerOf(customers, value);
  // A number says little: whose it is stands beside the label.
  const owner = known !== undefined && put(known) === known.phone ? known.name : undefined;
  return (
    <Autocomplete<Customer | string, false, true, true>
      freeSolo
      disableClearable
      selectOnFocus
      label={
        owner === undefined ? (
          t("simulator.customer")
        ) : (
          <Box component="span" sx={{ display: "flex", gap: "6px", whiteSpace: "nowrap" }}>
            {t("simulator.customer")}
            <Typography component="span" variant="body2" color="text.secondary" noWrap aria-hidden>
              {owner}
            </Typography>
          </Box>
        )
      }
      placeholder={placeholder}
      options={[...customers]}
      inputValue={value}
      value={value}
      getOptionLabel={(option) => (typeof option === "string" ? option : put(option))}
      // What stands there already was chosen: whoever opens the list then looks for another one.
      filterOptions={(options) => {
        const people = options.filter((one) => typeof one !== "string");
        return matchingCustomers(people, known === undefined ? value : "");
      }}
      onInputChange={(_event, next) => onChange(next)}
      renderOption={({ key: _key, ...rest }, option) =>
        typeof option === "string" ? null : (
          <li key={option.customerId} {...rest}>
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <Typography noWrap>{option.name}</Typography>
              <Typography variant="body2" color="text.secondary" noWrap>
                {format.phone(option.phone)}
                {option.company == null || option.company === "" ? "" : ` · ${option.company}`}
              </Typography>
            </Box>
          </li>
        )
      }
      sx={{ minWidth: 0 }}
    />
  );
};
