/** What a notice needs from outside. */
interface Edges {
  typing(interactionId: string, typing: boolean): void;
  setTimeout(run: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
}

/** An agent who hasn't touched a key for so long has stopped writing, in milliseconds. */
const pause = 3_000;
/** How often the other side hears that the agent still writes, in milliseconds. */
const again = 4_000;

interface Writing {
  /** Ends the pause. */
  stop: unknown;
  /** Allows the next notice; `null` when one may go now. */
  next: unknown;
}

/** Tells the other side that the agent writes: at once, then now and then, and when it is over. */
export class TypingNotice {
  readonly #writing = new Map<string, Writing>();

  constructor(private readonly edges: Edges) {}

  /** The agent touched a key. */
  wrote(interactionId: string): void {
    const writing = this.#writing.get(interactionId) ?? { stop: null, next: null };
    this.#writing.set(interactionId, writing);
    this.edges.clearTimeout(writing.stop);
    writing.stop = this.edges.setTimeout(() => this.stopped(interactionId), pause);
    if (writing.next !== null) return;
    this.edges.typing(interactionId, true);
    writing.next = this.edges.setTimeout(() => {
      writing.next = null;
    }, again);
  }

  /** The agent has sent it, or given it up. */
  stopped(interactionId: string): void {
    if (!this.#writing.has(interactionId)) return;
    this.forget(interactionId);
    this.edges.typing(interactionId, false);
  }

  /** The chat is over: nobody needs to hear anything. */
  forget(interactionId: string): void {
    const writing = this.#writing.get(interactionId);
    if (writing === undefined) return;
    this.edges.clearTimeout(writing.stop);
    this.edges.clearTimeout(writing.next);
    this.#writing.delete(interactionId);
  }

  /** Ends all timers. */
  stop(): void {
    for (const interactionId of [...this.#writing.keys()]) this.forget(interactionId);
  }
}
