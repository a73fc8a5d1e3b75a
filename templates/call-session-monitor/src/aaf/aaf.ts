import { type HttpRequest, type HttpResponse, register, request, type SdkClient } from "./client";
import type {
  ContextDataObjects,
  ContextEventName,
  EventPayloads,
  GlobalDataObjects,
  GlobalEventName,
  LoggedInUser,
  ShowToast,
} from "./contract";
import { type Failure, isNothingThere, methodFailed, notRegistered } from "./failures";

/** Ends a registration; calling it again does nothing. */
export type Unregister = () => void;

/**
 * The typed helpers. A failed call is reported once, with its remedy, to the list of failures, and answers `undefined`: an app that can go
 * on without the answer needs no error handling of its own.
 */
export interface Aaf {
  onGlobalEvent<Name extends GlobalEventName>(
    name: Name,
    callback: (payload: EventPayloads[Name]) => void,
  ): Unregister;
  onContextEvent<Name extends ContextEventName>(
    name: Name,
    callback: (payload: EventPayloads[Name]) => void,
  ): Unregister;
  loggedInUser(): Promise<LoggedInUser | undefined>;
  /** `globalData.get`: objects that don't hang on the interaction at hand. */
  globalData<Name extends keyof GlobalDataObjects>(
    object: Name,
    options?: CallOptions,
  ): Promise<GlobalDataObjects[Name] | undefined>;
  /** `contextData.get`: the customer or interaction at hand; `undefined` when there is none. */
  contextData<Name extends keyof ContextDataObjects>(
    object: Name,
    options?: CallOptions,
  ): Promise<ContextDataObjects[Name] | undefined>;
  showToast(toast: ShowToast): Promise<void>;
  httpRequest(request: HttpRequest): Promise<HttpResponse | undefined>;
  /** Any other call, made visible in the same way when it fails. */
  callMethod<Answer>(
    name: string,
    call: (client: SdkClient) => Promise<unknown>,
    options?: CallOptions,
  ): Promise<Answer | undefined>;
}

export interface CallOptions {
  /** The app goes on without the answer: a refusal is not reported. For what only some builds have. */
  readonly optional?: boolean;
}

export function createAaf(client: SdkClient, report: (failure: Failure) => void): Aaf {
  async function callMethod<Answer>(
    name: string,
    call: (client: SdkClient) => Promise<unknown>,
    { optional = false }: CallOptions = {},
  ): Promise<Answer | undefined> {
    try {
      return (await call(client)) as Answer;
    } catch (error) {
      if (!optional && !isNothingThere(error)) report(methodFailed(name, error));
      return undefined;
    }
  }

  function on(
    service: "globalEvent" | "contextEvent",
    name: string,
    callback: (payload: never) => void,
  ) {
    let wanted = true;
    let end: Unregister | undefined;
    const deliver = (payload: unknown) => {
      if (wanted) callback(payload as never);
    };
    register(client[service], name, deliver).then(
      (registered) => {
        if (wanted) end = registered;
        else registered();
      },
      (error: unknown) => report(notRegistered(name, error)),
    );
    return () => {
      wanted = false;
      end?.();
      end = undefined;
    };
  }

  return {
    onGlobalEvent: (name, callback) => on("globalEvent", name, callback),
    onContextEvent: (name, callback) => on("contextEvent", name, callback),
    loggedInUser: () =>
      callMethod("globalData.get(loggedInUser)", (sdk) => sdk.globalData.get("loggedInUser")),
    globalData: (object, options) =>
      callMethod(`globalData.get(${object})`, (sdk) => sdk.globalData.get(object), options),
    contextData: (object, options) =>
      callMethod(`contextData.get(${object})`, (sdk) => sdk.contextData.get(object), options),
    showToast: async (data) => {
      // Only the current generation's services can be called; the legacy one takes operation and data.
      const isCurrent = typeof client.globalEvent === "function";
      await callMethod("showToast", (sdk) =>
        isCurrent
          ? sdk.interface.trigger({ action: "showToast", data })
          : sdk.interface.trigger("toastNotification", data),
      );
    },
    httpRequest: (what) =>
      callMethod(`httpRequest(${what.method} ${what.url})`, (sdk) =>
        request(sdk.httpRequest, what),
      ),
    callMethod,
  };
}
