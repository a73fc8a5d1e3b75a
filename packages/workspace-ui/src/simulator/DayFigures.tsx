import { Box, formatDuration, Typography } from "@exotel-npm-dev/signal-design-system";
import type { DaySummary } from "../host/simulation";
import { number, percent } from "../texts/format";
import { type TextKey, t } from "../texts/texts";

const figures = [
  ["simulator.day.offered", ({ offered }) => number(offered)],
  ["simulator.day.answered", ({ answered }) => number(answered)],
  [
    "simulator.day.abandoned",
    ({ abandoned, abandonment }) => `${number(abandoned)} (${percent(abandonment)})`,
  ],
  ["simulator.day.serviceLevel", ({ serviceLevel }) => percent(serviceLevel)],
  ["simulator.day.occupancy", ({ occupancy }) => percent(occupancy)],
  ["simulator.day.averageWait", ({ averageWait }) => formatDuration(averageWait)],
  ["simulator.day.longestWait", ({ longestWait }) => formatDuration(longestWait)],
  ["simulator.day.mostWaiting", ({ mostWaiting }) => number(mostWaiting)],
  ["simulator.day.averageTalkTime", ({ averageTalkTime }) => formatDuration(averageTalkTime)],
  ["simulator.day.averageWrapUp", ({ averageWrapUpTime }) => formatDuration(averageWrapUpTime)],
  ["simulator.day.missed", ({ missed }) => number(missed)],
  ["simulator.day.refused", ({ refused }) => number(refused)],
] as const satisfies readonly (readonly [TextKey, (day: DaySummary) => string])[];

/** A generated day in figures, as far as it has come. */
export const DayFigures = ({ day }: { day: DaySummary }) => (
  <Box
    component="dl"
    sx={{
      m: 0,
      display: "grid",
      gap: "8px 16px",
      gridTemplateColumns: "repeat(auto-fill, minmax(112px, 1fr))",
      overflow: { md: "auto" },
    }}
  >
    {figures.map(([label, figure]) => (
      <Box key={label}>
        <Typography component="dt" variant="body2" color="text.secondary" noWrap>
          {t(label)}
        </Typography>
        <Typography
          component="dd"
          variant="subtitle1"
          sx={{ m: 0, fontVariantNumeric: "tabular-nums" }}
        >
          {figure(day)}
        </Typography>
      </Box>
    ))}
  </Box>
);
