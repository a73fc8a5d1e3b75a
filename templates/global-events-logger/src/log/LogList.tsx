import {
  Box,
  Chip,
  EmptyState,
  Icon,
  JsonTree,
  Stack,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useState } from "react";
import type { LogEntry } from "./eventLog";

const time = new Intl.DateTimeFormat(undefined, {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  fractionalSecondDigits: 3,
});

export function LogList({
  entries,
  filtered,
}: {
  readonly entries: readonly LogEntry[];
  readonly filtered: boolean;
}) {
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  if (entries.length === 0) {
    return filtered ? (
      <EmptyState
        icon="funnel"
        title="Nothing matches"
        text="Clear the search or choose other events."
      />
    ) : (
      <EmptyState
        icon="list-bullets"
        title="No event yet"
        text="Become ready, or place a call in the simulator: each event appears here as it arrives."
      />
    );
  }
  function toggle(number: number) {
    const next = new Set(open);
    if (!next.delete(number)) next.add(number);
    setOpen(next);
  }
  return (
    <Box
      component="ol"
      aria-label="Events"
      sx={{ m: 0, p: 0, listStyle: "none" }}
      data-testid="log"
    >
      {entries.map((entry) => {
        const isOpen = open.has(entry.number);
        return (
          <Box
            component="li"
            key={entry.number}
            data-event={entry.name}
            sx={{ borderBottom: 1, borderColor: "divider", bgcolor: "background.paper" }}
          >
            <Box
              component="button"
              type="button"
              aria-expanded={isOpen}
              onClick={() => toggle(entry.number)}
              sx={{
                all: "unset",
                boxSizing: "border-box",
                display: "flex",
                alignItems: "center",
                gap: 1,
                width: 1,
                px: 1.5,
                minHeight: 36,
                cursor: "pointer",
                "&:hover": { bgcolor: "action.hover" },
                "&:focus-visible": { outline: 2, outlineColor: "primary.main", outlineOffset: -2 },
              }}
            >
              <Icon name={isOpen ? "caret-down" : "caret-right"} size="sm" />
              <Typography noWrap sx={{ flex: 1, fontWeight: 500 }}>
                {entry.name}
              </Typography>
              {entry.scope === "context" && <Chip size="small" label="context" />}
              <Typography
                color="text.secondary"
                variant="caption"
                sx={{ fontVariantNumeric: "tabular-nums" }}
              >
                {time.format(entry.at)}
              </Typography>
            </Box>
            {isOpen && (
              <Stack sx={{ px: 1.5, pb: 1.5, pl: 4.5 }}>
                <JsonTree value={entry.payload} label={`Payload of ${entry.name}`} />
              </Stack>
            )}
          </Box>
        );
      })}
    </Box>
  );
}
