/** How many of something may come at once, and how many a second after that. */
export interface Rate {
  burst: number;
  perSecond: number;
}

/**
 * What one app may ask of the page that all apps share. A shell-answered request costs the page about 0.03 ms, so that an app
 * at its limit takes a sixth of it; no app that works comes near.
 */
export const limits = {
  /** Messages of one instance, of any kind; a long one counts as several. */
  messages: { burst: 20_000, perSecond: 5_000 },
  /** Messages above that which are still answered, with 148; what goes beyond is dropped unread, and counted. */
  refusals: { burst: 1_000, perSecond: 200 },
  /** Characters for which a message counts once more. */
  charactersAToken: 16 * 1024,
  /** Calls of one instance that go to the host. */
  hostCalls: { burst: 300, perSecond: 60 },
  /** Requests of one instance that wait for the host or a person at the same time. */
  pending: 256,
  /** Characters on their way to an app that it hasn't read yet; what comes on top is dropped, and counted. */
  unread: 8 * 1024 * 1024,
  /** An app is asked to confirm what it has read each time so many characters went out. */
  confirmEvery: 256 * 1024,
  /** What goes to an app in one turn goes in one message, up to so many characters. */
  batch: 64 * 1024,
  /** What a message weighs beside its characters. */
  perMessage: 256,
} as const satisfies Record<string, Rate | number>;

/**
 * Counts what an instance does against a rate: a bucket of tokens that time fills up again. It looks at the clock only when it
 * is empty, so that who keeps within the rate costs no more than a subtraction.
 */
export class TokenBucket {
  #tokens: number;
  #filledAt: number;

  /** `clock` gives milliseconds; it must not jump. */
  constructor(
    readonly rate: Rate,
    private readonly clock: () => number,
  ) {
    this.#tokens = rate.burst;
    this.#filledAt = clock();
  }

  /** Takes tokens, if there are so many. */
  take(tokens = 1): boolean {
    if (this.#tokens < tokens) this.#fill();
    if (this.#tokens < tokens) return false;
    this.#tokens -= tokens;
    return true;
  }

  /** Milliseconds until the next token is there. */
  get wait(): number {
    return Math.max(1, Math.ceil(((1 - this.#tokens) / this.rate.perSecond) * 1_000));
  }

  #fill(): void {
    const now = this.clock();
    const passed = Math.max(0, now - this.#filledAt);
    this.#filledAt = now;
    const { burst, perSecond } = this.rate;
    this.#tokens = Math.min(burst, this.#tokens + (passed * perSecond) / 1_000);
  }
}
