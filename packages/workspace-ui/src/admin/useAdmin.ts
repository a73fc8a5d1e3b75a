import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Account, Connector } from "../host/configuration";
import { useApi } from "../shell/context";
import { AdminApi, type AllowedServer } from "./AdminApi";

export const usersKey = ["users"] as const;
export const connectorsKey = ["connectors"] as const;
export const allowedServersKey = ["allowed-servers"] as const;
export const leadsKey = ["leads"] as const;

/** The administrator's calls. */
export const useAdminApi = (): AdminApi => {
  const api = useApi();
  return useMemo(() => new AdminApi(api), [api]);
};

/** Everybody who may sign in. */
export const useUsers = (): UseQueryResult<Account[]> => {
  const api = useAdminApi();
  return useQuery({ queryKey: usersKey, queryFn: ({ signal }) => api.users(signal) });
};

/** All telephony systems. */
export const useConnectors = (): UseQueryResult<Connector[]> => {
  const api = useAdminApi();
  return useQuery({ queryKey: connectorsKey, queryFn: ({ signal }) => api.connectors(signal) });
};

/** Servers outside that apps may reach. */
export const useAllowedServers = (): UseQueryResult<AllowedServer[]> => {
  const api = useAdminApi();
  return useQuery({
    queryKey: allowedServersKey,
    queryFn: ({ signal }) => api.allowedServers(signal),
  });
};
