import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    environment: "node",
    // A browser, a host and an app each: more at once than cores only makes all of them slow.
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // The steps of a story build on each other: after a failure the rest has nothing to say.
    bail: 0,
    sequence: { shuffle: false },
  },
});
