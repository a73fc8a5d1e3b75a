import { Box, Button, Icon } from "@exotel-npm-dev/signal-design-system";
import type { Run, RunOrder } from "../host/simulation";
import { t } from "../texts/texts";
import { CommandMenu } from "./CommandMenu";
import { dayRates, rates, SpeedChoice } from "./SpeedChoice";
import type { Action } from "./useAction";
import { useCommandLine, useKeepRun, useSimulatorApi } from "./useSimulator";

/** What one tells a run, and its words. */
const orders = {
  pause: "simulator.pause",
  resume: "simulator.resume",
  step: "simulator.step",
  stop: "simulator.stop",
} as const;

/** Pauses, resumes, steps, changes the speed of, and stops what plays. */
export const RunControls = ({ run, action }: { run: Run; action: Action }) => {
  const api = useSimulatorApi();
  const keep = useKeepRun();
  const commands = useCommandLine();
  const give = (order: RunOrder): void =>
    void action.run(order.action, async () => keep(await api.order(order)));
  const offered = run.summary === undefined ? rates : dayRates;
  const speeds = [...new Set([...offered, run.rate])].sort((a, b) => a - b);
  const isPaused = run.state === "paused";

  const button = (
    order: keyof typeof orders,
    icon: "pause" | "play" | "arrow-right" | "stop-circle",
  ) => (
    <Button
      size="small"
      variant="outlined"
      color={order === "stop" ? "error" : "inherit"}
      loading={action.busy === order}
      startIcon={<Icon name={icon} size={14} />}
      onClick={() => give({ action: order })}
    >
      {t(orders[order])}
    </Button>
  );

  return (
    <Box
      role="toolbar"
      aria-label={t("simulator.controls")}
      sx={{ display: "flex", alignItems: "center", flexWrap: "wrap", gap: "6px" }}
    >
      {isPaused ? button("resume", "play") : button("pause", "pause")}
      {run.summary === undefined && isPaused && button("step", "arrow-right")}
      <SpeedChoice
        speeds={speeds}
        value={run.rate}
        onChange={(rate) => give({ action: "rate", rate })}
      />
      {button("stop", "stop-circle")}
      <CommandMenu
        commands={[
          ...(["pause", "resume", "step", "stop"] as const).map((order) => ({
            name: t(orders[order]),
            line: commands.order({ action: order }),
          })),
          { name: t("simulator.speed"), line: commands.order({ action: "rate", rate: run.rate }) },
        ]}
      />
    </Box>
  );
};

/** What orders are called where one was refused. */
export const orderAttempts: Record<string, string> = {
  ...Object.fromEntries(Object.entries(orders).map(([order, text]) => [order, t(text)])),
  rate: t("simulator.speed"),
};
