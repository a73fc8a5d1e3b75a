import {
  Box,
  Button,
  DialogBody,
  DialogFooter,
  FormControlLabel,
  Radio,
  RadioGroup,
  StructuredDialog,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { type ReactNode, useEffect, useState } from "react";
import * as format from "../texts/format";
import { t } from "../texts/texts";
import { type Conflict, type FieldName, fieldsOf, settled, type TicketFields } from "./ticketDraft";
import { useCustomer, useNameOf } from "./useTickets";

interface ConflictDialogProps {
  conflict: Conflict | null;
  busy: boolean;
  /** Saves the fields that the agent has settled on. */
  onSave: (fields: TicketFields) => void;
  /** Gives the agent's own changes up. */
  onDiscard: () => void;
  /** Goes back to the form with the agent's changes still in it. */
  onClose: () => void;
}

/** Somebody else was faster: what was changed, and for what both changed, which of the two holds. */
export const ConflictDialog = ({ conflict, ...actions }: ConflictDialogProps) => {
  // The dialog keeps its words while it fades out.
  const [shown, setShown] = useState(conflict);
  useEffect(() => {
    if (conflict !== null) setShown(conflict);
  }, [conflict]);
  return (
    <StructuredDialog
      open={conflict !== null}
      title={t("conflict.title")}
      subtitle={t("conflict.hint")}
      onClose={actions.busy ? undefined : actions.onClose}
    >
      {shown !== null && <Choices key={shown.theirs.revision} conflict={shown} {...actions} />}
    </StructuredDialog>
  );
};

const Choices = ({
  conflict,
  busy,
  onSave,
  onDiscard,
}: Omit<ConflictDialogProps, "conflict" | "onClose"> & { conflict: Conflict }) => {
  const [mine, setMine] = useState<ReadonlySet<FieldName>>(new Set());
  const nameOf = useNameOf();
  const { base, theirs, contested, onlyTheirs, onlyMine } = conflict;
  const before = fieldsOf(base);
  const now = fieldsOf(theirs);
  const known = new Set(base.notes.map(({ noteId }) => noteId));
  const notes = theirs.notes.filter(({ noteId }) => !known.has(noteId));

  const choose = (name: FieldName, whose: string): void => {
    setMine((chosen) => {
      const next = new Set(chosen);
      if (whose === "mine") next.add(name);
      else next.delete(name);
      return next;
    });
  };

  return (
    <>
      <DialogBody sx={{ display: "grid", gap: "16px" }}>
        {contested.length > 0 && (
          <Part title={t("conflict.both")}>
            {contested.map((name) => (
              <Box key={name}>
                <Typography component="div" id={`conflict-${name}`} variant="subtitle2">
                  {wordOf(name)}
                </Typography>
                <RadioGroup
                  aria-labelledby={`conflict-${name}`}
                  value={mine.has(name) ? "mine" : "theirs"}
                  onChange={(_event, whose) => choose(name, whose)}
                >
                  <FormControlLabel
                    value="theirs"
                    control={<Radio size="small" />}
                    label={<Choice whose="theirs" name={name} fields={now} />}
                  />
                  <FormControlLabel
                    value="mine"
                    control={<Radio size="small" />}
                    label={<Choice whose="mine" name={name} fields={conflict.mine} />}
                  />
                </RadioGroup>
              </Box>
            ))}
          </Part>
        )}
        {onlyTheirs.length > 0 && (
          <Part title={t("conflict.theirs")}>
            {onlyTheirs.map((name) => (
              <Change key={name} name={name} from={before} to={now} />
            ))}
          </Part>
        )}
        {onlyMine.length > 0 && (
          <Part title={t("conflict.mine")}>
            {onlyMine.map((name) => (
              <Change key={name} name={name} from={before} to={conflict.mine} />
            ))}
          </Part>
        )}
        {notes.length > 0 && (
          <Part title={t("conflict.newNotes")}>
            {notes.map(({ noteId, by, text }) => (
              <Box key={noteId} sx={{ overflowWrap: "anywhere" }}>
                <Typography component="span" variant="subtitle2">
                  {nameOf(by)}
                </Typography>{" "}
                {text}
              </Box>
            ))}
          </Part>
        )}
        {contested.length + onlyTheirs.length + notes.length === 0 && (
          <Typography color="text.secondary">{t("conflict.nothing")}</Typography>
        )}
      </DialogBody>
      <DialogFooter>
        <Button variant="outlined" color="inherit" disabled={busy} onClick={onDiscard}>
          {t("conflict.discard")}
        </Button>
        <Button variant="contained" loading={busy} onClick={() => onSave(settled(conflict, mine))}>
          {t("conflict.save")}
        </Button>
      </DialogFooter>
    </>
  );
};

const wordOf = (name: FieldName): string => {
  switch (name) {
    case "subject":
      return t("ticket.subject");
    case "externalState":
      return t("ticket.state");
    case "closureReason":
      return t("ticket.closureReason");
    case "customerId":
      return t("ticket.customer");
  }
};

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <Box component="section" aria-label={title} sx={{ display: "grid", gap: "8px" }}>
    <Typography component="h3" variant="subtitle1">
      {title}
    </Typography>
    {children}
  </Box>
);

const Choice = ({
  whose,
  name,
  fields,
}: {
  whose: "theirs" | "mine";
  name: FieldName;
  fields: TicketFields;
}) => {
  const value = useValue(name, fields);
  return t(whose === "theirs" ? "conflict.keepTheirs" : "conflict.keepMine", { value });
};

const Change = ({ name, from, to }: { name: FieldName; from: TicketFields; to: TicketFields }) => {
  const before = useValue(name, from);
  const after = useValue(name, to);
  return (
    <Box sx={{ overflowWrap: "anywhere" }}>
      <Typography component="span" color="text.secondary">
        {wordOf(name)}
      </Typography>{" "}
      {t("conflict.wasNow", { from: before, to: after })}
    </Box>
  );
};

/** A field's value in words. */
const useValue = (name: FieldName, fields: TicketFields): string => {
  const customer = useCustomer(name === "customerId" ? fields.customerId : -1);
  switch (name) {
    case "customerId":
      return fields.customerId < 0
        ? t("ticket.noCustomer")
        : (customer.data?.name ?? String(fields.customerId));
    case "externalState":
      return format.words(fields.externalState);
    default:
      return fields[name] === "" ? t("conflict.empty") : fields[name];
  }
};
