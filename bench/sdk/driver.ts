import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { type Measured, subjects } from "./subjects";

/**
 * Serves the pages on two loopback origins of different sites, so that apps run in a process of their own as they do in a
 * browser that keeps sites apart; opens Chromium on them; and writes what the pages report.
 */
const { values: options } = parseArgs({
  options: {
    chromium: { type: "string" },
    bundles: { type: "string" },
    sdk: { type: "string" },
    peers: { type: "string" },
    profile: { type: "string" },
    rounds: { type: "string" },
    out: { type: "string" },
    debug: { type: "string" },
  },
});

const option = (name: keyof typeof options): string => {
  const value = options[name];
  if (value === undefined) throw new Error(`--${name} is missing`);
  return value;
};

const PATIENCE_MS = 20 * 60_000;

const sizes = (): Measured[] => [
  sizeOf("callbench", option("sdk")),
  ...["penpal", "comlink", "post-robot"].map((peer) =>
    sizeOf(peer, join(option("bundles"), "size", `${peer}.js`)),
  ),
];

const sizeOf = (subject: string, file: string): Measured => ({
  figure: "size gzip",
  subject,
  values: [gzipSync(readFileSync(file), { level: 9 }).length / 1024],
});

/** What its own package.json says. */
const versionOf = (peer: string): string =>
  (
    JSON.parse(readFileSync(join(option("peers"), peer, "package.json"), "utf8")) as {
      version: string;
    }
  ).version;

const page = (scripts: readonly string[]): string =>
  `<!doctype html><meta charset="utf-8"><title>bench</title>${scripts
    .map((script) => `<script type="module" src="${script}"></script>`)
    .join("")}<body></body>`;

const pageAt = (path: string): string | undefined => {
  if (path === "/") return page(["/conductor.js"]);
  if (path === "/app/idle.html") return page([]);
  const [, side, subject] = /^\/(app|shell)\/([a-z-]+)\.html$/.exec(path) ?? [];
  if (!subjects.some((known) => known === subject)) return undefined;
  const own = `/${side}/${subject}.js`;
  return page(side === "app" && subject === "callbench" ? ["/aaf-sdk.js", own] : [own]);
};

const scriptAt = (path: string): Buffer | undefined => {
  if (path === "/aaf-sdk.js") return readFileSync(option("sdk"));
  return /^\/(?:(?:app|shell)\/)?[a-z-]+\.js$/.test(path)
    ? readFileSync(join(option("bundles"), path))
    : undefined;
};

const serve = (report: (text: string) => void) =>
  createServer((request: IncomingMessage, response: ServerResponse) => {
    const { pathname } = new URL(request.url ?? "/", "http://bench.invalid");
    if (request.method === "POST" && pathname === "/report") {
      const parts: Buffer[] = [];
      request.on("data", (part: Buffer) => parts.push(part));
      request.on("end", () => {
        response.end();
        report(Buffer.concat(parts).toString());
      });
      return;
    }
    const html = pageAt(pathname);
    const script = html === undefined ? scriptAt(pathname) : undefined;
    if (html !== undefined) {
      response.setHeader("content-type", "text/html");
      response.end(html);
    } else if (script !== undefined) {
      response.setHeader("content-type", "text/javascript");
      response.setHeader("cache-control", "public, max-age=86400, immutable");
      response.end(script);
    } else {
      response.statusCode = 404;
      response.end();
    }
  });

const listen = (report: (text: string) => void): Promise<number> =>
  new Promise((resolve) => {
    const server = serve(report);
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });

const measure = async (): Promise<{ measured?: Measured[]; error?: string }> => {
  let report: (text: string) => void = () => {};
  const reported = new Promise<string>((resolve) => {
    report = resolve;
  });
  const shell = `http://127.0.0.1:${await listen(report)}`;
  const apps = `http://localhost:${await listen(report)}`;
  const query = new URLSearchParams({ apps, rounds: option("rounds") });
  const browser = spawn(
    option("chromium"),
    [
      "--headless=new",
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      "--no-default-browser-check",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--window-size=1400,1000",
      `--user-data-dir=${option("profile")}`,
      ...(options.debug === undefined ? [] : [`--remote-debugging-port=${options.debug}`]),
      `${shell}/?${query}`,
    ],
    { stdio: ["ignore", "ignore", "inherit"] },
  );
  const ended = new Promise<never>((_, reject) => {
    browser.on("error", reject);
    browser.on("exit", (code) => reject(new Error(`Chromium ended with ${code}`)));
    setTimeout(() => reject(new Error("the pages reported nothing for 20 minutes")), PATIENCE_MS);
  });
  try {
    return JSON.parse(await Promise.race([reported, ended])) as { measured?: Measured[] };
  } finally {
    browser.kill();
  }
};

const outcome = await measure();
if (outcome.measured === undefined) throw new Error(outcome.error ?? "the pages reported nothing");
const versions = Object.fromEntries(
  ["penpal", "comlink", "post-robot"].map((peer) => [peer, versionOf(peer)]),
);
writeFileSync(
  option("out"),
  JSON.stringify({ measured: [...outcome.measured, ...sizes()], versions }),
);
process.exit(0);
