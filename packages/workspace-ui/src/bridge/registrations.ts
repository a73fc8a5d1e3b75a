import { code, failure, success } from "./failures";
import type { ProfileIndex } from "./profile";
import type { Outcome } from "./wire";

/** Life-cycle moments of an instance, which an app may register for. */
export const lifeCycleEvents = [
  "appLoad",
  "appRegistered",
  "appFocus",
  "appBlur",
  "appUnload",
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

  /** Whether this load hears the event. */
  has(service: string, eventName: string): boolean {
    return this.#keys.has(`${service}:${eventName}`);
  }

  /** `service:eventName` of everything registered, for the inspector. */
  list(): string[] {
    return [...this.#keys];
  }

  /** Carries out `register`: 121 for a name that the build doesn't have, 122 for one not allowed in the slot type. */
  register(profile: ProfileIndex, slotType: string, service: string, eventName: unknown): Outcome {
    const fault = this.#fault(profile, slotType, service, eventName);
    if (fault) return fault;
    this.#keys.add(`${service}:${String(eventName)}`);
    return success({ eventName });
  }

  /** Carries out `unRegister`; taking back what was never registered is not an error. */
  unRegister(service: string, eventName: unknown): Outcome {
    if (typeof eventName !== "string" || eventName === "") return missingName(service);
    this.#keys.delete(`${service}:${eventName}`);
    return success({ eventName });
  }

  #fault(
    profile: ProfileIndex,
    slotType: string,
    service: string,
    eventName: unknown,
  ): Outcome | undefined {
    if (typeof eventName !== "string" || eventName === "") return missingName(service);
    if (service === "lifeCycle") {
      if ((lifeCycleEvents as readonly string[]).includes(eventName)) return undefined;
      return failure(
        code.unknownEvent,
        `lifeCycle.register: "${eventName}" is not a life-cycle event; expected one of ${lifeCycleEvents.join(", ")}`,
      );
    }
    const event = profile.event(service, eventName);
    if (event === undefined) {
      const other = service === "globalEvent" ? "contextEvent" : "globalEvent";
      const hint =
        profile.event(other, eventName) === undefined
          ? "check the spelling against the SDK reference of this build"
          : `it is a ${other}: register it there`;
      return failure(
        code.unknownEvent,
        `${service}.register: "${eventName}" is not an event of this build; ${hint}`,
      );
    }
    if (!event.slotTypes.includes(slotType)) {
      return failure(
        code.eventNotInSlot,
        `${service}.register: "${eventName}" is not allowed in a ${slotType} slot; allowed in ${event.slotTypes.join(", ")}`,
      );
    }
    return undefined;
  }
}

const missingName = (service: string): Outcome =>
  failure(code.wrongArgument, `${service}: \`eventName\` must be a text that names an event`);
