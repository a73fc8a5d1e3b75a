import { Autocomplete } from "@exotel-npm-dev/signal-design-system";
import * as format from "../texts/format";
import { t } from "../texts/texts";
import { useTicketStates } from "./useTickets";

interface StateFieldProps {
  value: string;
  onChange: (state: string) => void;
  disabled?: boolean;
}

interface StateChoice {
  state: string;
  /** Empty for a state that is configured no more. */
  group: string;
}

/** A ticket's state, chosen from the groups that are configured. */
export const StateField = ({ value, onChange, disabled = false }: StateFieldProps) => {
  const choices: StateChoice[] = useTicketStates().flatMap(({ group, states }) =>
    states.map((state) => ({ state, group })),
  );
  const chosen = choices.find(({ state }) => state === value) ?? { state: value, group: "" };
  return (
    <Autocomplete<StateChoice, false, true>
      label={t("ticket.state")}
      fullWidth
      disableClearable
      autoHighlight
      disabled={disabled}
      options={chosen.group === "" ? [chosen, ...choices] : choices}
      value={chosen}
      groupBy={({ group }) => format.words(group)}
      getOptionLabel={({ state }) => format.words(state)}
      getOptionKey={({ group, state }) => `${group} ${state}`}
      isOptionEqualToValue={(option, other) => option.state === other.state}
      onChange={(_event, { state }) => onChange(state)}
    />
  );
};
