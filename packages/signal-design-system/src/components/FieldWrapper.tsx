import Box from "@mui/material/Box";
import FormHelperText from "@mui/material/FormHelperText";
import FormLabel from "@mui/material/FormLabel";
import type { SxProps, Theme } from "@mui/material/styles";
import type { ReactNode } from "react";

/** Props of {@link FieldWrapper}. */
export interface FieldWrapperProps {
  /** What the field is for; shown above it. */
  readonly label?: ReactNode;
  /** Shows the label; `true` unless told. */
  readonly showLabel?: boolean | undefined;
  /** The `id` of the control that the label belongs to. */
  readonly htmlFor?: string | undefined;
  /** The `id` of the label itself; `<htmlFor>-label` unless given. */
  readonly labelId?: string | undefined;
  readonly required?: boolean | undefined;
  readonly error?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  /** A hint, or what is wrong and how to mend it. Its `id` is `<htmlFor>-helper-text`. */
  readonly helperText?: ReactNode;
  readonly fullWidth?: boolean | undefined;
  readonly className?: string | undefined;
  readonly sx?: SxProps<Theme> | undefined;
  readonly children?: ReactNode;
}

/** A label above a control and a helper text below it. */
export function FieldWrapper({
  label,
  showLabel = true,
  htmlFor,
  labelId,
  required = false,
  error = false,
  disabled = false,
  helperText,
  fullWidth = false,
  className,
  sx,
  children,
}: FieldWrapperProps) {
  const labelled = showLabel && label !== undefined && label !== null && label !== "";
  const id = labelId ?? (htmlFor === undefined ? undefined : `${htmlFor}-label`);
  return (
    <Box
      className={className}
      sx={[
        {
          display: fullWidth ? "flex" : "inline-flex",
          flexDirection: "column",
          minWidth: 0,
          verticalAlign: "top",
        },
        fullWidth && { width: "100%" },
        ...(Array.isArray(sx) ? sx : [sx ?? false]),
      ]}
    >
      {labelled && (
        <FormLabel
          {...(htmlFor === undefined ? { component: "span" as const } : { htmlFor })}
          id={id}
          required={required}
          error={error}
          disabled={disabled}
          sx={{ mb: "4px" }}
        >
          {label}
        </FormLabel>
      )}
      {children}
      {helperText !== undefined && helperText !== null && helperText !== "" && (
        <FormHelperText
          id={htmlFor === undefined ? undefined : `${htmlFor}-helper-text`}
          error={error}
          disabled={disabled}
        >
          {helperText}
        </FormHelperText>
      )}
    </Box>
  );
}
