import { Box, Button, Typography } from "@exotel-npm-dev/signal-design-system";
import { useState } from "react";
import type { SimulatorState } from "../host/simulation";
import type { Call } from "../host/types";
import { number } from "../texts/format";
import { t } from "../texts/texts";
import { CallRow } from "./CallRow";
import { WaitingRow } from "./WaitingRow";

/** How many calls are drawn before one asks for all. */
const drawn = 30;

/** The customer's side of every call that is up, and of those that wait. */
export const CustomerSide = ({ state }: { state: SimulatorState }) => {
  const [all, setAll] = useState(false);
  const calls = state.interactions.filter(
    (one): one is Call => one.kind === "call" && one.state !== "ended",
  );
  const waiting = state.waiting.filter(({ kind }) => kind === "call");
  const nameOf = (userId: string): string =>
    state.agents.find((agent) => agent.userId === userId)?.userName ?? userId;
  const count = calls.length + waiting.length;
  const most = all ? count : drawn;
  const shownCalls = calls.slice(0, most);
  const shownWaiting = waiting.slice(0, Math.max(0, most - shownCalls.length));

  return (
    <Box component="section" aria-label={t("simulator.side")} sx={{ minWidth: 0 }}>
      <Typography component="h3" variant="subtitle2" color="text.secondary" sx={{ mb: "6px" }}>
        {t("simulator.side")}
      </Typography>
      {count === 0 ? (
        <Typography color="text.secondary">
          {t("simulator.noCalls")}. {t("simulator.noCallsHint")}
        </Typography>
      ) : (
        <Box
          component="ul"
          sx={{
            m: 0,
            p: 0,
            listStyle: "none",
            display: "grid",
            gap: "6px",
            alignItems: "start",
            gridTemplateColumns: "repeat(auto-fill, minmax(min(380px, 100%), 1fr))",
          }}
        >
          {shownCalls.map((call) => (
            <CallRow
              key={call.interactionId}
              call={call}
              parties={state.parties.filter(({ crtObjectId }) => crtObjectId === call.crtObjectId)}
              agentName={nameOf(call.userId)}
            />
          ))}
          {shownWaiting.map((one) => (
            <WaitingRow key={one.crtObjectId} waiting={one} />
          ))}
        </Box>
      )}
      {count > most && (
        <Button size="small" onClick={() => setAll(true)} sx={{ mt: "6px" }}>
          {t("simulator.showAll", { count: number(count) })}
        </Button>
      )}
    </Box>
  );
};
