import {
  Button,
  Checkbox,
  DialogBody,
  DialogFooter,
  FormControlLabel,
  MenuItem,
  Stack,
  StructuredDialog,
  TextField,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { type FormEvent, useState } from "react";
import { useWorkspace } from "../shell/context";
import { t } from "../texts/texts";
import type { FormFieldRequest } from "./operations";
import type { FormValues, OpenForm } from "./Questions";

const initial = (field: FormFieldRequest): string | boolean =>
  field.type === "checkbox"
    ? field.value === true
    : field.value === null
      ? ""
      : String(field.value);

const resultOf = (
  field: FormFieldRequest,
  raw: string | boolean,
): string | number | boolean | null => {
  if (typeof raw === "boolean") return raw;
  if (raw === "") return field.type === "text" || field.type === "textarea" ? "" : null;
  return field.type === "number" ? Number(raw) : raw;
};

const problemOf = (field: FormFieldRequest, raw: string | boolean): string | undefined => {
  if (field.required && (raw === "" || raw === false)) return t("form.required");
  if (
    field.type === "number" &&
    typeof raw === "string" &&
    raw !== "" &&
    !Number.isFinite(Number(raw))
  ) {
    return t("form.number");
  }
  return undefined;
};

/** A form of an app. */
export const FormDialog = ({ open }: { open: OpenForm }) => {
  const { questions } = useWorkspace().services.interface;
  const { form } = open;
  const [values, setValues] = useState<Record<string, string | boolean>>(() =>
    Object.fromEntries(form.fields.map((field) => [field.name, initial(field)])),
  );
  const [tried, setTried] = useState(false);
  const raw = (field: FormFieldRequest): string | boolean => values[field.name] ?? "";

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (form.fields.some((field) => problemOf(field, raw(field)) !== undefined)) return;
    const result: FormValues = Object.fromEntries(
      form.fields.map((field) => [field.name, resultOf(field, raw(field))]),
    );
    questions.submit(open.questionId, result);
  };

  return (
    <StructuredDialog
      open
      title={form.title}
      subtitle={t("form.from", { app: open.from })}
      onClose={() => questions.cancel(open.questionId)}
    >
      <form noValidate onSubmit={submit} style={{ display: "contents" }}>
        <DialogBody>
          <Stack sx={{ gap: "14px" }}>
            {form.description !== null && (
              <Typography color="text.secondary">{form.description}</Typography>
            )}
            {form.fields.map((field, index) => (
              <Field
                key={field.name}
                field={field}
                first={index === 0}
                value={raw(field)}
                problem={tried ? problemOf(field, raw(field)) : undefined}
                onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
              />
            ))}
          </Stack>
        </DialogBody>
        <DialogFooter>
          <Button
            variant="outlined"
            color="inherit"
            onClick={() => questions.cancel(open.questionId)}
          >
            {t("form.cancel")}
          </Button>
          <Button type="submit" variant="contained">
            {form.submitLabel ?? t("form.submit")}
          </Button>
        </DialogFooter>
      </form>
    </StructuredDialog>
  );
};

interface FieldProps {
  field: FormFieldRequest;
  first: boolean;
  value: string | boolean;
  problem: string | undefined;
  onChange: (value: string | boolean) => void;
}

const Field = ({ field, first, value, problem, onChange }: FieldProps) => {
  if (field.type === "checkbox") {
    return (
      <FormControlLabel
        control={
          <Checkbox checked={value === true} onChange={(event) => onChange(event.target.checked)} />
        }
        label={problem === undefined ? field.label : `${field.label} (${problem})`}
      />
    );
  }
  return (
    <TextField
      label={field.label}
      fullWidth
      autoFocus={first}
      required={field.required}
      type={field.type === "date" ? "date" : "text"}
      multiline={field.type === "textarea"}
      {...(field.type === "textarea" ? { minRows: 3, maxRows: 10 } : {})}
      select={field.type === "select"}
      value={typeof value === "string" ? value : ""}
      onChange={(event) => onChange(event.target.value)}
      error={problem !== undefined}
      helperText={problem}
      slotProps={{ htmlInput: field.type === "number" ? { inputMode: "decimal" } : {} }}
    >
      {field.type === "select" &&
        field.options.map((option) => (
          <MenuItem key={option.value} value={option.value}>
            {option.label}
          </MenuItem>
        ))}
    </TextField>
  );
};
