import type { HostCall, LatestEvent } from "../bridge/edges";
import type { BridgeProfile, EventScope } from "../bridge/profile";
import type { Outcome } from "../bridge/wire";
import { HostAway, refusalFrom } from "./refusal";
import type {
  Callback,
  Customer,
  CustomerDraft,
  CustomerHistory,
  Delivery,
  Desk,
  DeskCommand,
  Instance,
  NewInstance,
  PastInteraction,
  Session,
  SlotApps,
  Targets,
} from "./types";

type Fetch = (input: string, init?: RequestInit) => Promise<Response>;

interface Options {
  body?: unknown;
  token?: string;
  signal?: AbortSignal;
}

/** The longest wait for an answer, in milliseconds. */
const patience = 30_000;

/**
 * The host's API. Each method rejects with a `Refusal` when the host says no, and with `HostAway` when it says
 * nothing.
 */
export class HostApi {
  /** Told when the host no longer knows who is asking: the session has expired. */
  sessionLost: (() => void) | undefined;

  constructor(
    private readonly fetch: Fetch = (input, init) => globalThis.fetch(input, init),
    private readonly base = "/api/v1",
  ) {}

  session = (): Promise<Session> => this.get("/session");

  signIn = (userId: string, password: string): Promise<Session> =>
    this.send("POST", "/session", { body: { userId, password } });

  signInDev = (): Promise<Session> => this.send("POST", "/session/dev", { body: {} });

  signOut = (force: boolean): Promise<void> =>
    this.send("DELETE", force ? "/session?force=true" : "/session");

  setUp = (account: {
    token: string;
    userId: string;
    userName: string;
    password: string;
  }): Promise<Session> => this.send("POST", "/setup", { body: account });

  desk = (): Promise<Desk> => this.get("/desk");

  command = (command: DeskCommand): Promise<Desk> =>
    this.send("POST", "/desk/commands", { body: command });

  /** Tells the other side of a chat that the agent writes, or has stopped; what becomes of it doesn't matter. */
  typing = (interactionId: string, typing: boolean): Promise<void> =>
    this.send<void>("POST", "/desk/typing", { body: { interactionId, typing } }).catch(
      () => undefined,
    );

  /** Reads a path of the platform's REST, which apps use too. */
  platform = <T>(path: string, signal?: AbortSignal): Promise<T> =>
    new HostApi(this.fetch, "/ameyorestapi").get(path, signal);

  slots = async (): Promise<SlotApps[]> =>
    (await this.get<{ slots: SlotApps[] }>("/shell/slots")).slots;

  createInstance = (instance: NewInstance): Promise<Instance> =>
    this.send("POST", "/instances", { body: instance });

  renewToken = (instanceId: string): Promise<{ token: string; tokenExpiresAt: number }> =>
    this.send("POST", `/instances/${encodeURIComponent(instanceId)}/token`, { body: {} });

  callFor = (
    instanceId: string,
    token: string,
    call: HostCall,
    signal?: AbortSignal,
  ): Promise<Outcome> =>
    this.send("POST", `/instances/${encodeURIComponent(instanceId)}/calls`, {
      body: call,
      token,
      ...(signal === undefined ? {} : { signal }),
    });

  /** The agent's newest event of a name that still holds, for an app that joins late. */
  latestEvent = async (scope: EventScope, name: string): Promise<LatestEvent | null> => {
    const query = new URLSearchParams({ scope, name });
    const { event } = await this.get<{ event: Delivery | null }>(`/desk/events/latest?${query}`);
    return event === null ? null : { seq: event.seq, payload: event.event.payload };
  };

  deleteInstance = (instanceId: string): Promise<void> =>
    this.send("DELETE", `/instances/${encodeURIComponent(instanceId)}`);

  profile = (): Promise<BridgeProfile> => this.get("/profile");

  /** Customers whose name, number, e-mail address, company or city has all the words. */
  searchCustomers = async (query: string): Promise<Customer[]> =>
    (await this.get<{ customers: Customer[] }>(`/customers?q=${encodeURIComponent(query)}`))
      .customers;

  customersByPhone = async (phone: string): Promise<Customer[]> =>
    (await this.get<{ customers: Customer[] }>(`/customers?phone=${encodeURIComponent(phone)}`))
      .customers;

  createCustomer = (draft: CustomerDraft): Promise<Customer> =>
    this.send("POST", "/customers", { body: draft });

  /** Rejects with `stale-revision` and the present record in `details` when somebody else was quicker. */
  saveCustomer = (customer: Customer): Promise<Customer> =>
    this.send("PUT", `/customers/${customer.customerId}`, { body: customer });

  customer = (customerId: number): Promise<Customer> => this.get(`/customers/${customerId}`);

  customerHistory = (customerId: number): Promise<CustomerHistory> =>
    this.get(`/customers/${customerId}/history`);

  /** An interaction as it was when it was disposed of. */
  pastInteraction = (interactionId: string): Promise<PastInteraction> =>
    this.get(`/interactions/${encodeURIComponent(interactionId)}`);

  /** What one can transfer an interaction to, consult, or bring in. */
  targets = (interactionId: string): Promise<Targets> =>
    this.get(`/desk/targets?interactionId=${encodeURIComponent(interactionId)}`);

  callbacks = async (scope: "mine" | "campaign"): Promise<Callback[]> =>
    (await this.get<{ callbacks: Callback[] }>(`/callbacks?scope=${scope}&state=open`)).callbacks;

  /** Reads a path of the API. */
  get<T>(path: string, signal?: AbortSignal): Promise<T> {
    return this.send("GET", path, signal === undefined ? {} : { signal });
  }

  /** Sends to a path of the API; the answer is the JSON body, or `undefined` for an empty one. */
  async send<T>(method: string, path: string, options: Options = {}): Promise<T> {
    const headers: Record<string, string> = { accept: "application/json" };
    if (options.body !== undefined) headers["content-type"] = "application/json";
    if (options.token !== undefined) headers.authorization = `Bearer ${options.token}`;
    const timeOut = AbortSignal.timeout(patience);
    let response: Response;
    let text: string;
    try {
      response = await this.fetch(this.base + path, {
        method,
        headers,
        credentials: "same-origin",
        cache: "no-store",
        signal: options.signal ? AbortSignal.any([options.signal, timeOut]) : timeOut,
        ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      });
      text = await response.text();
    } catch (error) {
      if (options.signal?.aborted) throw error;
      throw new HostAway(error);
    }
    let body: unknown;
    try {
      body = text === "" ? undefined : JSON.parse(text);
    } catch {
      body = undefined;
    }
    if (!response.ok) {
      // A wrong password is no lost session, and an app's token is the app's affair.
      const ours = options.token === undefined && !path.startsWith("/session");
      if (response.status === 401 && ours) this.sessionLost?.();
      throw refusalFrom(response.status, body, response.headers.get("retry-after"));
    }
    return body as T;
  }
}
