import { cloneElement, isValidElement, type ReactElement, type ReactNode, useId } from "react";
import { FieldWrapper, type FieldWrapperProps } from "./FieldWrapper";
import { TextField, type TextFieldProps } from "./TextField";

/** Props of {@link FormField}. */
export type FormFieldProps = TextFieldProps & {
  /** One control of any kind to label; without it the field is a compact text field. */
  readonly children?: ReactNode;
};

/** The properties that a labelled control must take. */
interface Labelled {
  readonly id?: string;
  readonly "aria-describedby"?: string;
}

/** Labels one control of any kind, or is itself a compact text field. */
export function FormField({ children, ...props }: FormFieldProps) {
  const madeId = useId();
  if (props.select === true || !isValidElement(children)) {
    return (
      <TextField size="small" {...props}>
        {children}
      </TextField>
    );
  }
  const control = children as ReactElement<Labelled>;
  const id = control.props.id ?? props.id ?? madeId;
  const { label, showLabel, required, error, disabled, helperText, fullWidth, className, sx } =
    props;
  const wrapper: FieldWrapperProps = {
    label,
    showLabel,
    required,
    error,
    disabled,
    helperText,
    fullWidth,
    className,
    sx,
  };
  return (
    <FieldWrapper {...wrapper} htmlFor={id}>
      {cloneElement(control, {
        id,
        ...(helperText === undefined ? {} : { "aria-describedby": `${id}-helper-text` }),
      })}
    </FieldWrapper>
  );
}
