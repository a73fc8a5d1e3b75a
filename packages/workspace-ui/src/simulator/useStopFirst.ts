import { Refusal } from "../host/refusal";
import { t } from "../texts/texts";
import type { Action } from "./useAction";
import { useKeepRun, useSimulatorApi } from "./useSimulator";

/** Where something else plays: the button that stops it and then does what was refused. */
export const useStopFirst = (
  action: Action,
  again: () => Promise<boolean>,
): { label: string; onClick: () => void } | undefined => {
  const api = useSimulatorApi();
  const keep = useKeepRun();
  const error = action.refused?.error;
  if (!(error instanceof Refusal) || error.code !== "already-running") return undefined;
  const stopAndRun = async (): Promise<void> => {
    const stopped = await action.run("stop", async () => keep(await api.order({ action: "stop" })));
    if (stopped) await again();
  };
  return { label: t("simulator.stopFirst"), onClick: () => void stopAndRun() };
};
