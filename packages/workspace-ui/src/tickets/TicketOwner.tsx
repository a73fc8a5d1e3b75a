import {
  Alert,
  Autocomplete,
  Box,
  Button,
  Icon,
  MenuItem,
  Select,
} from "@exotel-npm-dev/signal-design-system";
import { useState } from "react";
import { RefusalAlert } from "../app-manager/RefusalAlert";
import { useSay } from "../app-manager/useSay";
import type { Person } from "../host/tickets";
import type { Ticket } from "../host/types";
import { useWorkspace } from "../shell/context";
import { t } from "../texts/texts";
import { staleBy, useNameOf, usePeople, useQueues, useTicketCommand } from "./useTickets";

/** Who works on a ticket, and the queue whose agents may pick it. A choice holds at once. */
export const TicketOwner = ({ ticket, disabled }: { ticket: Ticket; disabled: boolean }) => {
  const { user } = useWorkspace();
  const run = useTicketCommand();
  const say = useSay();
  const people = usePeople();
  const nameOf = useNameOf();
  const queues = useQueues();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { ticketId, revision, assignee, agentQueueId } = ticket;

  const attempt = async (done: string, ask: () => Promise<Ticket>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      await ask();
      say(done);
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  };
  const assign = (to: string | null, queue: number | null): void =>
    void attempt(t("ticket.assigned"), () =>
      run({
        command: "assignTicket",
        ticketId,
        revision,
        ...(to === null ? {} : { assignee: to }),
        ...(queue === null || queue === agentQueueId ? {} : { agentQueueId: queue }),
      }),
    );

  // Nobody is a choice of its own: emptying the field must not take the ticket from anyone.
  const noOne: Person = { userId: "", userName: t("tickets.nobody") };
  const present: Person =
    assignee === null ? noOne : { userId: assignee, userName: nameOf(assignee) };
  // The host may know an assignee whom the list of people doesn't hold.
  const known = assignee === null || people.some(({ userId }) => userId === assignee);
  const newer = staleBy(error);

  return (
    <Box sx={{ display: "grid", gap: "12px" }}>
      <Box
        sx={{
          display: "grid",
          gap: "12px",
          alignItems: "end",
          gridTemplateColumns: "repeat(auto-fit, minmax(min(200px, 100%), 1fr))",
        }}
      >
        <Box sx={{ display: "flex", gap: "8px", alignItems: "flex-end", minWidth: 0 }}>
          <Autocomplete<Person, false, true>
            label={t("ticket.assignee")}
            fullWidth
            disableClearable
            autoHighlight
            disabled={disabled || busy}
            options={[noOne, ...(known ? [] : [present]), ...people]}
            value={present}
            getOptionLabel={({ userId, userName }) =>
              userId === user.userId ? `${userName} (${t("tickets.me")})` : userName
            }
            getOptionKey={({ userId }) => userId}
            isOptionEqualToValue={(option, value) => option.userId === value.userId}
            onChange={(_event, { userId }) => assign(userId === "" ? null : userId, agentQueueId)}
            sx={{ flex: 1, minWidth: 0 }}
          />
          {assignee === null && !disabled && (
            <Button
              variant="contained"
              loading={busy}
              startIcon={<Icon name="user-check" size={16} />}
              onClick={() =>
                void attempt(t("ticket.picked"), () => run({ command: "pickTicket", ticketId }))
              }
            >
              {t("ticket.pick")}
            </Button>
          )}
        </Box>
        <Select
          label={t("ticket.queue")}
          fullWidth
          disabled={disabled || busy || (queues.length === 0 && agentQueueId === null)}
          value={agentQueueId === null ? "" : String(agentQueueId)}
          slotProps={{ select: { displayEmpty: true } }}
          onChange={(event) => {
            if (event.target.value !== "") assign(assignee, Number(event.target.value));
          }}
        >
          {agentQueueId === null && <MenuItem value="">{t("tickets.noQueue")}</MenuItem>}
          {agentQueueId !== null && !queues.some((one) => one.agentQueueId === agentQueueId) && (
            <MenuItem value={String(agentQueueId)}>
              {t("tickets.queueNumber", { id: agentQueueId })}
            </MenuItem>
          )}
          {queues.map((queue) => (
            <MenuItem key={queue.agentQueueId} value={String(queue.agentQueueId)}>
              {queue.queueName}
            </MenuItem>
          ))}
        </Select>
      </Box>
      {newer !== null ? (
        <Alert severity="warning" onClose={() => setError(null)}>
          {newer.assignee === null
            ? t("owner.staleNobody")
            : t("owner.stale", { name: nameOf(newer.assignee) })}
        </Alert>
      ) : (
        error !== null && <RefusalAlert error={error} />
      )}
    </Box>
  );
};
