import { ListSubheader, MenuItem, Select } from "@exotel-npm-dev/signal-design-system";
import * as format from "../texts/format";
import { t } from "../texts/texts";
import { useTicketStates } from "./useTickets";

interface StateFieldProps {
  value: string;
  onChange: (state: string) => void;
  disabled?: boolean;
}

/** A ticket's state, chosen from the groups that are configured. */
export const StateField = ({ value, onChange, disabled = false }: StateFieldProps) => {
  const groups = useTicketStates();
  const known = groups.some(({ states }) => states.includes(value));
  return (
    <Select
      label={t("ticket.state")}
      fullWidth
      disabled={disabled}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {!known && <MenuItem value={value}>{format.words(value)}</MenuItem>}
      {groups.flatMap(({ group, states }) => [
        <ListSubheader key={`group ${group}`}>{format.words(group)}</ListSubheader>,
        ...states.map((state) => (
          <MenuItem key={state} value={state}>
            {format.words(state)}
          </MenuItem>
        )),
      ])}
    </Select>
  );
};
