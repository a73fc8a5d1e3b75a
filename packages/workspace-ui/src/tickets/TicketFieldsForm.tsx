import { Box, Button, TextField, Typography } from "@exotel-npm-dev/signal-design-system";
import { type FormEvent, type KeyboardEvent, useState } from "react";
import { useStore } from "zustand";
import { RefusalAlert } from "../app-manager/RefusalAlert";
import { useSay } from "../app-manager/useSay";
import { closedGroup } from "../host/tickets";
import type { Ticket } from "../host/types";
import { useWorkspace } from "../shell/context";
import { t } from "../texts/texts";
import { ConflictDialog } from "./ConflictDialog";
import { CustomerField } from "./CustomerField";
import { StateField } from "./StateField";
import {
  type Conflict,
  changedFields,
  changesOf,
  conflictOf,
  fieldsOf,
  type TicketFields,
} from "./ticketDraft";
import { staleBy, useTicketCommand, useTicketStates } from "./useTickets";

interface TicketFieldsFormProps {
  ticket: Ticket;
  /** It can't be changed any more: it went into another one. */
  disabled: boolean;
}

/** Subject, state, closure reason and customer: changed together, saved with the revision that was changed. */
export const TicketFieldsForm = ({ ticket, disabled }: TicketFieldsFormProps) => {
  const run = useTicketCommand();
  const say = useSay();
  const groups = useTicketStates();
  // Without changes of the agent's own the fields follow the host.
  const { ticketDrafts: drafts } = useWorkspace();
  const editing = useStore(drafts.store, ({ edits }) => edits[ticket.ticketId]);
  const [saving, setSaving] = useState(false);
  const [asked, setAsked] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);

  const base = editing?.base ?? ticket;
  const fields = editing?.fields ?? fieldsOf(ticket);
  const dirty = editing !== undefined && changedFields(fieldsOf(base), fields).length > 0;
  const closes = isClosed(groups, fields.externalState, ticket);
  const problems = {
    subject: fields.subject.trim() === "" ? t("ticket.needSubject") : null,
    reason: closes && fields.closureReason.trim() === "" ? t("ticket.needReason") : null,
  };

  const change = (part: Partial<TicketFields>): void => {
    const next = { ...fields, ...part };
    if (!isClosed(groups, next.externalState, ticket)) next.closureReason = "";
    drafts.edit(ticket.ticketId, { base, fields: next });
  };
  const stop = (): void => {
    drafts.edit(ticket.ticketId, null);
    setAsked(false);
    setError(null);
    setConflict(null);
  };

  const save = async (from: Ticket, to: TicketFields): Promise<void> => {
    const changes = changesOf(fieldsOf(from), to);
    if (changes === null) {
      stop();
      return;
    }
    setSaving(true);
    setError(null);
    try {
      await run({
        command: "updateTicket",
        ticketId: from.ticketId,
        revision: from.revision,
        changes,
      });
      stop();
      say(t("ticket.saved"));
    } catch (reason) {
      const theirs = staleBy(reason);
      if (theirs === null) setError(reason);
      else setConflict(conflictOf(from, theirs, to));
    } finally {
      setSaving(false);
    }
  };

  const submit = (): void => {
    setAsked(true);
    if (saving || !dirty || problems.subject !== null || problems.reason !== null) return;
    void save(base, fields);
  };

  return (
    <Box
      component="form"
      noValidate
      aria-label={t("tickets.tab")}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          submit();
        }
      }}
      sx={{ display: "grid", gap: "12px" }}
    >
      <TextField
        label={t("ticket.subject")}
        required
        fullWidth
        disabled={disabled}
        value={fields.subject}
        onChange={(event) => change({ subject: event.target.value })}
        error={asked && problems.subject !== null}
        helperText={asked ? (problems.subject ?? undefined) : undefined}
      />
      <Box
        sx={{
          display: "grid",
          gap: "12px",
          alignItems: "start",
          gridTemplateColumns: "repeat(auto-fit, minmax(min(200px, 100%), 1fr))",
        }}
      >
        <StateField
          value={fields.externalState}
          disabled={disabled}
          onChange={(externalState) => change({ externalState })}
        />
        {closes && (
          <TextField
            label={t("ticket.closureReason")}
            required
            fullWidth
            disabled={disabled}
            value={fields.closureReason}
            onChange={(event) => change({ closureReason: event.target.value })}
            error={asked && problems.reason !== null}
            helperText={asked ? (problems.reason ?? undefined) : undefined}
          />
        )}
        <CustomerField
          customerId={fields.customerId}
          disabled={disabled}
          onChange={(customerId) => change({ customerId })}
        />
      </Box>
      {error !== null && <RefusalAlert error={error} />}
      {dirty && (
        <Box sx={{ display: "flex", alignItems: "center", gap: "8px", flexWrap: "wrap" }}>
          <Typography variant="body2" color="state.wrapUp.text" sx={{ flex: 1, minWidth: 110 }}>
            {t("ticket.unsaved")}
          </Typography>
          <Button variant="outlined" color="inherit" disabled={saving} onClick={stop}>
            {t("ticket.discard")}
          </Button>
          <Button type="submit" variant="contained" loading={saving}>
            {t("ticket.save")}
          </Button>
        </Box>
      )}
      <ConflictDialog
        conflict={conflict}
        busy={saving}
        onSave={(settledFields) => {
          if (conflict === null) return;
          drafts.edit(ticket.ticketId, { base: conflict.theirs, fields: settledFields });
          setConflict(null);
          void save(conflict.theirs, settledFields);
        }}
        onDiscard={stop}
        onClose={() => setConflict(null)}
      />
    </Box>
  );
};

/** Whether a state is one of finished tickets. */
const isClosed = (
  groups: readonly { group: string; states: string[] }[],
  state: string,
  ticket: Ticket,
): boolean => {
  const group = groups.find(({ states }) => states.includes(state))?.group;
  return (
    (group ?? (state === ticket.externalState ? ticket.stateGroup : undefined)) === closedGroup
  );
};
