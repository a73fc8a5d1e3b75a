/**
 * The host's clock as far as this page knows it. It is anchored to what the host last said and runs on by this page's own
 * clock, at the host's rate; a live timer on it agrees with what the host will record, whatever the desk's clock says.
 */
export class HostClock {
  #host = 0;
  #local = 0;
  #rate = 1;
  #known = false;

  constructor(private readonly local: () => number = Date.now) {}

  /** Host milliseconds that pass in one of this page's: 1 except while a scenario plays, 0 while it stands still. */
  get rate(): number {
    return this.#rate;
  }

  /** Takes a `now` of the host, just received, and how fast its clock runs; as before when it isn't said. */
  learn(hostNow: number, rate = this.#rate): void {
    if (!Number.isFinite(hostNow) || !Number.isFinite(rate) || rate < 0) return;
    const behind = this.now() - hostNow;
    // Messages are late by their way, never early: the latest reading is the nearest to the truth, but a clock that was
    // set anew, or that runs at another rate, must be followed.
    const late = behind >= 0 && behind <= 5_000 * Math.max(1, rate);
    if (!this.#known || rate !== this.#rate || !late) {
      this.#host = hostNow;
      this.#local = this.local();
    }
    this.#rate = rate;
    this.#known = true;
  }

  /** Host time, milliseconds since the epoch. */
  now = (): number =>
    this.#known ? this.#host + (this.local() - this.#local) * this.#rate : this.local();
}
