import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { entriesOf, zip } from "./archive.ts";
import { callbench } from "./host.ts";
import { checkout, fixture } from "./places.ts";

/** A package made for a test. */
export interface Package {
  readonly file: string;
  readonly name: string;
  readonly version: string;
}

const packFixture = async (
  folder: string,
  to: string,
  change: { name?: string; version?: string; files?: Readonly<Record<string, string>> },
): Promise<Package> => {
  const source = fixture(folder);
  const manifest = JSON.parse(await readFile(join(source, "manifest.json"), "utf8")) as {
    name: string;
    version: string;
  };
  if (change.name !== undefined) manifest.name = change.name;
  if (change.version !== undefined) manifest.version = change.version;
  const { name, version } = manifest;
  const file = join(to, `${name}-${version}.aaex`);
  const entries = await entriesOf(source, {
    "manifest.json": JSON.stringify(manifest, null, 2),
    ...change.files,
  });
  await writeFile(file, zip(entries));
  return { file, name, version };
};

/** The app of the platform's first generation. */
export const packLegacyApp = (to: string): Promise<Package> => packFixture("legacy-app", to, {});

/** The app that records what it hears, and does what a test asks; under any name and version. */
export const packProbe = (
  to: string,
  change: Parameters<typeof packFixture>[2] = {},
): Promise<Package> => packFixture("probe-app", to, change);

/** The conformance app as a modern one, and as one of the platform's first generation with a client file of its own. */
export const packConformance = async (
  to: string,
): Promise<Readonly<Record<"modern" | "legacy", Package>>> => {
  const text = (path: string): Promise<string> => readFile(fixture(path), "utf8");
  const [page, client] = await Promise.all([
    text("conformance-app/legacy.html"),
    text("legacy-app/js/aaf_legacy_client.js"),
  ]);
  const [modern, legacy] = await Promise.all([
    packFixture("conformance-app", to, {}),
    packFixture("conformance-app", to, {
      name: "Conform_Legacy",
      files: { "index.html": page, "js/aaf_legacy_client.js": client },
    }),
  ]);
  return { modern, legacy };
};

/** The sample app, shipped by the binary from the built template. */
export const shipSampleApp = async (to: string): Promise<Package> => {
  const file = join(to, "call-session-monitor.aaex");
  const project = join(checkout, "templates/call-session-monitor");
  const ended = await callbench(["ship", "--project", project, "--out", file]);
  if (ended.code !== 0) throw new Error(`ship ended with ${ended.code}: ${ended.err}`);
  return { file, name: "call-session-monitor", version: "0.1.0" };
};
