import {
  Box,
  EmptyState,
  ErrorState,
  formatDuration,
  Paper,
  Skeleton,
  Typography,
  useMediaQuery,
  useTheme,
  VisuallyHidden,
} from "@exotel-npm-dev/signal-design-system";
import { BarChart } from "@mui/x-charts/BarChart";
import { LineChart } from "@mui/x-charts/LineChart";
import { useMemo } from "react";
import type { Counters, Statistics } from "../../host/supervision";
import * as format from "../../texts/format";
import { t } from "../../texts/texts";
import { whyOf } from "../LivePage";
import type { StatisticsWish } from "../SupervisionApi";
import { useStatistics } from "../useSupervision";
import { meanWait, serviceLevel } from "./figures";

const height = 208;
const legendHeight = 34;

/** How the time of the window went: interactions, service level, waits. */
const Charts = ({ wish }: { wish: StatisticsWish }) => {
  const { data, isPending, error, refetch } = useStatistics(wish);
  if (data !== undefined) return <Loaded statistics={data} />;
  if (isPending) {
    return (
      <Grid>
        {[0, 1, 2].map((place) => (
          <Skeleton key={place} variant="rounded" height={height + 44} />
        ))}
      </Grid>
    );
  }
  return (
    <Paper variant="outlined">
      <ErrorState
        dense
        what={t("dashboard.statisticsFailed")}
        why={whyOf(error)}
        remedy={{ label: t("supervisor.retry"), onClick: () => void refetch() }}
      />
    </Paper>
  );
};

export default Charts;

const Grid = ({ children }: { children: React.ReactNode }) => (
  <Box
    sx={{
      display: "grid",
      gap: "12px",
      gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "repeat(3, minmax(0, 1fr))" },
    }}
  >
    {children}
  </Box>
);

interface Line {
  label: string;
  color: string;
  of: (counters: Counters) => number | null;
}

const Loaded = ({ statistics: { totals, series } }: { statistics: Statistics }) => {
  const { palette } = useTheme();
  const bars: Line[] = [
    {
      label: t("dashboard.answered"),
      color: palette.state.onCall.main,
      of: ({ answered, chatsAccepted }) => answered + chatsAccepted,
    },
    {
      label: t("dashboard.outbound"),
      color: palette.neutral[400],
      of: ({ outboundConnected }) => outboundConnected,
    },
    {
      label: t("dashboard.abandoned"),
      color: palette.state.failure.main,
      of: ({ abandoned }) => abandoned,
    },
  ];
  const level: Line[] = [
    { label: t("dashboard.level"), color: palette.primary.main, of: serviceLevel },
  ];
  const waits: Line[] = [
    { label: t("dashboard.meanWait"), color: palette.primary.main, of: meanWait },
    {
      label: t("dashboard.longestWait"),
      color: palette.state.hold.main,
      of: ({ longestWait }) => longestWait,
    },
  ];
  const totalLevel = serviceLevel(totals);
  const totalWait = meanWait(totals);
  return (
    <Grid>
      <Chart
        title={t("dashboard.interactions")}
        total={format.number(totals.answered + totals.chatsAccepted + totals.outboundConnected)}
        lines={bars}
        series={series}
        kind="bars"
        say={(value) => format.number(value)}
      />
      <Chart
        title={t("dashboard.level")}
        total={totalLevel === null ? "–" : format.percent(totalLevel)}
        lines={level}
        series={series}
        kind="lines"
        most={{ max: 1 }}
        say={format.percent}
      />
      <Chart
        title={t("dashboard.waits")}
        total={totalWait === null ? "–" : formatDuration(totalWait)}
        lines={waits}
        series={series}
        kind="lines"
        most={timeScale(Math.max(0, ...series.map(({ counters }) => counters.longestWait)))}
        say={formatDuration}
      />
    </Grid>
  );
};

/** Steps of a scale of time that people read easily, in milliseconds. */
const steps = [15, 30, 60, 120, 300, 600, 1800, 3600].map((seconds) => seconds * 1000);

/** A scale in whole steps up to `longest`, of about four marks. */
const timeScale = (longest: number): { max: number; tickInterval: number[] } => {
  const step = steps.find((one) => one * 4 >= longest) ?? Math.ceil(longest / 4);
  const count = Math.max(1, Math.ceil(longest / step));
  return {
    max: count * step,
    tickInterval: Array.from({ length: count + 1 }, (_, place) => place * step),
  };
};

interface ChartProps {
  title: string;
  /** Over the whole window. */
  total: string;
  lines: readonly Line[];
  series: Statistics["series"];
  kind: "bars" | "lines";
  /** The top of the scale and its marks, when they are known. */
  most?: { max: number; tickInterval?: number[] };
  say: (value: number) => string;
}

const Chart = ({ title, total, lines, series, kind, most, say }: ChartProps) => {
  const still = useMediaQuery("(prefers-reduced-motion: reduce)", { noSsr: true });
  const drawn = useMemo(
    () =>
      lines.map(({ label, color, of }) => ({
        label,
        color,
        data: series.map(({ counters }) => of(counters)),
      })),
    [lines, series],
  );
  const times = series.map(({ from }) => format.timeOfDay(from));
  const empty = drawn.every(({ data }) => data.every((value) => value === null || value === 0));
  const shared = {
    // A chart without a legend takes the legend's room.
    height: lines.length === 1 ? height + legendHeight : height,
    hideLegend: lines.length === 1,
    skipAnimation: still,
    grid: { horizontal: true },
    margin: { top: 12, right: 12, bottom: 0, left: 0 },
    slotProps: {
      legend: { position: { vertical: "bottom", horizontal: "start" } as const, sx: legendLook },
    },
    xAxis: [
      {
        scaleType: "band" as const,
        data: times,
        tickLabelStyle: label,
        disableLine: true,
        disableTicks: true,
        height: 24,
      },
    ],
    yAxis: [
      {
        min: 0,
        ...most,
        tickNumber: 4,
        tickLabelStyle: label,
        disableLine: true,
        disableTicks: true,
        width: 44,
        valueFormatter: (value: number) => say(value),
      },
    ],
  };
  const valueFormatter = (value: number | null): string => (value === null ? "–" : say(value));
  return (
    <Paper
      component="figure"
      variant="outlined"
      sx={{ m: 0, minWidth: 0, display: "flex", flexDirection: "column" }}
    >
      <Box
        component="figcaption"
        sx={{ display: "flex", justifyContent: "space-between", gap: "8px", p: "10px 16px 0" }}
      >
        <Typography component="h2" variant="subtitle1">
          {title}
        </Typography>
        <Typography sx={{ fontVariantNumeric: "tabular-nums", fontWeight: 500 }}>
          {total}
        </Typography>
      </Box>
      {empty ? (
        <EmptyState dense icon="chart-bar" title={t("dashboard.nothingYet")} sx={{ height }} />
      ) : (
        <Box aria-hidden sx={{ px: "4px", pb: "8px" }}>
          {kind === "bars" ? (
            <BarChart
              {...shared}
              series={drawn.map((one) => ({ ...one, stack: "all", valueFormatter }))}
            />
          ) : (
            <LineChart
              {...shared}
              series={drawn.map((one) => ({
                ...one,
                valueFormatter,
                connectNulls: true,
                curve: "linear" as const,
                // A single part of the window would be a line without length.
                showMark: series.length < 3,
              }))}
            />
          )}
        </Box>
      )}
      {/* A position of its own, so that the hidden table is not laid out against the page. */}
      <Box sx={{ position: "relative" }}>
        <VisuallyHidden>
          <table>
            <caption>{title}</caption>
            <thead>
              <tr>
                <th scope="col">{t("dashboard.time")}</th>
                {lines.map(({ label: name }) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {series.map(({ from, counters }) => (
                <tr key={from}>
                  <th scope="row">{format.timeOfDay(from)}</th>
                  {lines.map(({ label: name, of }) => (
                    <td key={name}>{valueFormatter(of(counters))}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </VisuallyHidden>
      </Box>
    </Paper>
  );
};

const label = { fontSize: 11 } as const;
const legendLook = { fontSize: 12, gap: "12px", px: "12px" } as const;
