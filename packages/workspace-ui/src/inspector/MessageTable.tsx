import {
  Box,
  Icon,
  type IconName,
  monospaceFamily,
  VisuallyHidden,
} from "@exotel-npm-dev/signal-design-system";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type UIEvent, useEffect, useRef } from "react";
import type { EntryOutcome, LogEntry } from "../bridge/inspectorLog";
import { milliseconds, preciseTime, size } from "../texts/format";
import { t } from "../texts/texts";
import { whatOf } from "./filters";

interface MessageTableProps {
  entries: readonly LogEntry[];
  /** Number of the chosen message. */
  chosen: number | null;
  onChoose: (seq: number) => void;
}

const rowHeight = 26;
const columns = "92px 20px minmax(64px, 140px) minmax(160px, 1fr) 96px 64px 64px";

const outcomes: Record<EntryOutcome, { icon: IconName; color: string }> = {
  pending: { icon: "hourglass-medium", color: "text.secondary" },
  success: { icon: "check-circle", color: "state.available.main" },
  failure: { icon: "x-circle", color: "state.failure.main" },
  sent: { icon: "paper-plane-right", color: "text.secondary" },
  noted: { icon: "check", color: "text.secondary" },
  dropped: { icon: "prohibit", color: "state.hold.main" },
};

/** The messages, newest last; stays at the end while the reader is there. Only the rows in sight exist. */
export const MessageTable = ({ entries, chosen, onChoose }: MessageTableProps) => {
  const scroller = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    initialRect: { width: 800, height: 300 },
  });

  useEffect(() => {
    if (atEnd.current && entries.length > 0) rows.scrollToIndex(entries.length - 1);
  }, [entries, rows]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const here = entries.findIndex((entry) => entry.seq === chosen);
    const next =
      event.key === "ArrowDown"
        ? here + 1
        : event.key === "ArrowUp"
          ? here === -1
            ? entries.length - 1
            : here - 1
          : event.key === "Home"
            ? 0
            : event.key === "End"
              ? entries.length - 1
              : null;
    if (next === null) return;
    event.preventDefault();
    const index = Math.min(entries.length - 1, Math.max(0, next));
    const entry = entries[index];
    if (entry === undefined) return;
    onChoose(entry.seq);
    rows.scrollToIndex(index);
  };

  return (
    <Box
      role="table"
      aria-label={t("inspector.table")}
      aria-rowcount={entries.length + 1}
      sx={{
        flex: 1,
        minWidth: 0,
        minHeight: 0,
        display: "flex",
        flexDirection: "column",
        overflowX: "auto",
      }}
    >
      <Box
        role="row"
        aria-rowindex={1}
        sx={{
          display: "grid",
          gridTemplateColumns: columns,
          columnGap: "8px",
          alignItems: "center",
          height: 24,
          flexShrink: 0,
          minWidth: 620,
          px: "10px",
          color: "text.secondary",
          fontSize: "0.75rem",
          fontWeight: 500,
          borderBottom: "1px solid",
          borderColor: "divider",
          bgcolor: "neutral.25",
        }}
      >
        <Box component="span" role="columnheader">
          {t("inspector.time")}
        </Box>
        <Box component="span" role="columnheader" sx={{ position: "relative" }}>
          <VisuallyHidden>{t("inspector.direction")}</VisuallyHidden>
        </Box>
        <Box component="span" role="columnheader">
          {t("inspector.app")}
        </Box>
        <Box component="span" role="columnheader">
          {t("inspector.what")}
        </Box>
        <Box component="span" role="columnheader">
          {t("inspector.outcome")}
        </Box>
        <Box component="span" role="columnheader" sx={{ textAlign: "right" }}>
          {t("inspector.duration")}
        </Box>
        <Box component="span" role="columnheader" sx={{ textAlign: "right" }}>
          {t("inspector.size")}
        </Box>
      </Box>
      <Box
        ref={scroller}
        role="rowgroup"
        tabIndex={0}
        onKeyDown={onKeyDown}
        onScroll={(event: UIEvent<HTMLElement>) => {
          const { scrollTop, scrollHeight, clientHeight } = event.currentTarget;
          atEnd.current = scrollHeight - scrollTop - clientHeight < rowHeight;
        }}
        sx={{
          flex: 1,
          minHeight: 0,
          minWidth: 620,
          overflowY: "auto",
          overflowX: "hidden",
          outlineOffset: "-2px",
        }}
      >
        <div style={{ height: rows.getTotalSize(), position: "relative" }}>
          {rows.getVirtualItems().map((item) => {
            const entry = entries[item.index];
            return entry === undefined ? null : (
              <Row
                key={entry.seq}
                entry={entry}
                index={item.index}
                top={item.start}
                selected={entry.seq === chosen}
                onChoose={onChoose}
              />
            );
          })}
        </div>
      </Box>
    </Box>
  );
};

interface RowProps {
  entry: LogEntry;
  index: number;
  top: number;
  selected: boolean;
  onChoose: (seq: number) => void;
}

const Row = ({ entry, index, top, selected, onChoose }: RowProps) => {
  const look = outcomes[entry.outcome];
  const fromApp = entry.direction === "fromApp";
  return (
    <Box
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      tabIndex={-1}
      onClick={() => onChoose(entry.seq)}
      sx={{
        position: "absolute",
        top,
        left: 0,
        right: 0,
        height: rowHeight,
        display: "grid",
        gridTemplateColumns: columns,
        columnGap: "8px",
        alignItems: "center",
        px: "10px",
        fontSize: "0.75rem",
        cursor: "default",
        whiteSpace: "nowrap",
        bgcolor: selected
          ? "tonal.primary.bg"
          : entry.outcome === "failure"
            ? "state.failure.bg"
            : "transparent",
        "&:hover": { bgcolor: selected ? "tonal.primary.bg" : "neutral.50" },
        "& > span": { overflow: "hidden", textOverflow: "ellipsis" },
      }}
    >
      <Box
        component="span"
        role="cell"
        sx={{ fontVariantNumeric: "tabular-nums", color: "text.secondary" }}
      >
        {preciseTime(entry.at)}
      </Box>
      <Box
        component="span"
        role="cell"
        sx={{ display: "inline-flex", color: fromApp ? "state.onCall.main" : "primary.main" }}
      >
        <Icon
          name={fromApp ? "arrow-up" : "arrow-down"}
          size={14}
          weight="bold"
          title={t(fromApp ? "inspector.fromApp" : "inspector.toApp")}
        />
      </Box>
      <Box component="span" role="cell" title={entry.appName}>
        {entry.appName || t("inspector.unknownSender")}
      </Box>
      <Box component="span" role="cell" title={entry.detail} sx={{ fontFamily: monospaceFamily }}>
        {entry.kind === "port" ? t("inspector.kindPort") : whatOf(entry)}
        {entry.detail !== "" && (
          <Box
            component="span"
            sx={{
              color: entry.outcome === "failure" ? "state.failure.text" : "text.secondary",
              ml: "8px",
            }}
          >
            {entry.detail}
          </Box>
        )}
      </Box>
      <Box
        component="span"
        role="cell"
        sx={{ display: "inline-flex", alignItems: "center", gap: "4px" }}
      >
        <Icon name={look.icon} size={14} weight="fill" color={look.color} />
        {t(`inspector.outcome.${entry.outcome}`)}
        {entry.errorCode !== null && entry.errorCode > 0 && ` ${entry.errorCode}`}
      </Box>
      <Box
        component="span"
        role="cell"
        sx={{ textAlign: "right", fontVariantNumeric: "tabular-nums" }}
      >
        {entry.durationMs === null ? "" : milliseconds(entry.durationMs)}
      </Box>
      <Box
        component="span"
        role="cell"
        sx={{ textAlign: "right", fontVariantNumeric: "tabular-nums", color: "text.secondary" }}
      >
        {size(entry.size)}
      </Box>
    </Box>
  );
};
