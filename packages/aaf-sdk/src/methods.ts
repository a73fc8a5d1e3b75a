import type { RequestData } from "./transport";
import type { AmeyoClient } from "./types";

/** Sends one request. */
export type Send = (service: string, method: string, data: RequestData) => Promise<unknown>;

/** The services whose methods do nothing but name their arguments for the wire. */
type PlainServices = Pick<
  AmeyoClient,
  "globalData" | "contextData" | "appConf" | "augmentModel" | "request" | "store" | "dbData"
> & { readonly instance: Omit<AmeyoClient["instance"], "receiveData"> };

/** For each method the keys of its `requestData`, in the order of its arguments. */
type Keys = {
  readonly [S in keyof PlainServices]: { readonly [M in keyof PlainServices[S]]: string };
};

const OBJECT_PARAMETERS = "dataObject requestParams";
const PARAMETER = "parameter";

const keys: Keys = {
  globalData: {
    get: OBJECT_PARAMETERS,
    update: OBJECT_PARAMETERS,
    transfer: OBJECT_PARAMETERS,
    addNote: OBJECT_PARAMETERS,
    invoke: OBJECT_PARAMETERS,
    getTickets: OBJECT_PARAMETERS,
    takeSnap: `${OBJECT_PARAMETERS} isLocal`,
    bulkUpdate: "dataObject ids updateData",
    bulkAction: "dataObject actionType ids actionData",
  },
  contextData: {
    get: "dataObject",
    update: "dataObject updateData",
    bulkUpdate: "dataObject ids updateData",
    action: "dataObject actionType actionData",
    bulkAction: "dataObject actionType ids actionData",
    trigger: "operation operationData",
    view: "dataObject viewData",
    refresh: "dataObject refreshData",
    attachCall: "dataObject attachCallData",
    unattachCall: "dataObject unattachCallData",
    merge: "dataObject mergeData",
    split: "dataObject splitData",
    unassign: "dataObject unassignData",
    reassign: "dataObject reassignData",
    pick: "dataObject pickData",
    getSkillData: "dataObject queueId",
  },
  instance: {
    getContext: "",
    create: "slotType creationData contextData",
    getAllInfo: "appId",
    getInfo: "instanceId",
    sendData: "receivingInstanceId contextData",
    close: "instanceId",
  },
  appConf: { create: PARAMETER, get: PARAMETER, update: PARAMETER, delete: PARAMETER },
  augmentModel: { add: "dataObject augmentData" },
  request: { api: "requestName requestParams pathParam" },
  store: { get: "key", set: "key value", delete: "key" },
  dbData: { get: PARAMETER, set: PARAMETER, delete: PARAMETER },
};

function method(send: Send, service: string, name: string, argumentKeys: string) {
  const names = argumentKeys ? argumentKeys.split(" ") : [];
  return (...values: unknown[]) =>
    send(service, name, Object.fromEntries(names.map((key, index) => [key, values[index]])));
}

/** Makes the plain services. The table above is checked against their types; the functions follow from it. */
export function plainServices(send: Send): PlainServices {
  const services = Object.entries(keys).map(([service, methods]) => [
    service,
    Object.fromEntries(
      Object.entries(methods).map(([name, argumentKeys]) => [
        name,
        method(send, service, name, argumentKeys),
      ]),
    ),
  ]);
  return Object.fromEntries(services) as PlainServices;
}
