import { beforeEach, describe, expect, it } from "vitest";
import { methodNames } from "../src/generated/contract";
import { createSdk } from "../src/sdk";
import type { AmeyoClient } from "../src/types";
import { FakeShell } from "./fakeShell";

let shell: FakeShell;
let client: AmeyoClient;

beforeEach(() => {
  shell = new FakeShell();
  client = createSdk(shell.scope).init();
});

const request = { url: "ameyorestapi/x", method: "GET", headers: {}, body: "" };

const conf = { id: 1, customKey: "k", data: "d" };

/** Any arguments: only how they are named on the wire matters here. */
type AnyMethod = (...values: unknown[]) => Promise<unknown>;
type Loose = {
  readonly [S in keyof AmeyoClient]: { readonly [M in keyof AmeyoClient[S]]: AnyMethod };
};
const loose = (c: AmeyoClient) => c as unknown as Loose;

type Row = [string, (client: Loose) => Promise<unknown>, Record<string, unknown>];
const rows: Row[] = [
  ["globalData.get", (c) => c.globalData.get("o"), { dataObject: "o" }],
  [
    "globalData.get",
    (c) => c.globalData.get("o", { a: 1 }),
    { dataObject: "o", requestParams: { a: 1 } },
  ],
  ...(["update", "transfer", "addNote", "invoke", "getTickets"] as const).map(
    (name): Row => [
      `globalData.${name}`,
      (c) => c.globalData[name]("o", 1),
      { dataObject: "o", requestParams: 1 },
    ],
  ),
  [
    "globalData.takeSnap",
    (c) => c.globalData.takeSnap("o", 1, true),
    { dataObject: "o", requestParams: 1, isLocal: true },
  ],
  [
    "globalData.bulkUpdate",
    (c) => c.globalData.bulkUpdate("o", [1], 2),
    { dataObject: "o", ids: [1], updateData: 2 },
  ],
  [
    "globalData.bulkAction",
    (c) => c.globalData.bulkAction("o", "t", [1], 2),
    { dataObject: "o", actionType: "t", ids: [1], actionData: 2 },
  ],
  ["contextData.get", (c) => c.contextData.get("o"), { dataObject: "o" }],
  ["contextData.update", (c) => c.contextData.update("o", 1), { dataObject: "o", updateData: 1 }],
  [
    "contextData.bulkUpdate",
    (c) => c.contextData.bulkUpdate("o", [1], 2),
    { dataObject: "o", ids: [1], updateData: 2 },
  ],
  [
    "contextData.action",
    (c) => c.contextData.action("o", "t", 1),
    { dataObject: "o", actionType: "t", actionData: 1 },
  ],
  [
    "contextData.bulkAction",
    (c) => c.contextData.bulkAction("o", "t", [1], 2),
    { dataObject: "o", actionType: "t", ids: [1], actionData: 2 },
  ],
  [
    "contextData.trigger",
    (c) => c.contextData.trigger("op", 1),
    { operation: "op", operationData: 1 },
  ],
  ...(
    [
      "view",
      "refresh",
      "attachCall",
      "unattachCall",
      "merge",
      "split",
      "unassign",
      "reassign",
      "pick",
    ] as const
  ).map(
    (name): Row => [
      `contextData.${name}`,
      (c) => c.contextData[name]("o", 1),
      { dataObject: "o", [`${name}Data`]: 1 },
    ],
  ),
  [
    "contextData.getSkillData",
    (c) => c.contextData.getSkillData("o", 5),
    { dataObject: "o", queueId: 5 },
  ],
  [
    "interface.trigger",
    (c) => c.interface.trigger("toastNotification", { type: "info", content: "c" }),
    { operation: "toastNotification", operationData: { type: "info", content: "c" } },
  ],
  [
    "interface.trigger",
    (c) => c.interface.trigger({ action: "showToast", data: { type: "info", content: "c" } }),
    { operation: "showToast", operationData: { type: "info", content: "c" } },
  ],
  ["interface.open", (c) => c.interface.open("n", 1), { contextName: "n", contextData: 1 }],
  [
    "httpRequest.invokeAmeyo",
    (c) => c.httpRequest.invokeAmeyo(request),
    { httpRequestData: request },
  ],
  ["httpRequest.invoke", (c) => c.httpRequest.invoke(request), { httpRequestData: request }],
  ["instance.getContext", (c) => c.instance.getContext(), {}],
  [
    "instance.create",
    (c) => c.instance.create("modal", 1, 2),
    { slotType: "modal", creationData: 1, contextData: 2 },
  ],
  ["instance.getAllInfo", (c) => c.instance.getAllInfo(), {}],
  ["instance.getAllInfo", (c) => c.instance.getAllInfo("a"), { appId: "a" }],
  ["instance.getInfo", (c) => c.instance.getInfo("i"), { instanceId: "i" }],
  [
    "instance.sendData",
    (c) => c.instance.sendData("i", 1),
    { receivingInstanceId: "i", contextData: 1 },
  ],
  ["instance.close", (c) => c.instance.close("self"), { instanceId: "self" }],
  ...(["create", "get", "update", "delete"] as const).map(
    (name): Row => [`appConf.${name}`, (c) => c.appConf[name](conf), { parameter: conf }],
  ),
  ["augmentModel.add", (c) => c.augmentModel.add("o", 1), { dataObject: "o", augmentData: 1 }],
  ["request.api", (c) => c.request.api("n", 1), { requestName: "n", requestParams: 1 }],
  [
    "request.api",
    (c) => c.request.api("n", 1, "p"),
    { requestName: "n", requestParams: 1, pathParam: "p" },
  ],
  ["store.get", (c) => c.store.get("k"), { key: "k" }],
  ["store.set", (c) => c.store.set("k", 1), { key: "k", value: 1 }],
  ["store.delete", (c) => c.store.delete("k"), { key: "k" }],
  ...(["get", "set", "delete"] as const).map(
    (name): Row => [`dbData.${name}`, (c) => c.dbData[name](1), { parameter: 1 }],
  ),
];

describe("methods on the wire", () => {
  it.each(rows)("%s", (name, act, requestData) => {
    act(loose(client)).catch(() => {});
    const [service = "", method = ""] = name.split(".");
    expect(shell.sent.at(-1)).toMatchObject({ service, method });
    expect(shell.last(service, method).requestData).toEqual(requestData);
  });

  it("are the contract's, each of them reachable", async () => {
    shell.succeed(shell.last("instance", "getContext"), {});
    for (const service of ["globalEvent", "contextEvent", "lifeCycle"] as const) {
      const events = client[service] as AmeyoClient["lifeCycle"];
      const callback = () => {};
      events.register("callHeld", callback).catch(() => {});
      events.unRegister("callHeld", callback).catch(() => {});
    }
    client.instance.receiveData(() => {}).catch(() => {});
    client.initiateInteraction({ type: "nextLead" }).catch(() => {});
    client.disposeInteraction({ dispositionCode: "RESOLVED" }).catch(() => {});
    for (const [, act] of rows) act(loose(client)).catch(() => {});
    await new Promise((resolve) => setTimeout(resolve));
    const sent = new Set(shell.sent.map(({ service, method }) => `${service}.${method}`));
    expect([...sent].sort()).toEqual([...methodNames].sort());
  });

  it("sends the modern httpRequest to the platform, or to a URL that names its server", async () => {
    const start = client.httpRequest({ url: "ameyorestapi/x" });
    shell.succeed(shell.last("instance", "getContext"), {});
    await new Promise((resolve) => setTimeout(resolve));
    shell.succeed(shell.last("httpRequest", "invokeAmeyo"), { statusCode: 404, response: "" });
    await expect(start).resolves.toMatchObject({ statusCode: 404 });
    for (const url of ["https://crm.example/x", "//crm.example/x"]) {
      client.httpRequest({ url }).catch(() => {});
      await new Promise((resolve) => setTimeout(resolve));
      expect(shell.last("httpRequest", "invoke").requestData).toEqual({ httpRequestData: { url } });
    }
  });
});
