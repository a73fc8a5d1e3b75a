import {
  Box,
  Card,
  EmptyState,
  KeyValueList,
  LiveTimer,
  Stack,
  type StateName,
  StatePill,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import type { ReactNode } from "react";
import type { CustomerInfo } from "../aaf/contract";
import type { CallState, MonitoredCall } from "./monitor";

const states: Readonly<Record<CallState, { readonly name: StateName; readonly word: string }>> = {
  ringing: { name: "ringing", word: "Ringing" },
  dialling: { name: "ringing", word: "Dialling" },
  connected: { name: "onCall", word: "Connected" },
  onHold: { name: "hold", word: "On hold" },
  wrapUp: { name: "wrapUp", word: "Wrap-up" },
  ended: { name: "offline", word: "Ended" },
};

export function CurrentCall({
  call,
  customer,
}: {
  readonly call: MonitoredCall | undefined;
  readonly customer: CustomerInfo | undefined;
}) {
  if (!call) {
    return (
      <Card variant="outlined">
        <EmptyState
          dense
          icon="phone"
          title="No call at the moment"
          text="The next call appears here with its timers and its customer."
        />
      </Card>
    );
  }
  const state = states[call.state];
  // The number stands above already.
  const { name, phone: _, ...fields } = customer?.customerInfo ?? {};
  return (
    <Card
      variant="outlined"
      component="section"
      aria-label="Current call"
      data-testid="current-call"
    >
      <Stack spacing={1.5} sx={{ p: 1.5 }}>
        <Stack
          direction="row"
          spacing={1}
          sx={{ justifyContent: "space-between", alignItems: "flex-start" }}
        >
          <Box sx={{ minWidth: 0 }}>
            <Typography variant="h6" noWrap data-testid="customer">
              {name ?? call.phone}
            </Typography>
            <Typography color="text.secondary" sx={{ fontVariantNumeric: "tabular-nums" }}>
              {call.phone}
            </Typography>
          </Box>
          <StatePill state={state.name} label={state.word} />
        </Stack>
        <Stack direction="row" spacing={3}>
          <Figure label="This state">
            <LiveTimer since={call.since} label="Time in this state" />
          </Figure>
          <Figure label="Whole call">
            <LiveTimer since={call.startedAt} label="Time since the call began" />
          </Figure>
          {call.connectedAt !== undefined && (
            <Figure label="Since answer">
              <LiveTimer since={call.connectedAt} label="Time since the answer" />
            </Figure>
          )}
          {call.state === "wrapUp" && call.wrapUpEndsAt !== undefined && (
            <Figure label="Wrap-up left">
              <LiveTimer to={call.wrapUpEndsAt} label="Wrap-up time left" />
            </Figure>
          )}
        </Stack>
        <KeyValueList
          labelWidth={96}
          items={[
            { label: "Direction", value: call.direction === "inbound" ? "Inbound" : "Outbound" },
            { label: "Campaign", value: call.campaignName },
            { label: "Queue", value: call.queueName },
            ...Object.entries(fields).map(([label, value]) => ({ label: sentence(label), value })),
          ]}
        />
      </Stack>
    </Card>
  );
}

function Figure({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Box>
      <Typography variant="caption" color="text.secondary" component="div">
        {label}
      </Typography>
      <Typography component="div" sx={{ fontWeight: 600, fontVariantNumeric: "tabular-nums" }}>
        {children}
      </Typography>
    </Box>
  );
}

/** `lastOrder` and `last_order` read "Last order". */
function sentence(key: string): string {
  const words = key
    .replace(/[_-]+/g, " ")
    .replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
