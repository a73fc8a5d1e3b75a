import Box from "@mui/material/Box";
import Chip from "@mui/material/Chip";
import type { Ref } from "react";
import { TextField } from "./TextField";

const minute = 60_000;
const hour = 60 * minute;

/** An instant as a `datetime-local` field has it, in the reader's time zone. */
export function localDateTime(at: number): string {
  const date = new Date(at);
  return new Date(at - date.getTimezoneOffset() * minute).toISOString().slice(0, 16);
}

/** The times that are promised most. */
function usualTimes(now: number): { label: string; at: number }[] {
  const morning = new Date(now);
  morning.setDate(morning.getDate() + 1);
  morning.setHours(10, 0, 0, 0);
  const rounded = (at: number): number => Math.ceil(at / (5 * minute)) * 5 * minute;
  return [
    { label: "In 30 minutes", at: rounded(now + 30 * minute) },
    { label: "In 2 hours", at: rounded(now + 2 * hour) },
    { label: "Tomorrow at 10", at: morning.getTime() },
  ];
}

/** Props of {@link TimeChips} and {@link TimeField}. */
export interface TimeChoiceProps {
  /** As a `datetime-local` field has it; empty for none. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** The usual times to promise, each one press away. */
export function TimeChips({
  value,
  onChange,
  now,
}: TimeChoiceProps & { readonly now: () => number }) {
  return (
    <Box sx={{ display: "flex", flexWrap: "wrap", gap: "6px" }}>
      {usualTimes(now()).map(({ label, at }) => (
        <Chip
          key={label}
          size="small"
          label={label}
          variant={value === localDateTime(at) ? "filled" : "outlined"}
          onClick={() => onChange(localDateTime(at))}
        />
      ))}
    </Box>
  );
}

/** A field for a day and a time. */
export function TimeField({
  label,
  value,
  onChange,
  inputRef,
  problem,
}: TimeChoiceProps & {
  readonly label: string;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
  readonly problem?: string | undefined;
}) {
  return (
    <TextField
      label={label}
      type="datetime-local"
      fullWidth
      value={value}
      onChange={(event) => onChange(event.target.value)}
      {...(inputRef === undefined ? {} : { inputRef })}
      error={problem !== undefined}
      helperText={problem}
    />
  );
}
