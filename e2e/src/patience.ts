import { expect } from "vitest";

/** How long a step may take on a busy two-core machine, in milliseconds. */
export const patience = 20_000;

/** Looks again until what `look` gives fulfils the assertion that follows. */
export const eventually: (look: () => unknown, message?: string) => ReturnType<typeof expect.poll> =
  (look, message) =>
    expect.poll(look, { timeout: patience, interval: 50, ...(message ? { message } : {}) });

/** Looks again until what it sees holds, also outside a test; gives what it saw. */
export const until = async <T>(
  look: () => Promise<T>,
  holds: (seen: T) => boolean,
  what: string,
): Promise<T> => {
  const end = Date.now() + patience;
  for (;;) {
    const seen = await look();
    if (holds(seen)) return seen;
    if (Date.now() > end)
      throw new Error(`not so in time: ${what}; last seen: ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
};
