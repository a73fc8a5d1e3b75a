import {
  Autocomplete,
  Box,
  Button,
  Icon,
  IconButton,
  InputAdornment,
  MenuItem,
  Popover,
  Select,
  TextField,
} from "@exotel-npm-dev/signal-design-system";
import { useEffect, useState } from "react";
import type { TicketFilters } from "../host/tickets";
import { useWorkspace } from "../shell/context";
import * as format from "../texts/format";
import { t } from "../texts/texts";
import { filtersSet, nobody } from "./ticketFilters";
import { useQueues, useTicketStates } from "./useTickets";

interface TicketFilterBarProps {
  filters: TicketFilters;
  onChange: (filters: TicketFilters) => void;
}

/** Milliseconds without a key after which the search begins. */
const pause = 300;

/** The search, and the filters in a panel of their own. */
export const TicketFilterBar = ({ filters, onChange }: TicketFilterBarProps) => {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [search, setSearch] = useState(filters.q ?? "");
  const count = filtersSet(filters);

  useEffect(() => setSearch(filters.q ?? ""), [filters.q]);
  useEffect(() => {
    if (search.trim() === (filters.q ?? "")) return;
    const timer = setTimeout(() => onChange(withText(filters, "q", search.trim())), pause);
    return () => clearTimeout(timer);
  }, [search, filters, onChange]);

  return (
    <Box role="search" sx={{ display: "flex", gap: "8px", p: "0 12px 12px" }}>
      <TextField
        label={t("tickets.search")}
        showLabel={false}
        placeholder={t("tickets.search")}
        fullWidth
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        slotProps={{
          input: {
            startAdornment: (
              <InputAdornment position="start">
                <Icon name="magnifying-glass" size={14} />
              </InputAdornment>
            ),
            ...(search === ""
              ? {}
              : {
                  endAdornment: (
                    <InputAdornment position="end">
                      <IconButton
                        size="small"
                        aria-label={t("tickets.clear")}
                        onClick={() => setSearch("")}
                      >
                        <Icon name="x" size={12} />
                      </IconButton>
                    </InputAdornment>
                  ),
                }),
          },
        }}
      />
      <Button
        variant="outlined"
        color="inherit"
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        startIcon={<Icon name="funnel" size={14} weight={count > 0 ? "fill" : "regular"} />}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {count > 0 ? t("tickets.filtersOn", { count }) : t("tickets.filters")}
      </Button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: "bottom", horizontal: "right" }}
        transformOrigin={{ vertical: "top", horizontal: "right" }}
        slotProps={{ paper: { role: "dialog", "aria-label": t("tickets.filters") } }}
      >
        <FilterFields filters={filters} onChange={onChange} onClose={() => setAnchor(null)} />
      </Popover>
    </Box>
  );
};

const FilterFields = ({
  filters,
  onChange,
  onClose,
}: TicketFilterBarProps & { onClose: () => void }) => {
  const { user } = useWorkspace();
  const queues = useQueues();
  return (
    <Box sx={{ display: "grid", gap: "12px", p: "16px", width: 280 }}>
      <StateFilter filters={filters} onChange={onChange} />
      <Select
        label={t("tickets.assignee")}
        fullWidth
        value={filters.assignee ?? ""}
        slotProps={{ select: { displayEmpty: true } }}
        onChange={(event) => onChange(withText(filters, "assignee", event.target.value))}
      >
        <MenuItem value="">{t("tickets.anyone")}</MenuItem>
        <MenuItem value={user.userId}>{t("tickets.me")}</MenuItem>
        <MenuItem value={nobody}>{t("tickets.nobody")}</MenuItem>
        {filters.assignee !== undefined && ![user.userId, nobody].includes(filters.assignee) && (
          <MenuItem value={filters.assignee}>{filters.assignee}</MenuItem>
        )}
      </Select>
      <Select
        label={t("tickets.queue")}
        fullWidth
        value={filters.agentQueueId === undefined ? "" : String(filters.agentQueueId)}
        slotProps={{ select: { displayEmpty: true } }}
        onChange={(event) => {
          const { agentQueueId: _queue, ...rest } = filters;
          const { value } = event.target;
          onChange(value === "" ? rest : { ...rest, agentQueueId: Number(value) });
        }}
      >
        <MenuItem value="">{t("tickets.anyQueue")}</MenuItem>
        {queues.map(({ agentQueueId, queueName }) => (
          <MenuItem key={agentQueueId} value={String(agentQueueId)}>
            {queueName}
          </MenuItem>
        ))}
        {filters.agentQueueId !== undefined &&
          !queues.some(({ agentQueueId }) => agentQueueId === filters.agentQueueId) && (
            <MenuItem value={String(filters.agentQueueId)}>
              {t("tickets.queueNumber", { id: filters.agentQueueId })}
            </MenuItem>
          )}
      </Select>
      <Button
        variant="outlined"
        color="inherit"
        disabled={filtersSet(filters) === 0}
        onClick={() => {
          onChange(filters.q === undefined ? {} : { q: filters.q });
          onClose();
        }}
      >
        {t("tickets.clear")}
      </Button>
    </Box>
  );
};

interface StateChoice {
  /** A whole group, or one state of it. */
  by: "group" | "state";
  group: string;
  name: string;
}

/** Which states: one, or all of a group. */
const StateFilter = ({ filters, onChange }: TicketFilterBarProps) => {
  const choices = useTicketStates().flatMap(({ group, states }): StateChoice[] => [
    { by: "group", group, name: group },
    ...states.map((name): StateChoice => ({ by: "state", group, name })),
  ]);
  const by = filters.state === undefined ? "group" : "state";
  const name = filters[by];
  const chosen: StateChoice | null =
    name === undefined
      ? null
      : (choices.find((one) => one.by === by && one.name === name) ?? { by, group: "", name });
  return (
    <Autocomplete<StateChoice>
      label={t("tickets.state")}
      fullWidth
      autoHighlight
      placeholder={t("tickets.anyState")}
      options={chosen === null || chosen.group !== "" ? choices : [chosen, ...choices]}
      value={chosen}
      groupBy={({ group }) => format.words(group)}
      getOptionLabel={(one) =>
        one.by === "group"
          ? t("tickets.groupAll", { group: format.words(one.name) })
          : format.words(one.name)
      }
      getOptionKey={(one) => `${one.by} ${one.name}`}
      isOptionEqualToValue={(one, other) => one.by === other.by && one.name === other.name}
      onChange={(_event, next) => {
        const { group: _group, state: _state, ...rest } = filters;
        onChange(next === null ? rest : { ...rest, [next.by]: next.name });
      }}
    />
  );
};

/** The filters with one text changed; an empty one is taken out. */
const withText = (filters: TicketFilters, name: "q" | "assignee", value: string): TicketFilters => {
  const { [name]: _before, ...rest } = filters;
  return value === "" ? rest : { ...rest, [name]: value };
};
