import {
  Box,
  Button,
  Card,
  CircularProgress,
  EmptyState,
  Icon,
  JsonTree,
  Stack,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useEffect, useState } from "react";
import { useAaf } from "./aaf/AafProvider";
import { type GlobalEventName, supportedEvents } from "./aaf/contract";

interface LastEvent {
  readonly name: GlobalEventName;
  readonly payload: unknown;
  readonly at: Date;
}

const time = new Intl.DateTimeFormat(undefined, { timeStyle: "medium" });

/** Start here: who is signed in, what happened last, and one call back into the workspace. */
export function App() {
  const { status, aaf } = useAaf();
  const [userName, setUserName] = useState<string>();
  const [last, setLast] = useState<LastEvent>();

  useEffect(() => {
    void aaf?.loggedInUser().then((user) => setUserName(user?.userName));
  }, [aaf]);

  useEffect(() => {
    if (!aaf) return;
    const registrations = supportedEvents.flatMap((event) =>
      // Figures come every few seconds and would hide what happened.
      event.scope === "global" && event.group !== "Live insight"
        ? [
            aaf.onGlobalEvent(event.name, (payload) =>
              setLast({ name: event.name, payload, at: new Date() }),
            ),
          ]
        : [],
    );
    return () => {
      for (const end of registrations) end();
    };
  }, [aaf]);

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
    <Stack spacing={1.5} sx={{ p: 1.5, maxWidth: 720, mx: "auto" }}>
      <Stack
        direction="row"
        spacing={1}
        sx={{ alignItems: "center", justifyContent: "space-between" }}
      >
        <Stack direction="row" spacing={1} sx={{ alignItems: "center", minWidth: 0 }}>
          <Icon name="user" />
          <Typography noWrap sx={{ fontWeight: 600 }} data-testid="user">
            {userName ?? "…"}
          </Typography>
        </Stack>
        <Button
          variant="contained"
          onClick={() =>
            aaf?.showToast({ type: "success", content: `Hello from ${userName ?? "the app"}` })
          }
        >
          Raise a toast
        </Button>
      </Stack>
      <Card variant="outlined">
        {last ? (
          <Box sx={{ p: 1.5 }} aria-live="polite">
            <Stack direction="row" spacing={1} sx={{ justifyContent: "space-between", mb: 1 }}>
              <Typography sx={{ fontWeight: 600 }} data-testid="last-event">
                {last.name}
              </Typography>
              <Typography color="text.secondary">{time.format(last.at)}</Typography>
            </Stack>
            <JsonTree value={last.payload} />
          </Box>
        ) : (
          <EmptyState
            icon="phone-incoming"
            title="Nothing has happened yet"
            text="Place a call in the simulator: the last event and its payload appear here."
          />
        )}
      </Card>
    </Stack>
  );
}
