import type {
  EventName,
  profile as generatedProfile,
} from "../../../packages/workspace-ui/src/generated/profile.ts";
import type { Host } from "../host.ts";

export type { EventName };

type Method = (typeof generatedProfile)["methods"][number];

/** `service.method` of every method of the profile. A table over these has to name all of them. */
export type MethodKey = Method extends infer One
  ? One extends { service: infer S extends string; method: infer M extends string }
    ? `${S}.${M}`
    : never
  : never;

/** The kinds of places that an app can be in. */
export const slotTypes = ["workbench", "modal", "navbar"] as const;

/** One of them. */
export type SlotType = (typeof slotTypes)[number];

/** A JSON Schema of the 2020 dialect. */
export type Schema = Readonly<Record<string, unknown>>;

/** An event as the host's profile has it. */
export interface CataloguedEvent {
  readonly name: EventName;
  readonly scope: "global" | "context";
  readonly slotTypes: readonly SlotType[];
  readonly schema: Schema;
}

/** A method as the host's profile has it. */
export interface CataloguedMethod {
  readonly service: string;
  readonly method: string;
  readonly answeredBy: string;
  readonly answer?: Schema;
}

/** Something that is named in an argument: a data object, an operation, a context. */
export interface CataloguedName {
  readonly name: string;
  readonly scope?: string;
  readonly schema?: Schema;
  readonly dataSchema?: Schema;
  readonly answerSchema?: Schema;
  readonly uses?: readonly {
    readonly method: string;
    readonly action?: string;
    readonly answer: Schema;
  }[];
}

/** What the host says that it can do: the rows of the suite are held against this. */
export interface Catalogue {
  readonly events: readonly CataloguedEvent[];
  readonly methods: readonly CataloguedMethod[];
  readonly dataObjects: readonly CataloguedName[];
  readonly operations: readonly CataloguedName[];
  readonly contexts: readonly CataloguedName[];
  readonly contextOperations: readonly CataloguedName[];
  readonly errors: readonly { readonly code: number }[];
}

/** The catalogue of a running host. */
export const catalogueOf = async (host: Host, token: string): Promise<Catalogue> => {
  const answer = await host.get("/api/v1/profile", undefined, { authorization: `Bearer ${token}` });
  if (answer.status !== 200) throw new Error(`GET /profile: ${answer.status} ${answer.body}`);
  return JSON.parse(answer.body) as Catalogue;
};

/** The wire's service of an event's scope. */
export const serviceOf = (event: CataloguedEvent): "globalEvent" | "contextEvent" =>
  event.scope === "global" ? "globalEvent" : "contextEvent";

/** The schema of what a method answers to these arguments; none where the contract promises any value. */
export const answerSchemaOf = (
  catalogue: Catalogue,
  method: CataloguedMethod,
  given: readonly unknown[],
): Schema | undefined => {
  if (method.answer !== undefined) return method.answer;
  const [named] = given;
  const by = (all: readonly CataloguedName[], scope?: string): CataloguedName | undefined =>
    all.find((one) => one.name === named && (scope === undefined || one.scope === scope));
  if (method.service === "interface") return by(catalogue.operations)?.answerSchema;
  const scope = { globalData: "global", contextData: "context" }[method.service];
  if (scope === undefined) return undefined;
  const object = by(catalogue.dataObjects, scope);
  return method.method === "get"
    ? object?.schema
    : object?.uses?.find((use) => use.method === method.method)?.answer;
};
