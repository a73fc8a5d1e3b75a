import { fileURLToPath } from "node:url";

/** The checkout. */
export const checkout = fileURLToPath(new URL("../..", import.meta.url));

/** Where screenshots and the evidence of failures go; not committed. */
export const results = fileURLToPath(new URL("../../test-results/", import.meta.url));

/** The `callbench` binary under test. */
export const binary =
  process.env.CALLBENCH_BIN ??
  fileURLToPath(new URL("../../target/e2e/callbench", import.meta.url));

/** The browser. */
export const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** A folder of `e2e/fixtures`. */
export const fixture = (name: string): string =>
  fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
