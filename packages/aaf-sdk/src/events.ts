import { AmeyoError, SdkErrorCode } from "./errors";
import type { Scope } from "./scope";
import type { Transport } from "./transport";
import type { EventService, Unregister } from "./types";

type Callback = (payload: unknown) => void;

/** One callback under one event name. */
interface Registration {
  readonly callback: Callback | undefined;
  /** Events that came before the app knows that it is registered, in order; `undefined` once it knows. */
  held: unknown[] | undefined;
}

/** Who hears which event, by service and name. */
export interface Events {
  /** The service under this name, in both shapes. */
  service<Name extends string, Payloads>(
    name: string,
    whenReady: () => Promise<unknown> | undefined,
  ): EventService<Name, Payloads>;
  /** `instance.receiveData`: a registration whose event has the name of its method. */
  receive(service: string, method: string, callback: Callback): Promise<unknown>;
}

/** Keeps the callbacks of a client and tells the host about them. */
export function createEvents(scope: Scope, transport: Transport): Events {
  const registrations = new Map<string, Registration[]>();

  function call(registration: Registration, payload: unknown): void {
    try {
      registration.callback?.(payload);
    } catch (error) {
      // One app part's fault must not keep the event from the others, nor pass unseen.
      if (scope.reportError) scope.reportError(error);
      else console.error(error);
    }
  }

  function add(key: string, registration: Registration): void {
    registrations.set(key, [...(registrations.get(key) ?? []), registration]);
  }

  /** Takes the registration away; tells whether it was there and whether its name is now unheard. */
  function remove(key: string, registration: Registration | undefined) {
    const before = registrations.get(key) ?? [];
    const after = before.filter((each) => each !== registration);
    registrations.set(key, after);
    return { removed: after.length < before.length, last: after.length === 0 };
  }

  function isRegistered(key: string, registration: Registration): boolean {
    return registrations.get(key)?.includes(registration) ?? false;
  }

  function request(service: string, method: string, eventName: string): Promise<unknown> {
    return transport.request(service, method, { eventName });
  }

  /** The legacy shape: hears at once, and goes on hearing even where the host refuses [seen]. */
  function register(service: string, eventName: string, callback: Callback): Promise<unknown> {
    add(`${service}:${eventName}`, { callback, held: undefined });
    return request(service, "register", eventName);
  }

  function unRegister(service: string, eventName: string, callback?: Callback): Promise<unknown> {
    const key = `${service}:${eventName}`;
    const before = registrations.get(key) ?? [];
    const leaving = callback ? before.find((each) => each.callback === callback) : undefined;
    if (callback ? !leaving : before.length === 0) return Promise.resolve({ eventName });
    if (callback && !remove(key, leaving).last) return Promise.resolve({ eventName });
    registrations.set(key, []);
    return request(service, "unRegister", eventName);
  }

  /** Hands over what came early, then lets events straight through: the order is kept. */
  function release(key: string, registration: Registration): void {
    const held = registration.held ?? [];
    while (held.length > 0) {
      const payload = held.shift();
      if (isRegistered(key, registration)) call(registration, payload);
    }
    registration.held = undefined;
  }

  /** The modern shape: a failed registration leaves nothing behind, and ends by a function. */
  async function subscribe(
    service: string,
    eventName: string,
    callback: Callback,
  ): Promise<Unregister> {
    const key = `${service}:${eventName}`;
    const registration: Registration = { callback, held: [] };
    add(key, registration);
    try {
      await request(service, "register", eventName);
    } catch (error) {
      remove(key, registration);
      throw error;
    }
    // A turn of the event loop later, the app holds its unregister function.
    if (registration.held?.length) scope.setTimeout(() => release(key, registration), 0);
    else registration.held = undefined;
    return async () => {
      const { removed, last } = remove(key, registration);
      // The callback hears nothing more, whatever the host answers; there is nothing an app could do.
      if (removed && last) await request(service, "unRegister", eventName).catch(() => {});
    };
  }

  transport.listen((service, eventName, payload) => {
    const key = `${service}:${eventName}`;
    for (const registration of registrations.get(key) ?? []) {
      if (registration.held) registration.held.push(payload);
      // An earlier callback may have unregistered this one.
      else if (isRegistered(key, registration)) call(registration, payload);
    }
  });

  return {
    receive(service, method, callback) {
      add(`${service}:${method}`, { callback, held: undefined });
      return transport.request(service, method, {});
    },

    service<Name extends string, Payloads>(
      name: string,
      whenReady: () => Promise<unknown> | undefined,
    ) {
      const subscribeWhenReady = async (eventName: string, callback: Callback) => {
        if (typeof eventName !== "string" || typeof callback !== "function") {
          throw new AmeyoError(
            SdkErrorCode.wrongArgument,
            `${name} takes the event's name and a function: ${name}("callConnected", (payload) => { … })`,
            name,
            "register",
          );
        }
        await whenReady();
        return subscribe(name, eventName, callback);
      };
      return Object.assign(subscribeWhenReady, {
        register: (eventName: string, callback: Callback) => register(name, eventName, callback),
        unRegister: (eventName: string, callback?: Callback) =>
          unRegister(name, eventName, callback),
      }) as EventService<Name, Payloads>;
    },
  };
}
