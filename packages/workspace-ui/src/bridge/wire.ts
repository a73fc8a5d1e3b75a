/**
 * The messages of the bridge, both transports (docs/internals/bridge.md, sections 1 and 2).
 *
 * Parsing never throws: whatever a window sends becomes a request, a notice or a named fault.
 */

/** Longest text accepted from an app, in UTF-16 code units. */
export const MAX_TEXT = 1024 * 1024;

/** How a message travelled. */
export type Transport = "legacy" | "port";

/** What an app chose to recognise its answer by; sent back exactly as it came. */
export type RequestId = string | number;

/** Keys and values of a request, as in the contract's method table. */
export type RequestData = Record<string, unknown>;

/** A request that awaits an answer. */
export interface Request {
  kind: "request";
  id: RequestId;
  service: string;
  method: string;
  data: RequestData;
}

/** A life-cycle message; it is never answered. */
export interface Notice {
  kind: "notice";
  eventName: string;
  /** Transports that the app's SDK offers besides the legacy one (only with `appLoad`). */
  transports: readonly string[];
  data: RequestData;
}

/** Something that can't be carried out; answered only when an id can be read. */
export interface Malformed {
  kind: "malformed";
  id: RequestId | undefined;
  service: string;
  method: string;
  reason: string;
}

/** What a text from an app turned out to be. */
export type Incoming = Request | Notice | Malformed;

/** The answer to a request: the contract's success value, or a failure with its code. */
export type Outcome = { status: "success"; data: unknown } | { status: "failure"; data: Failure };

/** A failure as apps see it. */
export interface Failure {
  code: number;
  message: string;
  /** The path of the argument that was wrong: `operationData.fields[0].type`. */
  field?: string;
  /** The name that was wrong. */
  given?: string;
  /** The right name that is nearest to it. */
  didYouMean?: string;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isId = (value: unknown): value is RequestId =>
  (typeof value === "string" && value.length <= 256) ||
  (typeof value === "number" && Number.isFinite(value));

/** Reads the id of a text that is too long to be parsed, from its first characters. */
const idFromHead = (text: string, key: string): RequestId | undefined => {
  const match = new RegExp(`"${key}"\\s*:\\s*(?:"([^"\\\\]{1,256})"|(\\d{1,15}))`).exec(
    text.slice(0, 1024),
  );
  if (match?.[1] !== undefined) return match[1];
  return match?.[2] === undefined ? undefined : Number(match[2]);
};

const malformed = (
  reason: string,
  id?: RequestId,
  service: unknown = "",
  method: unknown = "",
): Malformed => ({
  kind: "malformed",
  id,
  reason,
  service: typeof service === "string" ? service : "",
  method: typeof method === "string" ? method : "",
});

interface Keys {
  id: "requestId" | "id";
  data: "requestData" | "data";
}

const parse = (raw: unknown, keys: Keys): Incoming => {
  if (typeof raw !== "string") return malformed("not a text: the bridge carries JSON texts");
  if (raw.length > MAX_TEXT) {
    return malformed("longer than 1 MiB", idFromHead(raw, keys.id));
  }
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch {
    return malformed("not valid JSON");
  }
  if (!isObject(value)) return malformed("not a JSON object");
  const id = isId(value[keys.id]) ? (value[keys.id] as RequestId) : undefined;
  const { service, method } = value;
  if (typeof service !== "string" || service === "") {
    return malformed("no `service`", id, service, method);
  }
  if (typeof method !== "string" || method === "") {
    return malformed("no `method`", id, service, method);
  }
  const data = value[keys.data] ?? {};
  if (!isObject(data)) return malformed(`\`${keys.data}\` is not an object`, id, service, method);
  if (service === "lifeCycle" && method === "event") {
    if (typeof data.eventName !== "string") {
      return malformed("a life-cycle message without `eventName`", undefined, service, method);
    }
    const transports = Array.isArray(value.transports)
      ? value.transports.filter((item): item is string => typeof item === "string")
      : [];
    return { kind: "notice", eventName: data.eventName, transports, data };
  }
  if (id === undefined) return malformed(`no \`${keys.id}\``, undefined, service, method);
  return { kind: "request", id, service, method, data };
};

/** Reads a message of the legacy protocol. */
export const parseLegacy = (raw: unknown): Incoming =>
  parse(raw, { id: "requestId", data: "requestData" });

/** Reads a message of the port protocol. */
export const parsePort = (raw: unknown): Incoming => parse(raw, { id: "id", data: "data" });

/** The answer to a request, as a text of the transport it came by. */
export const answerText = (
  transport: Transport,
  request: { id: RequestId; service: string; method: string },
  outcome: Outcome,
): string => {
  if (transport === "port") {
    return outcome.status === "success"
      ? JSON.stringify({ id: request.id, data: outcome.data ?? null })
      : JSON.stringify({ id: request.id, error: outcome.data });
  }
  return JSON.stringify({
    responseType: "request",
    requestId: request.id,
    service: request.service,
    method: request.method,
    status: outcome.status,
    data: outcome.data ?? null,
  });
};

/** An event, as a text of a transport. */
export const eventText = (
  transport: Transport,
  service: string,
  eventName: string,
  data: unknown,
): string =>
  transport === "port"
    ? JSON.stringify({ event: `${service}:${eventName}`, data: data ?? null })
    : JSON.stringify({ responseType: "event", service, eventName, data: data ?? null });

/** The offer of a port, sent once per load together with the port itself. */
export const portOfferText = (): string => JSON.stringify({ responseType: "port", version: 1 });
