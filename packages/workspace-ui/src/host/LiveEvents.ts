import type { HostEvent } from "./types";

type Listener = (payload: unknown, interactionId: string | null) => void;

/** What is true for the moment only: typing, statistics. Nothing of it is kept. */
export class LiveEvents {
  readonly #listeners = new Map<string, Set<Listener>>();

  /** Hears events of this name until the function that comes back is called. */
  listen(name: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }

  /** Passes an event on to whoever listens. */
  tell({ name, payload }: HostEvent, interactionId: string | null): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(payload, interactionId);
  }
}
