import { AmeyoError, WRONG_ARGUMENT } from "./errors";
import type { Send } from "./methods";
import type { Scope } from "./scope";
import { asNumber, type Transport } from "./transport";
import type { EventService, RegisterOptions, Unregister } from "./types";

type Callback = (payload: unknown) => unknown;

const UNREGISTER = "unRegister";

/** One callback under one event name. */
interface Registration {
  readonly callback_: Callback;
  /** Events that came before the app knows that it is registered, in order; absent once it knows. */
  held_?: [payload: unknown, seq: number | undefined][] | undefined;
  /** The number of the event that it was given as the current one: it hears none that is older. */
  after_?: number | undefined;
}

/** Waits for a start that is under way; `undefined` when there is nothing to wait for. */
export type WhenReady = () => Promise<unknown> | undefined;

/** Who hears which event, by service and name. */
export interface Events {
  /** The service under this name, in both shapes. */
  service_<Name extends string, Payloads>(
    name: string,
    send: Send,
    whenReady: WhenReady,
  ): EventService<Name, Payloads>;
  /** `instance.receiveData`: a registration whose event has the name of its method. */
  receive_(send: Send, callback: Callback): Promise<unknown>;
}

/** Keeps the callbacks of a page's clients. */
export function createEvents(scope: Scope, transport: Transport): Events {
  const registrations = new Map<string, Registration[]>();

  const of = (key: string) => registrations.get(key) ?? [];

  function add(key: string, registration: Registration): void {
    registrations.set(key, [...of(key), registration]);
  }

  /** Takes the registration away; tells whether it was there and was the last that heard its name. */
  function remove(key: string, registration: Registration): boolean {
    const before = of(key);
    const after = before.filter((each) => each !== registration);
    registrations.set(key, after);
    return !after[0] && before.length > 0;
  }

  function tell(key: string, registration: Registration, payload: unknown, seq?: number): void {
    // An earlier callback may have unregistered this one.
    if (!of(key).includes(registration)) return;
    // Without numbers nothing is older.
    if ((seq as number) <= (registration.after_ as number)) return;
    const { callback_ } = registration;
    // One app part's fault must not keep the event from the others, nor pass unseen.
    const report = (error: unknown) => {
      try {
        transport.tellFault_(key, error);
      } catch {
        // What was thrown can't be put into words; it is reported here all the same.
      }
      if (scope.reportError) scope.reportError(error);
      else console.error(error);
    };
    try {
      (callback_(payload) as Promise<unknown> | undefined)?.then?.(undefined, report);
    } catch (error) {
      report(error);
    }
  }

  transport.listen_((key, payload, seq) => {
    for (const registration of of(key)) {
      if (registration.held_) registration.held_.push([payload, seq]);
      else tell(key, registration, payload, seq);
    }
  });

  return {
    receive_(send, callback_) {
      add("instance:receiveData", { callback_ });
      return send("instance", "receiveData", {});
    },

    service_<Name extends string, Payloads>(name: string, send: Send, whenReady: WhenReady) {
      /** The modern shape: a failed registration leaves nothing behind, and ends by a function. */
      const subscribe = async (
        eventName: string,
        callback_: Callback,
        { current }: RegisterOptions = {},
      ): Promise<Unregister> => {
        if (typeof eventName !== "string" || typeof callback_ !== "function") {
          throw new AmeyoError(
            {
              code: WRONG_ARGUMENT,
              message: `${name} takes the event's name and a function: ${name}("callConnected", (payload) => { … })`,
            },
            name,
            "register",
          );
        }
        await whenReady();
        const key = `${name}:${eventName}`;
        const held_: NonNullable<Registration["held_"]> = [];
        const registration: Registration = { callback_, held_ };
        add(key, registration);
        let latest: { readonly seq: unknown; readonly data: unknown } | undefined;
        try {
          const answer = await send(name, "register", { eventName, current });
          latest = (answer as { current?: typeof latest } | null)?.current;
        } catch (error) {
          remove(key, registration);
          throw error;
        }
        // Hands over what is current and what came early, then lets events straight through: the order is kept.
        const release = () => {
          if (latest) {
            tell(key, registration, latest.data);
            registration.after_ = asNumber(latest.seq);
          }
          for (const [payload, seq] of held_) tell(key, registration, payload, seq);
          registration.held_ = undefined;
        };
        // A turn of the event loop later, the app holds its unregister function.
        if (latest || held_[0]) scope.setTimeout(release, 0);
        else release();
        return async () => {
          // The callback hears nothing more, whatever the host answers; there is nothing an app could do.
          if (remove(key, registration))
            await send(name, UNREGISTER, { eventName }).catch(() => {});
        };
      };

      return Object.assign(subscribe, {
        // Hears at once, and goes on hearing even where the host refuses [seen].
        register(eventName: string, callback_: Callback) {
          add(`${name}:${eventName}`, { callback_ });
          return send(name, "register", { eventName });
        },

        async unRegister(eventName: string, callback?: Callback) {
          const key = `${name}:${eventName}`;
          const before = of(key);
          const leaving = before.find(({ callback_ }) => callback_ === callback);
          if (callback ? !leaving || !remove(key, leaving) : !before[0]) return { eventName };
          registrations.delete(key);
          return send(name, UNREGISTER, { eventName });
        },
      }) as EventService<Name, Payloads>;
    },
  };
}
