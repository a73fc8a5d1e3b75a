/** One burst of the ringing tone, in seconds after the pattern's begin. */
interface Burst {
  at: number;
  lasts: number;
}

const bursts: readonly Burst[] = [
  { at: 0, lasts: 0.4 },
  { at: 0.6, lasts: 0.4 },
];

/** The ringing pattern begins again after this, in milliseconds. */
const ringEvery = 3_000;

/** Two tones a little apart sound like a telephone; hertz. */
const ringTones = [400, 450] as const;
const chimeTones = [660, 880] as const;

/** Quiet enough for a headset. */
const volume = 0.12;

const lockName = "callbench-ringing";

/**
 * Makes sounds without a file. Of several tabs only one rings. A browser gives sound only to pages that have been
 * clicked: `unlock` is called then.
 */
export class Ringer {
  #context: AudioContext | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  #asked: AbortController | undefined;
  #release: (() => void) | undefined;

  constructor(private readonly view: Window & Partial<Pick<typeof globalThis, "AudioContext">>) {}

  /** The page was clicked: sound is allowed from now on. */
  readonly unlock = (): void => {
    const Context = this.view.AudioContext;
    if (Context === undefined) return;
    this.#context ??= new Context();
    if (this.#context.state === "suspended") void this.#context.resume().catch(() => undefined);
  };

  /** Rings until `stop`. */
  start(): void {
    if (this.#asked !== undefined) return;
    const asked = new AbortController();
    this.#asked = asked;
    const locks = this.view.navigator.locks as LockManager | undefined;
    if (locks === undefined) {
      this.#ring();
      return;
    }
    const held = locks.request(lockName, { signal: asked.signal }, () => {
      if (asked.signal.aborted) return undefined;
      this.#ring();
      return new Promise<void>((resolve) => {
        this.#release = resolve;
      });
    });
    // Stopped before the lock came.
    void held.catch(() => undefined);
  }

  /** Stops ringing. */
  stop(): void {
    this.#asked?.abort();
    this.#asked = undefined;
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#release?.();
    this.#release = undefined;
  }

  /** A short sound, once: something came that can wait a moment. */
  chime(): void {
    for (const [index, tone] of chimeTones.entries()) {
      this.#play([tone], { at: index * 0.14, lasts: 0.16 });
    }
  }

  #ring(): void {
    const pattern = (): void => {
      for (const burst of bursts) this.#play(ringTones, burst);
    };
    pattern();
    this.#timer = setInterval(pattern, ringEvery);
  }

  #play(tones: readonly number[], { at, lasts }: Burst): void {
    const context = this.#context;
    if (context?.state !== "running") return;
    const begin = context.currentTime + at;
    const gain = context.createGain();
    gain.connect(context.destination);
    gain.gain.setValueAtTime(0, begin);
    // Without a slope it would click.
    gain.gain.linearRampToValueAtTime(volume / tones.length, begin + 0.02);
    gain.gain.setValueAtTime(volume / tones.length, begin + lasts - 0.04);
    gain.gain.linearRampToValueAtTime(0, begin + lasts);
    for (const tone of tones) {
      const oscillator = context.createOscillator();
      oscillator.frequency.value = tone;
      oscillator.connect(gain);
      oscillator.start(begin);
      oscillator.stop(begin + lasts);
    }
  }
}
