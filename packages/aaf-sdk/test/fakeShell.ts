import type { Scope } from "../src/scope";

export const ORIGIN = "https://workspace.example";
export const INSTANCE_ID = "instance-7";

/** A message as an app sends it, on either transport. */
export interface Sent {
  readonly via: "window" | "port";
  readonly targetOrigin?: string;
  readonly requestId?: string;
  readonly id?: number;
  readonly service: string;
  readonly method: string;
  readonly requestData: Record<string, unknown>;
  readonly [key: string]: unknown;
}

interface FakeShellOptions {
  readonly search?: string;
  /** The app runs in a pop-up window instead of a frame. */
  readonly popup?: boolean;
  /** Nobody opened or embeds the page. */
  readonly alone?: boolean;
  readonly reportError?: (error: unknown) => void;
}

/** Plays the shell: keeps what an app sends, and answers only when a test says so. */
export class FakeShell {
  readonly sent: Sent[] = [];
  readonly targets: string[] = [];
  readonly window = {
    postMessage: (text: string, targetOrigin: string) => {
      this.targets.push(targetOrigin);
      this.sent.push({ via: "window", ...JSON.parse(text) });
    },
  };
  readonly scope: Scope & { readonly events: EventTarget; readonly document: { hidden: boolean } };
  #port: MessagePort | undefined;

  constructor(options: FakeShellOptions = {}) {
    const events = new EventTarget();
    const scope = {
      events,
      location: {
        search:
          options.search ??
          `?origin=${encodeURIComponent(ORIGIN)}&instanceId=${INSTANCE_ID}&sdkBaseUrl=x`,
      },
      opener: options.popup ? this.window : null,
      parent: null as unknown,
      document: { hidden: false },
      performance: { now: () => globalThis.performance.now() },
      addEventListener: events.addEventListener.bind(events) as Scope["addEventListener"],
      setTimeout: (callback: () => void, milliseconds: number) =>
        Number(globalThis.setTimeout(callback, milliseconds)),
      clearTimeout: (timer: number | undefined) => globalThis.clearTimeout(timer),
      ...(options.reportError ? { reportError: options.reportError } : {}),
    };
    scope.parent = options.alone || options.popup ? scope : this.window;
    this.scope = scope;
  }

  /** A window event without data, such as `focus`. */
  emit(type: string): void {
    this.scope.events.dispatchEvent(new Event(type));
  }

  /** A `message` event, from this shell unless told otherwise. */
  post(
    data: unknown,
    from: { origin?: string; source?: unknown; ports?: readonly MessagePort[] } = {},
  ): void {
    const event = Object.assign(new Event("message"), {
      data,
      origin: from.origin ?? ORIGIN,
      source: "source" in from ? from.source : this.window,
      ports: from.ports ?? [],
    });
    this.scope.events.dispatchEvent(event);
  }

  /** Gives the app its port, as the shell does on `appLoad`. */
  offerPort(version = 1): void {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<string>) => {
      // One message, or what was sent in one turn.
      for (const { data: requestData, ...rest } of [JSON.parse(data)].flat()) {
        this.sent.push({ via: "port", requestData, ...rest });
      }
    };
    this.#port = port1;
    this.post(JSON.stringify({ responseType: "port", version }), { ports: [port2] });
  }

  postToPort(text: unknown): void {
    this.#port?.postMessage(text);
  }

  close(): void {
    this.#port?.close();
  }

  /** The app's last message of this service and method. */
  last(service: string, method: string): Sent {
    const found = this.sent.findLast((each) => each.service === service && each.method === method);
    if (!found) throw new Error(`the app has not sent ${service}.${method}`);
    return found;
  }

  /** All messages, each as `service.method`, life-cycle messages by their event. */
  get trace(): string[] {
    return this.sent.map(({ service, method, requestData }) =>
      service === "lifeCycle" && method === "event"
        ? String(requestData.eventName)
        : `${service}.${method}`,
    );
  }

  /** Answers on the transport by which the message came. */
  succeed(request: Sent, data: unknown): void {
    if (request.via === "port") this.postToPort(JSON.stringify({ id: request.id, data }));
    else this.#answer(request, "success", data);
  }

  fail(request: Sent, error: unknown): void {
    if (request.via === "port") this.postToPort(JSON.stringify({ id: request.id, error }));
    else this.#answer(request, "failure", error);
  }

  #answer({ requestId, service, method }: Sent, status: string, data: unknown): void {
    this.post(
      JSON.stringify({ responseType: "request", requestId, service, method, status, data }),
    );
  }

  fire(service: string, eventName: string, data: unknown): void {
    if (this.#port) this.postToPort(JSON.stringify({ event: `${service}:${eventName}`, data }));
    else this.post(JSON.stringify({ responseType: "event", service, eventName, data }));
  }
}
