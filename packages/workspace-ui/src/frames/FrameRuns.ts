/** What goes on about one frame. */
export interface FrameRun {
  /** The window that it has of its own, if any. */
  popup: Window | null;
  /** Grows with each load: what an earlier one was waiting for no longer counts. */
  load: number;
}

/** What goes on about each frame: its loads, its window, and what is to happen later. */
export class FrameRuns {
  readonly #runs = new Map<string, FrameRun>();
  readonly #timers = new Map<string, Set<number>>();

  constructor(private readonly view: Window) {}

  /** What goes on about a frame, from now on if nothing did. */
  of(frameId: string): FrameRun {
    let run = this.#runs.get(frameId);
    if (run === undefined) {
      run = { popup: null, load: 0 };
      this.#runs.set(frameId, run);
    }
    return run;
  }

  /** What goes on about a frame, if anything does. */
  known(frameId: string): FrameRun | undefined {
    return this.#runs.get(frameId);
  }

  /** Whether this is still the frame's newest load. */
  isLoad(frameId: string, load: number): boolean {
    return this.#runs.get(frameId)?.load === load;
  }

  /** Does something about a frame after a while. */
  later(frameId: string, ms: number, run: () => void): void {
    const timers = this.#timers.get(frameId) ?? new Set();
    this.#timers.set(frameId, timers);
    const timer = this.view.setTimeout(() => {
      timers.delete(timer);
      run();
    }, ms);
    timers.add(timer);
  }

  /** Nothing more is to happen about a frame. */
  clear(frameId: string): void {
    for (const timer of this.#timers.get(frameId) ?? []) this.view.clearTimeout(timer);
    this.#timers.delete(frameId);
  }

  /** The frame has gone, and its window with it. */
  forget(frameId: string): void {
    this.clear(frameId);
    this.#runs.get(frameId)?.popup?.close();
    this.#runs.delete(frameId);
  }
}
