import type { IconName } from "@exotel-npm-dev/signal-design-system";
import {
  Alert,
  Box,
  LinearProgress,
  type StateName,
  StatePill,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { sentence } from "../app-manager/refusalText";
import type { Run, RunState } from "../host/simulation";
import { number } from "../texts/format";
import { t } from "../texts/texts";
import { DayFigures } from "./DayFigures";
import { RefusedHere } from "./RefusedHere";
import { orderAttempts, RunControls } from "./RunControls";
import { RunSteps } from "./RunSteps";
import { useAction } from "./useAction";
import { isOn } from "./useSimulator";

const looks: Readonly<Record<RunState, { state: StateName; icon: IconName }>> = {
  running: { state: "onCall", icon: "play" },
  paused: { state: "hold", icon: "pause-circle" },
  passed: { state: "available", icon: "check-circle" },
  failed: { state: "failure", icon: "warning-circle" },
  stopped: { state: "offline", icon: "stop-circle" },
};

/** What plays, or played last: how far it is, what is expected of it, and its controls. */
export const RunView = ({ run }: { run: Run | null }) => {
  const action = useAction();
  if (run === null) {
    return (
      <Typography color="text.secondary">
        {t("simulator.noRun")}. {t("simulator.noRunHint")}
      </Typography>
    );
  }
  const { icon, state } = looks[run.state];
  const blamed = [...run.steps, ...run.expectations].some(({ why }) => why !== undefined);
  return (
    <Box
      component="section"
      aria-label={t("simulator.run.title", { title: run.title })}
      sx={{ flex: 1, minHeight: 0, display: "flex", flexDirection: "column", gap: "8px" }}
    >
      <Box sx={{ display: "flex", alignItems: "center", flexWrap: "wrap", gap: "6px 8px" }}>
        <StatePill state={state} icon={icon} label={t(`simulator.run.${run.state}`)} size="small" />
        <Typography component="h3" variant="subtitle1" noWrap sx={{ flex: "1 1 160px" }}>
          {run.title}
        </Typography>
        {run.steps.length > 0 && (
          <Typography color="text.secondary" sx={{ fontVariantNumeric: "tabular-nums" }}>
            {t("simulator.progress", { step: number(run.step), steps: number(run.steps.length) })}
          </Typography>
        )}
        {isOn(run) && <RunControls run={run} action={action} />}
      </Box>
      {run.steps.length > 0 && (
        <LinearProgress
          variant="determinate"
          value={(run.step / run.steps.length) * 100}
          aria-label={t("simulator.steps")}
          sx={{ flexShrink: 0, height: 2, "& .MuiLinearProgress-bar": { transition: "none" } }}
        />
      )}
      <RefusedHere action={action} attempts={orderAttempts} />
      {run.state === "failed" && run.why !== undefined && !blamed && (
        <Alert severity="error">{sentence(run.why)}</Alert>
      )}
      {run.summary === undefined ? <RunSteps run={run} /> : <DayFigures day={run.summary} />}
    </Box>
  );
};
