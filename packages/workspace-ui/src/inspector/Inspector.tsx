import {
  Box,
  Button,
  Chip,
  EmptyState,
  Icon,
  IconButton,
  InputAdornment,
  MenuItem,
  TextField,
  Tooltip,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useMemo, useState } from "react";
import { useWorkspace } from "../shell/context";
import { useLayout, useSmall } from "../shell/useLayout";
import { number } from "../texts/format";
import { t } from "../texts/texts";
import { download, exportText } from "./exportLog";
import { FilterBar } from "./FilterBar";
import { type EntryKind, entryKinds, type Filters, matches, noFilters } from "./filters";
import { MessageDetail } from "./MessageDetail";
import { MessageTable } from "./MessageTable";
import { useLog } from "./useLog";

/** Every message between apps and shell. `onReference` goes to an entry of the reference. */
export const Inspector = ({ onReference }: { onReference: (key: string) => void }) => {
  const { log, clock } = useWorkspace();
  const narrow = useLayout() === "narrow";
  const small = useSmall();
  const [paused, setPaused] = useState(false);
  const [filters, setFilters] = useState<Filters>(noFilters);
  const [chosen, setChosen] = useState<number | null>(null);
  const { entries, dropped } = useLog(log, paused);
  const shown = useMemo(
    () => entries.filter((entry) => matches(entry, filters)),
    [entries, filters],
  );
  const apps = useMemo(
    () => [...new Set(entries.map((entry) => entry.appName).filter((name) => name !== ""))].sort(),
    [entries],
  );
  const entry = chosen === null ? undefined : entries.find((one) => one.seq === chosen);

  const toggle = (kind: EntryKind): void => {
    const kinds = new Set(filters.kinds);
    if (!kinds.delete(kind)) kinds.add(kind);
    setFilters({ ...filters, kinds });
  };

  return (
    <Box sx={{ flex: 1, minWidth: 0, minHeight: 0, display: "flex", flexDirection: "column" }}>
      <FilterBar label={t("inspector.filters")} small={small}>
        <TextField
          label={t("inspector.search")}
          showLabel={false}
          placeholder={t("inspector.search")}
          size="small"
          type="search"
          value={filters.search}
          onChange={(event) => setFilters({ ...filters, search: event.target.value })}
          slotProps={{
            input: {
              startAdornment: (
                <InputAdornment position="start">
                  <Icon name="magnifying-glass" size={14} />
                </InputAdornment>
              ),
            },
          }}
          sx={{ width: 200, flexShrink: 0 }}
        />
        <TextField
          select
          label={t("inspector.app")}
          showLabel={false}
          size="small"
          value={filters.app ?? ""}
          onChange={(event) =>
            setFilters({ ...filters, app: event.target.value === "" ? null : event.target.value })
          }
          slotProps={{ select: { displayEmpty: true } }}
          sx={{ width: 144, flexShrink: 0 }}
        >
          <MenuItem value="">{t("inspector.filterApp")}</MenuItem>
          {apps.map((name) => (
            <MenuItem key={name} value={name}>
              {name}
            </MenuItem>
          ))}
        </TextField>
        {entryKinds.map((kind) => {
          const on = filters.kinds.has(kind);
          return (
            <Chip
              key={kind}
              label={t(`inspector.kind.${kind}`)}
              variant={on ? "filled" : "outlined"}
              color={on ? "primary" : "default"}
              aria-pressed={on}
              onClick={() => toggle(kind)}
              sx={{ flexShrink: 0 }}
            />
          );
        })}
        <Box sx={{ flex: 1 }} />
        <Typography
          variant="body2"
          color="text.secondary"
          noWrap
          sx={{ fontVariantNumeric: "tabular-nums", flexShrink: 0 }}
        >
          {t("inspector.count", { shown: number(shown.length), total: number(entries.length) })}
          {dropped > 0 && ` · ${t("inspector.droppedCount", { count: number(dropped) })}`}
        </Typography>
        <Button
          size="small"
          variant="text"
          color="inherit"
          aria-pressed={paused}
          startIcon={<Icon name={paused ? "play" : "pause"} size={14} />}
          onClick={() => setPaused(!paused)}
          sx={{ flexShrink: 0 }}
        >
          {t(paused ? "inspector.resume" : "inspector.pause")}
        </Button>
        <Action icon="trash" text={t("inspector.clear")} onClick={() => log.clear()} />
        <Action
          icon="download-simple"
          text={t("inspector.export")}
          onClick={() => download("callbench-messages.json", exportText(shown, clock.now()))}
        />
      </FilterBar>
      <Box sx={{ flex: 1, minHeight: 0, display: "flex" }}>
        {!(narrow && entry !== undefined) &&
          (shown.length === 0 ? (
            <Box sx={{ flex: 1, overflow: "auto" }}>
              <EmptyState
                dense
                icon="list-bullets"
                title={t(entries.length === 0 ? "inspector.none" : "inspector.noMatch")}
                text={t(entries.length === 0 ? "inspector.noneHint" : "inspector.noMatchHint")}
              />
            </Box>
          ) : (
            <MessageTable entries={shown} chosen={chosen} onChoose={setChosen} />
          ))}
        {entry !== undefined && (
          <MessageDetail
            entry={entry}
            fill={narrow}
            onClose={() => setChosen(null)}
            onReference={onReference}
          />
        )}
      </Box>
    </Box>
  );
};

const Action = ({
  icon,
  text,
  onClick,
}: {
  icon: "trash" | "download-simple";
  text: string;
  onClick: () => void;
}) => (
  <Tooltip title={text}>
    <IconButton size="small" aria-label={text} onClick={onClick}>
      <Icon name={icon} size={16} />
    </IconButton>
  </Tooltip>
);
