import {
  Box,
  Button,
  EmptyState,
  Icon,
  IconButton,
  LiveTimer,
  StatePill,
  Tooltip,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useMemo, useState } from "react";
import { useSay } from "../../app-manager/useSay";
import type { Supervision } from "../../host/supervision";
import type { Interaction } from "../../host/types";
import { useWorkspace } from "../../shell/context";
import { useLayout } from "../../shell/useLayout";
import { type Column, RowTable } from "../../tables/RowTable";
import { t } from "../../texts/texts";
import { lookOfInteraction } from "../agents/agentLook";
import { campaignNames } from "../campaignNames";
import { LivePage } from "../LivePage";
import { useSupervise } from "../useSupervision";
import { AgentDialog, type Handover } from "./AgentDialog";
import { CustomerCell } from "./CustomerCell";
import { customerOf } from "./customerOf";
import { sinceOf } from "./sinceOf";

/** Every call and chat that an agent has in hand. */
export const InteractionsPage = () => (
  <LivePage title={t("supervisor.interactions")}>
    {(state) => <InteractionTable state={state} />}
  </LivePage>
);

const InteractionTable = ({ state }: { state: Supervision }) => {
  const { clock } = useWorkspace();
  const wide = useLayout() === "wide";
  const { run, attempt, busy } = useSupervise();
  const say = useSay();
  const [handover, setHandover] = useState<Handover | null>(null);
  const names = useMemo(() => campaignNames(state.campaigns), [state.campaigns]);
  const agents = useMemo(
    () => new Map(state.agents.map(({ userId, userName }) => [userId, userName])),
    [state.agents],
  );
  const agentOf = ({ userId }: Interaction): string => agents.get(userId) ?? userId;
  const whereOf = ({ campaignId, queueName }: Interaction): string =>
    [names.get(campaignId) ?? String(campaignId), queueName].filter(Boolean).join(" · ");

  const reassign = (one: Interaction): void =>
    setHandover({
      title: t("supervisor.reassignOf", { customer: customerOf(one).name }),
      without: one.userId,
      campaignId: one.campaignId,
      give: async (agent) => {
        await attempt({
          command: "reassign",
          interactionId: one.interactionId,
          userId: agent.userId,
        });
        say(t("supervisor.done.given", { name: agent.userName }));
      },
    });

  const actions = (one: Interaction) => (
    <Actions
      one={one}
      heard={state.listening?.interactionId === one.interactionId ? state.listening.mode : null}
      withWords={wide}
      busy={busy}
      onListen={() => void run({ command: "listen", interactionId: one.interactionId })}
      onBarge={() => void run({ command: "barge", interactionId: one.interactionId })}
      onStop={() => void run({ command: "stopListening" })}
      onReassign={() => reassign(one)}
    />
  );

  const columns: Column<Interaction>[] = [
    {
      id: "state",
      header: t("supervisor.column.state"),
      width: "168px",
      sortBy: ({ state: of }) => order.indexOf(of),
      cell: (one) => <State one={one} now={clock.now} />,
    },
    {
      id: "customer",
      header: t("supervisor.column.customer"),
      width: "minmax(170px, 2fr)",
      sortBy: (one) => customerOf(one).name,
      cell: (one) => <CustomerCell of={one} />,
    },
    {
      id: "agent",
      header: t("supervisor.column.agent"),
      width: "minmax(100px, 1fr)",
      sortBy: agentOf,
      cell: agentOf,
    },
    {
      id: "where",
      header: t("supervisor.column.where"),
      width: "minmax(120px, 1.2fr)",
      wideOnly: true,
      sortBy: whereOf,
      cell: whereOf,
    },
    {
      id: "total",
      header: t("supervisor.column.total"),
      width: "72px",
      figures: true,
      sortBy: ({ startedAt }) => -startedAt,
      cell: ({ startedAt, endedAt }) => (
        <LiveTimer since={startedAt} until={endedAt ?? undefined} now={clock.now} />
      ),
    },
    {
      id: "actions",
      header: "",
      width: wide ? "264px" : "96px",
      cell: actions,
    },
  ];

  return (
    <>
      <RowTable
        label={t("supervisor.interactions")}
        rows={state.interactions}
        rowId={({ interactionId }) => interactionId}
        columns={columns}
        minWidth={640}
        narrowHeight={84}
        narrow={(one) => (
          <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", gap: "4px 8px" }}>
            <Typography noWrap component="div">
              <CustomerCell of={one} />
            </Typography>
            <State one={one} now={clock.now} />
            <Typography variant="body2" color="text.secondary" noWrap sx={{ alignSelf: "center" }}>
              {agentOf(one)} · {whereOf(one)}
            </Typography>
            {actions(one)}
          </Box>
        )}
        empty={
          <EmptyState
            icon="phone"
            title={t("supervisor.noInteractions")}
            text={t("supervisor.noInteractionsHint")}
          />
        }
      />
      <AgentDialog handover={handover} agents={state.agents} onClose={() => setHandover(null)} />
    </>
  );
};

const order: readonly string[] = [
  "ringing",
  "previewing",
  "dialling",
  "connected",
  "conference",
  "consulting",
  "onHold",
  "wrapUp",
  "ended",
];

const State = ({ one, now }: { one: Interaction; now: () => number }) => {
  const { state, word } = lookOfInteraction(one);
  return (
    <StatePill
      size="small"
      state={state}
      label={word}
      icon={one.kind === "chat" && one.state === "connected" ? "chat-circle" : undefined}
      since={sinceOf(one)}
      now={now}
    />
  );
};

interface ActionsProps {
  one: Interaction;
  /** How the supervisor is in it. */
  heard: "listening" | "barged" | null;
  withWords: boolean;
  busy: boolean;
  onListen: () => void;
  onBarge: () => void;
  onStop: () => void;
  onReassign: () => void;
}

/** What the supervisor may do with it now; nothing else is shown. */
const Actions = ({
  one,
  heard,
  withWords,
  busy,
  onListen,
  onBarge,
  onStop,
  onReassign,
}: ActionsProps) => {
  const can = (command: string): boolean => one.commands.includes(command);
  const customer = customerOf(one).name;
  const all = [
    {
      shown: heard === null && can("listen"),
      icon: "headphones",
      word: t("supervisor.listen"),
      run: onListen,
    },
    {
      shown: heard !== "barged" && can("barge"),
      icon: "microphone",
      word: t("supervisor.barge"),
      run: onBarge,
    },
    { shown: heard !== null, icon: "stop-circle", word: t("supervisor.stop"), run: onStop },
    {
      shown: can("reassign"),
      icon: "arrows-left-right",
      word: t("supervisor.reassign"),
      run: onReassign,
    },
  ] as const;
  return (
    <Box sx={{ display: "flex", gap: "4px", justifyContent: "flex-end" }}>
      {all
        .filter(({ shown }) => shown)
        .map(({ icon, word, run }) => {
          const label = t("supervisor.actionFor", { action: word, customer });
          const onClick = (event: { stopPropagation(): void }): void => {
            event.stopPropagation();
            run();
          };
          return withWords ? (
            <Button
              key={icon}
              size="small"
              variant="outlined"
              color="inherit"
              aria-label={label}
              disabled={busy}
              startIcon={<Icon name={icon} size={14} />}
              onClick={onClick}
            >
              {word}
            </Button>
          ) : (
            <Tooltip key={icon} title={word}>
              <IconButton size="small" aria-label={label} disabled={busy} onClick={onClick}>
                <Icon name={icon} size={16} />
              </IconButton>
            </Tooltip>
          );
        })}
    </Box>
  );
};
