import { createStore, type StoreApi } from "zustand/vanilla";
import type { HostCall } from "../bridge/edges";
import type { Desk, HostEvent } from "../host/types";

/** Events that say that a stored record is another one. */
const recordEvents: ReadonlySet<string> = new Set([
  "customerChanged",
  "ticketSaved",
  "callbackScheduled",
  "callbackFailed",
]);

/** Services that keep nothing which the desk shows. */
const ownKeeping: ReadonlySet<string> = new Set(["store", "appConf", "dbData"]);
/** Methods that only read. */
const reading: ReadonlySet<string> = new Set(["get", "getTickets", "getSkillData"]);

/** Counts how often stored records (customers, tickets, histories, callbacks) may have become others: what shows of them is asked for again. */
export class Freshness {
  readonly store: StoreApi<{ changes: number }> = createStore(() => ({ changes: 0 }));

  /** Something was changed. */
  changed(): void {
    this.store.setState(({ changes }) => ({ changes: changes + 1 }));
  }

  /** An event came by. */
  hear({ name }: HostEvent): void {
    if (recordEvents.has(name)) this.changed();
  }

  /** An app's call to the host was carried out. */
  called({ service, method, requestData }: HostCall): void {
    if (ownKeeping.has(service) || reading.has(method)) return;
    if (service === "httpRequest" && httpMethod(requestData.httpRequestData) === "GET") return;
    this.changed();
  }

  /** The desk is another one. */
  follow(desk: Desk, before: Desk | null): void {
    if (before !== null && recordsOf(desk) !== recordsOf(before)) this.changed();
  }
}

/** The customers' records on a desk, as far as they tell one version from another. */
const recordsOf = ({ interactions }: Desk): string =>
  interactions
    .map(({ interactionId, customerId, customer }) =>
      [interactionId, customerId, customer?.revision, JSON.stringify(customer?.augments)].join(" "),
    )
    .join("\n");

const httpMethod = (request: unknown): string => {
  const method = (request as { method?: unknown } | null | undefined)?.method;
  return typeof method === "string" ? method.toUpperCase() : "GET";
};
