import Box from "@mui/material/Box";
import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";
import { type Ref, useId } from "react";
import { Autocomplete } from "./Autocomplete";
import { TimeChips, TimeField } from "./TimeChoice";
import { VisuallyHidden } from "./VisuallyHidden";

/** A callback as it is being written down. */
export interface CallbackDraft {
  readonly on: boolean;
  /** As a `datetime-local` field has it. */
  readonly at: string;
  readonly phone: string;
  /** Whether this agent makes the call; else anyone of the campaign. */
  readonly self: boolean;
}

/** A number to dial at once afterwards, as it is being written down. */
export interface DialNextDraft {
  readonly on: boolean;
  readonly phone: string;
}

/** A field for a number, with the numbers that are known. */
export function PhoneField({
  label,
  value,
  onChange,
  phones,
  inputRef,
  problem,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (phone: string) => void;
  readonly phones: readonly string[];
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
  readonly problem?: string | undefined;
}) {
  return (
    <Autocomplete<string, false, false, true>
      freeSolo
      fullWidth
      label={label}
      options={[...phones]}
      filterOptions={(options) => options}
      inputValue={value}
      value={value}
      onInputChange={(_event, next) => onChange(next)}
      inputRef={inputRef}
      error={problem !== undefined}
      helperText={problem}
    />
  );
}

/** A box to tick that opens further fields. */
export function FollowUpToggle({
  label,
  on,
  onToggle,
}: {
  readonly label: string;
  readonly on: boolean;
  readonly onToggle: (on: boolean) => void;
}) {
  return (
    <FormControlLabel
      control={
        <Checkbox size="small" checked={on} onChange={(event) => onToggle(event.target.checked)} />
      }
      label={label}
      sx={{ m: 0 }}
    />
  );
}

/** A promise to call back: when, at which number, who. */
export function CallbackFields({
  draft,
  onChange,
  phones,
  now,
  atRef,
  problem,
}: {
  readonly draft: CallbackDraft;
  readonly onChange: (draft: CallbackDraft) => void;
  readonly phones: readonly string[];
  readonly now: () => number;
  readonly atRef: Ref<HTMLInputElement>;
  readonly problem: string | undefined;
}) {
  const whoId = useId();
  return (
    <Box role="group" aria-label="Callback" sx={{ display: "grid", gap: "8px" }}>
      <TimeChips value={draft.at} onChange={(at) => onChange({ ...draft, at })} now={now} />
      <Box
        sx={{
          display: "grid",
          gap: "12px",
          alignItems: "start",
          gridTemplateColumns: "1fr 1fr auto",
          "@container (max-width: 620px)": { gridTemplateColumns: "1fr 1fr" },
          "@container (max-width: 420px)": { gridTemplateColumns: "1fr" },
        }}
      >
        <TimeField
          label="Call back at"
          value={draft.at}
          onChange={(at) => onChange({ ...draft, at })}
          inputRef={atRef}
          problem={problem}
        />
        <PhoneField
          label="Number"
          value={draft.phone}
          onChange={(phone) => onChange({ ...draft, phone })}
          phones={phones}
        />
        <Box>
          <Box
            component="span"
            id={whoId}
            sx={{ display: "block", fontSize: "0.75rem", lineHeight: "16px", mb: "4px" }}
          >
            Who calls
          </Box>
          <ToggleButtonGroup
            exclusive
            size="small"
            aria-labelledby={whoId}
            value={draft.self ? "self" : "anyone"}
            onChange={(_event, who: "self" | "anyone" | null) =>
              who !== null && onChange({ ...draft, self: who === "self" })
            }
          >
            <ToggleButton value="self">Me</ToggleButton>
            <ToggleButton value="anyone">
              Anyone<VisuallyHidden> of the campaign</VisuallyHidden>
            </ToggleButton>
          </ToggleButtonGroup>
        </Box>
      </Box>
    </Box>
  );
}

/** A number that is dialled as soon as the disposition is saved. */
export function DialNextFields({
  draft,
  onChange,
  phones,
  inputRef,
  problem,
}: {
  readonly draft: DialNextDraft;
  readonly onChange: (draft: DialNextDraft) => void;
  readonly phones: readonly string[];
  readonly inputRef: Ref<HTMLInputElement>;
  readonly problem: string | undefined;
}) {
  return (
    <Box sx={{ maxWidth: 260 }}>
      <PhoneField
        label="Number to dial"
        value={draft.phone}
        onChange={(phone) => onChange({ ...draft, phone })}
        phones={phones}
        inputRef={inputRef}
        problem={problem}
      />
    </Box>
  );
}
