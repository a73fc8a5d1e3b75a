import { type UseQueryResult, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import type { Statistics, Supervision, SupervisorCommand } from "../host/supervision";
import { useApi, useWorkspace } from "../shell/context";
import { type StatisticsWish, SupervisionApi } from "./SupervisionApi";
import { useLive } from "./useLive";

const supervisionKey = ["supervisor"] as const;

/** The supervisor's calls. */
export const useSupervisionApi = (): SupervisionApi => {
  const api = useApi();
  return useMemo(() => new SupervisionApi(api), [api]);
};

/** What goes on in the contact centre now. */
export const useSupervision = (): UseQueryResult<Supervision> => {
  const api = useSupervisionApi();
  const { clock } = useWorkspace();
  return useLive(supervisionKey, async (signal) => {
    const state = await api.state(signal);
    clock.learn(state.now);
    return state;
  });
};

/** What was counted. */
export const useStatistics = (wish: StatisticsWish): UseQueryResult<Statistics> => {
  const api = useSupervisionApi();
  return useLive(["statistics", wish], (signal) => api.statistics(wish, signal));
};

/** Asks for something; says what the host refused, and why. */
export interface Supervise {
  run(command: SupervisorCommand): Promise<boolean>;
  /** Like `run`, but what goes wrong is thrown, for a dialog that shows it. */
  attempt(command: SupervisorCommand): Promise<void>;
  busy: boolean;
}

export const useSupervise = (): Supervise => {
  const api = useSupervisionApi();
  const client = useQueryClient();
  const workspace = useWorkspace();
  const [busy, setBusy] = useState(false);

  const attempt = useCallback(
    async (command: SupervisorCommand): Promise<void> => {
      // A state that is on its way may be older than this answer.
      await client.cancelQueries({ queryKey: supervisionKey });
      client.setQueryData<Supervision>(supervisionKey, await api.command(command));
      if (command.command === "manageCampaign") {
        void client.invalidateQueries({ queryKey: ["statistics"] });
      }
    },
    [api, client],
  );

  const run = useCallback(
    async (command: SupervisorCommand): Promise<boolean> => {
      setBusy(true);
      try {
        await attempt(command);
        return true;
      } catch (error) {
        workspace.report(error);
        return false;
      } finally {
        setBusy(false);
      }
    },
    [attempt, workspace],
  );

  return { run, attempt, busy };
};
