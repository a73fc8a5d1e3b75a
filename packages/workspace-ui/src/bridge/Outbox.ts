import { limits } from "./limits";

/**
 * Counts what is on its way to an app and not yet read, so that one that hangs can't fill the page's memory. Messages
 * arrive in order: whoever answers a ping has read all that was sent before it.
 */
export class Outbox {
  #sent = 0;
  #read = 0;
  #pings = 0;
  #confirmAt: number = limits.confirmEvery;
  #dropped = 0;
  readonly #sentAt = new Map<number, number>();

  /** Messages dropped because the app didn't read. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Makes room for a text; `false`, and counted, when too much is unread already. */
  admit(size: number): boolean {
    const weight = size + limits.perMessage;
    if (this.#sent - this.#read + weight > limits.unread) {
      this.#dropped += 1;
      return false;
    }
    this.#sent += weight;
    return true;
  }

  /** Whether the app should be asked how far it has read. */
  get shouldConfirm(): boolean {
    return this.#sent >= this.#confirmAt;
  }

  /** The number of a ping that is about to be sent. */
  nextPing(): number {
    this.#pings += 1;
    this.#confirmAt = this.#sent + limits.confirmEvery;
    this.#sentAt.set(this.#pings, this.#sent);
    return this.#pings;
  }

  /** The app answered a ping: gives how many messages it has missed, once it has read all others. */
  confirm(ping: unknown): number {
    if (typeof ping !== "number") return 0;
    const read = this.#sentAt.get(ping);
    if (read === undefined) return 0;
    for (const earlier of this.#sentAt.keys()) {
      if (earlier <= ping) this.#sentAt.delete(earlier);
    }
    this.#read = read;
    if (this.#sentAt.size > 0) return 0;
    const missed = this.#dropped;
    this.#dropped = 0;
    return missed;
  }
}
