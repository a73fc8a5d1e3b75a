import type { RequestData } from "./wire";

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** The one thing a reader of the inspector wants beside a request's name. */
export const detailOf = (service: string, data: RequestData): string => {
  switch (service) {
    case "globalEvent":
    case "contextEvent":
    case "lifeCycle":
      return text(data.eventName);
    case "globalData":
    case "contextData":
    case "augmentModel":
      return text(data.dataObject) || text(data.operation);
    case "interface":
      return text(data.operation) || text(data.contextName);
    case "httpRequest": {
      const request = data.httpRequestData;
      if (typeof request !== "object" || request === null) return "";
      const { method, url } = request as { method?: unknown; url?: unknown };
      return `${text(method) || "GET"} ${text(url)}`;
    }
    case "store":
      return text(data.key);
    case "request":
      return text(data.requestName);
    default:
      return "";
  }
};
