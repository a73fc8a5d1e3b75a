import {
  Box,
  Button,
  DialogBody,
  EmptyState,
  ErrorState,
  Icon,
  StructuredDialog,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useState } from "react";
import { useStore } from "zustand";
import { RefusalAlert } from "../app-manager/RefusalAlert";
import { useSay } from "../app-manager/useSay";
import type { Interaction, Ticket } from "../host/types";
import { useWorkspace } from "../shell/context";
import { t } from "../texts/texts";
import { NewTicketDialog } from "./NewTicketDialog";
import { TicketDetail } from "./TicketDetail";
import { TicketsLoading, whyOf } from "./TicketList";
import { TicketRow } from "./TicketRow";
import { TicketSearch } from "./TicketSearch";
import { useTicketCommand, useTicketList, useTickets } from "./useTickets";

const none: readonly string[] = [];

/** The tickets of a call's or chat's customer; one opens here, and a new one is attached at once. */
export const TicketTab = ({ interaction }: { interaction: Interaction }) => {
  const { customerId, interactionId } = interaction;
  const known = customerId >= 0;
  const list = useTicketList({ customerId }, known);
  const { ticketDrafts: drafts } = useWorkspace();
  const openId = useStore(drafts.store, ({ opened }) => opened[interactionId]);
  const tied = useStore(drafts.store, ({ tied: all }) => all[interactionId] ?? none);
  // Of a customer who isn't known the host can't list tickets: those that were tied to it here stay.
  const here = useTickets(tied);
  const [dialog, setDialog] = useState<"new" | "attach" | null>(null);
  const openOne = (ticketId: string | null): void => drafts.open(interactionId, ticketId);
  const keep = ({ ticketId }: Ticket): void => drafts.tie(interactionId, ticketId);

  if (openId !== undefined) {
    return (
      <TicketDetail
        ticketId={openId}
        back={t("ticketTab.back")}
        alwaysBack
        onBack={() => openOne(null)}
        onOpen={openOne}
      />
    );
  }

  const listed = list.data?.pages.flatMap((page) => page.tickets) ?? [];
  const extra = here.filter((one) => !listed.some(({ ticketId }) => ticketId === one.ticketId));
  const tickets = [...extra, ...listed];
  const kind = t(`ticketTab.${interaction.kind}`);
  const actions = (
    <Box sx={{ display: "flex", gap: "8px", flexWrap: "wrap", justifyContent: "center" }}>
      <Button
        variant="outlined"
        color="inherit"
        startIcon={<Icon name="link" size={16} />}
        onClick={() => setDialog("attach")}
      >
        {t("ticketTab.attach")}
      </Button>
      <Button
        variant="contained"
        startIcon={<Icon name="plus" size={16} />}
        onClick={() => setDialog("new")}
      >
        {t("tickets.new")}
      </Button>
    </Box>
  );

  return (
    <Box sx={{ p: "12px" }}>
      {known && list.isPending ? (
        <TicketsLoading />
      ) : known && list.isError && tickets.length === 0 ? (
        <ErrorState
          dense
          what={t("tickets.failed")}
          why={whyOf(list.error)}
          remedy={{ label: t("tickets.retry"), onClick: () => void list.refetch() }}
        />
      ) : tickets.length === 0 ? (
        <EmptyState
          dense
          icon="ticket"
          title={t(known ? "ticketTab.none" : "ticketTab.unknown")}
          text={t(known ? "ticketTab.noneHint" : "ticketTab.unknownHint", { kind })}
          action={actions}
        />
      ) : (
        <>
          <Box
            sx={{
              display: "flex",
              gap: "8px 12px",
              flexWrap: "wrap",
              alignItems: "center",
              mb: "12px",
            }}
          >
            <Typography component="h3" variant="subtitle1" sx={{ flex: "1 1 160px" }}>
              {interaction.customer?.name
                ? t("ticketTab.customerTickets", { name: interaction.customer.name })
                : t("tickets.title")}
            </Typography>
            {actions}
          </Box>
          <Box
            component="ul"
            aria-label={t("tickets.list")}
            sx={{
              m: 0,
              p: 0,
              listStyle: "none",
              border: "1px solid",
              borderColor: "divider",
              borderRadius: "6px",
              bgcolor: "background.paper",
              overflow: "hidden",
              "& > li + li": { borderTop: "1px solid", borderColor: "divider" },
            }}
          >
            {tickets.map((ticket) => (
              <li key={ticket.ticketId}>
                <TicketRow
                  ticket={ticket}
                  attached={ticket.interactions.includes(interactionId)}
                  onOpen={() => openOne(ticket.ticketId)}
                />
              </li>
            ))}
          </Box>
          {list.hasNextPage && (
            <Button
              size="small"
              color="inherit"
              loading={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
              sx={{ mt: "8px" }}
            >
              {t("tickets.more")}
            </Button>
          )}
        </>
      )}
      <NewTicketDialog
        open={dialog === "new"}
        interaction={interaction}
        attach
        onClose={() => setDialog(null)}
        onOpened={keep}
      />
      <AttachDialog
        open={dialog === "attach"}
        interactionId={interactionId}
        except={
          new Set(
            tickets
              .filter(({ interactions }) => interactions.includes(interactionId))
              .map(({ ticketId }) => ticketId),
          )
        }
        onClose={() => setDialog(null)}
        onAttached={keep}
      />
    </Box>
  );
};

/** Finds a ticket and ties the call or chat to it. */
const AttachDialog = ({
  open,
  interactionId,
  except,
  onClose,
  onAttached,
}: {
  open: boolean;
  interactionId: string;
  except: ReadonlySet<string>;
  onClose: () => void;
  onAttached: (ticket: Ticket) => void;
}) => {
  const run = useTicketCommand();
  const say = useSay();
  const [error, setError] = useState<unknown>(null);
  const attach = async ({ ticketId }: Ticket): Promise<void> => {
    setError(null);
    try {
      const ticket = await run({ command: "attachInteraction", ticketId, interactionId });
      say(t("ticket.attached"));
      onClose();
      onAttached(ticket);
    } catch (reason) {
      setError(reason);
    }
  };
  return (
    <StructuredDialog
      open={open}
      onClose={onClose}
      title={t("ticketTab.attachTitle")}
      subtitle={t("ticketTab.attachHint")}
    >
      <DialogBody sx={{ display: "grid", gap: "8px" }}>
        <TicketSearch
          label={t("tickets.search")}
          except={except}
          onChoose={(ticket) => void attach(ticket)}
        />
        {error !== null && <RefusalAlert error={error} />}
      </DialogBody>
    </StructuredDialog>
  );
};
