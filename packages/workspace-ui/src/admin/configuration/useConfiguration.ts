import { type UseQueryResult, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useStore } from "zustand";
import type { CentreConfiguration, StoredConfiguration } from "../../host/configuration";
import { Refusal } from "../../host/refusal";
import { useWorkspace } from "../../shell/context";
import { useAdminApi } from "../useAdmin";
import { type ConfigurationDrafts, draftsOf } from "./ConfigurationDrafts";

const configurationKey = ["configuration"] as const;

/** The stored configuration. */
export const useConfiguration = (): UseQueryResult<StoredConfiguration> => {
  const api = useAdminApi();
  return useQuery({
    queryKey: configurationKey,
    queryFn: ({ signal }) => api.configuration(signal),
  });
};

/** The changes that are not saved yet. */
export const useDrafts = (): ConfigurationDrafts => draftsOf(useWorkspace());

/** The keys of the sections that are changed and not saved. */
export const useDirtySections = (): readonly string[] => {
  const drafts = useStore(useDrafts().store, (state) => state.drafts);
  return Object.keys(drafts);
};

/** The configuration as it is now, when the host refused because somebody else changed it. */
export const newerIn = (error: unknown): StoredConfiguration | null => {
  if (!(error instanceof Refusal) || error.code !== "stale-revision") return null;
  const { details } = error;
  return typeof details === "object" && details !== null && "configuration" in details
    ? (details as StoredConfiguration)
    : null;
};

/** So often a save is tried again after somebody else changed another part. */
const tries = 4;

/** Saves a change to the configuration. `change` gives `null` when it doesn't fit what is stored now. */
export const useConfigure = () => {
  const api = useAdminApi();
  const client = useQueryClient();
  return useCallback(
    async (
      change: (configuration: CentreConfiguration) => CentreConfiguration | null,
    ): Promise<"saved" | "conflict"> => {
      let stored =
        client.getQueryData<StoredConfiguration>(configurationKey) ?? (await api.configuration());
      for (let attempt = 1; ; attempt += 1) {
        const wanted = change(stored.configuration);
        if (wanted === null) return "conflict";
        try {
          const saved = await api.configure(stored.revision, wanted);
          await client.cancelQueries({ queryKey: configurationKey });
          client.setQueryData<StoredConfiguration>(configurationKey, saved);
          void client.invalidateQueries({ queryKey: ["campaigns"] });
          return "saved";
        } catch (error) {
          const newer = newerIn(error);
          if (newer === null || attempt === tries) throw error;
          client.setQueryData<StoredConfiguration>(configurationKey, newer);
          stored = newer;
        }
      }
    },
    [api, client],
  );
};
