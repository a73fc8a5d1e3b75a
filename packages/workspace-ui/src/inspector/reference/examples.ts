/** An example for each of the two generations of apps. */
export interface Examples {
  modern: string;
  legacy: string;
}

/** A JSON value as it stands in code. */
export const literal = (value: unknown, indent = 0): string => {
  const pad = "  ".repeat(indent + 1);
  const end = "  ".repeat(indent);
  if (Array.isArray(value)) {
    if (value.length === 0) return "[]";
    const short = `[${value.map((item) => literal(item)).join(", ")}]`;
    if (short.length <= 60 && !short.includes("\n")) return short;
    return `[\n${value.map((item) => `${pad}${literal(item, indent + 1)},`).join("\n")}\n${end}]`;
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value);
    if (entries.length === 0) return "{}";
    const key = (name: string): string =>
      /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
    const short = `{ ${entries.map(([name, item]) => `${key(name)}: ${literal(item)}`).join(", ")} }`;
    if (short.length <= 60 && !short.includes("\n")) return short;
    return `{\n${entries
      .map(([name, item]) => `${pad}${key(name)}: ${literal(item, indent + 1)},`)
      .join("\n")}\n${end}}`;
  }
  return JSON.stringify(value) ?? "undefined";
};

const same = (text: string): Examples => ({ modern: text, legacy: legacyOf(text) });

/** The first generation has callbacks where the second has `await`. */
const legacyOf = (modern: string): string => {
  const match = /^const (\w+) = await ([\s\S]+);$/.exec(modern);
  if (match) {
    return `${match[2]}.then(function (${match[1]}) {\n  console.log(${match[1]});\n});`;
  }
  return modern.replace(/^await /, "");
};

/** How an event is registered for. */
export const eventExamples = (service: string, name: string, payload: unknown): Examples => {
  const keys =
    typeof payload === "object" && payload !== null
      ? Object.keys(payload).filter((key) => !["eventTime", "sessionId", "userId"].includes(key))
      : [];
  const shown = keys.slice(0, 2).map((key) => `event.${key}`);
  const log = `  console.log(${shown.length === 0 ? "event" : shown.join(", ")});`;
  return {
    modern: `const stop = await client.${service}("${name}", (event) => {\n${log}\n});\n// Later, when it need not be heard any more:\nstop();`,
    legacy: `client.${service}.register("${name}", function (event) {\n${log}\n});`,
  };
};

/** How a method is called; `calls` are its spellings, the current generation's first. */
export const methodExamples = (
  calls: readonly string[],
  requestKeys: readonly string[],
  requestData: unknown,
): Examples => {
  const [modern = "", legacy = modern] = calls;
  const values = (requestData ?? {}) as Record<string, unknown>;
  const given = requestKeys.filter((key) => values[key] !== undefined);
  const filled = (call: string): string => {
    const open = call.indexOf("(");
    if (open < 0 || given.length === 0 || call.includes("callback") || call.includes("{")) {
      return call;
    }
    const taken = given.map((key) => literal(values[key])).join(", ");
    return `${call.slice(0, open)}(${taken})`;
  };
  if (!modern.startsWith("client.")) return { modern, legacy };
  return {
    modern: `const answer = await ${filled(modern)};`,
    legacy: legacyOf(`const answer = await ${filled(legacy)};`),
  };
};

/** How an operation of `interface.trigger` is asked for. */
export const operationExamples = (name: string, data: unknown): Examples => ({
  modern: `const answer = await client.interface.trigger(${literal({ action: name, data })});`,
  legacy: legacyOf(`const answer = await client.interface.trigger("${name}", ${literal(data)});`),
});

/** How a context of `interface.open` is asked for. */
export const contextExamples = (name: string, data: unknown): Examples =>
  same(`await client.interface.open("${name}"${rest(data)});`);

/** How an operation of `contextData.trigger` is asked for. */
export const contextOperationExamples = (name: string, data: unknown): Examples =>
  same(`await client.contextData.trigger("${name}"${rest(data)});`);

/** How a data object is read. */
export const objectExamples = (scope: string, name: string): Examples =>
  same(`const ${variable(name)} = await client.${scope}Data.get("${name}");`);

/** How an API is called by its name. */
export const apiExamples = (name: string, parameters: Record<string, unknown>): Examples =>
  same(`const answer = await client.request.api("${name}"${rest(parameters)});`);

/** How a refusal is told from others. */
export const errorExamples = (errorCode: number): Examples => ({
  modern: `try {\n  await client.contextData.get("customer");\n} catch (error) {\n  if (error.code === ${errorCode}) console.warn(error.message, error.field, error.didYouMean);\n}`,
  legacy: `client.contextData.get("customer").catch(function (error) {\n  if (error.code === ${errorCode}) console.warn(error.message);\n});`,
});

const rest = (data: unknown): string =>
  data === undefined ||
  data === null ||
  (typeof data === "object" && Object.keys(data).length === 0)
    ? ""
    : `, ${literal(data)}`;

const variable = (name: string): string => name.replace(/[^A-Za-z]/g, "");
