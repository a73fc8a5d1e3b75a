import { type UseQueryResult, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo } from "react";
import type { Slot } from "../host/types";
import { useApi, useWorkspace } from "../shell/context";
import type { App, Centre } from "./apps";
import { AppsApi } from "./appsApi";

const appsKey = ["apps"] as const;
const slotsKey = ["slots"] as const;
const centreKey = ["campaigns"] as const;

/** The App Manager's calls. */
export const useAppsApi = (): AppsApi => {
  const api = useApi();
  return useMemo(() => new AppsApi(api), [api]);
};

/** All apps. */
export const useApps = (): UseQueryResult<App[]> => {
  const api = useAppsApi();
  return useQuery({ queryKey: appsKey, queryFn: api.list });
};

/** All slots, also those without apps. */
export const useAllSlots = (): UseQueryResult<Slot[]> => {
  const api = useAppsApi();
  return useQuery({ queryKey: slotsKey, queryFn: api.slots });
};

/** Processes, campaigns and queues. */
export const useCentre = (): UseQueryResult<Centre> => {
  const api = useAppsApi();
  return useQuery({ queryKey: centreKey, queryFn: api.centre });
};

/** Puts what the host answered into the list, without asking again. */
export const useKeepApp = (): ((app: App) => void) => {
  const client = useQueryClient();
  return useCallback(
    (app) => {
      // A list that is on its way may be older than this answer.
      void client.cancelQueries({ queryKey: appsKey });
      client.setQueryData<App[]>(appsKey, (apps) => {
        if (apps === undefined) return undefined;
        const known = apps.some(({ appId }) => appId === app.appId);
        return known
          ? apps.map((one) => (one.appId === app.appId ? app : one))
          : [...apps, app].sort((a, b) => a.name.localeCompare(b.name));
      });
      void client.invalidateQueries({ queryKey: appsKey });
    },
    [client],
  );
};

/** Takes an app out of the list. */
export const useForgetApp = (): ((appId: string) => void) => {
  const client = useQueryClient();
  return useCallback(
    (appId) => {
      void client.cancelQueries({ queryKey: appsKey });
      client.setQueryData<App[]>(appsKey, (apps) => apps?.filter((app) => app.appId !== appId));
      void client.invalidateQueries({ queryKey: appsKey });
    },
    [client],
  );
};

/** Fetches slots again after one was added or removed. */
export const useRefreshSlots = (): (() => Promise<void>) => {
  const client = useQueryClient();
  return useCallback(() => client.invalidateQueries({ queryKey: slotsKey }), [client]);
};

/** Keeps the pages fresh when somebody else changes apps or slots: the host tells every shell. */
export const useFreshApps = (): void => {
  const client = useQueryClient();
  const { store: slots } = useWorkspace().placed;
  useEffect(
    () =>
      slots.subscribe((now, before) => {
        if (now.slots === before.slots || before.state === "loading") return;
        void client.invalidateQueries({ queryKey: appsKey });
        void client.invalidateQueries({ queryKey: slotsKey });
      }),
    [client, slots],
  );
};
