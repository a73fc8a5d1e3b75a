import {
  Box,
  FormControlLabel,
  InputAdornment,
  MenuItem,
  Select,
  Switch,
  TextField,
  type TextFieldProps,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useEffect, useState } from "react";

interface Named {
  label: string;
  hint?: string | undefined;
  /** What is wrong with it. */
  problem?: string | undefined;
  disabled?: boolean;
}

type LineProps = Named & {
  value: string;
  onChange: (value: string) => void;
  required?: boolean;
} & Pick<
    TextFieldProps,
    "placeholder" | "multiline" | "minRows" | "type" | "autoFocus" | "showLabel"
  >;

/** A line of text, or several. */
export const TextLine = ({ label, hint, problem, value, onChange, ...rest }: LineProps) => (
  <TextField
    {...rest}
    label={label}
    fullWidth
    value={value}
    onChange={({ target }) => onChange(target.value)}
    error={problem !== undefined}
    helperText={problem ?? hint}
    slotProps={{ htmlInput: { autoComplete: "off", maxLength: rest.multiline ? 20_000 : 200 } }}
  />
);

type NumberProps = Named & {
  value: number;
  onChange: (value: number) => void;
  /** Stands after the figure. */
  unit?: string;
  /** How much of the value one of the unit is: 1000 for seconds of a value in milliseconds. */
  scale?: number;
  min?: number;
};

const shown = (value: number, scale: number): string => String(Math.round(value / scale));

/** A whole number; what isn't one leaves the value as it was. */
export const WholeNumber = ({
  label,
  hint,
  problem,
  disabled,
  value,
  onChange,
  unit,
  scale = 1,
  min = 0,
}: NumberProps) => {
  const [text, setText] = useState(shown(value, scale));
  useEffect(() => {
    setText((typed) => (Number(typed) * scale === value ? typed : shown(value, scale)));
  }, [value, scale]);
  return (
    <TextField
      label={label}
      fullWidth
      value={text}
      disabled={disabled}
      onChange={({ target }) => {
        const typed = target.value.replace(/[^\d]/g, "").slice(0, 9);
        setText(typed);
        if (typed !== "") onChange(Math.max(min, Number(typed)) * scale);
      }}
      onBlur={() => setText(shown(value, scale))}
      error={problem !== undefined}
      helperText={problem ?? hint}
      slotProps={{
        htmlInput: { inputMode: "numeric", autoComplete: "off" },
        ...(unit === undefined
          ? {}
          : { input: { endAdornment: <InputAdornment position="end">{unit}</InputAdornment> } }),
      }}
    />
  );
};

interface ChoiceProps<Value extends string> extends Named {
  value: Value;
  choices: readonly { value: Value; label: string; hint?: string }[];
  onChange: (value: Value) => void;
}

/** One of a few. */
export const Choice = <Value extends string>({
  label,
  hint,
  problem,
  disabled,
  value,
  choices,
  onChange,
}: ChoiceProps<Value>) => (
  <Select
    label={label}
    fullWidth
    disabled={disabled}
    value={value}
    error={problem !== undefined}
    helperText={problem ?? hint ?? choices.find((one) => one.value === value)?.hint}
    onChange={({ target }) => {
      const chosen = choices.find((one) => one.value === target.value);
      if (chosen !== undefined) onChange(chosen.value);
    }}
    slotProps={{ select: { displayEmpty: true } }}
  >
    {choices.map((one) => (
      <MenuItem key={one.value} value={one.value}>
        {one.label}
      </MenuItem>
    ))}
  </Select>
);

interface ToggleProps extends Named {
  value: boolean;
  onChange: (value: boolean) => void;
}

/** On or off, with what it means. */
export const Toggle = ({ label, hint, disabled = false, value, onChange }: ToggleProps) => (
  <FormControlLabel
    sx={{ alignItems: "flex-start", m: 0, gap: "8px" }}
    control={
      <Switch
        checked={value}
        disabled={disabled}
        onChange={({ target }) => onChange(target.checked)}
      />
    }
    label={
      <Box component="span" sx={{ display: "block", pt: "2px" }}>
        {label}
        {hint !== undefined && (
          <Typography
            component="span"
            variant="body2"
            color="text.secondary"
            sx={{ display: "block" }}
          >
            {hint}
          </Typography>
        )}
      </Box>
    }
  />
);

/** Fields beside each other, as many as fit. */
export const FieldGrid = ({
  children,
  least = 200,
}: {
  children: React.ReactNode;
  least?: number;
}) => (
  <Box
    sx={{
      display: "grid",
      gap: "14px 16px",
      alignItems: "start",
      gridTemplateColumns: `repeat(auto-fit, minmax(min(${least}px, 100%), 1fr))`,
    }}
  >
    {children}
  </Box>
);
