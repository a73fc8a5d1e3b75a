import {
  Box,
  EmptyState,
  ErrorState,
  Icon,
  InputAdornment,
  TextField,
} from "@exotel-npm-dev/signal-design-system";
import { useEffect, useState } from "react";
import type { Ticket } from "../host/types";
import { t } from "../texts/texts";
import { TicketsLoading, whyOf } from "./TicketList";
import { TicketRow } from "./TicketRow";
import { useTicketList } from "./useTickets";

interface TicketSearchProps {
  label: string;
  /** Not among the choices. */
  except: ReadonlySet<string>;
  onChoose: (ticket: Ticket) => void;
}

/** Milliseconds without a key after which the search begins. */
const pause = 300;

/** Finds one ticket by typing; the last changed ones show at once. */
export const TicketSearch = ({ label, except, onChoose }: TicketSearchProps) => {
  const [typed, setTyped] = useState("");
  const [q, setQ] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim()), pause);
    return () => clearTimeout(timer);
  }, [typed]);
  const list = useTicketList(q === "" ? {} : { q });
  const tickets = (list.data?.pages[0]?.tickets ?? []).filter(
    ({ ticketId, mergedInto }) => !except.has(ticketId) && mergedInto === null,
  );
  return (
    <Box sx={{ display: "grid", gap: "8px" }}>
      <TextField
        label={label}
        autoFocus
        fullWidth
        placeholder={t("merge.search")}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        slotProps={{
          input: {
            startAdornment: (
              <InputAdornment position="start">
                <Icon name="magnifying-glass" size={14} />
              </InputAdornment>
            ),
          },
        }}
      />
      <Box
        sx={{
          height: 280,
          overflow: "auto",
          border: "1px solid",
          borderColor: "divider",
          borderRadius: "6px",
        }}
      >
        {list.isPending ? (
          <TicketsLoading />
        ) : list.isError ? (
          <ErrorState
            dense
            what={t("tickets.failed")}
            why={whyOf(list.error)}
            remedy={{ label: t("tickets.retry"), onClick: () => void list.refetch() }}
          />
        ) : tickets.length === 0 ? (
          <EmptyState dense icon="magnifying-glass" title={t("merge.none")} />
        ) : (
          <Box
            component="ul"
            aria-label={label}
            sx={{
              m: 0,
              p: 0,
              listStyle: "none",
              "& > li + li": { borderTop: "1px solid", borderColor: "divider" },
            }}
          >
            {tickets.map((ticket) => (
              <li key={ticket.ticketId}>
                <TicketRow ticket={ticket} onOpen={() => onChoose(ticket)} />
              </li>
            ))}
          </Box>
        )}
      </Box>
    </Box>
  );
};
