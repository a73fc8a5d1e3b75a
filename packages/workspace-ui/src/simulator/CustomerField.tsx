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
  const aside =
    known === undefined ? undefined : put(known) === known.name ? known.phone : known.name;
  return (
    <Autocomplete<Customer | string, false, true, true>
      freeSolo
      disableClearable
      selectOnFocus
      label={
        aside === undefined ? (
          t("simulator.customer")
        ) : (
          <>
            {t("simulator.customer")}
            <Box
              component="span"
              aria-hidden
              sx={{ fontWeight: 400, color: "text.secondary", ml: "6px" }}
            >
              {format.phone(aside)}
            </Box>
          </>
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
