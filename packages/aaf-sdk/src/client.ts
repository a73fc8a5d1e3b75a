import type { Events, WhenReady } from "./events";
import type { Done, HttpRequestData } from "./generated/contract";
import { plainServices, type Send } from "./methods";
import type { Transport } from "./transport";
import type { AmeyoClient, CallOptions, HttpRequestService, InterfaceService } from "./types";

const ABSOLUTE_URL = /^([a-z][a-z\d+.-]*:|\/\/)/i;

function httpRequestService(send: Send, whenReady: WhenReady): HttpRequestService {
  const invoker = (method: string) => (httpRequestData: HttpRequestData) =>
    send("httpRequest", method, { httpRequestData });
  const invoke = invoker("invoke");
  const invokeAmeyo = invoker("invokeAmeyo");
  const callable = async (request: HttpRequestData) => {
    await whenReady();
    return (ABSOLUTE_URL.test(request?.url) ? invoke : invokeAmeyo)(request);
  };
  return Object.assign(callable, { invoke, invokeAmeyo }) as HttpRequestService;
}

function interfaceService(send: Send): InterfaceService {
  const service = {
    trigger(first: unknown, second?: unknown) {
      const { action, data } = (
        typeof first === "object" && first ? first : { action: first, data: second }
      ) as { action: unknown; data: unknown };
      return send("interface", "trigger", { operation: action, operationData: data });
    },
    open: (contextName: string, contextData?: unknown) =>
      send("interface", "open", { contextName, contextData }),
  };
  return service as InterfaceService;
}

/**
 * Makes the one client that serves both generations. The legacy shapes send at once; the modern ones, which a
 * page may reach by `init` while the start is under way, wait for it.
 */
export function createClient(
  events: Events,
  transport: Transport,
  whenReady: WhenReady,
  options?: CallOptions,
): AmeyoClient {
  const send: Send = (service, method, data) => transport.request_(service, method, data, options);
  const plain = plainServices(send);
  const eventService = <Name extends string, Payloads>(name: string) =>
    events.service_<Name, Payloads>(name, send, whenReady);

  const interaction =
    <Answer>(method: string) =>
    async (request: unknown) => {
      await whenReady();
      return send("interaction", method, { request }) as Promise<Answer>;
    };

  return {
    ...plain,
    globalEvent: eventService("globalEvent"),
    contextEvent: eventService("contextEvent"),
    lifeCycle: eventService("lifeCycle"),
    httpRequest: httpRequestService(send, whenReady),
    interface: interfaceService(send),
    instance: {
      ...plain.instance,
      receiveData: (callback) =>
        events.receive_(send, callback as (data: unknown) => void) as Promise<Done>,
    },
    initiateInteraction: interaction("initiateInteraction"),
    disposeInteraction: interaction("disposeInteraction"),
    with: (more) => createClient(events, transport, whenReady, { ...options, ...more }),
  };
}
