import { Box, CircularProgress, Stack } from "@exotel-npm-dev/signal-design-system";
import { useAaf } from "./aaf/AafProvider";
import { CallHistory } from "./monitor/CallHistory";
import { CurrentCall } from "./monitor/CurrentCall";
import { SessionPanel } from "./monitor/SessionPanel";
import { useMonitor } from "./monitor/useMonitor";

/** One column in a narrow slot; session and history beside the call in a wide one. */
export function App() {
  const { status } = useAaf();
  const { monitor, agentName, customer } = useMonitor();
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
  return (
    <Box
      sx={{
        p: 1.5,
        display: "grid",
        gap: 1.5,
        alignItems: "start",
        gridTemplateColumns: { xs: "minmax(0, 1fr)", sm: "minmax(0, 3fr) minmax(0, 2fr)" },
        maxWidth: 1120,
        mx: "auto",
      }}
    >
      <CurrentCall call={monitor.current} customer={customer} />
      <Stack spacing={1.5}>
        <SessionPanel monitor={monitor} agentName={agentName} />
        <CallHistory calls={monitor.history} />
      </Stack>
    </Box>
  );
}
