/**
 * The host's clock as far as this page knows it. The offset is what the last message said; a live timer on it agrees
 * with what the host will record, whatever the desk's own clock says.
 */
export class HostClock {
  #offset = 0;
  #known = false;

  constructor(private readonly local: () => number = Date.now) {}

  /** Takes a `now` of the host, just received. */
  learn(hostNow: number): void {
    if (!Number.isFinite(hostNow)) return;
    const offset = hostNow - this.local();
    // Messages are late by their way, never early: the largest offset is the nearest to the truth, but a clock that
    // was set anew must be followed.
    if (!this.#known || offset > this.#offset || this.#offset - offset > 5_000)
      this.#offset = offset;
    this.#known = true;
  }

  /** Host time, milliseconds since the epoch. */
  now = (): number => this.local() + this.#offset;
}
