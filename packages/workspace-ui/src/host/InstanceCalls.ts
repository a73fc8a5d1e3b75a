import type { HostCall } from "../bridge/edges";
import { code, failure } from "../bridge/failures";
import type { Outcome } from "../bridge/wire";
import type { HostApi } from "./HostApi";
import { HostAway, Refusal } from "./refusal";
import type { Instance } from "./types";

interface Grant {
  token: string;
  tokenExpiresAt: number;
  renewing: Promise<void> | undefined;
}

/** A token with less life than this is renewed before it is used, in milliseconds. */
const renewBefore = 60_000;

/** The calls that apps make to the host, each with its own instance's short-lived token. */
export class InstanceCalls {
  readonly #grants = new Map<string, Grant>();

  constructor(
    private readonly api: Pick<HostApi, "callFor" | "renewToken">,
    private readonly now: () => number,
  ) {}

  /** Keeps the instance's token. */
  add(instance: Pick<Instance, "instanceId" | "token" | "tokenExpiresAt">): void {
    const { instanceId, token, tokenExpiresAt } = instance;
    this.#grants.set(instanceId, { token, tokenExpiresAt, renewing: undefined });
  }

  /** Forgets the instance's token. */
  remove(instanceId: string): void {
    this.#grants.delete(instanceId);
  }

  /** Renews every token, after a new sign-in; resolves to the instances that the host has ended meanwhile. */
  async renewAll(): Promise<string[]> {
    const gone: string[] = [];
    const renewals = [...this.#grants].map(async ([instanceId, grant]) => {
      try {
        await this.#renew(instanceId, grant);
      } catch (error) {
        if (error instanceof Refusal) gone.push(instanceId);
      }
    });
    await Promise.all(renewals);
    return gone;
  }

  /** Carries a call to the host, unless it is called off; a refusal becomes the contract's failure. */
  async call(instanceId: string, call: HostCall, signal?: AbortSignal): Promise<Outcome> {
    const what = `${call.service}.${call.method}`;
    try {
      const grant = this.#grants.get(instanceId);
      if (grant === undefined) return gone(what);
      if (grant.tokenExpiresAt - this.now() < renewBefore) await this.#renew(instanceId, grant);
      try {
        return await this.api.callFor(instanceId, grant.token, call, signal);
      } catch (error) {
        if (!(error instanceof Refusal && error.status === 401)) throw error;
        await this.#renew(instanceId, grant);
        return await this.api.callFor(instanceId, grant.token, call, signal);
      }
    } catch (error) {
      return outcomeOf(what, error);
    }
  }

  #renew(instanceId: string, grant: Grant): Promise<void> {
    grant.renewing ??= this.api
      .renewToken(instanceId)
      .then((renewed) => {
        grant.token = renewed.token;
        grant.tokenExpiresAt = renewed.tokenExpiresAt;
      })
      .finally(() => {
        grant.renewing = undefined;
      });
    return grant.renewing;
  }
}

const gone = (what: string): Outcome =>
  failure(code.instanceGone, `${what}: this instance has been closed; load the app again`);

const outcomeOf = (what: string, error: unknown): Outcome => {
  if (error instanceof HostAway) {
    return failure(
      code.hostUnreachable,
      `${what}: the workspace has lost its connection to the host; try again when it is back`,
    );
  }
  if (error instanceof Refusal) {
    if (error.status === 404 || error.status === 410 || error.status === 401) return gone(what);
    return failure(code.internal, `${what}: ${error.message} ${error.remedy}`.trim());
  }
  return failure(code.internal, `${what}: ${String(error)}`);
};
