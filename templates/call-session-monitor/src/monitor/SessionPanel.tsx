import {
  Card,
  KeyValueList,
  LiveTimer,
  Stack,
  type StateName,
  StatePill,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import type { Availability, Monitor } from "./monitor";

const states: Readonly<Record<Availability, { readonly name: StateName; readonly word: string }>> =
  {
    notReady: { name: "offline", word: "Not ready" },
    ready: { name: "available", word: "Ready" },
    onBreak: { name: "break", word: "On break" },
    busy: { name: "onCall", word: "On a call" },
    wrapUp: { name: "wrapUp", word: "Wrap-up" },
  };

export function SessionPanel({
  monitor,
  agentName,
}: {
  readonly monitor: Monitor;
  readonly agentName: string | undefined;
}) {
  const { session, availability } = monitor;
  const state = states[availability.state];
  return (
    <Card variant="outlined" component="section" aria-label="Session">
      <Stack spacing={1.5} sx={{ p: 1.5 }}>
        <Stack
          direction="row"
          spacing={1}
          sx={{ justifyContent: "space-between", alignItems: "center" }}
        >
          <Typography noWrap sx={{ fontWeight: 600 }} data-testid="agent">
            {agentName ?? "…"}
          </Typography>
          <StatePill
            state={state.name}
            label={availability.reason ? `${state.word}: ${availability.reason}` : state.word}
            since={availability.since}
          />
        </Stack>
        <KeyValueList
          labelWidth={96}
          items={[
            { label: "Campaign", value: monitor.campaignName },
            {
              label: "Signed in",
              value: session && <LiveTimer since={session.loginTime} label="Time since sign-in" />,
            },
            { label: "Extension", value: session?.extension },
            { label: "Auto-call", value: monitor.autoCallOn ? "On" : "Off" },
          ]}
        />
      </Stack>
    </Card>
  );
}
