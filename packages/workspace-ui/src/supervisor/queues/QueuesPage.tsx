import {
  Box,
  Button,
  EmptyState,
  formatDuration,
  Icon,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useMemo } from "react";
import type { CampaignLive, Counters, QueueLive, Supervision } from "../../host/supervision";
import { type Column, RowTable } from "../../tables/RowTable";
import * as format from "../../texts/format";
import { t } from "../../texts/texts";
import { LivePage } from "../LivePage";
import { managed, meanHandling, serviceLevel } from "../overview/figures";
import { useSupervise } from "../useSupervision";

/** Campaigns with their queues: who waits, what was counted today, the dialler. */
export const QueuesPage = () => (
  <LivePage title={t("supervisor.queues")} subtitle={t("supervisor.queuesHint")}>
    {(state) => <QueueTable state={state} />}
  </LivePage>
);

/** A campaign, or one of its queues below it. */
type Line =
  | { id: string; campaign: CampaignLive; queue: null }
  | { id: string; campaign: CampaignLive; queue: QueueLive };

const linesOf = (state: Supervision): Line[] =>
  managed(state).flatMap((campaign): Line[] => [
    { id: `c${campaign.campaignId}`, campaign, queue: null },
    ...campaign.queues.map((queue) => ({ id: `q${queue.agentQueueId}`, campaign, queue })),
  ]);

const countersOf = ({ campaign, queue }: Line): Counters => (queue ?? campaign).counters;

const waitingOf = ({ campaign, queue }: Line): number =>
  queue?.waiting ?? campaign.queues.reduce((total, one) => total + one.waiting, 0);

const longestOf = ({ campaign, queue }: Line): number =>
  queue?.longestWait ?? Math.max(0, ...campaign.queues.map((one) => one.longestWait));

const share = (value: number | null): string => (value === null ? "–" : format.percent(value));

const time = (value: number | null): string => (value === null ? "–" : formatDuration(value));

const QueueTable = ({ state }: { state: Supervision }) => {
  const lines = useMemo(() => linesOf(state), [state]);
  const { run, busy } = useSupervise();

  const dialler = ({ campaign, queue }: Line) =>
    queue === null && campaign.dialler !== null ? (
      <Dialler campaign={campaign} dialler={campaign.dialler} busy={busy} onRun={run} />
    ) : null;

  const columns: Column<Line>[] = [
    {
      id: "name",
      header: t("supervisor.column.campaignQueue"),
      width: "minmax(150px, 2fr)",
      cell: ({ campaign, queue }) =>
        queue === null ? (
          <Box component="span" sx={{ fontWeight: 600 }}>
            {campaign.campaignName}
          </Box>
        ) : (
          <Box component="span" sx={{ pl: "16px" }}>
            {queue.queueName}
          </Box>
        ),
    },
    {
      id: "ready",
      header: t("supervisor.column.ready"),
      width: "56px",
      figures: true,
      cell: ({ campaign, queue }) => (queue === null ? format.number(campaign.agents.ready) : ""),
    },
    {
      id: "waiting",
      header: t("supervisor.column.waiting"),
      width: "60px",
      figures: true,
      cell: (line) => <Strong value={waitingOf(line)} text={format.number(waitingOf(line))} />,
    },
    {
      id: "longest",
      header: t("supervisor.column.longest"),
      width: "76px",
      figures: true,
      cell: (line) => (longestOf(line) === 0 ? "–" : formatDuration(longestOf(line))),
    },
    {
      id: "level",
      header: t("supervisor.column.level"),
      width: "72px",
      figures: true,
      cell: (line) => share(serviceLevel(countersOf(line))),
    },
    {
      id: "offered",
      header: t("supervisor.column.offered"),
      width: "64px",
      figures: true,
      cell: (line) => format.number(countersOf(line).offered + countersOf(line).chatsOffered),
    },
    {
      id: "answered",
      header: t("supervisor.column.answered"),
      width: "72px",
      figures: true,
      cell: (line) => format.number(countersOf(line).answered + countersOf(line).chatsAccepted),
    },
    {
      id: "abandoned",
      header: t("supervisor.column.abandoned"),
      width: "80px",
      figures: true,
      cell: (line) => format.number(countersOf(line).abandoned),
    },
    {
      id: "handling",
      header: t("supervisor.column.handling"),
      width: "72px",
      figures: true,
      wideOnly: true,
      cell: (line) => time(meanHandling(countersOf(line))),
    },
    { id: "dialler", header: t("supervisor.column.dialler"), width: "176px", cell: dialler },
  ];

  return (
    <RowTable
      label={t("supervisor.queues")}
      rows={lines}
      rowId={({ id }) => id}
      columns={columns}
      minWidth={900}
      narrowHeight={68}
      narrow={(line) => (
        <Box sx={{ pl: line.queue === null ? 0 : "12px" }}>
          <Box sx={{ display: "flex", gap: "8px", alignItems: "center" }}>
            <Typography noWrap sx={{ flex: 1, fontWeight: line.queue === null ? 600 : 400 }}>
              {line.queue?.queueName ?? line.campaign.campaignName}
            </Typography>
            {dialler(line)}
          </Box>
          <Typography variant="body2" color="text.secondary" noWrap>
            {t("supervisor.queueShort", {
              waiting: format.number(waitingOf(line)),
              level: share(serviceLevel(countersOf(line))),
              abandoned: format.number(countersOf(line).abandoned),
            })}
          </Typography>
        </Box>
      )}
      empty={
        <EmptyState
          icon="stack"
          title={t("supervisor.noCampaigns")}
          text={t("supervisor.noCampaignsHint")}
        />
      }
    />
  );
};

const Strong = ({ value, text }: { value: number; text: string }) => (
  <Box component="span" sx={value > 0 ? { fontWeight: 600 } : { color: "text.secondary" }}>
    {text}
  </Box>
);

interface DiallerProps {
  campaign: CampaignLive;
  dialler: { running: boolean; left: number };
  busy: boolean;
  onRun: ReturnType<typeof useSupervise>["run"];
}

const Dialler = ({
  campaign: { campaignId, campaignName },
  dialler,
  busy,
  onRun,
}: DiallerProps) => {
  const word = dialler.running ? t("supervisor.stopDialler") : t("supervisor.startDialler");
  return (
    <Box sx={{ display: "inline-flex", alignItems: "center", gap: "8px" }}>
      <Button
        size="small"
        variant="outlined"
        color="inherit"
        disabled={busy || (!dialler.running && dialler.left === 0)}
        aria-label={t("supervisor.actionFor", { action: word, customer: campaignName })}
        startIcon={<Icon name={dialler.running ? "stop-circle" : "play"} size={14} />}
        onClick={(event) => {
          event.stopPropagation();
          void onRun({
            command: dialler.running ? "stopDialler" : "startDialler",
            campaignId,
          });
        }}
      >
        {dialler.running ? t("supervisor.stop") : t("supervisor.start")}
      </Button>
      <Typography component="span" variant="body2" color="text.secondary">
        {t("supervisor.left", { count: format.number(dialler.left) })}
      </Typography>
    </Box>
  );
};
