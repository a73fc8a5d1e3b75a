import { expect } from "vitest";

/** How long a step may take on a busy two-core machine, in milliseconds. */
export const patience = 20_000;

/** Looks again until what `look` gives fulfils the assertion that follows. */
export const eventually: (look: () => unknown, message?: string) => ReturnType<typeof expect.poll> =
  (look, message) =>
    expect.poll(look, { timeout: patience, interval: 50, ...(message ? { message } : {}) });
