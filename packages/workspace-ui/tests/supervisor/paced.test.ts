import { beforeEach, describe, expect, it } from "vitest";
import { type Paced, paced } from "../../src/supervisor/paced";

/** A clock that is set by hand. */
class Clock {
  time = 0;
  #timers: { at: number; run: () => void }[] = [];
  readonly edges = {
    now: () => this.time,
    setTimeout: (run: () => void, ms: number) => {
      const timer = { at: this.time + ms, run };
      this.#timers.push(timer);
      return timer;
    },
    clearTimeout: (timer: unknown) => {
      this.#timers = this.#timers.filter((one) => one !== timer);
    },
  };

  async to(time: number): Promise<void> {
    this.time = time;
    const due = this.#timers.filter(({ at }) => at <= time);
    this.#timers = this.#timers.filter(({ at }) => at > time);
    for (const { run } of due) run();
    await new Promise<void>((resolve) => queueMicrotask(resolve));
    await Promise.resolve();
  }
}

describe("something that is fetched on notice", () => {
  let clock: Clock;
  let starts: number[];
  let finish: (() => void)[];
  let pace: Paced;
  beforeEach(() => {
    clock = new Clock();
    starts = [];
    finish = [];
    pace = paced(
      () => {
        starts.push(clock.time);
        return new Promise<void>((resolve) => finish.push(resolve));
      },
      1_000,
      clock.edges,
    );
  });

  const ask = async (): Promise<void> => {
    pace.ask();
    await clock.to(clock.time);
  };
  const done = async (): Promise<void> => {
    finish.shift()?.();
    await clock.to(clock.time);
    await clock.to(clock.time);
  };

  it("runs at once when it has not run lately", async () => {
    await ask();
    expect(starts).toEqual([0]);
  });

  it("runs once more for all that was asked while it ran, and not before a second has passed", async () => {
    await ask();
    await ask();
    await ask();
    await clock.to(100);
    await done();
    await clock.to(900);
    expect(starts).toEqual([0]);
    await clock.to(1_000);
    expect(starts).toEqual([0, 1_000]);
  });

  it("runs seldom when it takes long, so that it never eats more than a quarter of the time", async () => {
    await ask();
    await ask();
    await clock.to(2_000);
    await done();
    await clock.to(7_999);
    expect(starts).toEqual([0]);
    await clock.to(8_000);
    expect(starts).toEqual([0, 8_000]);
  });

  it("runs no more once it is stopped", async () => {
    await ask();
    await ask();
    pace.stop();
    await done();
    await clock.to(60_000);
    expect(starts).toEqual([0]);
  });
});
