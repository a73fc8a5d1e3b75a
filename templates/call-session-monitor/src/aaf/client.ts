/**
 * What both generations of the SDK have in common. The current one is called directly (`client.globalEvent(name, cb)`), the legacy one
 * through `register` and `invoke…`; the helpers in this folder take whichever is there.
 */
export interface SdkClient {
  readonly globalEvent: EventService;
  readonly contextEvent: EventService;
  readonly globalData: { get(object: string, parameters?: unknown): Promise<unknown> };
  readonly contextData: { get(object: string): Promise<unknown> };
  readonly interface: {
    trigger(
      operation: string | { action: string; data?: unknown },
      data?: unknown,
    ): Promise<unknown>;
  };
  readonly httpRequest: HttpService;
  readonly store?: {
    get(key: string): Promise<unknown>;
    set(key: string, value: unknown): Promise<unknown>;
    delete(key: string): Promise<unknown>;
  };
  readonly instance?: { getContext(): Promise<unknown> };
}

export type Callback = (payload: unknown) => void;

interface LegacyEventService {
  register(name: string, callback: Callback): unknown;
  unRegister(name: string, callback: Callback): unknown;
}
type CurrentEventService = (name: string, callback: Callback) => Promise<unknown>;
export type EventService = CurrentEventService | LegacyEventService;

export interface HttpRequest {
  readonly method: string;
  /** Relative to the platform's server, without a leading slash: `ameyorestapi/…`. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface HttpResponse {
  readonly statusCode: number;
  readonly statusText: string;
  /** The raw text of the body. */
  readonly response: string;
  readonly headers: Readonly<Record<string, string>>;
}

type HttpService =
  | ((request: HttpRequest) => Promise<unknown>)
  | { invokeAmeyo(request: HttpRequest): Promise<unknown> };

/** The module's global: the current generation has `initialize`, the legacy one only `init`. */
export interface SdkModule {
  initialize?(options: { instanceId: string }): Promise<unknown>;
  init?(): unknown;
}

/** Registers in whichever shape the service has, and answers how to end the registration. */
export async function register(
  service: EventService,
  name: string,
  callback: Callback,
): Promise<() => void> {
  if (typeof service === "function") {
    const end = await service(name, callback);
    return () => {
      if (typeof end === "function") end();
    };
  }
  await service.register(name, callback);
  return () => {
    service.unRegister(name, callback);
  };
}

export async function request(service: HttpService, request: HttpRequest): Promise<HttpResponse> {
  const answer =
    typeof service === "function" ? await service(request) : await service.invokeAmeyo(request);
  return answer as HttpResponse;
}
