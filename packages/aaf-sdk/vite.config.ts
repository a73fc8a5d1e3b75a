import { gzipSync } from "node:zlib";
import { defineConfig, type Plugin } from "vite";

/** What an app waits for before its first call to the workspace: keep it small. */
const GZIP_LIMIT_BYTES = 4096;

/** Prints each file's size and fails the build above the limit. */
function sizeLimit(): Plugin {
  return {
    name: "size-limit",
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== "chunk") continue;
        const gzip = gzipSync(file.code, { level: 9 }).length;
        this.info(`${file.fileName}: ${file.code.length} bytes, ${gzip} bytes gzip`);
        if (gzip > GZIP_LIMIT_BYTES) {
          this.error(
            `${file.fileName} is ${gzip} bytes gzip, more than the ${GZIP_LIMIT_BYTES} allowed. ` +
              "Make the SDK smaller, or raise GZIP_LIMIT_BYTES in vite.config.ts with a reason.",
          );
        }
      }
    },
  };
}

// One file can't be both a module with exports and a classic script, so there are two builds:
// `--mode module` gives aaf-sdk.js, `--mode classic` gives aaf_sdk.js.
export default defineConfig(({ mode }) => {
  const classic = mode === "classic";
  return {
    publicDir: false,
    plugins: [sizeLimit()],
    build: {
      target: "es2020",
      emptyOutDir: false,
      lib: classic
        ? {
            entry: "src/classic.ts",
            formats: ["iife"],
            name: "callbenchAafSdk",
            fileName: () => "aaf_sdk.js",
          }
        : { entry: "src/module.ts", formats: ["es"], fileName: () => "aaf-sdk.js" },
      // Library mode leaves a module's white space alone unless told otherwise. Names that end in `_` are the SDK's own:
      // no app and no wire sees them.
      rolldownOptions: {
        optimization: { inlineConst: true },
        output: {
          comments: false,
          minify: {
            compress: true,
            mangle: true,
            mangleProps: { include: /_$/ },
            codegen: { removeWhitespace: true },
          },
        },
      },
    },
  };
});
