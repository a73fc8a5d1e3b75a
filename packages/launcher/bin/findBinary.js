// Where the binary is: $CALLBENCH_BIN, then the path that `callbench create` recorded, then PATH.
import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";

/**
 * @param {string} folder where the command was called
 * @param {NodeJS.ProcessEnv} env
 * @param {string} platform
 * @returns {{ path: string } | { path: undefined, problem: string }}
 */
export function findBinary(folder, env, platform) {
  const tried = [];
  const named = env.CALLBENCH_BIN;
  if (named) {
    if (isProgram(named)) return { path: resolve(named) };
    return {
      path: undefined,
      problem: `CALLBENCH_BIN names ${named}, which is not there. Correct it, or unset it.`,
    };
  }
  const record = findUp(folder, join(".callbench", "binary"));
  const recorded = record && readFileSync(record, "utf8").trim();
  if (recorded) {
    if (isProgram(recorded)) return { path: recorded };
    tried.push(`${recorded} (recorded when the project was created)`);
  }
  const name = platform === "win32" ? "callbench.exe" : "callbench";
  for (const entry of (env.PATH ?? env.Path ?? "").split(delimiter).filter(Boolean)) {
    const candidate = join(entry, name);
    // npm puts this very launcher on the PATH under the same name.
    if (isProgram(candidate) && !isLauncher(candidate)) return { path: candidate };
  }
  tried.push(`${name} on the PATH`);
  return {
    path: undefined,
    problem:
      `the callbench command was not found. Tried: ${tried.join(", ")}.\n` +
      "Build it in a Callbench checkout with `cargo xtask build`, then either put target/release on your PATH\n" +
      "or set CALLBENCH_BIN to the binary, such as CALLBENCH_BIN=~/callbench/target/release/callbench",
  };
}

/**
 * Node versions that Vite runs on; answers what to say about another.
 * @param {string} version such as 20.19.0
 * @returns {string | undefined}
 */
export function unsupportedNode(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const ok = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  return ok ? undefined : `Node ${version} is too old. Install Node 20.19+ or 22.12+.`;
}

function isProgram(path) {
  return existsSync(path) && statSync(path).isFile();
}

function isLauncher(path) {
  const real = realpathSync(path);
  return real.endsWith("callbench.js") || readFileSync(real).subarray(0, 2).toString() === "#!";
}

function findUp(folder, relative) {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const candidate = join(at, relative);
    if (existsSync(candidate)) return candidate;
    if (at === dirname(at)) return undefined;
  }
}
