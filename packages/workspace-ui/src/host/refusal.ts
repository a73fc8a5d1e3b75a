/** What the host says when it doesn't do something: what and where, and how to mend it. */
export class Refusal extends Error {
  override readonly name = "Refusal";

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly remedy: string,
    readonly field?: string,
    readonly details?: unknown,
    /** Seconds after which another try makes sense, if the host said so. */
    readonly retryAfter?: number,
  ) {
    super(message);
  }
}

/** The host did not answer: the network or the host itself is away. */
export class HostAway extends Error {
  override readonly name = "HostAway";

  constructor(cause?: unknown) {
    super("The host did not answer.", { cause });
  }
}

const text = (value: unknown): string | undefined =>
  typeof value === "string" ? value : undefined;

/** Reads a refusal from an answer's body; a body that isn't ours still gives a usable one. */
export const refusalFrom = (status: number, body: unknown, retryAfter: string | null): Refusal => {
  const record = typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
  const seconds = retryAfter === null ? Number.NaN : Number(retryAfter);
  return new Refusal(
    status,
    text(record.code) ?? `http-${status}`,
    text(record.message) ?? `The host answered with status ${status}.`,
    text(record.remedy) ?? "Try again; if it stays so, look at the host's log.",
    text(record.field),
    record.details,
    Number.isFinite(seconds) ? seconds : undefined,
  );
};
