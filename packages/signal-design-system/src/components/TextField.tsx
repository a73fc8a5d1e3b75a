import { useFormControl } from "@mui/material/FormControl";
import MuiTextField, { type TextFieldProps as MuiTextFieldProps } from "@mui/material/TextField";
import { type Ref, useId } from "react";
import { FieldWrapper } from "./FieldWrapper";
import { Icon } from "./Icon";

/** Props of {@link TextField}: those of MUI's text field without `variant` and the floating label. */
export interface TextFieldProps
  extends Omit<MuiTextFieldProps, "variant" | "size" | "hiddenLabel" | "ref"> {
  /** Shows the label above the field; hidden, it is still read out. `true` unless told. */
  readonly showLabel?: boolean | undefined;
  /** `small` 28 px, `medium` 32 px (unless told), `large` 40 px. */
  readonly size?: "small" | "medium" | "large" | undefined;
  readonly ref?: Ref<HTMLDivElement> | undefined;
}

const DropDownIcon = (props: { readonly className?: string }) => (
  <Icon name="caret-down" size={14} {...props} />
);

type SlotProps = NonNullable<MuiTextFieldProps["slotProps"]>;

/** `slotProps.x` may be a function of the owner state; ours are merged into plain objects only. */
function asRecord(slot: unknown): Record<string, unknown> {
  return typeof slot === "object" && slot !== null ? (slot as Record<string, unknown>) : {};
}

/** A field with a real label above it. `select` makes it a list, `multiline` an area. */
export function TextField({
  label,
  showLabel = true,
  size = "medium",
  id: givenId,
  required,
  error,
  disabled,
  fullWidth,
  helperText,
  select = false,
  slotProps,
  className,
  sx,
  ref,
  ...rest
}: TextFieldProps) {
  const madeId = useId();
  const id = givenId ?? madeId;
  const labelId = `${id}-label`;
  const around = useFormControl();
  const isRequired = required ?? around?.required ?? false;
  const isError = error ?? around?.error ?? false;
  const isDisabled = disabled ?? around?.disabled ?? false;
  const isFullWidth = fullWidth ?? around?.fullWidth ?? false;
  const visible = showLabel && label !== undefined && label !== "";
  const hiddenName = !visible && typeof label === "string" && label !== "" ? label : undefined;
  const described = helperText === undefined || helperText === "" ? undefined : `${id}-helper-text`;

  const extra = {
    ...(described === undefined ? {} : { "aria-describedby": described }),
    ...(hiddenName === undefined ? {} : { "aria-label": hiddenName }),
  };
  const selectProps = asRecord(slotProps?.select);
  const ours = select
    ? {
        select: {
          IconComponent: DropDownIcon,
          ...selectProps,
          ...(visible ? { labelId } : {}),
          SelectDisplayProps: { ...extra, ...asRecord(selectProps.SelectDisplayProps) },
        },
      }
    : { htmlInput: { ...extra, ...asRecord(slotProps?.htmlInput) } };

  return (
    <FieldWrapper
      label={label}
      showLabel={showLabel}
      // A list is a button, not an input: its label names it by `aria-labelledby`, and clicking the label focuses it.
      htmlFor={id}
      labelId={labelId}
      required={isRequired}
      error={isError}
      disabled={isDisabled}
      helperText={helperText}
      fullWidth={isFullWidth}
      className={className}
      sx={sx}
    >
      <MuiTextField
        {...rest}
        {...(ref === undefined ? {} : { ref })}
        id={id}
        variant="outlined"
        hiddenLabel
        size={size === "small" ? "small" : "medium"}
        required={isRequired}
        error={isError}
        disabled={isDisabled}
        fullWidth
        select={select}
        sx={size === "large" ? { "& .MuiOutlinedInput-root": { minHeight: 40 } } : {}}
        slotProps={{ ...slotProps, ...ours } as SlotProps}
      />
    </FieldWrapper>
  );
}

/**
 * The former name.
 * @deprecated Use {@link TextField}.
 */
export const EnhancedTextField = TextField;

/** Props of the former name. */
export type EnhancedTextFieldProps = TextFieldProps;
