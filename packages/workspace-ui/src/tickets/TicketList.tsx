import {
  Box,
  Button,
  EmptyState,
  ErrorState,
  Skeleton,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import type { ReactNode } from "react";
import { refusalText } from "../app-manager/refusalText";
import type { TicketFilters } from "../host/tickets";
import type { Ticket } from "../host/types";
import { t } from "../texts/texts";
import { TicketRow } from "./TicketRow";
import { narrows } from "./ticketFilters";
import { useTicketList } from "./useTickets";

interface TicketListProps {
  filters: TicketFilters;
  selected: string | null;
  onOpen: (ticket: Ticket) => void;
  onClear: () => void;
  /** What opens a ticket where there is none. */
  newTicket: ReactNode;
}

/** The tickets that the filters let through, last changed first. */
export const TicketList = ({ filters, selected, onOpen, onClear, newTicket }: TicketListProps) => {
  const list = useTicketList(filters);
  const tickets = list.data?.pages.flatMap((page) => page.tickets) ?? [];
  const total = list.data?.pages.at(-1)?.total ?? 0;

  if (list.isPending) return <TicketsLoading />;
  if (list.isError && tickets.length === 0) {
    return (
      <ErrorState
        dense
        what={t("tickets.failed")}
        why={whyOf(list.error)}
        remedy={{ label: t("tickets.retry"), onClick: () => void list.refetch() }}
      />
    );
  }
  if (tickets.length === 0) {
    return narrows(filters) ? (
      <EmptyState
        dense
        icon="magnifying-glass"
        title={t("tickets.noMatch")}
        text={t("tickets.noMatchHint")}
        action={
          <Button variant="outlined" color="inherit" onClick={onClear}>
            {t("tickets.clear")}
          </Button>
        }
      />
    ) : (
      <EmptyState
        dense
        icon="ticket"
        title={t("tickets.none")}
        text={t("tickets.noneHint")}
        action={newTicket}
      />
    );
  }
  return (
    <>
      <Box
        component="ul"
        aria-label={t("tickets.list")}
        sx={{
          m: 0,
          p: 0,
          listStyle: "none",
          "& > li": { borderBottom: "1px solid", borderColor: "divider" },
        }}
      >
        {tickets.map((ticket) => (
          <li key={ticket.ticketId}>
            <TicketRow
              ticket={ticket}
              selected={ticket.ticketId === selected}
              onOpen={() => onOpen(ticket)}
            />
          </li>
        ))}
      </Box>
      <Box sx={{ display: "flex", alignItems: "center", gap: "12px", p: "8px 12px" }}>
        <Typography variant="body2" color="text.secondary" role="status" sx={{ flex: 1 }}>
          {t("tickets.count", { shown: tickets.length, total })}
        </Typography>
        {list.hasNextPage && (
          <Button
            size="small"
            variant="outlined"
            color="inherit"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {t("tickets.more")}
          </Button>
        )}
      </Box>
    </>
  );
};

/** Stands where tickets will be. */
export const TicketsLoading = () => (
  <Box
    role="status"
    aria-label={t("tickets.loading")}
    sx={{ p: "12px", display: "grid", gap: "8px" }}
  >
    {[0, 1, 2, 3].map((row) => (
      <Skeleton key={row} variant="rounded" height={44} />
    ))}
  </Box>
);

/** What went wrong and how to mend it, in one text. */
export const whyOf = (error: unknown): string => {
  const { what, remedy } = refusalText(error);
  return `${what} ${remedy}`;
};
