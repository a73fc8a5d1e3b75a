import type { Frame, Page } from "playwright-core";
import { until } from "../patience.ts";
import { type SlotType, slotTypes } from "./catalogue.ts";

/** Which of the platform's two ways an app is written in. */
export type Generation = "modern" | "legacy";

/** Both. */
export const generations: readonly Generation[] = ["modern", "legacy"];

/** The apps by generation. */
export const appNames: Readonly<Record<Generation, string>> = {
  modern: "Conform_Modern",
  legacy: "Conform_Legacy",
};

/** Something that a callback got. */
export interface Heard {
  readonly service: string;
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** How a call failed, as the app sees it. */
export interface Fault {
  readonly code: number | null;
  readonly message: string;
  readonly field: string | null;
  readonly given: string | null;
  readonly didYouMean: string | null;
  readonly service: string | null;
  readonly method: string | null;
  readonly isError: boolean;
}

/** What came of a call. */
export type Outcome = { readonly answer: unknown } | { readonly fault: Fault };

interface Conform {
  readonly client: unknown;
  readonly heard: Heard[];
  register(service: string, name: string): Promise<Fault | null>;
  unregister(service: string, name: string): Promise<unknown>;
  call(path: string, given: readonly unknown[]): Promise<Outcome>;
  receive(): Promise<Outcome>;
  say(message: string, answers: string): Promise<unknown>;
}

type AppWindow = { readonly conform: Conform };

/** One running copy of a conformance app. */
export class Instance {
  constructor(
    readonly generation: Generation,
    readonly slotType: SlotType,
    readonly instanceId: string,
    readonly frame: Frame,
  ) {}

  get name(): string {
    return `${this.generation} in ${this.slotType}`;
  }

  toJSON(): string {
    return this.name;
  }

  /** Registers for an event, or for a moment of its own life; how that was refused, or null. */
  register(what: { readonly service: string; readonly name: string }): Promise<Fault | null> {
    return this.frame.evaluate(
      ([service, name]) => (window as unknown as AppWindow).conform.register(service, name),
      [what.service, what.name] as const,
    );
  }

  /** Takes its registrations for a name back, in its generation's own way; what that was answered. */
  unregister(service: string, name: string): Promise<unknown> {
    return this.frame.evaluate(
      ([of, what]) => (window as unknown as AppWindow).conform.unregister(of, what),
      [service, name] as const,
    );
  }

  /** How many things it has heard. */
  heardSoFar(): Promise<number> {
    return this.frame.evaluate(() => (window as unknown as AppWindow).conform.heard.length);
  }

  /** What it has heard since then of one name. */
  heardSince(since: number, name: string): Promise<Heard[]> {
    return this.frame.evaluate(
      ([from, wanted]) =>
        (window as unknown as AppWindow).conform.heard
          .slice(from)
          .filter((one) => one.name === wanted),
      [since, name] as const,
    );
  }

  /** Calls the client by a method's path. */
  call(path: string, ...given: readonly unknown[]): Promise<Outcome> {
    return this.frame.evaluate(
      ([where, what]) => (window as unknown as AppWindow).conform.call(where, what),
      [path, given] as const,
    );
  }

  /** Calls, and expects an answer. */
  async answer<T = Record<string, unknown>>(
    path: string,
    ...given: readonly unknown[]
  ): Promise<T> {
    const outcome = await this.call(path, ...given);
    if ("answer" in outcome) return outcome.answer as T;
    const { code, message } = outcome.fault;
    throw new Error(`${this.name}: ${path} failed with ${code}: ${message}`);
  }

  /** Calls, and expects a refusal. */
  async fault(path: string, ...given: readonly unknown[]): Promise<Fault> {
    const outcome = await this.call(path, ...given);
    if ("fault" in outcome) return outcome.fault;
    throw new Error(`${this.name}: ${path} was answered: ${JSON.stringify(outcome.answer)}`);
  }

  /** Begins to listen to other instances' data. */
  receive(): Promise<Outcome> {
    return this.frame.evaluate(() => (window as unknown as AppWindow).conform.receive());
  }

  /** Posts a text of its own making to the shell; what the shell says that contains `answers`, or null. */
  say(message: string, answers: string): Promise<unknown> {
    return this.frame.evaluate(
      ([text, wanted]) => (window as unknown as AppWindow).conform.say(text, wanted),
      [message, answers] as const,
    );
  }
}

/** The frames of the app on a page, each with what its client says of its place. */
export const instancesOf = async (page: Page, generation: Generation): Promise<Instance[]> => {
  const found: Instance[] = [];
  for (const frame of page.frames()) {
    if (!frame.url().includes(`/si/${appNames[generation]}/`)) continue;
    await frame.waitForFunction(
      () => (window as unknown as Partial<AppWindow>).conform?.client != null,
    );
    const at = await frame.evaluate(() =>
      (window as unknown as AppWindow).conform.call("instance.getContext", []),
    );
    if (!("answer" in at)) throw new Error(`an instance has no context: ${at.fault.message}`);
    const { slotType, instanceId } = at.answer as { slotType: SlotType; instanceId: string };
    found.push(new Instance(generation, slotType, instanceId, frame));
  }
  return found;
};

/** Waits until an app has exactly one instance in each of these slot types. */
const standing = (page: Page, generation: Generation, where: readonly SlotType[]) =>
  until(
    () => instancesOf(page, generation),
    (all) => `${all.map(({ slotType }) => slotType).sort()}` === `${[...where].sort()}`,
    `${appNames[generation]} in ${where.join(", ")}`,
  );

/** Waits until an app has an instance in each slot type, the dialog opened by the app itself. */
export const castOf = async (page: Page, generation: Generation): Promise<Instance[]> => {
  const inSlots = slotTypes.filter((slotType) => slotType !== "modal");
  const [opener] = await standing(page, generation, inSlots);
  await opener?.answer("instance.create", "modal", {}, {});
  return standing(page, generation, slotTypes);
};
