import {
  Autocomplete,
  Button,
  Icon,
  InputAdornment,
  Stack,
  TextField,
} from "@exotel-npm-dev/signal-design-system";
import { supportedEvents } from "../aaf/contract";
import type { EventLog, LogChange, Selection } from "./eventLog";

const names = supportedEvents.map((event) => event.name);

export function LogToolbar({
  log,
  selection,
  onSelect,
  onChange,
  onCopy,
  onExport,
}: {
  readonly log: EventLog;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  readonly onChange: (change: LogChange) => void;
  readonly onCopy: () => void;
  readonly onExport: () => void;
}) {
  return (
    <Stack
      spacing={1}
      sx={{ p: 1.5, borderBottom: 1, borderColor: "divider", bgcolor: "background.paper" }}
    >
      <Stack direction={{ xs: "column", sm: "row" }} spacing={1}>
        <TextField
          label="Search"
          showLabel={false}
          placeholder="Search names and payloads"
          value={selection.search}
          onChange={(event) => onSelect({ ...selection, search: event.target.value })}
          slotProps={{
            input: {
              startAdornment: (
                <InputAdornment position="start">
                  <Icon name="magnifying-glass" size="sm" />
                </InputAdornment>
              ),
            },
          }}
          sx={{ flex: 1 }}
        />
        <Autocomplete
          multiple
          label="Events"
          showLabel={false}
          placeholder={selection.names.length === 0 ? "All events" : ""}
          options={names as readonly string[]}
          value={[...selection.names]}
          onChange={(_, value) => onSelect({ ...selection, names: value as string[] })}
          sx={{ flex: 1 }}
        />
      </Stack>
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: "wrap" }}>
        <Button
          variant={log.paused ? "contained" : "outlined"}
          startIcon={<Icon name={log.paused ? "play" : "pause"} size="sm" />}
          onClick={() => onChange({ type: log.paused ? "resume" : "pause" })}
        >
          {log.paused ? `Resume (${log.waiting.length} waiting)` : "Pause"}
        </Button>
        <Button variant="outlined" startIcon={<Icon name="copy" size="sm" />} onClick={onCopy}>
          Copy
        </Button>
        <Button
          variant="outlined"
          startIcon={<Icon name="download-simple" size="sm" />}
          onClick={onExport}
        >
          Export
        </Button>
        <Button
          variant="text"
          startIcon={<Icon name="trash" size="sm" />}
          onClick={() => onChange({ type: "clear" })}
        >
          Clear
        </Button>
      </Stack>
    </Stack>
  );
}
