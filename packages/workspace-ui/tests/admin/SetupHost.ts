import type { AllowedServer } from "../../src/admin/AdminApi";
import type {
  Account,
  CampaignSetup,
  CentreConfiguration,
  Connector,
  ConnectorWish,
  Lead,
  NewAccount,
  NewLeadRecord,
  StoredConfiguration,
} from "../../src/host/configuration";
import type { Answer, FakeHost } from "../host/FakeHost";

const campaign = (
  campaignId: number,
  campaignName: string,
  change: Partial<CampaignSetup> = {},
): CampaignSetup => ({
  campaignId,
  campaignName,
  campaignType: "Interactive Voice Application",
  description: "",
  processId: 1,
  number: "+918041234101",
  wrapTimeOut: 120_000,
  dispositions: [
    {
      dispositionClass: "Resolved",
      codes: [
        { dispositionCode: "RESOLVED", label: "Resolved" },
        { dispositionCode: "INFORMATION_GIVEN", label: "Information given" },
      ],
    },
  ],
  maskingEnabled: false,
  screenPop: "connected",
  assigned: [],
  disposing: "workspace",
  chatsAtOnce: 3,
  serviceLevel: 20_000,
  autoAnswer: false,
  dialler: { mode: "automatic", attempts: 1, retryAfter: 0, previewTime: 0 },
  ...change,
});

/** A small contact centre. */
export const configuration = (): CentreConfiguration => ({
  contactCenterId: 1,
  contactCenterName: "Test centre",
  processes: [
    { processId: 1, processName: "Care", description: "", processType: "Customer service" },
  ],
  campaigns: [
    campaign(1, "Customer care"),
    campaign(2, "Renewals", { campaignType: "Outbound Voice Campaign" }),
  ],
  queues: [
    {
      agentQueueId: 11,
      queueName: "Billing",
      campaignId: 1,
      queueType: "Agent queue",
      transferrable: true,
    },
  ],
  breakReasons: ["Tea", "Lunch"],
  ivrs: [],
  thirdParties: [],
  ticketStates: [],
  quickReplies: [],
});

/** Somebody who may sign in. */
export const account = (change: Partial<Account>): Account => ({
  userId: "agent1",
  userName: "Meera Nair",
  role: "agent",
  active: true,
  ...change,
});

const refusal = (status: number, code: string, message: string, remedy: string): Answer => ({
  status,
  body: { code, message, remedy },
});

/** The administrator's routes of a host in memory. */
export class SetupHost {
  stored: StoredConfiguration = { revision: 1, configuration: configuration() };
  accounts: Account[] = [
    account({}),
    account({ userId: "admin1", userName: "Dev Patel", role: "administrator" }),
  ];
  connectors: Connector[] = [];
  servers: AllowedServer[] = [];
  leads: Lead[] = [];
  /** What was loaded last. */
  loaded: NewLeadRecord[] = [];
  /** Refuses the next configuration with this. */
  refuseNext: Answer | null = null;

  /** Lets a fake host answer them, signed in as administrator. */
  join(host: FakeHost): void {
    host.answer("POST", "/session", { userId: "admin1", password: "demo" }, null);
    const base = host.answer.bind(host);
    host.answer = (method, path, body, bearer) =>
      this.#answer(method, path.split("?")[0] ?? path, body) ?? base(method, path, body, bearer);
  }

  /** Somebody else changes what is set up. */
  changedElsewhere(change: (configuration: CentreConfiguration) => void): void {
    const next = structuredClone(this.stored.configuration);
    change(next);
    this.stored = { revision: this.stored.revision + 1, configuration: next };
  }

  #answer(method: string, path: string, body: unknown): Answer | null {
    const [, kind, name] = path.split("/").map(decodeURIComponent);
    switch (`${method} /${kind}`) {
      case "GET /configuration":
        return { status: 200, body: structuredClone(this.stored) };
      case "PUT /configuration":
        return this.#configure(body as StoredConfiguration);
      case "GET /users":
        return { status: 200, body: { users: this.accounts } };
      case "POST /users": {
        const { password: _secret, ...made } = body as NewAccount;
        this.accounts = [...this.accounts, { ...made, active: true }];
        return { status: 201, body: { ...made, active: true } };
      }
      case "PUT /users":
        this.accounts = this.accounts.map((one) =>
          one.userId === name ? { ...one, ...(body as Partial<Account>) } : one,
        );
        return { status: 200, body: this.accounts.find(({ userId }) => userId === name) };
      case "DELETE /users":
        this.accounts = this.accounts.filter(({ userId }) => userId !== name);
        return { status: 204 };
      case "GET /connectors":
        return { status: 200, body: { connectors: this.connectors } };
      case "PUT /connectors": {
        const made: Connector = { name: name ?? "", ordersUrl: null, ...(body as ConnectorWish) };
        const known = this.connectors.some((one) => one.name === name);
        this.connectors = [...this.connectors.filter((one) => one.name !== name), made];
        return { status: 200, body: known ? made : { ...made, secret: "only-once" } };
      }
      case "DELETE /connectors":
        this.connectors = this.connectors.filter((one) => one.name !== name);
        return { status: 204 };
      case "GET /allowed-hosts":
        return { status: 200, body: { hosts: this.servers } };
      case "POST /allowed-hosts": {
        const { host } = body as { host: string };
        if (host.includes("/")) {
          return {
            status: 400,
            body: {
              code: "bad-request",
              message: `\`${host}\` can't be listed`,
              remedy: "give the server's name alone",
              field: "host",
            },
          };
        }
        this.servers = [...this.servers, { host, addedBy: "admin1", addedAt: 0 }];
        return { status: 200, body: { hosts: this.servers } };
      }
      case "DELETE /allowed-hosts":
        this.servers = this.servers.filter((one) => one.host !== name);
        return { status: 200, body: { hosts: this.servers } };
      case "GET /leads":
        return { status: 200, body: { leads: this.leads } };
      case "POST /leads": {
        const wish = body as { campaignId: number; name: string; records: NewLeadRecord[] };
        this.loaded = wish.records;
        const lead: Lead = {
          leadId: this.leads.length + 1,
          leadName: wish.name,
          campaignId: wish.campaignId,
          total: wish.records.length,
          left: wish.records.length,
          done: 0,
          failed: 0,
          loadedAt: 1_000,
        };
        this.leads = [...this.leads, lead];
        return { status: 201, body: lead };
      }
      default:
        return null;
    }
  }

  #configure(wish: StoredConfiguration): Answer {
    if (this.refuseNext !== null) {
      const answer = this.refuseNext;
      this.refuseNext = null;
      return answer;
    }
    if (wish.revision !== this.stored.revision) {
      return {
        status: 409,
        body: {
          code: "stale-revision",
          message: "The configuration has changed",
          remedy: "Load it again",
          details: structuredClone(this.stored),
        },
      };
    }
    this.stored = { revision: wish.revision + 1, configuration: wish.configuration };
    return { status: 200, body: structuredClone(this.stored) };
  }
}

/** The host's words for a campaign that somebody works on. */
export const inUse = refusal(
  409,
  "configuration-in-use",
  "agent1 works on Customer care, which this would take away",
  "have agent1 choose another campaign, then try again",
);

/** The host's words for a set-up that doesn't fit together. */
export const invalid = refusal(
  422,
  "invalid-configuration",
  "the queue Billing stands twice",
  "remove one or rename it",
);
