import {
  Box,
  Button,
  Checkbox,
  DialogBody,
  DialogFooter,
  StructuredDialog,
  TextField,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { type FormEvent, useState } from "react";
import { RefusalAlert } from "../app-manager/RefusalAlert";
import { useSay } from "../app-manager/useSay";
import type { Ticket } from "../host/types";
import * as format from "../texts/format";
import { t } from "../texts/texts";
import { useNameOf, useTicketCommand } from "./useTickets";

interface SplitDialogProps {
  ticket: Ticket;
  open: boolean;
  onClose: () => void;
  /** Gets the new ticket. */
  onSplit: (ticket: Ticket) => void;
}

/** Makes a new ticket of some of the notes. */
export const SplitDialog = ({ ticket, open, onClose, onSplit }: SplitDialogProps) => (
  <StructuredDialog
    open={open}
    onClose={onClose}
    title={t("split.title")}
    subtitle={t("split.hint")}
  >
    <Choice ticket={ticket} onClose={onClose} onSplit={onSplit} />
  </StructuredDialog>
);

const Choice = ({ ticket, onClose, onSplit }: Omit<SplitDialogProps, "open">) => {
  const run = useTicketCommand();
  const say = useSay();
  const nameOf = useNameOf();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [subject, setSubject] = useState("");
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const noSubject = asked && subject.trim() === "";
  const noNote = asked && chosen.size === 0;

  const toggle = (noteId: string): void => {
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(noteId)) next.add(noteId);
      return next;
    });
  };

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setAsked(true);
    if (busy || subject.trim() === "" || chosen.size === 0) return;
    setBusy(true);
    setError(null);
    try {
      const made = await run({
        command: "splitTicket",
        ticketId: ticket.ticketId,
        noteIds: ticket.notes.map(({ noteId }) => noteId).filter((noteId) => chosen.has(noteId)),
        subject: subject.trim(),
      });
      say(t("split.done"));
      onClose();
      onSplit(made);
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Box
      component="form"
      noValidate
      onSubmit={(event: FormEvent) => void submit(event)}
      sx={{ display: "flex", flexDirection: "column", minHeight: 0 }}
    >
      <DialogBody sx={{ display: "grid", gap: "12px" }}>
        <Box component="fieldset" sx={{ m: 0, p: 0, border: 0, minWidth: 0 }}>
          <Typography component="legend" variant="subtitle2" sx={{ p: 0, mb: "4px" }}>
            {t("split.notes")}
          </Typography>
          {ticket.notes.map(({ noteId, by, at, text }) => (
            <Box
              component="label"
              key={noteId}
              sx={{
                display: "flex",
                gap: "8px",
                alignItems: "flex-start",
                py: "6px",
                cursor: "pointer",
              }}
            >
              <Checkbox
                size="small"
                checked={chosen.has(noteId)}
                onChange={() => toggle(noteId)}
                sx={{ p: "2px" }}
              />
              <Box sx={{ minWidth: 0 }}>
                <Box
                  sx={{
                    display: "-webkit-box",
                    WebkitBoxOrient: "vertical",
                    WebkitLineClamp: 3,
                    overflow: "hidden",
                    overflowWrap: "anywhere",
                  }}
                >
                  {text}
                </Box>
                <Typography variant="body2" color="text.secondary">
                  {nameOf(by)} · {format.dateAndTime(at)}
                </Typography>
              </Box>
            </Box>
          ))}
          {noNote && (
            <Typography role="alert" color="error" variant="body2">
              {t("split.need")}
            </Typography>
          )}
        </Box>
        <TextField
          label={t("split.subject")}
          required
          fullWidth
          value={subject}
          onChange={(event) => setSubject(event.target.value)}
          error={noSubject}
          helperText={noSubject ? t("ticket.needSubject") : undefined}
        />
        {error !== null && <RefusalAlert error={error} />}
      </DialogBody>
      <DialogFooter>
        <Button variant="outlined" color="inherit" disabled={busy} onClick={onClose}>
          {t("tickets.cancel")}
        </Button>
        <Button type="submit" variant="contained" loading={busy}>
          {t("split.confirm")}
        </Button>
      </DialogFooter>
    </Box>
  );
};
