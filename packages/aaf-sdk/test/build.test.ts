import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createContext, runInContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { FakeShell } from "./fakeShell";

const root = fileURLToPath(new URL("..", import.meta.url));
let folder: string;
let moduleFile: string;
let classicFile: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "aaf-sdk-"));
  for (const mode of ["module", "classic"]) {
    await build({ root, mode, logLevel: "silent", build: { outDir: folder } });
  }
  moduleFile = join(folder, "aaf-sdk.js");
  classicFile = join(folder, "aaf_sdk.js");
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A page's global scope: what a script declares at its top becomes a global here. */
function page() {
  const shell = new FakeShell();
  const window: Record<string, unknown> = { ...shell.scope, URL, URLSearchParams, Blob };
  window.window = window;
  return { shell, window, context: createContext(window) };
}

describe("the built files", () => {
  it("module: sets the global and exports it by name and as default", async () => {
    const { shell, window } = page();
    vi.stubGlobal("window", window);
    const loaded = await import(/* @vite-ignore */ pathToFileURL(moduleFile).href);
    vi.unstubAllGlobals();
    expect(Object.keys(loaded).sort()).toEqual(["AmeyoClient", "default"]);
    expect(loaded.default).toBe(loaded.AmeyoClient);
    expect(window.AmeyoClient).toBe(loaded.AmeyoClient);
    expect(loaded.AmeyoClient).toMatchObject({
      init: expect.any(Function),
      initialize: expect.any(Function),
    });
    expect(shell.trace).toEqual(["appLoad"]);
  });

  it("classic: sets the global and no other name", async () => {
    const { shell, window, context } = page();
    const before = Object.keys(window);
    runInContext(await readFile(classicFile, "utf8"), context);
    expect(Object.keys(window).filter((each) => !before.includes(each))).toEqual(["AmeyoClient"]);
    expect(shell.trace).toEqual(["appLoad"]);
  });

  it("keep the first when a page loads two", async () => {
    const { shell, window, context } = page();
    const script = await readFile(classicFile, "utf8");
    runInContext(script, context);
    const first = window.AmeyoClient;
    runInContext(script, context);
    expect(window.AmeyoClient).toBe(first);
    expect(shell.trace).toEqual(["appLoad"]);
  });

  it("replace a vendor's file of the same global", async () => {
    const { window, context } = page();
    const vendor = { init: () => ({}) };
    window.AmeyoClient = vendor;
    runInContext(await readFile(classicFile, "utf8"), context);
    expect(window.AmeyoClient).not.toBe(vendor);
  });

  it("stay within 4 KiB gzip each", async () => {
    for (const file of [moduleFile, classicFile]) {
      expect(gzipSync(await readFile(file), { level: 9 }).length).toBeLessThanOrEqual(4096);
    }
  });
});
