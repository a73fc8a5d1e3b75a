import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findBinary, unsupportedNode } from "../bin/findBinary.js";

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "callbench-launcher-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function program(...parts) {
  const path = join(folder, ...parts);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, "\x7fELF");
  chmodSync(path, 0o755);
  return path;
}

describe("the binary is found", () => {
  it("by CALLBENCH_BIN before anything else", () => {
    const named = program("named", "callbench");
    const onPath = program("path", "callbench");
    expect(
      findBinary(folder, { CALLBENCH_BIN: named, PATH: join(onPath, "..") }, "linux").path,
    ).toBe(named);
  });

  it("by the recorded path before the PATH, from a folder inside the project", () => {
    const recorded = program("checkout", "callbench");
    const onPath = program("path", "callbench");
    mkdirSync(join(folder, "project", ".callbench"), { recursive: true });
    mkdirSync(join(folder, "project", "src"));
    writeFileSync(join(folder, "project", ".callbench", "binary"), `${recorded}\n`);
    const found = findBinary(join(folder, "project", "src"), { PATH: join(onPath, "..") }, "linux");
    expect(found.path).toBe(recorded);
  });

  it("on the PATH when the checkout has moved, and never the launcher itself", () => {
    mkdirSync(join(folder, "project", ".callbench"), { recursive: true });
    writeFileSync(
      join(folder, "project", ".callbench", "binary"),
      join(folder, "gone", "callbench"),
    );
    mkdirSync(join(folder, "bin"));
    const launcher = join(folder, "callbench.js");
    writeFileSync(launcher, "#!/usr/bin/env node\n");
    symlinkSync(launcher, join(folder, "bin", "callbench"));
    const onPath = program("path", "callbench");
    const PATH = `${join(folder, "bin")}:${join(onPath, "..")}`;
    expect(findBinary(join(folder, "project"), { PATH }, "linux").path).toBe(onPath);
  });
});

describe("without a binary the message says", () => {
  it("what was tried and what to do", () => {
    const found = findBinary(folder, { PATH: folder }, "linux");
    expect(found.path).toBeUndefined();
    expect(found.problem).toContain("cargo xtask build");
    expect(found.problem).toContain("CALLBENCH_BIN");
  });

  it("that CALLBENCH_BIN leads nowhere, instead of taking another", () => {
    const onPath = program("path", "callbench");
    const env = { CALLBENCH_BIN: join(folder, "nothing"), PATH: join(onPath, "..") };
    expect(findBinary(folder, env, "linux").problem).toContain("CALLBENCH_BIN names");
  });
});

it("knows the Node versions that Vite runs on", () => {
  for (const version of ["20.19.0", "22.12.1", "24.0.0"])
    expect(unsupportedNode(version)).toBeUndefined();
  for (const version of ["18.20.0", "20.18.9", "21.5.0", "22.11.0"]) {
    expect(unsupportedNode(version)).toContain("20.19+");
  }
});
