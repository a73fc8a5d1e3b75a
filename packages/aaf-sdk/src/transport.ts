import {
  AmeyoError,
  CANCELLED,
  type Failure,
  HOST_UNREACHABLE,
  INTERNAL,
  PAYLOAD_TOO_LARGE,
  REQUEST_TIMEOUT,
  WRONG_ARGUMENT,
} from "./errors";
import type { Host } from "./host";
import type { Scope } from "./scope";
import type { CallOptions } from "./types";

/** What a request or a notice carries. */
export type RequestData = Readonly<Record<string, unknown>>;

/** Gets every event of the shell by its key, `service:eventName`, with its number where it has one. */
export type EventListener = (key: string, payload?: unknown, seq?: number) => void;

/** Brings requests to the shell and its answers and events back. */
export interface Transport {
  /** Sends a request; rejects with an {@link AmeyoError}. */
  request_(
    service: string,
    method: string,
    data: RequestData,
    options?: CallOptions,
  ): Promise<unknown>;
  /** Sends a life-cycle message, which nobody answers. */
  notify_(eventName: string, extra?: RequestData): void;
  /** Tells the shell's inspector that a callback threw, where the shell has ears for it. */
  tellFault_(event: string, error: unknown): void;
  /** Says who gets the shell's events. */
  listen_(listener: EventListener): void;
}

interface Pending {
  /** When it fails, by the scope's clock. */
  readonly due_: number;
  settle_(failed: boolean, data: unknown): void;
}

const MINUTE_MS = 60_000;
const TIMEOUT_MS = 10_000;
const SLOW_METHODS = ["invokeAmeyo", "getTickets"];
/** What waits for a person has no time-out. */
const ASKS_A_PERSON = ["showForm", "confirm"];

/** A silent shell is asked for a sign of life after one such time, and taken for lost after another. */
const BEAT_MS = 5_000;

/** The shell looks at no longer message, and then the app would only see a time-out. */
const MAX_BYTES = 1_048_576;

/** What is sent in one turn goes in one message, up to so many characters. */
const BATCH_LENGTH = 65_536;

/** Of the port protocol. */
const VERSIONS: unknown[] = [1, 2];

function timeout(method: string, { operation }: RequestData): number {
  if (ASKS_A_PERSON.includes(operation as string)) return Number.POSITIVE_INFINITY;
  return SLOW_METHODS.includes(method) ? 2 * TIMEOUT_MS : TIMEOUT_MS;
}

/** A transport for a page outside a workspace, or for calls made too early: refuses everything. */
export function refusingTransport(code: number, message: string): Transport {
  return {
    request_: (service, method) =>
      Promise.reject(new AmeyoError({ code, message }, service, method)),
    notify_() {},
    tellFault_() {},
    listen_() {},
  };
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

export function asNumber(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}

function asObject(value: unknown): RequestData {
  return typeof value === "object" && value ? (value as RequestData) : {};
}

function parseObject(text: unknown): RequestData {
  try {
    return asObject(JSON.parse(text as string));
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
  /** Of the port protocol; from 2 on it has batches, pings, cancelling and reports of faults. */
  let version: unknown;
  /** What goes over the port at the end of this turn. */
  let batch: string[] = [];
  let batchLength = 0;
  let onEvent: EventListener = () => {};
  let lost = false;
  /** Beats since the shell was last heard. */
  let silence = 0;
  /** When the timer of the next deadline fires: one timer serves all calls. */
  let wake = Number.POSITIVE_INFINITY;
  let timer: number | undefined;

  function flush(): void {
    if (batch[0]) port?.postMessage(batch[1] ? `[${batch}]` : batch[0]);
    batch = [];
    batchLength = 0;
  }

  function post(text: string): void {
    if (!port) host.window.postMessage(text, host.origin);
    else if (version === 2) {
      if (batchLength + text.length > BATCH_LENGTH) flush();
      if (batch.push(text) < 2) Promise.resolve().then(flush);
      batchLength += text.length;
    } else port.postMessage(text);
  }

  /** Says what only the port's second version has words for. */
  function sign(message: unknown): void {
    if (port && version === 2) post(JSON.stringify(message));
  }

  function lose(): void {
    if (lost) return;
    lost = true;
    for (const call of [...pending.values()]) {
      call.settle_(true, {
        code: HOST_UNREACHABLE,
        message: "the workspace does not answer",
      });
    }
    onEvent("lifeCycle:hostGone", null);
  }

  function hear(): void {
    silence = 0;
    if (!lost) return;
    lost = false;
    onEvent("lifeCycle:hostBack", null);
  }

  /** Timers of hidden pages run late: their silence says nothing. */
  function beat(): void {
    if (!port || scope.document.hidden) silence = 0;
    else {
      if (silence > 1) lose();
      if (silence) sign({ ping: silence });
      silence++;
    }
    scope.setTimeout(beat, BEAT_MS);
  }

  /** Fails a call that the app or the SDK waits for no longer, and tells the shell. */
  function giveUp(key: unknown, code: number, message: string): void {
    pending.get(key)?.settle_(true, { code, message });
    sign({ cancel: key });
  }

  function wakeAt(due: number): void {
    if (due >= wake) return;
    wake = due;
    scope.clearTimeout(timer);
    timer = scope.setTimeout(sweep, Math.min(due - scope.performance.now(), MINUTE_MS));
  }

  function sweep(): void {
    const now = scope.performance.now();
    wake = Number.POSITIVE_INFINITY;
    for (const [key, { due_ }] of pending) {
      if (due_ > now) wakeAt(due_);
      else giveUp(key, REQUEST_TIMEOUT, "request timeout");
    }
  }

  function fromPort({ data: text }: MessageEvent): void {
    hear();
    const parsed = parseObject(text);
    for (const message of Array.isArray(parsed) ? parsed : [parsed]) {
      const { event, id, error, data, seq, ping } = asObject(message);
      if (isText(event)) onEvent(event, data, asNumber(seq));
      else if (ping) sign({ pong: ping });
      else pending.get(id)?.settle_(error !== undefined, error ?? data);
    }
  }

  function fromWindow({ source, origin, data: text, ports }: MessageEvent): void {
    if (source !== host.window || origin !== host.origin) return;
    const message = parseObject(text);
    const { responseType, service, eventName, data } = message;
    if (responseType === "request") {
      hear();
      pending.get(message.requestId)?.settle_(message.status !== "success", data);
    } else if (responseType === "event") {
      if (isText(service) && isText(eventName)) onEvent(`${service}:${eventName}`, data);
    } else if (responseType === "port" && VERSIONS.includes(message.version) && ports[0]) {
      const [offered] = ports;
      port = offered;
      version = message.version;
      port.onmessage = fromPort;
      port.addEventListener("close", () => {
        if (port !== offered) return;
        port = undefined;
        lose();
      });
      if (version === 2) scope.setTimeout(beat, BEAT_MS);
    }
  }

  /** Sends a message on the transport of this moment and gives its key; throws what `JSON.stringify` throws. */
  function encode(
    id: number | undefined,
    service: string,
    method: string,
    data: RequestData,
    extra?: RequestData,
  ): [key: unknown, text: string] {
    if (port) return [id, JSON.stringify({ id, service, method, data })];
    const requestId = `${prefix}-${id ?? `n${++count}`}`;
    const requestData = data;
    return [
      requestId,
      JSON.stringify({
        requestId,
        service,
        method,
        requestData,
        instanceId,
        sdkVersion: "1.0.0",
        ...extra,
      }),
    ];
  }

  function notify(data: RequestData, extra?: RequestData): void {
    post(encode(undefined, "lifeCycle", "event", data, extra)[1]);
  }

  scope.addEventListener("message", fromWindow as (event: Event) => void);

  return {
    request_: (service, method, data, { signal, deadlineMs = timeout(method, data) } = {}) =>
      new Promise((resolve, reject) => {
        const refuse = (code: number, message: string) =>
          reject(new AmeyoError({ code, message }, service, method));
        let key: unknown;
        let text: string;
        try {
          [key, text] = encode(++count, service, method, data);
        } catch (cause) {
          return refuse(
            WRONG_ARGUMENT,
            `an argument of ${service}.${method} can't be sent as JSON: ${cause}`,
          );
        }
        // No character takes more than three bytes.
        if (text.length > MAX_BYTES / 3) {
          const bytes = new Blob([text]).size;
          if (bytes > MAX_BYTES)
            return refuse(
              PAYLOAD_TOO_LARGE,
              `the message ${service}.${method} has ${bytes} bytes, more than the ${MAX_BYTES} allowed. Send less, or in parts.`,
            );
        }
        const onAbort = () => giveUp(key, CANCELLED, "cancelled");
        if (signal?.aborted) return refuse(CANCELLED, "cancelled");
        const due_ = scope.performance.now() + deadlineMs;
        pending.set(key, {
          due_,
          settle_(failed, result) {
            pending.delete(key);
            signal?.removeEventListener("abort", onAbort);
            if (!failed) return resolve(result);
            const { code, message, ...facts } = asObject(result);
            const failure: Failure = {
              ...facts,
              code: asNumber(code) ?? INTERNAL,
              message: isText(message)
                ? message
                : `${service}.${method} failed: ${JSON.stringify(result)}`,
            };
            reject(new AmeyoError(failure, service, method));
          },
        });
        signal?.addEventListener("abort", onAbort);
        post(text);
        wakeAt(due_);
      }),

    notify_(eventName, extra) {
      notify({ eventName }, extra);
    },

    tellFault_(event, error) {
      const { message, stack } = asObject(error);
      if (version === 2)
        notify({ eventName: "appError", event, message: message ?? String(error), stack });
    },

    listen_(listener) {
      onEvent = listener;
    },
  };
}
