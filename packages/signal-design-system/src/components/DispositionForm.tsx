import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import type { SxProps, Theme } from "@mui/material/styles";
import {
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from "react";
import { Alert } from "./Alert";
import { Autocomplete } from "./Autocomplete";
import { Icon } from "./Icon";
import { TextField } from "./TextField";

/** One code of a class. */
export interface DispositionCode {
  /** What is stored: `dispositionCode`. */
  readonly code: string;
  /** What is shown; the code unless given. */
  readonly label?: string | undefined;
}

/** A class of dispositions and its codes. */
export interface DispositionClass {
  /** What is stored: `dispositionClass`. */
  readonly dispositionClass: string;
  readonly label?: string | undefined;
  readonly codes: readonly DispositionCode[];
}

/** What the agent decided. */
export interface Disposition {
  readonly dispositionClass: string;
  readonly dispositionCode: string;
  /** Empty when nothing was written. */
  readonly note: string;
  /** When to call back, milliseconds since the epoch. */
  readonly callbackAt?: number;
}

/** Props of {@link DispositionForm}. */
export interface DispositionFormProps {
  readonly classes: readonly DispositionClass[];
  readonly onSubmit: (disposition: Disposition) => void;
  /** Offers a time to call back. */
  readonly allowCallback?: boolean | undefined;
  /** The disposition is being saved. */
  readonly busy?: boolean | undefined;
  /** Why the last attempt failed, and how to mend it. */
  readonly error?: ReactNode;
  /** The button's word; "Save and next" unless told. */
  readonly submitLabel?: string | undefined;
  /** Puts the cursor into the first field when it appears. */
  readonly autoFocus?: boolean | undefined;
  /** The clock, milliseconds since the epoch. */
  readonly now?: (() => number) | undefined;
  readonly sx?: SxProps<Theme> | undefined;
}

type Problem = "class" | "code" | "callback";

const problems: Readonly<Record<Problem, string>> = {
  class: "Choose a class: type its first letters.",
  code: "Choose a code: type its first letters.",
  callback: "Choose a time that is still to come, or clear the field.",
};

const browserClock = (): number => Date.now();

/** Class, then code, both by typing; a note; one button. Ctrl or ⌘ with Enter saves from anywhere in it. */
export function DispositionForm({
  classes,
  onSubmit,
  allowCallback = false,
  busy = false,
  error,
  submitLabel = "Save and next",
  autoFocus = false,
  now = browserClock,
  sx,
}: DispositionFormProps) {
  const only = classes.length === 1 ? (classes[0] ?? null) : null;
  const [chosenClass, setChosenClass] = useState<DispositionClass | null>(only);
  const [chosenCode, setChosenCode] = useState<DispositionCode | null>(null);
  const [note, setNote] = useState("");
  const [callback, setCallback] = useState("");
  const [problem, setProblem] = useState<Problem | null>(null);
  const classInput = useRef<HTMLInputElement>(null);
  const codeInput = useRef<HTMLInputElement>(null);
  const noteInput = useRef<HTMLInputElement>(null);
  const callbackInput = useRef<HTMLInputElement>(null);

  const firstInput = only === null ? classInput : codeInput;
  // Once, when the form appears: a later focus would take the cursor from the agent.
  const wanted = useRef(autoFocus ? firstInput : null);
  useEffect(() => {
    wanted.current?.current?.focus();
    wanted.current = null;
  }, []);

  const refuse = (what: Problem): void => {
    setProblem(what);
    const input = { class: classInput, code: codeInput, callback: callbackInput }[what];
    input.current?.focus();
  };

  const save = (): void => {
    if (busy) {
      return;
    }
    if (chosenClass === null) {
      refuse("class");
      return;
    }
    if (chosenCode === null) {
      refuse("code");
      return;
    }
    const callbackAt = callback === "" ? undefined : new Date(callback).getTime();
    if (callbackAt !== undefined && !(callbackAt > now())) {
      refuse("callback");
      return;
    }
    onSubmit({
      dispositionClass: chosenClass.dispositionClass,
      dispositionCode: chosenCode.code,
      note: note.trim(),
      ...(callbackAt === undefined ? {} : { callbackAt }),
    });
  };

  const onFormSubmit = (event: FormEvent): void => {
    event.preventDefault();
    save();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      save();
    }
  };

  return (
    <Box
      component="form"
      noValidate
      aria-label="Disposition"
      onSubmit={onFormSubmit}
      onKeyDown={onKeyDown}
      sx={[
        {
          containerType: "inline-size",
          display: "flex",
          flexDirection: "column",
          gap: "12px",
        },
        ...(Array.isArray(sx) ? sx : [sx ?? false]),
      ]}
    >
      {error !== undefined && error !== null && <Alert severity="error">{error}</Alert>}
      <Box
        sx={{
          display: "grid",
          gap: "12px",
          gridTemplateColumns: "1fr 1fr",
          "@container (max-width: 420px)": { gridTemplateColumns: "1fr" },
        }}
      >
        <Autocomplete<DispositionClass>
          label="Class"
          required
          fullWidth
          autoHighlight
          openOnFocus
          options={[...classes]}
          value={chosenClass}
          getOptionLabel={(option) => option.label ?? option.dispositionClass}
          isOptionEqualToValue={(option, value) =>
            option.dispositionClass === value.dispositionClass
          }
          onChange={(_event, next) => {
            setChosenClass(next);
            setChosenCode(null);
            setProblem(null);
            if (next !== null) {
              codeInput.current?.focus();
            }
          }}
          inputRef={classInput}
          error={problem === "class"}
          helperText={problem === "class" ? problems.class : undefined}
        />
        <Autocomplete<DispositionCode>
          label="Code"
          required
          fullWidth
          autoHighlight
          openOnFocus
          options={[...(chosenClass?.codes ?? [])]}
          noOptionsText={chosenClass === null ? "Choose a class first" : "No such code"}
          value={chosenCode}
          getOptionLabel={(option) => option.label ?? option.code}
          isOptionEqualToValue={(option, value) => option.code === value.code}
          onChange={(_event, next) => {
            setChosenCode(next);
            setProblem(null);
            if (next !== null) {
              noteInput.current?.focus();
            }
          }}
          inputRef={codeInput}
          error={problem === "code"}
          helperText={problem === "code" ? problems.code : undefined}
        />
      </Box>
      <TextField
        label="Note"
        placeholder="What was agreed"
        multiline
        minRows={2}
        maxRows={8}
        fullWidth
        value={note}
        onChange={(event) => setNote(event.target.value)}
        inputRef={noteInput}
      />
      <Stack direction="row" sx={{ gap: "12px", alignItems: "flex-end", flexWrap: "wrap" }}>
        {allowCallback && (
          <TextField
            label="Call back at"
            type="datetime-local"
            value={callback}
            onChange={(event) => {
              setCallback(event.target.value);
              setProblem(null);
            }}
            inputRef={callbackInput}
            error={problem === "callback"}
            helperText={problem === "callback" ? problems.callback : undefined}
            sx={{ flex: "0 1 220px" }}
          />
        )}
        <Button
          type="submit"
          variant="contained"
          loading={busy}
          loadingPosition="start"
          startIcon={<Icon name="check" size={16} weight="bold" />}
          sx={{ ml: "auto" }}
        >
          {submitLabel}
        </Button>
      </Stack>
    </Box>
  );
}
