import { Box, CircularProgress, Stack, Typography } from "@exotel-npm-dev/signal-design-system";
import { useMemo, useState } from "react";
import { useAaf } from "./aaf/AafProvider";
import { exported, type Selection, selected } from "./log/eventLog";
import { LogList } from "./log/LogList";
import { LogToolbar } from "./log/LogToolbar";
import { useEventLog } from "./log/useEventLog";

export function App() {
  const { status, aaf } = useAaf();
  const [log, change] = useEventLog();
  const [selection, setSelection] = useState<Selection>({ names: [], search: "" });
  const shown = useMemo(() => selected(log.entries, selection), [log.entries, selection]);

  if (status === "failed") return null;
  if (status === "starting") {
    return (
      <Stack
        sx={{ alignItems: "center", p: 6 }}
        role="status"
        aria-label="Connecting to the workspace"
      >
        <CircularProgress size={24} />
      </Stack>
    );
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(exported(shown));
      await aaf?.showToast({ type: "success", content: `${shown.length} events copied` });
    } catch {
      await aaf?.showToast({
        type: "error",
        content: "The clipboard is not available here. Use Export instead.",
      });
    }
  }

  function save() {
    const url = URL.createObjectURL(new Blob([exported(shown)], { type: "application/json" }));
    const link = document.createElement("a");
    link.href = url;
    link.download = "events.json";
    link.click();
    URL.revokeObjectURL(url);
  }

  return (
    <Box sx={{ minHeight: "100vh", display: "flex", flexDirection: "column" }}>
      <Box sx={{ position: "sticky", top: 0, zIndex: 1 }}>
        <LogToolbar
          log={log}
          selection={selection}
          onSelect={setSelection}
          onChange={change}
          onCopy={() => void copy()}
          onExport={save}
        />
      </Box>
      <LogList entries={shown} filtered={log.entries.length > 0} />
      <Typography
        variant="caption"
        color="text.secondary"
        role="status"
        sx={{ mt: "auto", px: 1.5, py: 0.75, borderTop: 1, borderColor: "divider" }}
      >
        {`${shown.length} of ${log.entries.length} events`}
      </Typography>
    </Box>
  );
}
