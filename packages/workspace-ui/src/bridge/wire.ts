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

/** A sign of life: asked for, or given. */
export interface Sign {
  kind: "ping" | "pong";
  number: RequestId;
}

/** The app no longer wants the answer to a request. */
export interface Cancel {
  kind: "cancel";
  id: RequestId;
}

/** What a text from an app turned out to be. */
export type Incoming = Request | Notice | Malformed | Sign | Cancel;

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
  /** Whether there are pings and cancelling. */
  signs: boolean;
}

/** Reads a ping, a pong or a cancellation, which have no service. */
const signOf = ({ ping, pong, cancel }: Record<string, unknown>): Sign | Cancel | undefined => {
  if (isId(ping)) return { kind: "ping", number: ping };
  if (isId(pong)) return { kind: "pong", number: pong };
  return isId(cancel) ? { kind: "cancel", id: cancel } : undefined;
};

/** The value of a text, or why it has none. */
const parse = (raw: unknown, keys: Keys): { value: unknown } | Malformed => {
  if (typeof raw !== "string") return malformed("not a text: the bridge carries JSON texts");
  if (raw.length > MAX_TEXT) {
    return malformed("longer than 1 MiB", idFromHead(raw, keys.id));
  }
  try {
    return { value: JSON.parse(raw) };
  } catch {
    return malformed("not valid JSON");
  }
};

const read = (value: unknown, keys: Keys): Incoming => {
  if (!isObject(value)) return malformed("not a JSON object");
  const id = isId(value[keys.id]) ? (value[keys.id] as RequestId) : undefined;
  const { service, method } = value;
  if (typeof service !== "string" || service === "") {
    const sign = keys.signs ? signOf(value) : undefined;
    return sign ?? malformed("no `service`", id, service, method);
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

const legacyKeys: Keys = { id: "requestId", data: "requestData", signs: false };
const portKeys: Keys = { id: "id", data: "data", signs: true };

/** Reads a message of the legacy protocol. */
export const parseLegacy = (raw: unknown): Incoming => {
  const parsed = parse(raw, legacyKeys);
  return "value" in parsed ? read(parsed.value, legacyKeys) : parsed;
};

/** What an app sent over the port in one turn: each for {@link readPort}, so that what comes too much is never looked at. */
export interface Batch {
  kind: "batch";
  messages: readonly unknown[];
}

/** Reads a text of the port protocol. */
export const parsePort = (raw: unknown): Incoming | Batch => {
  const parsed = parse(raw, portKeys);
  if (!("value" in parsed)) return parsed;
  const { value } = parsed;
  return Array.isArray(value) ? { kind: "batch", messages: value } : readPort(value);
};

/** Reads one message of the port protocol. */
export const readPort = (value: unknown): Incoming => read(value, portKeys);

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

/** The texts of one event, each made when the first app needs it: many apps hear the same. */
export class EventTexts {
  /** `service:eventName`, as it is registered and as the port carries it. */
  readonly key: string;
  readonly #texts: (string | undefined)[] = [];

  constructor(
    readonly service: string,
    readonly name: string,
    readonly payload: unknown,
    /** Its number in the agent's delivery sequence, where it has one; the port protocol tells it from version 2 on. */
    readonly seq?: number,
  ) {
    this.key = `${service}:${name}`;
  }

  /** The text for a version of the port protocol; for the legacy protocol, 0. */
  of(version: 0 | 1 | 2): string {
    this.#texts[version] ??= this.#make(version);
    return this.#texts[version];
  }

  #make(version: 0 | 1 | 2): string {
    const data = this.payload ?? null;
    if (version === 0) {
      const { service, name: eventName } = this;
      return JSON.stringify({ responseType: "event", service, eventName, data });
    }
    const seq = version === 2 ? this.seq : undefined;
    return JSON.stringify({ event: this.key, data, seq });
  }
}

/** The offer of a port, sent once per load together with the port itself. */
export const portOfferText = (version: 1 | 2): string =>
  JSON.stringify({ responseType: "port", version });

/** Asks the app for a sign of life. */
export const pingText = (number: number): string => JSON.stringify({ ping: number });

/** Gives the app the sign of life that it asked for. */
export const pongText = (number: RequestId): string => JSON.stringify({ pong: number });
