// The Vite plugin of a Callbench app.
import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { findDirectImport } from "./directImports.js";

/** @returns {import("vite").Plugin} */
export default function callbench() {
  let root = process.cwd();
  return {
    name: "callbench",
    enforce: "pre",
    config(config, { command }) {
      const folder = config.root ?? process.cwd();
      const manifest = readManifest(folder);
      return {
        // A release is served at /si/{name}/{version}/, which a build can't know: its paths are relative.
        base: command === "serve" ? (process.env.CALLBENCH_DEV_BASE ?? devBase(manifest)) : "./",
        build: { assetsDir: "static" },
        resolve: { dedupe: ["react", "react-dom"] },
        server: { strictPort: true },
      };
    },
    configResolved(config) {
      root = config.root;
      const manifest = readManifest(root);
      const project = readJson(join(root, "package.json"));
      if (project.version !== manifest.version) {
        config.logger.warn(
          `manifest.json says version ${manifest.version}, package.json ${project.version}; the release is named by manifest.json. ` +
            "`callbench ship --bump patch` raises both.",
        );
      }
    },
    transform(code, id) {
      const [file] = id.split("?");
      if (!/\.[cm]?[jt]sx?$/.test(file) || file.includes("/node_modules/")) return undefined;
      const place = relative(root, file);
      // A linked design system is no part of the app.
      if (place.startsWith("..")) return undefined;
      const direct = findDirectImport(code);
      if (!direct) return undefined;
      this.error({
        message:
          `${place}:${direct.line}: direct import of "${direct.module}". Components come from the signal design system: ` +
          direct.remedy,
        id,
        loc: { file, line: direct.line, column: direct.column },
      });
    },
  };
}

function devBase(manifest) {
  return `/si/${encodeURIComponent(manifest.name)}/${manifest.version}/`;
}

function readManifest(folder) {
  const manifest = readJson(join(folder, "manifest.json"));
  for (const key of ["name", "version"]) {
    if (typeof manifest[key] !== "string" || manifest[key] === "") {
      throw new Error(
        `manifest.json has no "${key}": the host serves the app at /si/{name}/{version}/`,
      );
    }
  }
  return manifest;
}

function readJson(path) {
  let text;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    throw new Error(`${path} is missing: every Callbench app has one`);
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new Error(`${path} is not JSON: ${error.message}`);
  }
}
