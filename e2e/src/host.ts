import { mkdtemp, rm } from "node:fs/promises";
import { request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { binary } from "./places.ts";
import { type Ended, Running, run } from "./processes.ts";

/** Runs `callbench` to its end. */
export const callbench = (
  args: readonly string[],
  options: Parameters<typeof run>[2] = {},
): Promise<Ended> => run(binary, args, options);

/** A folder of its own under the system's temporary one. */
export const temporaryFolder = (name: string): Promise<string> =>
  mkdtemp(join(tmpdir(), `callbench-e2e-${name}-`));

/** A port of loopback that nothing listens on at this moment. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === "object" ? resolve(address.port) : reject(),
      );
    });
  });

/** What a plain HTTP client got. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A `callbench serve` with a data directory of its own. */
export class Host {
  private constructor(
    readonly url: string,
    readonly port: number,
    readonly data: string,
    private readonly args: readonly string[],
    private running: Running,
  ) {}

  /** Starts a host on a free port. */
  static async start(args: readonly string[] = ["--demo"]): Promise<Host> {
    const data = await temporaryFolder("data");
    const port = await freePort();
    const running = await Host.#serve(port, data, args);
    return new Host(`http://localhost:${port}`, port, data, args, running);
  }

  static async #serve(port: number, data: string, args: readonly string[]): Promise<Running> {
    const { running } = await Running.start(
      binary,
      ["serve", "--port", String(port), "--data", data, ...args],
      new RegExp(`^ready: http://localhost:${port}$`, "m"),
    );
    return running;
  }

  /** What the host has printed on its standard output. */
  get printed(): string {
    return this.running.out;
  }

  /** The address of an app's origin. */
  originOf(label: string): string {
    return `http://${label}.localhost:${this.port}`;
  }

  /** A request by a client that can't resolve `*.localhost`: to loopback, with `Host` set. */
  get(path: string, label?: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send("GET", path, { ...(label === undefined ? {} : { label }), headers });
  }

  /** Any request. */
  send(
    method: string,
    path: string,
    options: { label?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
  ): Promise<Answer> {
    const name = options.label === undefined ? "localhost" : `${options.label}.localhost`;
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          host: "127.0.0.1",
          port: this.port,
          method,
          path,
          headers: { host: `${name}:${this.port}`, ...options.headers },
        },
        (response) => {
          const parts: Buffer[] = [];
          response.on("data", (part: Buffer) => parts.push(part));
          response.on("end", () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(parts).toString("utf8"),
            }),
          );
        },
      );
      sent.on("error", reject);
      sent.end(options.body);
    });
  }

  /** `callbench deploy` as the administrator of the demo. */
  deploy(file: string, args: readonly string[], password = "demo"): Promise<Ended> {
    return callbench(["deploy", file, "--host", this.url, "--user", "admin1", ...args], {
      env: { CALLBENCH_PASSWORD: password },
    });
  }

  /** Deploys and expects it to work; gives what `--json` printed. */
  async deployed(
    file: string,
    args: readonly string[],
  ): Promise<{ label: string; origin: string }> {
    const ended = await this.deploy(file, ["--json", ...args]);
    if (ended.code !== 0)
      throw new Error(`deploy ended with ${ended.code}: ${ended.out}${ended.err}`);
    return JSON.parse(ended.out) as { label: string; origin: string };
  }

  /** `callbench simulate`. */
  simulate(kind: string, args: readonly string[]): Promise<Ended> {
    return callbench(["simulate", kind, "--host", this.url, ...args]);
  }

  /** Asks the host to stop, without giving its data up; gives its exit code. */
  halt(): Promise<number | null> {
    return this.running.stop("SIGTERM");
  }

  /** Starts it again on the same port and data. */
  async resume(): Promise<void> {
    this.running = await Host.#serve(this.port, this.data, this.args);
  }

  /** Stops it and removes its data. */
  async end(): Promise<void> {
    await this.running.stop();
    await rm(this.data, { recursive: true, force: true });
  }
}
