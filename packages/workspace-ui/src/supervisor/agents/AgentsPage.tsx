import {
  Box,
  Chip,
  EmptyState,
  formatDuration,
  Icon,
  IconButton,
  InputAdornment,
  StatePill,
  TextField,
  Tooltip,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useDeferredValue, useMemo, useState } from "react";
import { ConfirmDialog, type Question } from "../../app-manager/ConfirmDialog";
import { useSay } from "../../app-manager/useSay";
import type { AgentLive, Supervision } from "../../host/supervision";
import type { AvailabilityState } from "../../host/types";
import { useWorkspace } from "../../shell/context";
import { type Column, RowTable } from "../../tables/RowTable";
import * as format from "../../texts/format";
import { t } from "../../texts/texts";
import { campaignNames } from "../campaignNames";
import { LivePage } from "../LivePage";
import { useSupervise } from "../useSupervision";
import { foremost, lookOfAvailability, lookOfInteraction } from "./agentLook";

const states = [
  "ready",
  "busy",
  "wrapUp",
  "onBreak",
  "notReady",
] as const satisfies readonly AvailabilityState[];

/** Everybody who is signed in: what they do, since when, with whom. */
export const AgentsPage = () => {
  const [search, setSearch] = useState("");
  const [only, setOnly] = useState<AvailabilityState | null>(null);
  return (
    <LivePage
      title={t("supervisor.agents")}
      actions={
        <TextField
          label={t("supervisor.searchAgents")}
          showLabel={false}
          placeholder={t("supervisor.searchAgents")}
          type="search"
          value={search}
          onChange={({ target }) => setSearch(target.value)}
          sx={{ width: { xs: "calc(100vw - 24px)", sm: 260 } }}
          slotProps={{
            input: {
              startAdornment: (
                <InputAdornment position="start">
                  <Icon name="magnifying-glass" size={14} />
                </InputAdornment>
              ),
            },
          }}
        />
      }
    >
      {(state) => <AgentTable state={state} search={search} only={only} onOnly={setOnly} />}
    </LivePage>
  );
};

interface AgentTableProps {
  state: Supervision;
  search: string;
  only: AvailabilityState | null;
  onOnly: (only: AvailabilityState | null) => void;
}

const AgentTable = ({ state, search, only, onOnly }: AgentTableProps) => {
  const { clock } = useWorkspace();
  const { attempt } = useSupervise();
  const say = useSay();
  const [question, setQuestion] = useState<Question | null>(null);
  const wanted = useDeferredValue(search.trim().toLocaleLowerCase());
  const names = useMemo(() => campaignNames(state.campaigns), [state.campaigns]);

  const counts = useMemo(() => {
    const count = { ready: 0, busy: 0, wrapUp: 0, onBreak: 0, notReady: 0 };
    for (const { availability } of state.agents) count[availability.state] += 1;
    return count;
  }, [state.agents]);

  const shown = useMemo(
    () =>
      state.agents.filter(
        (agent) =>
          (only === null || agent.availability.state === only) &&
          (wanted === "" ||
            agent.userName.toLocaleLowerCase().includes(wanted) ||
            agent.userId.toLocaleLowerCase().includes(wanted) ||
            (agent.extension ?? "").includes(wanted)),
      ),
    [state.agents, only, wanted],
  );

  const ask = (agent: AgentLive): void =>
    setQuestion({
      title: t("supervisor.ask.logout", { name: agent.userName }),
      consequences: [
        agent.interactions.length > 0
          ? t("supervisor.then.logoutBusy")
          : t("supervisor.then.logout"),
        t("supervisor.then.logoutBack"),
      ],
      action: t("supervisor.logout"),
      destructive: true,
      run: async () => {
        await attempt({ command: "forceLogout", userId: agent.userId });
        say(t("supervisor.done.logout", { name: agent.userName }));
      },
    });

  const campaignOf = (agent: AgentLive): string =>
    agent.campaignId === null ? "" : (names.get(agent.campaignId) ?? String(agent.campaignId));

  const columns: Column<AgentLive>[] = [
    {
      id: "agent",
      header: t("supervisor.column.agent"),
      width: "minmax(150px, 2fr)",
      sortBy: ({ userName }) => userName,
      cell: (agent) => (
        <>
          {agent.userName}{" "}
          <Typography component="span" variant="body2" color="text.secondary">
            {agent.userId}
          </Typography>
        </>
      ),
    },
    {
      id: "state",
      header: t("supervisor.column.state"),
      width: "168px",
      sortBy: ({ availability }) => states.indexOf(availability.state),
      cell: (agent) => <AgentState agent={agent} now={clock.now} />,
    },
    {
      id: "hand",
      header: t("supervisor.column.hand"),
      width: "minmax(170px, 2fr)",
      cell: (agent) => <InHand agent={agent} now={clock.now} />,
    },
    {
      id: "campaign",
      header: t("supervisor.column.campaign"),
      width: "minmax(96px, 1.2fr)",
      wideOnly: true,
      sortBy: (agent) => campaignOf(agent) || null,
      cell: (agent) => campaignOf(agent) || <Nothing />,
    },
    {
      id: "extension",
      header: t("supervisor.column.extension"),
      width: "76px",
      wideOnly: true,
      sortBy: ({ extension }) => extension,
      cell: ({ extension }) => extension ?? <Nothing />,
    },
    {
      id: "handled",
      header: t("supervisor.column.handled"),
      width: "72px",
      figures: true,
      sortBy: ({ handledToday }) => handledToday,
      cell: ({ handledToday }) => format.number(handledToday),
    },
    {
      id: "talk",
      header: t("supervisor.column.talk"),
      width: "80px",
      figures: true,
      sortBy: ({ talkTimeToday }) => talkTimeToday,
      cell: ({ talkTimeToday }) => formatDuration(talkTimeToday),
    },
    {
      id: "actions",
      header: "",
      width: "32px",
      cell: (agent) => <LogoutButton agent={agent} onAsk={ask} />,
    },
  ];

  return (
    <>
      <Box
        role="group"
        aria-label={t("supervisor.onlyState")}
        sx={{
          display: "flex",
          gap: "6px",
          p: { xs: "8px 12px", md: "8px 16px" },
          overflowX: "auto",
          flexShrink: 0,
          borderBottom: "1px solid",
          borderColor: "divider",
        }}
      >
        {states.map((one) => (
          <Chip
            key={one}
            size="small"
            clickable
            aria-pressed={only === one}
            color={only === one ? "primary" : "default"}
            label={`${t(`supervisor.availability.${one}`)} ${format.number(counts[one])}`}
            onClick={() => onOnly(only === one ? null : one)}
          />
        ))}
      </Box>
      <RowTable
        label={t("supervisor.agents")}
        rows={shown}
        rowId={({ userId }) => userId}
        columns={columns}
        startSort={{ column: "agent", descending: false }}
        minWidth={680}
        narrowHeight={76}
        narrow={(agent) => (
          <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", gap: "4px 8px" }}>
            <Typography noWrap sx={{ fontWeight: 500 }}>
              {agent.userName}
            </Typography>
            <AgentState agent={agent} now={clock.now} />
            <Typography component="div" variant="body2" color="text.secondary" noWrap>
              {foremost(agent) === undefined ? (
                [
                  campaignOf(agent),
                  t("supervisor.handledShort", { count: format.number(agent.handledToday) }),
                ]
                  .filter(Boolean)
                  .join(" · ")
              ) : (
                <InHand agent={agent} now={clock.now} />
              )}
            </Typography>
            <Box sx={{ justifySelf: "end" }}>
              <LogoutButton agent={agent} onAsk={ask} />
            </Box>
          </Box>
        )}
        empty={
          state.agents.length === 0 ? (
            <EmptyState
              icon="users"
              title={t("supervisor.noAgents")}
              text={t("supervisor.noAgentsHint")}
            />
          ) : (
            <EmptyState
              icon="magnifying-glass"
              title={t("supervisor.noMatch")}
              text={t("supervisor.noMatchHint")}
            />
          )
        }
      />
      <ConfirmDialog question={question} onClose={() => setQuestion(null)} />
    </>
  );
};

interface PartProps {
  agent: AgentLive;
  now: () => number;
}

const AgentState = ({ agent, now }: PartProps) => {
  const { state, word } = lookOfAvailability(agent.availability);
  return (
    <StatePill
      size="small"
      state={state}
      label={word}
      since={agent.availability.since}
      now={now}
      sx={{ maxWidth: "100%" }}
    />
  );
};

const InHand = ({ agent, now }: PartProps) => {
  const one = foremost(agent);
  if (one === undefined) return <Nothing />;
  const { state, word } = lookOfInteraction(one);
  const more = agent.interactions.length - 1;
  return (
    <Box component="span" sx={{ display: "inline-flex", alignItems: "center", gap: "6px" }}>
      <StatePill
        size="small"
        state={state}
        label={word}
        icon={one.kind === "chat" ? "chat-circle" : undefined}
        since={one.since}
        now={now}
      />
      <span>{format.phone(one.displayPhone)}</span>
      {more > 0 && (
        <Typography component="span" variant="body2" color="text.secondary">
          {t("supervisor.more", { count: more })}
        </Typography>
      )}
    </Box>
  );
};

interface LogoutProps {
  agent: AgentLive;
  onAsk: (agent: AgentLive) => void;
}

const LogoutButton = ({ agent, onAsk }: LogoutProps) => {
  const label = t("supervisor.logoutOf", { name: agent.userName });
  return (
    <Tooltip title={t("supervisor.logout")}>
      <IconButton
        size="small"
        aria-label={label}
        onClick={(event) => {
          event.stopPropagation();
          onAsk(agent);
        }}
      >
        <Icon name="sign-out" size={16} />
      </IconButton>
    </Tooltip>
  );
};

/** There is none. */
export const Nothing = () => (
  <Box component="span" sx={{ color: "text.disabled" }}>
    –
  </Box>
);
