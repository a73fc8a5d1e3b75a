import { describe, expect, it } from "vitest";
import type { LogEntry } from "../../src/bridge/inspectorLog";
import { referenceOf } from "../../src/inspector/reference/entries";
import { literal } from "../../src/inspector/reference/examples";
import { fieldsOf } from "../../src/inspector/reference/fields";
import { linkOf } from "../../src/inspector/reference/linkOf";
import { searchReference } from "../../src/inspector/reference/search";
import { builtInProfile } from "../../src/shell/shellProfile";

/** A profile as the host serves it, with one entry of each kind. */
const profile = {
  events: [
    {
      name: "callConnected",
      group: "Calls",
      scope: "global",
      slotTypes: ["workbench", "modal"],
      grade: "guide",
      summary: "The call is connected.",
      fires: "When both sides can talk.",
      schema: {
        type: "object",
        required: ["phone"],
        properties: {
          phone: { $ref: "#/$defs/Phone", description: "The customer's number." },
          attempt: { anyOf: [{ $ref: "#/$defs/Attempt" }, { type: "null" }] },
        },
        $defs: {
          Phone: { type: "string", description: "A number." },
          Attempt: {
            type: "object",
            required: ["at"],
            properties: {
              at: { type: "integer", description: "When." },
              outcome: {
                description: "What came of it.",
                oneOf: [
                  { const: "busy", description: "Nobody free." },
                  { const: "failed", description: "It failed." },
                ],
              },
            },
          },
        },
      },
      example: { eventTime: 1, phone: "+919810012345", customerId: 7 },
    },
  ],
  methods: [
    {
      service: "contextData",
      method: "update",
      calls: ["client.contextData.update(object, data)"],
      requestKeys: [
        { name: "dataObject", required: true, meaning: "Which.", schema: { type: "string" } },
        { name: "updateData", required: false, meaning: "What.", schema: { type: "object" } },
      ],
      answeredBy: "host",
      grade: "seen",
      summary: "Changes what is in context.",
      result: "The record.",
      errors: [134, 136],
      example: { requestData: { dataObject: "customer", updateData: { city: "Pune" } } },
    },
  ],
  dataObjects: [
    {
      name: "interaction",
      scope: "context",
      summary: "The interaction.",
      grade: "ours",
      schema: { type: "object", properties: { interactionId: { type: "string" } } },
      uses: [
        {
          method: "action",
          action: "transfer",
          summary: "Hands it over.",
          argument: { type: "object", properties: { phone: { type: "string" } } },
        },
      ],
    },
  ],
  operations: [
    {
      name: "confirm",
      summary: "Asks yes or no.",
      grade: "ours",
      dataSchema: { type: "object", properties: { title: { type: "string" } } },
      answerSchema: { type: "object", properties: { confirmed: { type: "boolean" } } },
      example: { title: "Sure?" },
    },
  ],
  contexts: [
    { name: "ticket", summary: "Opens one.", grade: "ours", example: { ticketId: "T-1" } },
  ],
  contextOperations: [{ name: "hold", summary: "Holds.", grade: "ours", example: {} }],
  restRoutes: [
    {
      name: "getQueues",
      method: "GET",
      path: "cc/agentQueues/getByCampaign",
      summary: "The queues of a campaign.",
      grade: "seen",
      parameters: [
        { name: "campaignId", place: "query", type: "integer", required: true, meaning: "Which." },
      ],
    },
  ],
  errors: [{ code: 136, name: "wrongArgument", title: "wrong argument", meaning: "It is wrong." }],
};
const entries = referenceOf(profile);
const entry = (key: string) => {
  const found = entries.find((one) => one.key === key);
  if (found === undefined) throw new Error(`no entry ${key}`);
  return found;
};

describe("the reference of a profile", () => {
  it("has every entry, each under a key of its own", () => {
    expect(entries.map(({ key }) => key)).toEqual([
      "event globalEvent:callConnected",
      "method contextData.update",
      "object contextData interaction",
      "interface.trigger confirm",
      "contextData.trigger hold",
      "interface.open ticket",
      "api getQueues",
      "error 136",
    ]);
  });

  it("has every event, method, operation and error of the built-in profile once", () => {
    const built = referenceOf(builtInProfile);
    const keys = built.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { name } of builtInProfile.events) {
      expect(built.filter((one) => one.kind === "event" && one.name === name)).toHaveLength(1);
    }
    for (const { service, method } of builtInProfile.methods) {
      expect(keys).toContain(`method ${service}.${method}`);
    }
    for (const error of builtInProfile.errors) expect(keys).toContain(`error ${error.code}`);
  });

  it("writes each example for both generations", () => {
    expect(entry("event globalEvent:callConnected").examples).toEqual({
      modern: expect.stringContaining('await client.globalEvent("callConnected", (event) =>'),
      legacy: expect.stringContaining('client.globalEvent.register("callConnected", function'),
    });
    expect(entry("interface.trigger confirm").examples.modern).toContain(
      'client.interface.trigger({ action: "confirm", data: { title: "Sure?" } })',
    );
    expect(entry("interface.trigger confirm").examples.legacy).toContain(
      'client.interface.trigger("confirm", { title: "Sure?" }).then(function',
    );
    expect(entry("method contextData.update").examples.modern).toBe(
      'const answer = await client.contextData.update("customer", { city: "Pune" });',
    );
    expect(entry("interface.open ticket").examples.modern).toBe(
      'await client.interface.open("ticket", { ticketId: "T-1" });',
    );
    expect(entry("contextData.trigger hold").examples.legacy).toBe(
      'client.contextData.trigger("hold");',
    );
    expect(entry("object contextData interaction").uses).toMatchObject([
      { call: 'contextData.action("interaction", "transfer", data)', fields: [{ path: "phone" }] },
    ]);
  });

  it("tells of a method what it resolves to, and of all what they may be refused with", () => {
    expect(entry("method contextData.update")).toMatchObject({
      summary: "Changes what is in context.",
      result: "The record.",
      errors: [134, 136],
      answeredBy: "host",
    });
    expect(entry("event globalEvent:callConnected").errors).toEqual([121, 122]);
  });

  it("of a profile that brings names only is the names", () => {
    expect(referenceOf({ events: [{ name: "odd" }], methods: 4 })).toMatchObject([
      { key: "event globalEvent:odd", tables: [], summary: "" },
    ]);
  });
});

describe("a table of fields", () => {
  it("follows references, and tells nested fields below their own", () => {
    expect(fieldsOf(profile.events[0]?.schema)).toEqual([
      { path: "phone", type: "string", required: true, meaning: "The customer's number." },
      { path: "attempt", type: "object | null", required: false, meaning: "" },
      { path: "attempt.at", type: "number", required: true, meaning: "When." },
      {
        path: "attempt.outcome",
        type: '"busy" | "failed"',
        required: false,
        meaning: "What came of it. `busy`: nobody free; `failed`: it failed.",
      },
    ]);
  });

  it.each([
    [{ type: "array", items: { type: "string" } }, "string[]"],
    [{ type: "object", additionalProperties: { type: "number" } }, "Record<string, number>"],
    [{ type: ["string", "null"] }, "string | null"],
    [{ enum: ["a", 1] }, '"a" | 1'],
    [{}, "unknown"],
    [{ $ref: "#/$defs/Nowhere" }, "unknown"],
  ])("writes the type of %j", (field, type) => {
    expect(fieldsOf({ type: "object", properties: { field } })[0]?.type).toBe(type);
  });

  it("tells the fields of a list's items", () => {
    const schema = {
      type: "array",
      items: { type: "object", properties: { name: { type: "string" } } },
    };
    expect(fieldsOf(schema).map(({ path }) => path)).toEqual(["[].name"]);
  });

  it("ends where a type holds itself", () => {
    const schema = {
      properties: { next: { $ref: "#/$defs/Node" } },
      $defs: { Node: { type: "object", properties: { next: { $ref: "#/$defs/Node" } } } },
    };
    expect(fieldsOf(schema).length).toBeLessThan(10);
  });
});

describe("the search", () => {
  const names = (search: string, kind: Parameters<typeof searchReference>[2] = null) =>
    searchReference(entries, search, kind).map(({ name }) => name);

  it("finds an entry by its name first, then by what is said of it", () => {
    expect(names("confirm")).toEqual(["confirm"]);
    expect(names("customer's number")).toEqual(["callConnected"]);
    expect(names("136")[0]).toBe("136");
    expect(names("transfer")).toEqual(["interaction"]);
  });

  it("wants all words, in any case", () => {
    expect(names("CALL talk")).toEqual(["callConnected"]);
    expect(names("call nonsense")).toEqual([]);
  });

  it("keeps to a kind", () => {
    expect(names("", "error")).toEqual(["136"]);
  });
});

describe("a message's link", () => {
  const message = (facts: Partial<LogEntry>) => linkOf(facts as LogEntry);

  it.each([
    [
      { kind: "event", service: "globalEvent", name: "callConnected" },
      "event globalEvent:callConnected",
    ],
    [
      {
        kind: "request",
        service: "globalEvent",
        name: "register",
        payload: { eventName: "callConnected" },
      },
      "event globalEvent:callConnected",
    ],
    [
      {
        kind: "request",
        service: "interface",
        name: "trigger",
        payload: { operation: "confirm" },
      },
      "interface.trigger confirm",
    ],
    [
      { kind: "request", service: "interface", name: "open", payload: { contextName: "ticket" } },
      "interface.open ticket",
    ],
    [{ kind: "answer", service: "store", name: "get", payload: 4 }, "method store.get"],
    [{ kind: "notice", service: "lifeCycle", name: "appLoad" }, null],
  ] as [Partial<LogEntry>, string | null][])("%j leads to %s", (facts, key) => {
    expect(message(facts)).toBe(key);
  });
});

describe("a literal", () => {
  it.each([
    [{ a: 1, "b-c": ["x"] }, '{ a: 1, "b-c": ["x"] }'],
    [[], "[]"],
    [null, "null"],
    [
      { text: "a".repeat(40), more: "b".repeat(40) },
      `{\n  text: "${"a".repeat(40)}",\n  more: "${"b".repeat(40)}",\n}`,
    ],
  ])("of %j", (value, text) => {
    expect(literal(value)).toBe(text);
  });
});
