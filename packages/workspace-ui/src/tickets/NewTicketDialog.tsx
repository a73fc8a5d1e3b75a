import {
  Box,
  Button,
  Checkbox,
  DialogBody,
  DialogFooter,
  FormControlLabel,
  MenuItem,
  Select,
  StructuredDialog,
  TextField,
} from "@exotel-npm-dev/signal-design-system";
import { type FormEvent, type KeyboardEvent, useState } from "react";
import { RefusalAlert } from "../app-manager/RefusalAlert";
import { useSay } from "../app-manager/useSay";
import { chatName } from "../chats/chatMessages";
import type { Interaction, Ticket } from "../host/types";
import { useWorkspace } from "../shell/context";
import * as format from "../texts/format";
import { t } from "../texts/texts";
import { CustomerField } from "./CustomerField";
import { useQueues, useTicketCommand } from "./useTickets";

interface NewTicketDialogProps {
  open: boolean;
  /** The call or chat in hand, which it can be attached to. */
  interaction: Interaction | undefined;
  /** It is about the call or chat in hand, so it is attached unless the agent says otherwise. */
  attach: boolean;
  onClose: () => void;
  onOpened: (ticket: Ticket) => void;
}

/** Opens a ticket. */
export const NewTicketDialog = ({ open, onClose, ...rest }: NewTicketDialogProps) => (
  <StructuredDialog open={open} title={t("newTicket.title")} onClose={onClose}>
    <Form onClose={onClose} {...rest} />
  </StructuredDialog>
);

const Form = ({ interaction, attach, onClose, onOpened }: Omit<NewTicketDialogProps, "open">) => {
  const { user } = useWorkspace();
  const run = useTicketCommand();
  const say = useSay();
  const queues = useQueues();
  const [subject, setSubject] = useState("");
  const [text, setText] = useState("");
  const [customerId, setCustomerId] = useState(attach ? (interaction?.customerId ?? -1) : -1);
  const [queue, setQueue] = useState("");
  const [mine, setMine] = useState(true);
  const [attached, setAttached] = useState(attach);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const missing = subject.trim() === "";

  const submit = async (): Promise<void> => {
    setAsked(true);
    if (busy || missing) return;
    setBusy(true);
    setError(null);
    try {
      const ticket = await run({
        command: "openTicket",
        subject: subject.trim(),
        ...(text.trim() === "" ? {} : { text: text.trim() }),
        ...(customerId < 0 ? {} : { customerId }),
        ...(queue === "" ? {} : { agentQueueId: Number(queue) }),
        ...(mine ? { assignee: user.userId } : {}),
        ...(attached && interaction !== undefined
          ? { interactionId: interaction.interactionId }
          : {}),
      });
      say(t("newTicket.opened"));
      onClose();
      onOpened(ticket);
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
      aria-label={t("newTicket.title")}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          void submit();
        }
      }}
      sx={{ display: "flex", flexDirection: "column", minHeight: 0 }}
    >
      <DialogBody sx={{ display: "grid", gap: "12px" }}>
        <TextField
          label={t("ticket.subject")}
          required
          autoFocus
          fullWidth
          value={subject}
          onChange={(event) => setSubject(event.target.value)}
          error={asked && missing}
          helperText={asked && missing ? t("ticket.needSubject") : undefined}
        />
        <TextField
          label={t("newTicket.note")}
          placeholder={t("ticket.notePlaceholder")}
          multiline
          minRows={3}
          maxRows={10}
          fullWidth
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Box
          sx={{
            display: "grid",
            gap: "12px",
            gridTemplateColumns: { xs: "1fr", sm: queues.length > 0 ? "1fr 1fr" : "1fr" },
          }}
        >
          <CustomerField customerId={customerId} onChange={setCustomerId} />
          {queues.length > 0 && (
            <Select
              label={t("ticket.queue")}
              fullWidth
              value={queue}
              slotProps={{ select: { displayEmpty: true } }}
              onChange={(event) => setQueue(event.target.value)}
            >
              <MenuItem value="">{t("tickets.noQueue")}</MenuItem>
              {queues.map(({ agentQueueId, queueName }) => (
                <MenuItem key={agentQueueId} value={String(agentQueueId)}>
                  {queueName}
                </MenuItem>
              ))}
            </Select>
          )}
        </Box>
        <Box sx={{ display: "grid" }}>
          <FormControlLabel
            control={
              <Checkbox
                size="small"
                checked={mine}
                onChange={(_event, checked) => setMine(checked)}
              />
            }
            label={t("newTicket.mine")}
          />
          {interaction !== undefined && (
            <FormControlLabel
              control={
                <Checkbox
                  size="small"
                  checked={attached}
                  onChange={(_event, checked) => setAttached(checked)}
                />
              }
              label={t(
                interaction.kind === "chat" ? "newTicket.attachChat" : "newTicket.attachCall",
                { name: nameOf(interaction) },
              )}
            />
          )}
        </Box>
        {error !== null && <RefusalAlert error={error} />}
      </DialogBody>
      <DialogFooter>
        <Button variant="outlined" color="inherit" disabled={busy} onClick={onClose}>
          {t("tickets.cancel")}
        </Button>
        <Button type="submit" variant="contained" loading={busy}>
          {t("newTicket.open")}
        </Button>
      </DialogFooter>
    </Box>
  );
};

const nameOf = (one: Interaction): string =>
  one.kind === "chat" ? chatName(one) : (one.customer?.name ?? format.phone(one.displayPhone));
