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
  /** Messages of one instance, of any kind. */
  messages: { burst: 20_000, perSecond: 5_000 },
  /** Messages above that which are still answered, with 148; what goes beyond is dropped unread, and counted. */
  refusals: { burst: 1_000, perSecond: 200 },
  /** Calls of one instance that go to the host. */
  hostCalls: { burst: 300, perSecond: 60 },
  /** Requests of one instance that wait for the host or a person at the same time. */
  pending: 256,
  /** Characters on their way to an app that it hasn't read yet; what comes on top is dropped, and counted. */
  unread: 8 * 1024 * 1024,
  /** An app is asked to confirm what it has read each time so many characters went out. */
  confirmEvery: 256 * 1024,
  /** What a message weighs beside its characters. */
  perMessage: 256,
} as const satisfies Record<string, Rate | number>;

/** Counts what an instance does against a rate: a bucket that fills up by time and gives one token a time. */
export class TokenBucket {
  #tokens: number;
  #at: number | undefined;

  constructor(readonly rate: Rate) {
    this.#tokens = rate.burst;
  }

  /** Takes a token, if there is one; `now` in milliseconds of a clock that doesn't jump. */
  take(now: number): boolean {
    const passed = Math.max(0, now - (this.#at ?? now));
    this.#at = now;
    this.#tokens = Math.min(this.rate.burst, this.#tokens + (passed * this.rate.perSecond) / 1_000);
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }

  /** Milliseconds until the next token is there. */
  get wait(): number {
    return Math.max(1, Math.ceil(((1 - this.#tokens) / this.rate.perSecond) * 1_000));
  }
}
