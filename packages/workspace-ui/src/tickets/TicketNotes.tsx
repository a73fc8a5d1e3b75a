import {
  Avatar,
  Box,
  Button,
  getAvatarColors,
  getInitials,
  TextField,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { type KeyboardEvent, useState } from "react";
import { useStore } from "zustand";
import { RefusalAlert } from "../app-manager/RefusalAlert";
import { useSay } from "../app-manager/useSay";
import type { Ticket } from "../host/types";
import { useWorkspace } from "../shell/context";
import * as format from "../texts/format";
import { t } from "../texts/texts";
import { useNameOf, useTicketCommand } from "./useTickets";

/** What was written on a ticket, newest first, and the field for the next note. */
export const TicketNotes = ({ ticket, disabled }: { ticket: Ticket; disabled: boolean }) => {
  const run = useTicketCommand();
  const say = useSay();
  const nameOf = useNameOf();
  const { ticketDrafts: drafts } = useWorkspace();
  const text = useStore(drafts.store, ({ notes }) => notes[ticket.ticketId] ?? "");
  const setText = (next: string): void => drafts.note(ticket.ticketId, next);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const add = async (): Promise<void> => {
    if (busy || text.trim() === "") return;
    setBusy(true);
    setError(null);
    try {
      await run({ command: "addNote", ticketId: ticket.ticketId, text: text.trim() });
      setText("");
      say(t("ticket.noteAdded"));
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  };

  const newestFirst = [...ticket.notes].sort((a, b) => b.at - a.at);
  return (
    <Box component="section" aria-label={t("ticket.notes")} sx={{ display: "grid", gap: "12px" }}>
      <Typography component="h3" variant="subtitle1">
        {t("ticket.notes")}
      </Typography>
      {!disabled && (
        <Box sx={{ display: "grid", gap: "8px" }}>
          <TextField
            label={t("ticket.note")}
            showLabel={false}
            placeholder={t("ticket.notePlaceholder")}
            multiline
            minRows={2}
            maxRows={8}
            fullWidth
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event: KeyboardEvent) => {
              if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
                event.preventDefault();
                void add();
              }
            }}
          />
          {error !== null && <RefusalAlert error={error} />}
          <Button
            variant="outlined"
            color="inherit"
            disabled={text.trim() === ""}
            loading={busy}
            onClick={() => void add()}
            sx={{ justifySelf: "end" }}
          >
            {t("ticket.addNote")}
          </Button>
        </Box>
      )}
      <Box
        component="ol"
        reversed
        sx={{ m: 0, p: 0, listStyle: "none", display: "grid", gap: "16px" }}
      >
        {newestFirst.map(({ noteId, by, at, text: note }) => (
          <Box component="li" key={noteId} sx={{ display: "flex", gap: "10px" }}>
            <Avatar
              aria-hidden
              sx={{
                width: 24,
                height: 24,
                fontSize: 10,
                fontWeight: 600,
                ...getAvatarColors(nameOf(by)),
              }}
            >
              {getInitials(nameOf(by))}
            </Avatar>
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <Box sx={{ display: "flex", gap: "8px", alignItems: "baseline" }}>
                <Typography component="span" variant="subtitle2" noWrap>
                  {nameOf(by)}
                </Typography>
                <Typography
                  component="time"
                  dateTime={new Date(at).toISOString()}
                  variant="body2"
                  color="text.secondary"
                  sx={{ flexShrink: 0 }}
                >
                  {format.dateAndTime(at)}
                </Typography>
              </Box>
              <Box dir="auto" sx={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
                {note}
              </Box>
            </Box>
          </Box>
        ))}
        <Box component="li" sx={{ display: "flex", gap: "10px", color: "text.secondary" }}>
          <Box sx={{ width: 24, display: "grid", justifyItems: "center", pt: "7px" }}>
            <Box sx={{ width: 6, height: 6, borderRadius: "50%", bgcolor: "neutral.400" }} />
          </Box>
          <Typography variant="body2" sx={{ py: "2px" }}>
            {t("ticket.openedBy", { name: nameOf(ticket.createdBy) })} ·{" "}
            {format.dateAndTime(ticket.createdAt)}
          </Typography>
        </Box>
      </Box>
    </Box>
  );
};
