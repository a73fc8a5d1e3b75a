import { Refusal } from "../host/refusal";
import type { Run } from "../host/simulation";
import { t } from "../texts/texts";
import type { Action } from "./useAction";
import { isOn, useKeepRun, useSimulatorApi } from "./useSimulator";

/** What the host says when a run is in the way: itself, or the calls that its agents have in hand. */
const inTheWay = new Set(["already-running", "agents-busy"]);

/** Where something else plays and is in the way: the button that stops it. */
export const useStopFirst = (
  run: Run | null,
  action: Action,
): { label: string; onClick: () => void } | undefined => {
  const api = useSimulatorApi();
  const keep = useKeepRun();
  const error = action.refused?.error;
  if (!isOn(run) || !(error instanceof Refusal) || !inTheWay.has(error.code)) return undefined;
  return {
    label: t("simulator.stopFirst"),
    onClick: () => void action.run("stop", async () => keep(await api.order({ action: "stop" }))),
  };
};
