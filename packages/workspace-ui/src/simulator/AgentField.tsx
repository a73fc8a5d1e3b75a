import { MenuItem, TextField } from "@exotel-npm-dev/signal-design-system";
import type { SimulatedAgent } from "../host/simulation";
import { t } from "../texts/texts";

interface AgentFieldProps {
  agents: readonly SimulatedAgent[];
  /** Empty for the queue's next. */
  value: string;
  onChange: (userId: string) => void;
}

/** The agent who shall have it, or whoever is next in the queue. */
export const AgentField = ({ agents, value, onChange }: AgentFieldProps) => (
  <TextField
    select
    label={t("simulator.agent")}
    value={value === "" || agents.some(({ userId }) => userId === value) ? value : ""}
    onChange={(event) => onChange(event.target.value)}
    slotProps={{
      select: {
        displayEmpty: true,
        // How they are matters for choosing; the chosen one's name needs the room.
        renderValue: (chosen) =>
          agents.find(({ userId }) => userId === chosen)?.userName ?? t("simulator.nextAgent"),
      },
    }}
    sx={{ minWidth: 0 }}
  >
    <MenuItem value="">{t("simulator.nextAgent")}</MenuItem>
    {agents.map(({ userId, userName, availability }) => (
      <MenuItem key={userId} value={userId}>
        {t("simulator.agentIs", { name: userName, state: t(`state.${availability.state}`) })}
      </MenuItem>
    ))}
  </TextField>
);
