import { Box, Button, EmptyState, Icon, Typography } from "@exotel-npm-dev/signal-design-system";
import { useCallback, useState } from "react";
import { useLocation, useSearch } from "wouter";
import { interactionOf } from "../desk/deskStore";
import type { TicketFilters } from "../host/tickets";
import { useDesk, useWorkspace } from "../shell/context";
import { useLayout } from "../shell/useLayout";
import { t } from "../texts/texts";
import { NewTicketDialog } from "./NewTicketDialog";
import { TicketDetail } from "./TicketDetail";
import { TicketFilterBar } from "./TicketFilterBar";
import { TicketList } from "./TicketList";
import { readFilters, writeFilters } from "./ticketFilters";

/** What the page is called that each role comes from. */
const homes = {
  agent: "nav.backToDesk",
  supervisor: "nav.backToDashboard",
  administrator: "nav.backToAdmin",
} as const;

/** Where a ticket is found. */
export const ticketAddress = (ticketId: string | null, search: string): string =>
  `/tickets${ticketId === null ? "" : `/${encodeURIComponent(ticketId)}`}${search}`;

/** All tickets: a list with filters, and beside it the one that is open. */
export const TicketsPage = ({ ticketId }: { ticketId: string | null }) => {
  const [, go] = useLocation();
  const search = useSearch();
  const { user } = useWorkspace();
  const narrow = useLayout() === "narrow";
  const filters = readFilters(new URLSearchParams(search));
  const written = writeFilters(filters);
  const [opening, setOpening] = useState(false);
  const current = useDesk(({ desk, currentId }) => interactionOf(desk, currentId));
  const inHand = current?.state === "ended" ? undefined : current;

  const open = (id: string | null): void => go(ticketAddress(id, written));
  const filter = useCallback(
    (next: TicketFilters): void =>
      go(ticketAddress(ticketId, writeFilters(next)), { replace: true }),
    [go, ticketId],
  );
  const newTicket = (
    <Button
      variant="contained"
      startIcon={<Icon name="plus" size={16} />}
      onClick={() => setOpening(true)}
    >
      {t("tickets.new")}
    </Button>
  );

  return (
    <Box sx={{ flex: 1, minWidth: 0, minHeight: 0, display: "flex", flexDirection: "column" }}>
      <Box sx={{ flex: 1, minHeight: 0, display: "flex" }}>
        {(!narrow || ticketId === null) && (
          <Box
            component="section"
            aria-label={t("tickets.title")}
            data-region="list"
            tabIndex={-1}
            sx={{
              width: narrow ? "100%" : 380,
              flexShrink: 0,
              display: "flex",
              flexDirection: "column",
              minHeight: 0,
              bgcolor: "background.paper",
              borderRight: narrow ? 0 : "1px solid",
              borderColor: "divider",
              outline: "none",
            }}
          >
            <Box sx={{ p: "8px 12px 12px" }}>
              <Button
                size="small"
                color="inherit"
                startIcon={<Icon name="arrow-left" size={14} />}
                onClick={() => go("/")}
                sx={{ ml: "-8px" }}
              >
                {t(homes[user.role])}
              </Button>
              <Box sx={{ display: "flex", alignItems: "center", gap: "8px" }}>
                <Typography variant="h2" component="h1" sx={{ flex: 1, minWidth: 0 }}>
                  {t("tickets.title")}
                </Typography>
                {newTicket}
              </Box>
            </Box>
            <TicketFilterBar filters={filters} onChange={filter} />
            <Box
              sx={{
                flex: 1,
                minHeight: 0,
                overflow: "auto",
                borderTop: "1px solid",
                borderColor: "divider",
              }}
            >
              <TicketList
                filters={filters}
                selected={ticketId}
                onOpen={(ticket) => open(ticket.ticketId)}
                onClear={() => filter({})}
                newTicket={newTicket}
              />
            </Box>
          </Box>
        )}
        {(!narrow || ticketId !== null) && (
          <Box
            component="main"
            data-region="main"
            tabIndex={-1}
            sx={{ flex: 1, minWidth: 0, minHeight: 0, overflow: "auto", outline: "none" }}
          >
            {ticketId === null ? (
              <EmptyState
                icon="ticket"
                title={t("tickets.choose")}
                text={t("tickets.chooseHint")}
                sx={{ height: "100%" }}
              />
            ) : (
              <TicketDetail
                ticketId={ticketId}
                back={t("tickets.back")}
                onBack={() => open(null)}
                onOpen={open}
              />
            )}
          </Box>
        )}
      </Box>
      <NewTicketDialog
        open={opening}
        interaction={inHand}
        attach={inHand !== undefined}
        onClose={() => setOpening(false)}
        onOpened={(ticket) => open(ticket.ticketId)}
      />
    </Box>
  );
};
