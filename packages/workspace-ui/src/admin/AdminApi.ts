import type {
  Account,
  AccountChange,
  CentreConfiguration,
  Connector,
  ConnectorWish,
  Lead,
  NewAccount,
  NewLeadRecord,
  StoredConfiguration,
  StoredLeadRecord,
} from "../host/configuration";
import type { HostApi } from "../host/HostApi";

/** A page of a lead's records. */
export interface LeadRecords {
  records: StoredLeadRecord[];
  next: string | null;
}

/** A server outside that apps may reach through the host. */
export interface AllowedServer {
  host: string;
  addedBy: string;
  /** Milliseconds since the epoch. */
  addedAt: number;
}

/** How many records of a lead a page has. */
const pageSize = 200;

/** The administrator's calls. Each rejects as those of `HostApi` do. */
export class AdminApi {
  constructor(private readonly host: HostApi) {}

  configuration = (signal?: AbortSignal): Promise<StoredConfiguration> =>
    this.host.get("/configuration", signal);

  configure = (
    revision: number,
    configuration: CentreConfiguration,
  ): Promise<StoredConfiguration> =>
    this.host.send("PUT", "/configuration", { body: { revision, configuration } });

  users = async (signal?: AbortSignal): Promise<Account[]> =>
    (await this.host.get<{ users: Account[] }>("/users", signal)).users;

  addUser = (account: NewAccount): Promise<Account> =>
    this.host.send("POST", "/users", { body: account });

  changeUser = (userId: string, change: AccountChange): Promise<Account> =>
    this.host.send("PUT", `/users/${encodeURIComponent(userId)}`, { body: change });

  removeUser = (userId: string): Promise<void> =>
    this.host.send("DELETE", `/users/${encodeURIComponent(userId)}`);

  connectors = async (signal?: AbortSignal): Promise<Connector[]> =>
    (await this.host.get<{ connectors: Connector[] }>("/connectors", signal)).connectors;

  /** Makes a connector, whose secret only this answer has, or changes one. */
  putConnector = (name: string, wish: ConnectorWish): Promise<Connector> =>
    this.host.send("PUT", `/connectors/${encodeURIComponent(name)}`, { body: wish });

  removeConnector = (name: string): Promise<void> =>
    this.host.send("DELETE", `/connectors/${encodeURIComponent(name)}`);

  allowedServers = async (signal?: AbortSignal): Promise<AllowedServer[]> =>
    (await this.host.get<{ hosts: AllowedServer[] }>("/allowed-hosts", signal)).hosts;

  allowServer = async (host: string): Promise<AllowedServer[]> =>
    (
      await this.host.send<{ hosts: AllowedServer[] }>("POST", "/allowed-hosts", {
        body: { host },
      })
    ).hosts;

  forbidServer = async (host: string): Promise<AllowedServer[]> =>
    (
      await this.host.send<{ hosts: AllowedServer[] }>(
        "DELETE",
        `/allowed-hosts/${encodeURIComponent(host)}`,
      )
    ).hosts;

  leads = async (campaignId: number | null, signal?: AbortSignal): Promise<Lead[]> =>
    (
      await this.host.get<{ leads: Lead[] }>(
        campaignId === null ? "/leads" : `/leads?campaignId=${campaignId}`,
        signal,
      )
    ).leads;

  loadLead = (campaignId: number, name: string, records: NewLeadRecord[]): Promise<Lead> =>
    this.host.send("POST", "/leads", { body: { campaignId, name, records } });

  leadRecords = (
    leadId: number,
    after: string | null,
    signal?: AbortSignal,
  ): Promise<LeadRecords> => {
    const query = new URLSearchParams({ limit: String(pageSize) });
    if (after !== null) query.set("after", after);
    return this.host.get(`/leads/${leadId}/records?${query}`, signal);
  };

  removeLead = (leadId: number): Promise<void> => this.host.send("DELETE", `/leads/${leadId}`);
}
