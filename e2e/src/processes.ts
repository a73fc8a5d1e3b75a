import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";

/** What a program that has ended left behind. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a program to its end, with `input` on its standard input. */
export const run = (
  program: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv; input?: string; timeoutMs?: number } = {},
): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: ["pipe", "pipe", "pipe"],
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      env: { ...process.env, ...options.env },
    });
    let [out, err] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      out += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      err += text;
    });
    const timer = setTimeout(() => child.kill("SIGKILL"), options.timeoutMs ?? 180_000);
    child.on("error", reject);
    child.stdin.on("error", () => undefined);
    child.stdin.end(options.input ?? "");
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve({ code, out, err });
    });
  });

const signalGroup = (child: ChildProcess, signal: NodeJS.Signals): void => {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, signal);
  } catch {
    // All of it has ended already.
  }
};

/** A program that goes on running and says when it is ready. */
export class Running {
  out = "";
  err = "";
  readonly ended: Promise<number | null>;

  private constructor(readonly child: ChildProcess) {
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      this.out += text;
    });
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      this.err += text;
    });
    this.ended = new Promise((resolve) => child.on("close", (code) => resolve(code)));
  }

  /** Starts it and waits for a line of its output that `ready` matches; gives the match. */
  static async start(
    program: string,
    args: readonly string[],
    ready: RegExp,
    options: SpawnOptions & { timeoutMs?: number } = {},
  ): Promise<{ running: Running; match: RegExpExecArray }> {
    const { timeoutMs = 60_000, ...spawning } = options;
    // A group of its own: a terminal's interrupt reaches npm, the launcher, the host and the dev server alike.
    const child = spawn(program, args, {
      ...spawning,
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    const running = new Running(child);
    const match = await new Promise<RegExpExecArray>((resolve, reject) => {
      const fail = (why: string): void => {
        clearTimeout(timer);
        reject(new Error(`${program} ${args.join(" ")}: ${why}\n${running.out}${running.err}`));
      };
      const timer = setTimeout(() => {
        signalGroup(child, "SIGKILL");
        fail(`not ready after ${timeoutMs} ms`);
      }, timeoutMs);
      child.on("error", (error) => fail(error.message));
      child.on("close", (code) => fail(`ended with ${code} before it was ready`));
      child.stdout?.on("data", () => {
        const found = ready.exec(running.out);
        if (found !== null) {
          clearTimeout(timer);
          resolve(found);
        }
      });
    });
    return { running, match };
  }

  /** Asks it to stop, as a terminal does, and waits until it has. */
  async stop(signal: NodeJS.Signals = "SIGINT", graceMs = 15_000): Promise<number | null> {
    if (this.child.exitCode !== null) return this.child.exitCode;
    signalGroup(this.child, signal);
    const timer = setTimeout(() => signalGroup(this.child, "SIGKILL"), graceMs);
    const code = await this.ended;
    clearTimeout(timer);
    return code;
  }
}
