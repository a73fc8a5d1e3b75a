import { code, failure, success, unknownName } from "./failures";
import { nearest } from "./nearest";
import type { ProfileIndex } from "./profile";
import type { Outcome } from "./wire";

/** Moments of an instance's life, and of the shell's connection to the host, which an app may register for. */
export const lifeCycleEvents = [
  "appLoad",
  "appRegistered",
  "appFocus",
  "appBlur",
  "appUnload",
  "hostGone",
  "hostBack",
] as const;

/** A life-cycle moment that the shell tells an app. */
export type LifeCycleEvent = (typeof lifeCycleEvents)[number];

/**
 * The events that one load of an app has registered for.
 *
 * Registering twice is fine and counts once: the legacy SDK sends a request for each callback, but tells the shell
 * only when the last one goes.
 */
export class Registrations {
  readonly #keys = new Set<string>();

  /** Whether this load hears the event of that key, `service:eventName`. */
  has(key: string): boolean {
    return this.#keys.has(key);
  }

  /** `service:eventName` of everything registered, for the inspector. */
  list(): string[] {
    return [...this.#keys];
  }

  /** Hears from now on an event that is no part of a build's catalogue: data that another instance sends. */
  listen(key: string): void {
    this.#keys.add(key);
  }

  /** Hears the event no more. */
  forget(key: string): void {
    this.#keys.delete(key);
  }

  /** Carries out `register`: 121 for a name that the build doesn't have, 122 for one not allowed in the slot type. */
  register(profile: ProfileIndex, slotType: string, service: string, eventName: unknown): Outcome {
    if (!isName(eventName)) return missingName(service, "register");
    const fault = faultOf(profile, slotType, service, eventName);
    if (fault) return fault;
    this.#keys.add(`${service}:${eventName}`);
    return success({ eventName });
  }

  /** Carries out `unRegister`; taking back what was never registered is not an error. */
  unRegister(service: string, eventName: unknown): Outcome {
    if (!isName(eventName)) return missingName(service, "unRegister");
    this.#keys.delete(`${service}:${eventName}`);
    return success({ eventName });
  }
}

const isName = (value: unknown): value is string => typeof value === "string" && value !== "";

const missingName = (service: string, method: string): Outcome =>
  failure(
    code.wrongArgument,
    `${service}.${method}: \`eventName\` must be a text that names an event`,
    { field: "eventName" },
  );

const faultOf = (
  profile: ProfileIndex,
  slotType: string,
  service: string,
  eventName: string,
): Outcome | undefined => {
  if (service === "lifeCycle") {
    if ((lifeCycleEvents as readonly string[]).includes(eventName)) return undefined;
    return unknownName(
      code.unknownEvent,
      `lifeCycle.register: "${eventName}" is not a life-cycle event`,
      { field: "eventName", given: eventName, didYouMean: nearest(eventName, lifeCycleEvents) },
      `expected one of ${lifeCycleEvents.join(", ")}`,
    );
  }
  const event = profile.event(service, eventName);
  if (event === undefined) return unknownEvent(profile, service, eventName);
  if (event.slotTypes.includes(slotType)) return undefined;
  return failure(
    code.eventNotInSlot,
    `${service}.register: "${eventName}" is not allowed in a ${slotType} slot; allowed in ${event.slotTypes.join(", ")}`,
    { field: "eventName", given: eventName },
  );
};

const unknownEvent = (profile: ProfileIndex, service: string, given: string): Outcome => {
  const message = `${service}.register: "${given}" is not an event of this build`;
  const facts = { field: "eventName", given };
  const other = service === "globalEvent" ? "contextEvent" : "globalEvent";
  if (profile.event(other, given) !== undefined) {
    return failure(code.unknownEvent, `${message}; it is a ${other}: register it there`, facts);
  }
  return unknownName(
    code.unknownEvent,
    message,
    { ...facts, didYouMean: nearest(given, profile.eventNames(service)) },
    "check the spelling against the SDK reference of this build",
  );
};
