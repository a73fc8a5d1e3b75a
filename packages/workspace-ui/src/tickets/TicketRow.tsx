import { Box, ButtonBase, Chip, Typography } from "@exotel-npm-dev/signal-design-system";
import type { Ticket } from "../host/types";
import { useWorkspace } from "../shell/context";
import * as format from "../texts/format";
import { t } from "../texts/texts";
import { TicketState } from "./TicketState";
import { useNameOf } from "./useTickets";

interface TicketRowProps {
  ticket: Ticket;
  selected?: boolean;
  /** The interaction in hand is attached to it. */
  attached?: boolean;
  onOpen: () => void;
}

/** A ticket in a list: what it is about, how it stands, who has it, when it last changed. */
export const TicketRow = ({
  ticket,
  selected = false,
  attached = false,
  onOpen,
}: TicketRowProps) => {
  const nameOf = useNameOf();
  const { clock } = useWorkspace();
  return (
    <ButtonBase
      aria-current={selected ? "true" : undefined}
      onClick={onOpen}
      sx={{
        display: "block",
        width: "100%",
        p: "10px 12px",
        textAlign: "left",
        bgcolor: selected ? "tonal.primary.bg" : "transparent",
        "&:hover": { bgcolor: selected ? "tonal.primary.bg" : "neutral.50" },
        "&.Mui-focusVisible": { outlineOffset: -2 },
      }}
    >
      <Box sx={{ display: "flex", gap: "8px", alignItems: "flex-start" }}>
        <Typography sx={{ flex: 1, minWidth: 0, fontWeight: 500 }} noWrap title={ticket.subject}>
          {ticket.subject}
        </Typography>
        <TicketState ticket={ticket} />
      </Box>
      <Box sx={{ display: "flex", gap: "8px", alignItems: "center", mt: "2px" }}>
        <Typography
          variant="body2"
          color="text.secondary"
          noWrap
          sx={{ flex: 1, minWidth: 0, fontVariantNumeric: "tabular-nums" }}
        >
          {[
            ticket.ticketId,
            ticket.assignee === null ? t("tickets.nobody") : nameOf(ticket.assignee),
            t("tickets.changed", { when: format.moment(ticket.changedAt, clock.now()) }),
          ].join(" · ")}
        </Typography>
        {attached && <Chip size="small" color="primary" label={t("tickets.attachedHere")} />}
      </Box>
    </ButtonBase>
  );
};
