import { type UseQueryResult, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo } from "react";
import { useStore } from "zustand";
import type { LibraryScenario, Run, SimulatorState } from "../host/simulation";
import { useApi, useDesk, useWorkspace } from "../shell/context";
import { CommandLine } from "./commandLine";
import { SimulatorApi } from "./simulatorApi";

const stateKey = ["simulator"] as const;
const libraryKey = ["simulator", "scenarios"] as const;

/** How long changes are gathered before the host is asked again, in milliseconds. */
const gather = 120;
/** How often to look while something plays, and while nothing does. */
const lookEvery = { playing: 1_000, idle: 5_000 };

/** The simulator's calls. */
export const useSimulatorApi = (): SimulatorApi => {
  const api = useApi();
  return useMemo(() => new SimulatorApi(api), [api]);
};

/** What the panel's buttons are called in a terminal. */
export const useCommandLine = (): CommandLine =>
  useMemo(() => new CommandLine(window.location.origin), []);

/** Whether a run can still be told something. */
export const isOn = (run: Run | null | undefined): run is Run =>
  run?.state === "running" || run?.state === "paused";

/** The customers' side, kept fresh: what the host sends is shown at once, the rest is asked for. */
export const useSimulator = (): UseQueryResult<SimulatorState> => {
  const workspace = useWorkspace();
  const api = useSimulatorApi();
  const queries = useQueryClient();
  const deskAt = useDesk(({ desk }) => desk?.now);
  const changes = useStore(workspace.centre, (centre) => centre.changes);
  const pushed = useStore(workspace.simulated, (simulated) => simulated.interactions);
  const query = useQuery({
    queryKey: stateKey,
    queryFn: async () => {
      const state = await api.state();
      workspace.clock.learn(state.clock.now, state.clock.rate);
      return state;
    },
    refetchInterval: ({ state }) => (isOn(state.data?.run) ? lookEvery.playing : lookEvery.idle),
  });

  useEffect(() => {
    if (pushed === null) return;
    queries.setQueryData<SimulatorState>(
      stateKey,
      (state) => state && { ...state, interactions: [...pushed] },
    );
  }, [pushed, queries]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each of them says that something has changed
  useEffect(() => {
    const timer = setTimeout(
      () => void queries.invalidateQueries({ queryKey: stateKey, exact: true }),
      gather,
    );
    return () => clearTimeout(timer);
  }, [deskAt, changes, pushed, queries]);

  return query;
};

/** Asks for the customers' side again. */
export const useLookAgain = (): (() => void) => {
  const queries = useQueryClient();
  return useCallback(
    () => void queries.invalidateQueries({ queryKey: stateKey, exact: true }),
    [queries],
  );
};

/** Shows what the host answered about the run, without asking again. */
export const useKeepRun = (): ((run: Run) => void) => {
  const queries = useQueryClient();
  return useCallback(
    (run) => queries.setQueryData<SimulatorState>(stateKey, (state) => state && { ...state, run }),
    [queries],
  );
};

/** The library of scenarios; it never changes while a host runs. */
export const useLibrary = (): UseQueryResult<LibraryScenario[]> => {
  const api = useSimulatorApi();
  return useQuery({
    queryKey: libraryKey,
    queryFn: api.library,
    staleTime: Number.POSITIVE_INFINITY,
  });
};
