import {
  Box,
  ErrorState,
  MenuItem,
  PageHeader,
  Select,
  Skeleton,
  ToggleButton,
  ToggleButtonGroup,
} from "@exotel-npm-dev/signal-design-system";
import { lazy, Suspense, useEffect, useState } from "react";
import type { StatisticsWindow, Supervision } from "../host/supervision";
import { useWorkspace } from "../shell/context";
import { t } from "../texts/texts";
import { whyOf } from "./LivePage";
import { managed } from "./overview/figures";
import { Tiles } from "./overview/Tiles";
import { Widgets } from "./overview/Widgets";
import { useLiveCentre } from "./SupervisionContext";

const Charts = lazy(() => import("./overview/Charts"));

const periods = ["30_mins", "1_hrs", "1_day"] as const;
type Period = (typeof periods)[number];
const firstPeriod: Period = "1_day";

const windows: Record<Period, StatisticsWindow> = {
  "30_mins": "halfHour",
  "1_hrs": "hour",
  "1_day": "day",
};

/** The supervisor's first page: the figures of this moment, how the time went, and a widget for each placed app. */
export const Dashboard = () => {
  const workspace = useWorkspace();
  const { data, isPending, error, refetch } = useLiveCentre();
  const [period, setPeriod] = useState<Period>(
    periods.find((one) => one === workspace.frames.dataDuration) ?? firstPeriod,
  );
  const [queue, setQueue] = useState<number | null>(null);

  useEffect(() => {
    workspace.frames.setDataDuration(period);
  }, [workspace, period]);

  return (
    <Box
      sx={{ maxWidth: 1440, width: "100%", mx: "auto", p: { xs: "12px", md: "16px 20px 24px" } }}
    >
      <PageHeader
        title={t("dashboard.title")}
        actions={
          <>
            {data !== undefined && <QueueChoice state={data} queue={queue} onQueue={setQueue} />}
            <ToggleButtonGroup
              exclusive
              size="small"
              value={period}
              aria-label={t("dashboard.period")}
              onChange={(_event, next: Period | null) => next !== null && setPeriod(next)}
            >
              {periods.map((one) => (
                <ToggleButton key={one} value={one}>
                  {t(`dashboard.${one}`)}
                </ToggleButton>
              ))}
            </ToggleButtonGroup>
          </>
        }
      />
      <Box sx={{ display: "grid", gap: "12px", mt: "12px" }}>
        {data !== undefined ? (
          <>
            <Tiles state={data} />
            <Suspense fallback={<Skeleton variant="rounded" height={252} />}>
              <Charts
                wish={{
                  campaignId: data.managing,
                  agentQueueId: knownQueue(data, queue),
                  window: windows[period],
                }}
              />
            </Suspense>
          </>
        ) : isPending ? (
          <Skeleton variant="rounded" height={110} aria-label={t("supervisor.loading")} />
        ) : (
          <ErrorState
            dense
            what={t("supervisor.failed")}
            why={whyOf(error)}
            remedy={{ label: t("supervisor.retry"), onClick: () => void refetch() }}
          />
        )}
        {workspace.user.role === "supervisor" && <Widgets />}
      </Box>
    </Box>
  );
};

const queuesOf = (state: Supervision) =>
  managed(state).flatMap(({ campaignName, queues }) =>
    queues.map(({ agentQueueId, queueName }) => ({
      agentQueueId,
      name: state.managing === null ? `${campaignName} · ${queueName}` : queueName,
    })),
  );

/** The chosen queue, as long as it belongs to what is managed. */
const knownQueue = (state: Supervision, queue: number | null): number | null =>
  queuesOf(state).some(({ agentQueueId }) => agentQueueId === queue) ? queue : null;

interface QueueChoiceProps {
  state: Supervision;
  queue: number | null;
  onQueue: (queue: number | null) => void;
}

/** Narrows the charts to one queue. */
const QueueChoice = ({ state, queue, onQueue }: QueueChoiceProps) => {
  const queues = queuesOf(state);
  if (queues.length < 2) return null;
  return (
    <Select
      label={t("dashboard.chartsOf")}
      showLabel={false}
      size="small"
      value={knownQueue(state, queue) ?? ""}
      onChange={({ target }) => onQueue(target.value === "" ? null : Number(target.value))}
      slotProps={{ select: { displayEmpty: true } }}
      sx={{ minWidth: 160, maxWidth: 240 }}
    >
      <MenuItem value="">{t("dashboard.allQueues")}</MenuItem>
      {queues.map(({ agentQueueId, name }) => (
        <MenuItem key={agentQueueId} value={agentQueueId}>
          {name}
        </MenuItem>
      ))}
    </Select>
  );
};
