/**
 * What the bridge needs to know of a build profile. The generated profile and the one that the host serves both
 * have this shape; the bridge takes it as an argument so that another profile can take its place.
 */
export interface BridgeProfile {
  events: readonly ProfileEvent[];
  methods: readonly ProfileMethod[];
  errors: readonly ProfileError[];
  /** What payload fields mean: `field`, or `event.field` where it differs. */
  fields?: Readonly<Record<string, string>>;
}

/** Which family of registrations hears an event. */
export type EventScope = "global" | "context";

/** One event of the profile. */
export interface ProfileEvent {
  name: string;
  scope: EventScope;
  slotTypes: readonly string[];
  summary: string;
  fires?: string;
  grade?: string;
  /** The payload's JSON Schema, where the profile brings it. */
  schema?: unknown;
}

/** One method of the profile. */
export interface ProfileMethod {
  service: string;
  method: string;
  answeredBy: string;
  summary?: string;
  grade?: string;
}

/** One row of the error table. */
export interface ProfileError {
  code: number;
  title: string;
  meaning?: string;
  cause?: string;
  remedy?: string;
}

/** The wire's service name for a scope. */
export const serviceOf = (scope: EventScope): "globalEvent" | "contextEvent" =>
  scope === "global" ? "globalEvent" : "contextEvent";

/** Fast answers to the questions that each registration and request asks. */
export class ProfileIndex {
  readonly #events = new Map<string, ProfileEvent>();
  readonly #methods = new Map<string, ProfileMethod>();
  readonly #errors = new Map<number, ProfileError>();

  constructor(readonly profile: BridgeProfile) {
    for (const event of profile.events) {
      this.#events.set(`${serviceOf(event.scope)}:${event.name}`, event);
    }
    for (const method of profile.methods) {
      this.#methods.set(`${method.service}.${method.method}`, method);
    }
    for (const error of profile.errors) this.#errors.set(error.code, error);
  }

  /** The event of that name in that family, if this build has it. */
  event(service: string, name: string): ProfileEvent | undefined {
    return this.#events.get(`${service}:${name}`);
  }

  /** The names of the events of a family. */
  eventNames(service: string): string[] {
    const { events } = this.profile;
    return events.filter(({ scope }) => serviceOf(scope) === service).map(({ name }) => name);
  }

  /** The services that this build has. */
  serviceNames(): string[] {
    return [...new Set(this.profile.methods.map(({ service }) => service))];
  }

  /** The names of a service's methods; none for a service that this build doesn't have. */
  methodNames(service: string): string[] {
    const { methods } = this.profile;
    return methods.filter((each) => each.service === service).map(({ method }) => method);
  }

  /** The method, if this build has it. */
  method(service: string, method: string): ProfileMethod | undefined {
    return this.#methods.get(`${service}.${method}`);
  }

  /** The error table's row for a code. */
  error(errorCode: number): ProfileError | undefined {
    return this.#errors.get(errorCode);
  }

  /** What a field of an event's payload means. */
  fieldMeaning(event: ProfileEvent, path: readonly string[]): string | undefined {
    const key = path.at(-1);
    if (key === undefined) return undefined;
    const { fields } = this.profile;
    return (
      (path.length === 1 ? describedBy(event.schema, key) : undefined) ??
      fields?.[`${event.name}.${key}`] ??
      fields?.[key]
    );
  }
}

const describedBy = (schema: unknown, key: string): string | undefined => {
  const properties = (schema as { properties?: Record<string, { description?: unknown }> } | null)
    ?.properties;
  const description = properties?.[key]?.description;
  return typeof description === "string" ? description : undefined;
};
