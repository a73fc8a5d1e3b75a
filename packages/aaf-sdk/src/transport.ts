import { AmeyoError, SdkErrorCode } from "./errors";
import type { Host } from "./host";
import type { Scope } from "./scope";

/** What a request or a notice carries. */
export type RequestData = Readonly<Record<string, unknown>>;

/** Gets every event of the shell. */
export type EventListener = (service: string, eventName: string, payload: unknown) => void;

/** Brings requests to the shell and its answers and events back. */
export interface Transport {
  /** Sends a request; rejects with an {@link AmeyoError}. */
  request(service: string, method: string, data: RequestData): Promise<unknown>;
  /** Sends a life-cycle message, which nobody answers. */
  notify(eventName: string, extra?: RequestData): void;
  /** Says who gets the shell's events. */
  listen(listener: EventListener): void;
}

interface Pending {
  resolve(value: unknown): void;
  reject(error: AmeyoError): void;
  readonly service: string;
  readonly method: string;
  readonly timer: number;
}

const SDK_VERSION = "1.0.0";
const TIMEOUT_MS = 10_000;
const SLOW_TIMEOUT_MS = 20_000;
const SLOW_METHODS = ["invokeAmeyo", "getTickets"];
/** A form waits for a person: the longest that a timer can wait, 24 days. */
const FORM_TIMEOUT_MS = 0x7fffffff;

function timeout(method: string, data: unknown): number {
  if ((data as { operation?: unknown } | undefined)?.operation === "showForm")
    return FORM_TIMEOUT_MS;
  return SLOW_METHODS.includes(method) ? SLOW_TIMEOUT_MS : TIMEOUT_MS;
}

/** The shell looks at no longer message, and then the app would only see a time-out. */
const MAX_BYTES = 1_048_576;

/** A transport for a page outside a workspace, or for calls made too early: refuses everything. */
export function refusingTransport(code: number, message: string): Transport {
  return {
    request: (service, method) => Promise.reject(new AmeyoError(code, message, service, method)),
    notify: () => {},
    listen: () => {},
  };
}

function asObject(value: unknown): RequestData {
  return typeof value === "object" && value !== null ? (value as RequestData) : {};
}

function parseObject(text: unknown): RequestData {
  try {
    return typeof text === "string" ? asObject(JSON.parse(text)) : {};
  } catch {
    return {};
  }
}

/**
 * Starts on the legacy protocol, JSON strings by `window.postMessage`, and moves to the shell's port when one
 * comes. There is no time-out for that: a shell that knows no ports never sends one, and nothing changes.
 *
 * What is already on its way keeps its transport; each answer finds its request by an id that is a string on
 * the one and a number on the other.
 */
export function hostTransport(scope: Scope, host: Host, instanceId: string): Transport {
  const pending = new Map<unknown, Pending>();
  // A second SDK file in the same page sees our answers too: ids must differ between the two.
  const prefix = Math.random().toString(36).slice(2);
  let count = 0;
  let port: MessagePort | undefined;
  let onEvent: EventListener = () => {};

  function settle(id: unknown, failed: boolean, data: unknown): void {
    const call = pending.get(id);
    if (!call) return;
    pending.delete(id);
    scope.clearTimeout(call.timer);
    if (!failed) {
      call.resolve(data);
      return;
    }
    const { code, message } = asObject(data);
    call.reject(
      new AmeyoError(
        typeof code === "number" ? code : SdkErrorCode.internal,
        typeof message === "string"
          ? message
          : `${call.service}.${call.method} failed: ${JSON.stringify(data)}`,
        call.service,
        call.method,
      ),
    );
  }

  function fromPort(text: unknown): void {
    const message = parseObject(text);
    if (typeof message.event === "string") {
      const [service = "", ...rest] = message.event.split(":");
      onEvent(service, rest.join(":"), message.data);
    } else {
      const failed = "error" in message;
      settle(message.id, failed, failed ? message.error : message.data);
    }
  }

  function fromWindow(event: MessageEvent): void {
    if (event.source !== host.window || event.origin !== host.origin) return;
    const message = parseObject(event.data);
    if (message.responseType === "request") {
      settle(message.requestId, message.status !== "success", message.data);
    } else if (message.responseType === "event") {
      onEvent(String(message.service), String(message.eventName), message.data);
    } else if (message.responseType === "port" && message.version === 1 && event.ports[0]) {
      port = event.ports[0];
      port.onmessage = ({ data }) => fromPort(data);
    }
  }

  /** The message's text on the transport of this moment; throws what `JSON.stringify` throws. */
  function encode(
    id: number | undefined,
    service: string,
    method: string,
    data: RequestData,
    extra?: RequestData,
  ): { readonly key: unknown; readonly text: string } {
    if (port) return { key: id, text: JSON.stringify({ id, service, method, data }) };
    const requestId = `${prefix}-${id ?? `n${++count}`}`;
    return {
      key: requestId,
      text: JSON.stringify({
        requestId,
        service,
        method,
        requestData: data,
        instanceId,
        sdkVersion: SDK_VERSION,
        ...extra,
      }),
    };
  }

  function post(text: string): void {
    if (port) port.postMessage(text);
    else host.window.postMessage(text, host.origin);
  }

  scope.addEventListener("message", (event) => fromWindow(event as MessageEvent));

  return {
    request: (service, method, data) =>
      new Promise((resolve, reject) => {
        const refuse = (code: number, message: string) =>
          reject(new AmeyoError(code, message, service, method));
        let message: ReturnType<typeof encode>;
        try {
          message = encode(++count, service, method, data);
        } catch (cause) {
          refuse(
            SdkErrorCode.wrongArgument,
            `an argument of ${service}.${method} can't be sent as JSON: ${String(cause)}`,
          );
          return;
        }
        const { key, text } = message;
        const bytes = new Blob([text]).size;
        if (bytes > MAX_BYTES) {
          refuse(
            SdkErrorCode.payloadTooLarge,
            `the message ${service}.${method} has ${bytes} bytes, more than the ${MAX_BYTES} allowed. Send less, or in parts.`,
          );
          return;
        }
        const timer = scope.setTimeout(
          () =>
            settle(key, true, { code: SdkErrorCode.requestTimeout, message: "request timeout" }),
          timeout(method, data),
        );
        pending.set(key, { resolve, reject, service, method, timer });
        post(text);
      }),

    notify(eventName, extra) {
      post(encode(undefined, "lifeCycle", "event", { eventName }, extra).text);
    },

    listen(listener) {
      onEvent = listener;
    },
  };
}
