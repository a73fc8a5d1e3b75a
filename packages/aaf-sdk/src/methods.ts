import type { RequestData } from "./transport";
import type { AmeyoClient } from "./types";

/** Sends one request. */
export type Send = (service: string, method: string, data: RequestData) => Promise<unknown>;

/** The services whose methods do nothing but name their arguments for the wire. */
type PlainServices = Pick<
  AmeyoClient,
  "globalData" | "contextData" | "appConf" | "augmentModel" | "request" | "store" | "dbData"
> & { readonly instance: Omit<AmeyoClient["instance"], "receiveData"> };

/**
 * For each service its methods, and after the colon the keys of their `requestData` in the order of the arguments.
 * `%` stands for the method's name. Text, because it is the smallest form.
 */
const table: { readonly [S in keyof PlainServices]: string } = {
  globalData:
    "get update transfer addNote invoke getTickets:dataObject requestParams;takeSnap:dataObject requestParams isLocal;bulkUpdate:dataObject ids updateData;bulkAction:dataObject actionType ids actionData",
  contextData:
    "bulkUpdate:dataObject ids updateData;bulkAction:dataObject actionType ids actionData;action:dataObject actionType actionData;get:dataObject;getSkillData:dataObject queueId;trigger:operation operationData;update view refresh attachCall unattachCall merge split unassign reassign pick:dataObject %Data",
  instance:
    "getContext:;create:slotType creationData contextData;getAllInfo:appId;getInfo close:instanceId;sendData:receivingInstanceId contextData",
  appConf: "create get update delete:parameter",
  dbData: "get set delete:parameter",
  augmentModel: "add:dataObject augmentData",
  request: "api:requestName requestParams pathParam",
  store: "get delete:key;set:key value",
};

/** Makes the plain services out of the table. */
export function plainServices(send: Send): PlainServices {
  const services: Record<string, Record<string, unknown>> = {};
  for (const [service, text] of Object.entries(table)) {
    const methods: Record<string, unknown> = {};
    for (const group of text.split(";")) {
      const [names = "", keys = ""] = group.split(":");
      for (const name of names.split(" ")) {
        const keysHere = keys.replace("%", name).split(" ");
        methods[name] = (...values: unknown[]) => {
          const data: Record<string, unknown> = {};
          keysHere.forEach((key, index) => {
            data[key] = values[index];
          });
          return send(service, name, data);
        };
      }
    }
    services[service] = methods;
  }
  return services as unknown as PlainServices;
}
