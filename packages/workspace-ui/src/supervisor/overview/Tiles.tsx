import {
  Box,
  formatDuration,
  LiveTimer,
  Paper,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import type { ReactNode } from "react";
import { Link } from "wouter";
import type { Supervision } from "../../host/supervision";
import { useWorkspace } from "../../shell/context";
import * as format from "../../texts/format";
import { t } from "../../texts/texts";
import { supervisorAddress } from "../addresses";
import { agentsOf, managed, meanHandling, serviceLevel, sum } from "./figures";

/** The figures that a supervisor looks at first: who waits, who is there, how the day goes. */
export const Tiles = ({ state }: { state: Supervision }) => {
  const { clock } = useWorkspace();
  const today = sum(managed(state).map(({ counters }) => counters));
  const agents = agentsOf(state);
  const level = serviceLevel(today);
  const handling = meanHandling(today);
  const oldest = state.waiting.reduce<number | null>(
    (least, { since }) => (least === null || since < least ? since : least),
    null,
  );
  const came = today.offered + today.chatsOffered;
  return (
    <Box
      component="ul"
      aria-label={t("dashboard.now")}
      sx={{
        m: 0,
        p: 0,
        listStyle: "none",
        display: "grid",
        gap: "12px",
        gridTemplateColumns: { xs: "1fr 1fr", lg: "repeat(4, minmax(0, 1fr))" },
      }}
    >
      <Tile
        title={t("supervisor.waiting")}
        href={supervisorAddress.waiting}
        figure={format.number(state.waiting.length)}
        urgent={state.waiting.length > 0}
      >
        {oldest === null ? (
          t("dashboard.noneWaits")
        ) : (
          <>
            {t("dashboard.longestNow")} <LiveTimer since={oldest} now={clock.now} />
          </>
        )}
      </Tile>
      <Tile
        title={t("dashboard.readyAgents")}
        href={supervisorAddress.agents}
        figure={format.number(agents.ready)}
      >
        <Proportions agents={agents} />
        {t("dashboard.agentsShort", {
          busy: format.number(agents.busy),
          wrapUp: format.number(agents.wrapUp),
          away: format.number(agents.onBreak + agents.notReady),
        })}
      </Tile>
      <Tile
        title={t("dashboard.level")}
        href={supervisorAddress.queues}
        figure={level === null ? "–" : format.percent(level)}
      >
        {t("dashboard.levelShort", {
          within: format.number(today.withinServiceLevel),
          came: format.number(came),
        })}
      </Tile>
      <Tile
        title={t("dashboard.handled")}
        href={supervisorAddress.past}
        figure={format.number(today.handled)}
      >
        {t("dashboard.handledShort", {
          abandoned: format.number(today.abandoned),
          handling: handling === null ? "–" : formatDuration(handling),
        })}
      </Tile>
    </Box>
  );
};

interface TileProps {
  title: string;
  href: string;
  figure: string;
  urgent?: boolean;
  children: ReactNode;
}

const Tile = ({ title, href, figure, urgent = false, children }: TileProps) => (
  <Paper component="li" variant="outlined" sx={{ overflow: "hidden" }}>
    <Box
      component={Link}
      href={href}
      sx={{
        display: "block",
        height: "100%",
        p: "12px 16px",
        color: "text.primary",
        textDecoration: "none",
        outlineOffset: "-2px",
        "&:hover": { bgcolor: "neutral.25" },
      }}
    >
      <Typography variant="body2" color="text.secondary">
        {title}
      </Typography>
      <Typography
        component="p"
        sx={{
          fontSize: "1.75rem",
          lineHeight: "2.25rem",
          fontWeight: 600,
          letterSpacing: "-0.02em",
          fontVariantNumeric: "tabular-nums",
          color: urgent ? "state.hold.text" : "text.primary",
        }}
      >
        {figure}
      </Typography>
      <Typography component="div" variant="body2" color="text.secondary">
        {children}
      </Typography>
    </Box>
  </Paper>
);

const parts = [
  { name: "ready", color: "state.available.main" },
  { name: "busy", color: "state.onCall.main" },
  { name: "wrapUp", color: "state.wrapUp.main" },
  { name: "onBreak", color: "neutral.400" },
  { name: "notReady", color: "neutral.300" },
] as const;

/** What agents do, as parts of one bar; the words stand below it. */
const Proportions = ({ agents }: { agents: ReturnType<typeof agentsOf> }) => (
  <Box
    aria-hidden
    sx={{
      display: "flex",
      gap: "1px",
      height: 6,
      mb: "6px",
      borderRadius: "3px",
      overflow: "hidden",
      bgcolor: "neutral.100",
    }}
  >
    {parts.map(
      ({ name, color }) =>
        agents[name] > 0 && <Box key={name} sx={{ flexGrow: agents[name], bgcolor: color }} />,
    )}
  </Box>
);
