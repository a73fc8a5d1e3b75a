import type { Fault } from "./Instances.ts";

/** A call that must fail, and how. */
export interface Refusal {
  readonly path: string;
  readonly given: readonly unknown[];
  /** What the app sees, beside words. */
  readonly fault: Partial<Fault>;
}

/** Calls that no client can make right: names that don't exist, arguments of a wrong shape, too much at once. */
export const refusals: Readonly<Record<string, Refusal>> = {
  "an event that this build hasn't": {
    path: "globalEvent.register",
    given: ["callHungUp"],
    fault: { code: 121, given: "callHungUp", didYouMean: "callHungup" },
  },
  "a global data object that doesn't exist": {
    path: "globalData.get",
    given: ["custmer"],
    fault: { code: 134, given: "custmer", didYouMean: "customer" },
  },
  "a context data object that doesn't exist": {
    path: "contextData.get",
    given: ["intraction"],
    fault: { code: 134, given: "intraction", didYouMean: "interaction" },
  },
  "an action that the object hasn't": {
    path: "contextData.action",
    given: ["ticket", "clos", {}],
    fault: { code: 145, given: "clos", didYouMean: "close" },
  },
  "an operation that the interface hasn't": {
    path: "interface.trigger",
    given: ["showTost", { type: "info", content: "Hello" }],
    fault: { code: 135, given: "showTost", didYouMean: "showToast" },
  },
  "an operation that the context hasn't": {
    path: "contextData.trigger",
    given: ["holdd"],
    fault: { code: 135, given: "holdd", didYouMean: "hold" },
  },
  "a context that can't be opened": {
    path: "interface.open",
    given: ["custome", { customerId: 1 }],
    fault: { code: 146, given: "custome", didYouMean: "customer" },
  },
  "a REST route that has no such name": {
    path: "request.api",
    given: ["getQueuesByCampaing", { campaignId: 101 }],
    fault: { code: 147, given: "getQueuesByCampaing", didYouMean: "getQueuesByCampaign" },
  },
  "a key that is no text": {
    path: "store.set",
    given: [42, "value"],
    fault: { code: 136, field: "key" },
  },
  "a field of a toast that has no such value": {
    path: "interface.trigger",
    given: ["showToast", { type: "loud", content: "Hello" }],
    fault: { code: 136, field: "operationData.type" },
  },
  "a field of an object that has the wrong type": {
    path: "globalData.update",
    given: ["customer", { customerId: "first", customerInfo: {} }],
    fault: { code: 136, field: "requestParams.customerId" },
  },
  "a slot type that doesn't exist": {
    path: "instance.create",
    given: ["sidebar", {}, {}],
    fault: { code: 136, field: "slotType" },
  },
  "a value that is too large to be kept": {
    path: "store.set",
    given: ["large", "x".repeat(100 * 1024)],
    fault: { code: 141 },
  },
  "an instance that isn't there": {
    path: "instance.getInfo",
    given: ["inst-of-nobody"],
    fault: { code: 143 },
  },
  "an address that isn't listed": {
    path: "httpRequest.invoke",
    given: [{ url: "https://unlisted.example/", method: "GET" }],
    fault: { code: 142 },
  },
};
