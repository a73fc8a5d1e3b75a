import {
  Box,
  Card,
  formatDuration,
  Icon,
  List,
  ListItem,
  Stack,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import type { MonitoredCall } from "./monitor";

const time = new Intl.DateTimeFormat(undefined, { timeStyle: "short" });

export function CallHistory({ calls }: { readonly calls: readonly MonitoredCall[] }) {
  return (
    <Card variant="outlined" component="section" aria-label="Calls of this sitting">
      <Typography component="h2" sx={{ fontWeight: 600, px: 1.5, pt: 1.5 }}>
        Calls of this sitting
      </Typography>
      {calls.length === 0 ? (
        <Typography color="text.secondary" sx={{ px: 1.5, pb: 1.5, pt: 0.5 }}>
          None has ended yet.
        </Typography>
      ) : (
        <List dense disablePadding sx={{ pb: 0.5 }} data-testid="history">
          {calls.map((call) => (
            <ListItem key={call.interactionId} divider>
              <Stack direction="row" spacing={1} sx={{ width: 1, alignItems: "center" }}>
                <Icon
                  name={call.direction === "inbound" ? "phone-incoming" : "phone-outgoing"}
                  size="sm"
                />
                <Box sx={{ flex: 1, minWidth: 0 }}>
                  <Typography noWrap sx={{ fontVariantNumeric: "tabular-nums" }}>
                    {call.phone}
                  </Typography>
                  <Typography variant="caption" color="text.secondary" noWrap component="div">
                    {call.disposition ??
                      (call.connectedAt === undefined ? "Not answered" : (call.outcome ?? ""))}
                  </Typography>
                </Box>
                <Box sx={{ textAlign: "right", fontVariantNumeric: "tabular-nums" }}>
                  <Typography>
                    {call.talkTime === undefined ? "–" : formatDuration(call.talkTime)}
                  </Typography>
                  <Typography variant="caption" color="text.secondary" component="div">
                    {time.format(call.startedAt)}
                  </Typography>
                </Box>
              </Stack>
            </ListItem>
          ))}
        </List>
      )}
    </Card>
  );
}
