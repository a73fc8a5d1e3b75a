import { TextField, type TextFieldProps } from "./TextField";

/** Props of {@link Select}: those of a text field; list settings go through `slotProps.select`. */
export type SelectProps = Omit<TextFieldProps, "select" | "multiline">;

/** A list of choices with its label above; give it `MenuItem` children. */
export function Select(props: SelectProps) {
  return <TextField {...props} select />;
}
