import {
  Alert,
  Box,
  Button,
  ErrorState,
  Icon,
  IconButton,
  ListItemIcon,
  ListItemText,
  Menu,
  MenuItem,
  Skeleton,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Augments } from "../frames/Augments";
import { Refusal } from "../host/refusal";
import type { Ticket } from "../host/types";
import * as format from "../texts/format";
import { t } from "../texts/texts";
import { MergeDialog } from "./MergeDialog";
import { SplitDialog } from "./SplitDialog";
import { TicketFieldsForm } from "./TicketFieldsForm";
import { TicketInteractions } from "./TicketInteractions";
import { whyOf } from "./TicketList";
import { TicketNotes } from "./TicketNotes";
import { TicketOwner } from "./TicketOwner";
import { TicketState } from "./TicketState";
import { useNameOf, useTicket } from "./useTickets";

interface TicketDetailProps {
  ticketId: string;
  /** The words of the way back. */
  back: string;
  onBack: () => void;
  /** Goes to another ticket: the one that this went into, or that was split off. */
  onOpen: (ticketId: string) => void;
  /** Keeps the way back on a wide screen too. */
  alwaysBack?: boolean;
}

/** One ticket: its fields, who has it, the calls and chats that it is about, and its notes. */
export const TicketDetail = (props: TicketDetailProps) => {
  const { ticketId, onBack, back } = props;
  const ticket = useTicket(ticketId);
  if (ticket.data !== undefined) return <Shown key={ticketId} {...props} ticket={ticket.data} />;
  if (ticket.isError) {
    const gone = ticket.error instanceof Refusal && ticket.error.status === 404;
    return (
      <ErrorState
        what={t(gone ? "ticket.gone" : "ticket.failed")}
        why={whyOf(ticket.error)}
        remedy={
          gone
            ? { label: back, onClick: onBack }
            : { label: t("tickets.retry"), onClick: () => void ticket.refetch() }
        }
      />
    );
  }
  return (
    <Box
      role="status"
      aria-label={t("ticket.loading")}
      sx={{ p: "16px", display: "grid", gap: "12px" }}
    >
      <Skeleton variant="text" width="60%" height={28} />
      <Skeleton variant="rounded" height={96} />
      <Skeleton variant="rounded" height={160} />
    </Box>
  );
};

const Shown = ({
  ticket,
  back,
  onBack,
  onOpen,
  alwaysBack = false,
}: TicketDetailProps & { ticket: Ticket }) => {
  const nameOf = useNameOf();
  const [dialog, setDialog] = useState<"merge" | "split" | null>(null);
  const heading = useRef<HTMLElement>(null);
  // Whoever opens a ticket with the keyboard goes on in it.
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const { mergedInto, splitFrom } = ticket;
  const over = mergedInto !== null;

  return (
    <Box sx={{ display: "grid", gap: "20px", p: { xs: "12px", sm: "16px" }, maxWidth: 880 }}>
      <Box>
        <Button
          size="small"
          color="inherit"
          startIcon={<Icon name="arrow-left" size={14} />}
          onClick={onBack}
          sx={{ ml: "-8px", mb: "4px", display: alwaysBack ? "inline-flex" : { md: "none" } }}
        >
          {back}
        </Button>
        <Box sx={{ display: "flex", gap: "8px", alignItems: "flex-start" }}>
          <Typography
            ref={heading}
            tabIndex={-1}
            variant="h2"
            sx={{ flex: 1, minWidth: 0, overflowWrap: "anywhere", outline: "none" }}
          >
            {ticket.subject}
          </Typography>
          <Box sx={{ display: "flex", gap: "4px", alignItems: "center", minHeight: 28 }}>
            <TicketState ticket={ticket} />
            {!over && (
              <MoreMenu
                canSplit={ticket.notes.length > 1}
                onMerge={() => setDialog("merge")}
                onSplit={() => setDialog("split")}
              />
            )}
          </Box>
        </Box>
        <Typography variant="body2" color="text.secondary">
          {t("ticket.about", {
            id: ticket.ticketId,
            when: format.dateAndTime(ticket.createdAt),
            name: nameOf(ticket.createdBy),
          })}
        </Typography>
      </Box>
      {mergedInto !== null && (
        <Elsewhere action={t("ticket.openMerged")} onGo={() => onOpen(mergedInto)}>
          {t("ticket.mergedInto")}
        </Elsewhere>
      )}
      {splitFrom !== null && (
        <Elsewhere action={t("ticket.openOrigin")} onGo={() => onOpen(splitFrom)}>
          {t("ticket.splitFrom")}
        </Elsewhere>
      )}
      <Box sx={{ display: "grid", gap: "12px" }}>
        <TicketOwner ticket={ticket} disabled={over} />
        <TicketFieldsForm ticket={ticket} disabled={over} />
      </Box>
      <TicketInteractions ticket={ticket} disabled={over} />
      <TicketNotes ticket={ticket} disabled={over} />
      <Augments augments={ticket.augments} />
      <MergeDialog
        ticket={ticket}
        open={dialog === "merge"}
        onClose={() => setDialog(null)}
        onMerged={({ ticketId }) => onOpen(ticketId)}
      />
      <SplitDialog
        ticket={ticket}
        open={dialog === "split"}
        onClose={() => setDialog(null)}
        onSplit={({ ticketId }) => onOpen(ticketId)}
      />
    </Box>
  );
};

const Elsewhere = ({
  action,
  onGo,
  children,
}: {
  action: string;
  onGo: () => void;
  children: ReactNode;
}) => (
  <Alert
    severity="info"
    action={
      <Button size="small" color="inherit" onClick={onGo}>
        {action}
      </Button>
    }
  >
    {children}
  </Alert>
);

const MoreMenu = ({
  canSplit,
  onMerge,
  onSplit,
}: {
  canSplit: boolean;
  onMerge: () => void;
  onSplit: () => void;
}) => {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const choose = (run: () => void) => () => {
    setAnchor(null);
    run();
  };
  return (
    <>
      <IconButton
        size="small"
        aria-label={t("ticket.more")}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Icon name="dots-three" size={18} weight="bold" />
      </IconButton>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: "bottom", horizontal: "right" }}
        transformOrigin={{ vertical: "top", horizontal: "right" }}
      >
        <MenuItem onClick={choose(onMerge)}>
          <ListItemIcon>
            <Icon name="arrows-merge" size={16} />
          </ListItemIcon>
          <ListItemText>{t("ticket.merge")}</ListItemText>
        </MenuItem>
        <MenuItem onClick={choose(onSplit)} disabled={!canSplit}>
          <ListItemIcon>
            <Icon name="arrows-split" size={16} />
          </ListItemIcon>
          <ListItemText>{t("ticket.split")}</ListItemText>
        </MenuItem>
      </Menu>
    </>
  );
};
