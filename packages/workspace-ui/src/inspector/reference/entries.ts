import {
  apiExamples,
  contextExamples,
  contextOperationExamples,
  type Examples,
  errorExamples,
  eventExamples,
  literal,
  methodExamples,
  objectExamples,
  operationExamples,
} from "./examples";
import { type FieldRow, fieldsOf, typeOf } from "./fields";

/** What there is to look up, in the order of the list. */
export const entryKinds = [
  "event",
  "method",
  "object",
  "operation",
  "context",
  "api",
  "error",
] as const;
export type EntryKind = (typeof entryKinds)[number];

/** Fields under a heading. */
export interface FieldTable {
  heading: "payload" | "arguments" | "answer";
  rows: FieldRow[];
}

/** What can be done with a data object beside reading it. */
export interface Use {
  /** As it is called. */
  call: string;
  summary: string;
  fields: FieldRow[];
}

/** One entry of the reference. */
export interface ReferenceEntry {
  /** Unlike all others: its kind and its name on the wire. */
  key: string;
  kind: EntryKind;
  /** As apps spell it. */
  name: string;
  /** What stands beside the name in the list. */
  hint: string;
  summary: string;
  /** For events: the moment. */
  fires: string;
  /** For methods: what the promise resolves to, in words. */
  result: string;
  /** For errors: cause and remedy. */
  cause: string;
  remedy: string;
  grade: string;
  slotTypes: readonly string[];
  answeredBy: string;
  tables: FieldTable[];
  uses: Use[];
  /** Codes that it may be refused with. */
  errors: readonly number[];
  examples: Examples;
  /** An example of the payload or of the answer. */
  sample: unknown;
}

type Raw = Record<string, unknown>;

/** The whole reference of a build profile. What a profile doesn't bring is left out. */
export const referenceOf = (profile: object): ReferenceEntry[] => {
  const from = profile as Raw;
  return [
    ...listOf(from.events).map(eventEntry),
    ...listOf(from.methods).map(methodEntry),
    ...listOf(from.dataObjects).map(objectEntry),
    ...listOf(from.operations).map((raw) => operationEntry(raw, "interface.trigger")),
    ...listOf(from.contextOperations).map((raw) => operationEntry(raw, "contextData.trigger")),
    ...listOf(from.contexts).map((raw) => operationEntry(raw, "interface.open")),
    ...listOf(from.restRoutes).map(apiEntry),
    ...listOf(from.errors).map(errorEntry),
  ];
};

/** Keys of entries, for links to them. */
export const keyOf = {
  event: (service: string, name: string): string => `event ${service}:${name}`,
  method: (service: string, method: string): string => `method ${service}.${method}`,
  operation: (call: string, name: string): string => `${call} ${name}`,
  error: (errorCode: number): string => `error ${errorCode}`,
} as const;

const eventEntry = (raw: Raw): ReferenceEntry => {
  const service = raw.scope === "context" ? "contextEvent" : "globalEvent";
  const name = text(raw.name);
  return {
    ...blank,
    key: keyOf.event(service, name),
    kind: "event",
    name,
    hint: text(raw.group),
    ...said(raw),
    fires: text(raw.fires),
    slotTypes: textsOf(raw.slotTypes),
    tables: tables([["payload", fieldsOf(raw.schema)]]),
    errors: [121, 122],
    examples: eventExamples(service, name, raw.example),
    sample: raw.example,
  };
};

const methodEntry = (raw: Raw): ReferenceEntry => {
  const name = `${text(raw.service)}.${text(raw.method)}`;
  const keys = listOf(raw.requestKeys);
  const example = (raw.example ?? {}) as Raw;
  return {
    ...blank,
    key: keyOf.method(text(raw.service), text(raw.method)),
    kind: "method",
    name,
    hint: textsOf(raw.calls)[0] ?? "",
    ...said(raw),
    result: text(raw.result),
    answeredBy: text(raw.answeredBy),
    tables: tables([
      [
        "arguments",
        keys.map((key) => ({
          path: text(key.name),
          type: isRaw(key.schema) ? typeOf(key.schema) : "unknown",
          required: key.required === true,
          meaning: text(key.meaning),
        })),
      ],
      ["answer", fieldsOf(raw.answer)],
    ]),
    errors: numbersOf(raw.errors),
    examples: methodExamples(
      textsOf(raw.calls),
      keys.map((key) => text(key.name)),
      example.requestData,
    ),
    sample: example.answer,
  };
};

const objectEntry = (raw: Raw): ReferenceEntry => {
  const scope = text(raw.scope);
  const name = text(raw.name);
  return {
    ...blank,
    key: `object ${scope}Data ${name}`,
    kind: "object",
    name,
    hint: `${scope}Data`,
    ...said(raw),
    tables: tables([
      ["arguments", fieldsOf(raw.params ?? raw.parameters)],
      ["answer", fieldsOf(raw.schema)],
    ]),
    uses: listOf(raw.uses).map((use) => useOf(scope, name, use)),
    errors: numbersOf(raw.errors),
    examples: objectExamples(scope, name),
    sample: raw.example,
  };
};

const useOf = (scope: string, object: string, raw: Raw): Use => {
  const action = typeof raw.action === "string" ? `, "${raw.action}"` : "";
  const ids = text(raw.method).startsWith("bulk") ? ", ids" : "";
  const fields = fieldsOf(raw.argument);
  const data = fields.length === 0 ? "" : ", data";
  return {
    call: `${scope}Data.${text(raw.method)}("${object}"${action}${ids}${data})`,
    summary: text(raw.summary),
    fields,
  };
};

const operationEntry = (raw: Raw, call: string): ReferenceEntry => {
  const name = text(raw.name);
  const examples =
    call === "interface.trigger"
      ? operationExamples
      : call === "interface.open"
        ? contextExamples
        : contextOperationExamples;
  return {
    ...blank,
    key: keyOf.operation(call, name),
    kind: call === "interface.open" ? "context" : "operation",
    name,
    hint: call,
    ...said(raw),
    answeredBy: call === "contextData.trigger" ? "host" : "shell",
    tables: tables([
      ["arguments", fieldsOf(raw.dataSchema)],
      ["answer", fieldsOf(raw.answerSchema)],
    ]),
    errors: call === "interface.open" ? [136, 137, 143, 146] : [135, 136],
    examples: examples(name, raw.example),
  };
};

const apiEntry = (raw: Raw): ReferenceEntry => {
  const name = text(raw.name);
  const parameters = listOf(raw.parameters);
  const body = fieldsOf(raw.body);
  return {
    ...blank,
    key: `api ${name}`,
    kind: "api",
    name,
    hint: `${text(raw.method)} ${text(raw.path)}`,
    ...said(raw),
    answeredBy: "host",
    tables: tables([
      [
        "arguments",
        [
          ...parameters.map((one) => ({
            path: text(one.name),
            type: text(one.type) === "integer" ? "number" : text(one.type),
            required: one.required === true,
            meaning: text(one.meaning),
          })),
          ...body,
        ],
      ],
      ["answer", fieldsOf(raw.answer)],
    ]),
    errors: [136, 147],
    examples: apiExamples(
      name,
      Object.fromEntries(
        parameters
          .filter((one) => one.required === true && one.place !== "path")
          .map((one) => [text(one.name), text(one.type) === "integer" ? 1 : "…"]),
      ),
    ),
  };
};

const errorEntry = (raw: Raw): ReferenceEntry => {
  const errorCode = Number(raw.code);
  return {
    ...blank,
    key: keyOf.error(errorCode),
    kind: "error",
    name: String(errorCode),
    hint: text(raw.title),
    ...said(raw),
    summary: text(raw.meaning),
    cause: text(raw.cause),
    remedy: text(raw.remedy),
    examples: errorExamples(errorCode),
  };
};

/** Everything that can be searched in an entry, in lower case. */
export const wordsOf = (entry: ReferenceEntry): string =>
  [
    entry.name,
    entry.hint,
    entry.summary,
    entry.fires,
    entry.result,
    entry.cause,
    entry.remedy,
    entry.grade,
    ...entry.tables.flatMap(({ rows }) => rows.map(({ path, meaning }) => `${path} ${meaning}`)),
    ...entry.uses.map(({ call, summary }) => `${call} ${summary}`),
  ]
    .join("\n")
    .toLowerCase();

/** An example as code. */
export const sampleText = (sample: unknown): string => literal(sample);

const blank = {
  summary: "",
  fires: "",
  result: "",
  cause: "",
  remedy: "",
  grade: "",
  slotTypes: [] as readonly string[],
  answeredBy: "",
  tables: [] as FieldTable[],
  uses: [] as Use[],
  errors: [] as readonly number[],
  sample: undefined as unknown,
};

const said = (raw: Raw) => ({ summary: text(raw.summary), grade: text(raw.grade) });
const tables = (all: [FieldTable["heading"], FieldRow[]][]): FieldTable[] =>
  all.filter(([, rows]) => rows.length > 0).map(([heading, rows]) => ({ heading, rows }));
const text = (value: unknown): string => (typeof value === "string" ? value : "");
const isRaw = (value: unknown): value is Raw => typeof value === "object" && value !== null;
const listOf = (value: unknown): Raw[] => (Array.isArray(value) ? value.filter(isRaw) : []);
const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
const numbersOf = (value: unknown): number[] =>
  Array.isArray(value) ? value.filter((one): one is number => typeof one === "number") : [];
