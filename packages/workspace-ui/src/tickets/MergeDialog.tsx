import {
  Box,
  Button,
  DialogBody,
  DialogFooter,
  Icon,
  StructuredDialog,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useState } from "react";
import { RefusalAlert } from "../app-manager/RefusalAlert";
import { useSay } from "../app-manager/useSay";
import type { Ticket } from "../host/types";
import { t } from "../texts/texts";
import { TicketSearch } from "./TicketSearch";
import { TicketState } from "./TicketState";
import { useTicketCommand } from "./useTickets";

interface MergeDialogProps {
  ticket: Ticket;
  open: boolean;
  onClose: () => void;
  /** Gets the ticket that stays. */
  onMerged: (ticket: Ticket) => void;
}

/** Makes one of two tickets: the other is looked for, and which one stays is shown before anything happens. */
export const MergeDialog = ({ ticket, open, onClose, onMerged }: MergeDialogProps) => (
  <StructuredDialog
    open={open}
    onClose={onClose}
    title={t("merge.title")}
    subtitle={t("merge.hint")}
  >
    <Choice ticket={ticket} onClose={onClose} onMerged={onMerged} />
  </StructuredDialog>
);

const Choice = ({ ticket, onClose, onMerged }: Omit<MergeDialogProps, "open">) => {
  const run = useTicketCommand();
  const say = useSay();
  const [other, setOther] = useState<Ticket | null>(null);
  const [otherStays, setOtherStays] = useState(true);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const merge = async (goes: Ticket, stays: Ticket): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const merged = await run({
        command: "mergeTickets",
        ticketId: goes.ticketId,
        into: stays.ticketId,
      });
      say(t("merge.done"));
      onClose();
      onMerged(merged);
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  };

  if (other === null) {
    return (
      <DialogBody>
        <TicketSearch
          label={t("merge.find")}
          except={new Set([ticket.ticketId])}
          onChoose={setOther}
        />
      </DialogBody>
    );
  }
  const [stays, goes] = otherStays ? [other, ticket] : [ticket, other];
  return (
    <>
      <DialogBody sx={{ display: "grid", gap: "8px" }}>
        <Side role={t("merge.goes")} ticket={goes} fades>
          {t("merge.moves", { notes: goes.notes.length, interactions: goes.interactions.length })}
        </Side>
        <Box sx={{ display: "flex", alignItems: "center", gap: "8px", pl: "12px" }}>
          <Icon name="arrow-down" size={16} color="text.secondary" />
          <Button
            size="small"
            color="inherit"
            startIcon={<Icon name="arrows-clockwise" size={14} />}
            onClick={() => setOtherStays(!otherStays)}
          >
            {t("merge.swap")}
          </Button>
        </Box>
        <Side role={t("merge.stays")} ticket={stays} />
        {error !== null && <RefusalAlert error={error} />}
      </DialogBody>
      <DialogFooter>
        <Button color="inherit" disabled={busy} onClick={() => setOther(null)} sx={{ mr: "auto" }}>
          {t("merge.other")}
        </Button>
        <Button variant="outlined" color="inherit" disabled={busy} onClick={onClose}>
          {t("tickets.cancel")}
        </Button>
        <Button variant="contained" loading={busy} onClick={() => void merge(goes, stays)}>
          {t("merge.confirm")}
        </Button>
      </DialogFooter>
    </>
  );
};

const Side = ({
  role,
  ticket,
  fades = false,
  children,
}: {
  role: string;
  ticket: Ticket;
  fades?: boolean;
  children?: string;
}) => (
  <Box
    component="section"
    aria-label={role}
    sx={{
      p: "10px 12px",
      border: "1px solid",
      borderColor: fades ? "divider" : "primary.main",
      borderStyle: fades ? "dashed" : "solid",
      borderRadius: "6px",
    }}
  >
    <Box sx={{ display: "flex", gap: "8px", alignItems: "center" }}>
      <Typography
        variant="subtitle2"
        color={fades ? "text.secondary" : "primary.dark"}
        sx={{ flex: 1 }}
      >
        {role}
      </Typography>
      <TicketState ticket={ticket} />
    </Box>
    <Typography sx={{ fontWeight: 500, overflowWrap: "anywhere" }}>{ticket.subject}</Typography>
    <Typography variant="body2" color="text.secondary">
      {[ticket.ticketId, children].filter(Boolean).join(" · ")}
    </Typography>
  </Box>
);
