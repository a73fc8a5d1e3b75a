import { Box, Icon, type IconName, monospaceFamily } from "@exotel-npm-dev/signal-design-system";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { t } from "../../texts/texts";
import type { EntryKind, ReferenceEntry } from "./entries";

/** The sign of each kind of entry. */
export const kindIcons: Record<EntryKind, IconName> = {
  event: "lightning",
  method: "code",
  object: "database",
  operation: "squares-four",
  context: "arrow-square-out",
  api: "globe",
  error: "warning-circle",
};

const rowHeight = 28;

interface ReferenceListProps {
  entries: readonly ReferenceEntry[];
  /** Key of the chosen entry. */
  chosen: string | null;
  onChoose: (key: string) => void;
}

/** The entries, one a line; only those in sight exist. */
export const ReferenceList = ({ entries, chosen, onChoose }: ReferenceListProps) => {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    initialRect: { width: 320, height: 300 },
  });
  const place = entries.findIndex((entry) => entry.key === chosen);

  useEffect(() => {
    if (place >= 0) rows.scrollToIndex(place);
  }, [place, rows]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const next =
      event.key === "ArrowDown"
        ? place + 1
        : event.key === "ArrowUp"
          ? place - 1
          : event.key === "Home"
            ? 0
            : event.key === "End"
              ? entries.length - 1
              : null;
    if (next === null) return;
    event.preventDefault();
    const entry = entries[Math.min(entries.length - 1, Math.max(0, next))];
    if (entry !== undefined) onChoose(entry.key);
  };

  return (
    <Box
      ref={scroller}
      role="listbox"
      aria-label={t("reference.list")}
      tabIndex={0}
      onKeyDown={onKeyDown}
      sx={{ flex: 1, minHeight: 0, overflowY: "auto", overflowX: "hidden", outlineOffset: "-2px" }}
    >
      <div style={{ height: rows.getTotalSize(), position: "relative" }}>
        {rows.getVirtualItems().map((item) => {
          const entry = entries[item.index];
          return entry === undefined ? null : (
            <Row
              key={entry.key}
              entry={entry}
              top={item.start}
              selected={entry.key === chosen}
              onChoose={onChoose}
            />
          );
        })}
      </div>
    </Box>
  );
};

interface RowProps {
  entry: ReferenceEntry;
  top: number;
  selected: boolean;
  onChoose: (key: string) => void;
}

const Row = ({ entry, top, selected, onChoose }: RowProps) => (
  <Box
    role="option"
    aria-selected={selected}
    onClick={() => onChoose(entry.key)}
    sx={{
      position: "absolute",
      top,
      left: 0,
      right: 0,
      height: rowHeight,
      display: "flex",
      alignItems: "center",
      gap: "8px",
      px: "10px",
      fontSize: "0.75rem",
      cursor: "default",
      whiteSpace: "nowrap",
      bgcolor: selected ? "tonal.primary.bg" : "transparent",
      "&:hover": { bgcolor: selected ? "tonal.primary.bg" : "neutral.50" },
    }}
  >
    <Icon
      name={kindIcons[entry.kind]}
      size={14}
      color="text.secondary"
      title={t(`reference.one.${entry.kind}`)}
    />
    <Box
      component="span"
      sx={{
        fontFamily: monospaceFamily,
        flexShrink: 0,
        maxWidth: "70%",
        overflow: "hidden",
        textOverflow: "ellipsis",
      }}
    >
      {entry.name}
    </Box>
    <Box
      component="span"
      sx={{
        flex: 1,
        minWidth: 0,
        color: "text.secondary",
        overflow: "hidden",
        textOverflow: "ellipsis",
      }}
    >
      {entry.hint}
    </Box>
  </Box>
);
