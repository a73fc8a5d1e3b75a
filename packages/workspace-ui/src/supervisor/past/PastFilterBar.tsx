import {
  Autocomplete,
  Box,
  Button,
  Collapse,
  Icon,
  InputAdornment,
  MenuItem,
  Select,
  TextField,
} from "@exotel-npm-dev/signal-design-system";
import { useEffect, useId, useState } from "react";
import type { InteractionRecord } from "../../host/types";
import { useSmall } from "../../shell/useLayout";
import * as format from "../../texts/format";
import { t } from "../../texts/texts";
import { useLiveCentre } from "../SupervisionContext";
import { countOf, noFilters, type PastFilters } from "./pastFilters";

interface PastFilterBarProps {
  filters: PastFilters;
  /** What has been found, for suggestions. */
  records: readonly InteractionRecord[];
  onChange: (filters: PastFilters) => void;
}

/** So long after the last key the search begins, in milliseconds. */
const typingPause = 350;

const columns = "repeat(auto-fill, minmax(min(148px, 100%), 1fr))";

/** What to look for: the text and the days at once, the rest folded away. */
export const PastFilterBar = ({ filters, records, onChange }: PastFilterBarProps) => {
  const id = useId();
  const small = useSmall();
  const [text, setText] = useState(filters.q);
  const hidden = countOf(filters) - (small ? 0 : days(filters));
  const [open, setOpen] = useState(hidden > 0);

  useEffect(() => setText(filters.q), [filters.q]);
  useEffect(() => {
    if (text === filters.q) return;
    const timer = setTimeout(() => onChange({ ...filters, q: text }), typingPause);
    return () => clearTimeout(timer);
  });

  const set = (change: Partial<PastFilters>): void => onChange({ ...filters, q: text, ...change });
  const dayFields = (
    <>
      <TextField
        label={t("past.from")}
        type="date"
        fullWidth
        value={filters.from}
        onChange={({ target }) => set({ from: target.value })}
        slotProps={{ htmlInput: { max: filters.to || undefined } }}
      />
      <TextField
        label={t("past.to")}
        type="date"
        fullWidth
        value={filters.to}
        onChange={({ target }) => set({ to: target.value })}
        slotProps={{ htmlInput: { min: filters.from || undefined } }}
      />
    </>
  );
  return (
    <Box
      component="search"
      aria-label={t("past.filters")}
      sx={{ mt: "12px", px: { xs: "12px", md: 0 } }}
    >
      <Box
        sx={{
          display: "grid",
          gap: "8px 12px",
          alignItems: "end",
          gridTemplateColumns: { xs: "minmax(0, 1fr) auto", sm: "minmax(0, 1fr) 150px 150px auto" },
        }}
      >
        <TextField
          label={t("past.search")}
          showLabel={!small}
          placeholder={t("past.searchHint")}
          type="search"
          fullWidth
          value={text}
          onChange={({ target }) => setText(target.value)}
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
        {!small && dayFields}
        <Button
          variant="outlined"
          color="inherit"
          aria-expanded={open}
          aria-controls={id}
          startIcon={<Icon name="funnel" size={14} weight={hidden > 0 ? "fill" : "regular"} />}
          onClick={() => setOpen(!open)}
        >
          {hidden > 0 ? t("past.moreSet", { count: hidden }) : t("past.more")}
        </Button>
      </Box>
      <Collapse in={open} id={id} unmountOnExit>
        <Box
          sx={{
            display: "grid",
            gap: "8px 12px",
            alignItems: "end",
            pt: "10px",
            gridTemplateColumns: columns,
          }}
        >
          {small && dayFields}
          <RareFilters filters={filters} records={records} onSet={set} />
          <Button
            color="inherit"
            disabled={countOf(filters) === 0 && text === ""}
            onClick={() => {
              setText("");
              onChange(noFilters);
            }}
            sx={{ justifySelf: "start" }}
          >
            {t("past.clear")}
          </Button>
        </Box>
      </Collapse>
    </Box>
  );
};

const days = ({ from, to }: PastFilters): number => (from === "" ? 0 : 1) + (to === "" ? 0 : 1);

interface RareProps {
  filters: PastFilters;
  records: readonly InteractionRecord[];
  onSet: (change: Partial<PastFilters>) => void;
}

/** As many people are suggested at once. */
const atMost = 40;

const RareFilters = ({ filters, records, onSet }: RareProps) => {
  const { data } = useLiveCentre();
  const campaigns = data?.campaigns ?? [];
  const queues = campaigns
    .filter(
      ({ campaignId }) => filters.campaignId === "" || String(campaignId) === filters.campaignId,
    )
    .flatMap((campaign) => campaign.queues);
  const names = new Map<string, string>([
    ...records.map(({ userId, userName }) => [userId, userName] as const),
    ...(data?.agents ?? []).map(({ userId, userName }) => [userId, userName] as const),
  ]);
  const codes = [
    ...new Set(
      records.map(({ dispositionCode }) => dispositionCode).filter((code) => code !== null),
    ),
  ].sort();
  return (
    <>
      <Autocomplete<string, false, false, true>
        freeSolo
        label={t("past.agent")}
        placeholder={t("past.anybody")}
        options={[...names.keys()]}
        filterOptions={(options, { inputValue }) =>
          options
            .filter((option) =>
              `${names.get(option) ?? ""} ${option}`
                .toLocaleLowerCase()
                .includes(inputValue.trim().toLocaleLowerCase()),
            )
            .slice(0, atMost)
        }
        renderOption={({ key, ...props }, option) => (
          <Box component="li" key={key} {...props}>
            {names.get(option)} ({option})
          </Box>
        )}
        value={filters.userId === "" ? null : filters.userId}
        onChange={(_, userId) => onSet({ userId: userId?.trim() ?? "" })}
      />
      <Select
        label={t("past.campaign")}
        value={filters.campaignId}
        onChange={({ target }) => onSet({ campaignId: String(target.value), agentQueueId: "" })}
        slotProps={{ select: { displayEmpty: true } }}
      >
        <MenuItem value="">{t("past.any")}</MenuItem>
        {listed(
          campaigns.map(({ campaignId, campaignName }) => [String(campaignId), campaignName]),
          filters.campaignId,
        )}
      </Select>
      <Select
        label={t("past.queue")}
        value={filters.agentQueueId}
        onChange={({ target }) => onSet({ agentQueueId: String(target.value) })}
        slotProps={{ select: { displayEmpty: true } }}
      >
        <MenuItem value="">{t("past.any")}</MenuItem>
        {listed(
          queues.map(({ agentQueueId, queueName }) => [String(agentQueueId), queueName]),
          filters.agentQueueId,
        )}
      </Select>
      <Select
        label={t("past.kind")}
        value={filters.kind}
        onChange={({ target }) =>
          onSet({ kind: target.value === "call" || target.value === "chat" ? target.value : "" })
        }
        slotProps={{ select: { displayEmpty: true } }}
      >
        <MenuItem value="">{t("past.any")}</MenuItem>
        <MenuItem value="call">{t("past.calls")}</MenuItem>
        <MenuItem value="chat">{t("past.chats")}</MenuItem>
      </Select>
      <Select
        label={t("past.direction")}
        value={filters.direction}
        onChange={({ target }) =>
          onSet({
            direction:
              target.value === "inbound" || target.value === "outbound" ? target.value : "",
          })
        }
        slotProps={{ select: { displayEmpty: true } }}
      >
        <MenuItem value="">{t("past.any")}</MenuItem>
        <MenuItem value="inbound">{t("past.inbound")}</MenuItem>
        <MenuItem value="outbound">{t("past.outbound")}</MenuItem>
      </Select>
      <Autocomplete<string, false, false, true>
        freeSolo
        label={t("past.disposition")}
        placeholder={t("past.any")}
        options={codes}
        getOptionLabel={(code) => code}
        renderOption={({ key, ...props }, code) => (
          <Box component="li" key={key} {...props}>
            {format.words(code)}
          </Box>
        )}
        value={filters.dispositionCode === "" ? null : filters.dispositionCode}
        onChange={(_, code) => onSet({ dispositionCode: code?.trim() ?? "" })}
      />
    </>
  );
};

/** The choices, with the chosen one even when it isn't known any more. */
const listed = (choices: readonly (readonly [string, string])[], chosen: string) =>
  (chosen === "" || choices.some(([id]) => id === chosen)
    ? choices
    : [...choices, [chosen, chosen] as const]
  ).map(([id, name]) => (
    <MenuItem key={id} value={id}>
      {name}
    </MenuItem>
  ));
