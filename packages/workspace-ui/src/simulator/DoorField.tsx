import { MenuItem, TextField } from "@exotel-npm-dev/signal-design-system";
import { t } from "../texts/texts";
import type { Door } from "./doors";

interface DoorFieldProps {
  doors: readonly Door[];
  value: string;
  onChange: (key: string) => void;
  /** What no door means; without it, one must be chosen. */
  none?: string | undefined;
}

/** The campaign or queue through which the customer comes. */
export const DoorField = ({ doors, value, onChange, none }: DoorFieldProps) => (
  <TextField
    select
    label={t("simulator.door")}
    value={doors.some(({ key }) => key === value) ? value : ""}
    onChange={(event) => onChange(event.target.value)}
    slotProps={{ select: { displayEmpty: true } }}
    sx={{ minWidth: 0 }}
  >
    {none !== undefined && <MenuItem value="">{none}</MenuItem>}
    {doors.map(({ key, label, isQueue }) => (
      <MenuItem key={key} value={key} sx={isQueue ? { pl: "28px" } : { fontWeight: 500 }}>
        {label}
      </MenuItem>
    ))}
  </TextField>
);
