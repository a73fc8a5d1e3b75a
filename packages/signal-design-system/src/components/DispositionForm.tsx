import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
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
import {
  type CallbackDraft,
  CallbackFields,
  type DialNextDraft,
  DialNextFields,
  FollowUpToggle,
} from "./FollowUp";
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
  /** A call that the customer was promised. */
  readonly callback?: PromisedCallback;
  /** A number to dial as soon as this is saved. */
  readonly dialNext?: string;
}

/** A call that the customer was promised. */
export interface PromisedCallback {
  /** When, milliseconds since the epoch. */
  readonly at: number;
  /** At which number; the call's own when it is missing. */
  readonly phone?: string;
  /** Whether this agent makes the call; else anyone of the campaign. */
  readonly self: boolean;
}

/** Props of {@link DispositionForm}. */
export interface DispositionFormProps {
  readonly classes: readonly DispositionClass[];
  readonly onSubmit: (disposition: Disposition) => void;
  /** Offers to promise a callback: when, at which number, who. */
  readonly allowCallback?: boolean | undefined;
  /** Offers to dial a number as soon as the disposition is saved. */
  readonly allowDialNext?: boolean | undefined;
  /** Numbers to choose from for either; any other can be typed. */
  readonly phones?: readonly string[] | undefined;
  /** The disposition is being saved. */
  readonly busy?: boolean | undefined;
  /** Why the last attempt failed, and how to mend it. */
  readonly error?: ReactNode;
  /** The button's word; "Save and next" unless told. */
  readonly submitLabel?: string | undefined;
  /** The button's word when a number is dialled right away; "Save and dial" unless told. */
  readonly dialLabel?: string | undefined;
  /** Puts the cursor into the first field when it appears. */
  readonly autoFocus?: boolean | undefined;
  /** The clock, milliseconds since the epoch. */
  readonly now?: (() => number) | undefined;
  readonly sx?: SxProps<Theme> | undefined;
}

type Problem = "class" | "code" | "callback" | "dialNext";

const problems: Readonly<Record<Problem, string>> = {
  class: "Choose a class: type its first letters.",
  code: "Choose a code: type its first letters.",
  callback: "Choose a time that is still to come.",
  dialNext: "Enter the number to dial.",
};

const noPhones: readonly string[] = [];

const browserClock = (): number => Date.now();

/** Class, then code, both by typing; a note; one button. Ctrl or ⌘ with Enter saves from anywhere in it. */
export function DispositionForm({
  classes,
  onSubmit,
  allowCallback = false,
  allowDialNext = false,
  phones = noPhones,
  busy = false,
  error,
  submitLabel = "Save and next",
  dialLabel = "Save and dial",
  autoFocus = false,
  now = browserClock,
  sx,
}: DispositionFormProps) {
  const only = classes.length === 1 ? (classes[0] ?? null) : null;
  const [chosenClass, setChosenClass] = useState<DispositionClass | null>(only);
  const [chosenCode, setChosenCode] = useState<DispositionCode | null>(null);
  const [note, setNote] = useState("");
  const [callback, setCallback] = useState<CallbackDraft>({
    on: false,
    at: "",
    phone: "",
    self: true,
  });
  const [dialNext, setDialNext] = useState<DialNextDraft>({ on: false, phone: "" });
  const [problem, setProblem] = useState<Problem | null>(null);
  const classInput = useRef<HTMLInputElement>(null);
  const codeInput = useRef<HTMLInputElement>(null);
  const noteInput = useRef<HTMLInputElement>(null);
  const callbackInput = useRef<HTMLInputElement>(null);
  const dialNextInput = useRef<HTMLInputElement>(null);

  const firstInput = only === null ? classInput : codeInput;
  // Once, when the form appears: a later focus would take the cursor from the agent.
  const wanted = useRef(autoFocus ? firstInput : null);
  useEffect(() => {
    wanted.current?.current?.focus();
    wanted.current = null;
  }, []);

  // What is opened by a tick may lie out of sight: going there brings it in.
  const opened = useRef<typeof callbackInput | null>(null);
  useEffect(() => {
    opened.current?.current?.focus();
    opened.current = null;
  });

  const refuse = (what: Problem): void => {
    setProblem(what);
    const inputs = {
      class: classInput,
      code: codeInput,
      callback: callbackInput,
      dialNext: dialNextInput,
    };
    inputs[what].current?.focus();
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
    const at = new Date(callback.at).getTime();
    if (callback.on && !(at > now())) {
      refuse("callback");
      return;
    }
    const phone = callback.phone.trim();
    const next = dialNext.phone.trim();
    if (dialNext.on && next === "") {
      refuse("dialNext");
      return;
    }
    onSubmit({
      dispositionClass: chosenClass.dispositionClass,
      dispositionCode: chosenCode.code,
      note: note.trim(),
      ...(callback.on && {
        callback: { at, self: callback.self, ...(phone === "" ? {} : { phone }) },
      }),
      ...(dialNext.on && { dialNext: next }),
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
      {callback.on && (
        <CallbackFields
          draft={callback}
          onChange={(next) => {
            setCallback(next);
            setProblem(null);
          }}
          phones={phones}
          now={now}
          atRef={callbackInput}
          problem={problem === "callback" ? problems.callback : undefined}
        />
      )}
      {dialNext.on && (
        <DialNextFields
          draft={dialNext}
          onChange={(next) => {
            setDialNext(next);
            setProblem(null);
          }}
          phones={phones}
          inputRef={dialNextInput}
          problem={problem === "dialNext" ? problems.dialNext : undefined}
        />
      )}
      <Box
        sx={{
          // The button stays in sight, however long the form is.
          position: "sticky",
          bottom: 0,
          zIndex: 1,
          bgcolor: "background.paper",
          display: "flex",
          flexWrap: "wrap",
          alignItems: "center",
          gap: "4px 16px",
          p: "4px 0 8px",
        }}
      >
        {allowCallback && (
          <FollowUpToggle
            label="Call back later"
            on={callback.on}
            onToggle={(on) => {
              setCallback({ ...callback, on });
              if (on) opened.current = callbackInput;
            }}
          />
        )}
        {allowDialNext && (
          <FollowUpToggle
            label="Dial a number right away"
            on={dialNext.on}
            onToggle={(on) => {
              setDialNext({ ...dialNext, on });
              if (on) opened.current = dialNextInput;
            }}
          />
        )}
        <Button
          type="submit"
          variant="contained"
          loading={busy}
          loadingPosition="start"
          startIcon={<Icon name={dialNext.on ? "phone" : "check"} size={16} weight="bold" />}
          sx={{ ml: "auto", minWidth: 132 }}
        >
          {dialNext.on ? dialLabel : submitLabel}
        </Button>
      </Box>
    </Box>
  );
}
