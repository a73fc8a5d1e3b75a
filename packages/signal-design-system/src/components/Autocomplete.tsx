import MuiAutocomplete, {
  type AutocompleteProps as MuiAutocompleteProps,
} from "@mui/material/Autocomplete";
import { type ReactNode, type Ref, useId } from "react";
import { Icon } from "./Icon";
import { TextField } from "./TextField";

/** Props of {@link Autocomplete}: MUI's, and those of the labelled field in it. */
export interface AutocompleteProps<
  Value,
  Multiple extends boolean | undefined = false,
  DisableClearable extends boolean | undefined = false,
  FreeSolo extends boolean | undefined = false,
> extends Omit<MuiAutocompleteProps<Value, Multiple, DisableClearable, FreeSolo>, "renderInput"> {
  /** Shown above the field. */
  readonly label?: ReactNode;
  readonly showLabel?: boolean | undefined;
  readonly required?: boolean | undefined;
  readonly error?: boolean | undefined;
  readonly helperText?: ReactNode;
  readonly placeholder?: string | undefined;
  /** Reaches the text input, to focus it. */
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
  /** Another field than the labelled one. */
  readonly renderInput?:
    | MuiAutocompleteProps<Value, Multiple, DisableClearable, FreeSolo>["renderInput"]
    | undefined;
}

/** A field that finds its value by typing. */
export function Autocomplete<
  Value,
  Multiple extends boolean | undefined = false,
  DisableClearable extends boolean | undefined = false,
  FreeSolo extends boolean | undefined = false,
>({
  label,
  showLabel,
  required,
  error,
  helperText,
  placeholder,
  inputRef,
  renderInput,
  id: givenId,
  ...rest
}: AutocompleteProps<Value, Multiple, DisableClearable, FreeSolo>) {
  const madeId = useId();
  return (
    <MuiAutocomplete<Value, Multiple, DisableClearable, FreeSolo>
      popupIcon={<Icon name="caret-down" size={14} />}
      clearIcon={<Icon name="x" size={14} />}
      {...rest}
      slotProps={{ chip: { deleteIcon: <Icon name="x" size={12} /> }, ...rest.slotProps }}
      id={givenId ?? madeId}
      renderInput={
        renderInput ??
        ((params) => (
          <TextField
            {...params}
            label={label}
            showLabel={showLabel}
            required={required}
            error={error}
            helperText={helperText}
            placeholder={placeholder}
            inputRef={inputRef}
          />
        ))
      }
    />
  );
}
