import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** Licence texts of what travels inside the package: the typeface and the icons. */
function thirdPartyLicences(): Plugin {
  const require = createRequire(import.meta.url);
  const licenceOf = (packageFile: string, up: string): string =>
    readFileSync(join(dirname(require.resolve(packageFile)), up, "LICENSE"), "utf8").trim();
  return {
    name: "third-party-licences",
    generateBundle() {
      const parts = [
        ["Inter (typeface)", licenceOf("@fontsource-variable/inter/package.json", ".")],
        ["Phosphor Icons (path data)", licenceOf("@phosphor-icons/core", "..")],
      ];
      this.emitFile({
        type: "asset",
        fileName: "THIRD-PARTY-LICENSES.txt",
        source: `${parts.map(([name, text]) => `${name}\n\n${text}`).join(`\n\n${"-".repeat(72)}\n\n`)}\n`,
      });
    },
  };
}

export default defineConfig({
  plugins: [thirdPartyLicences()],
  build: {
    target: "es2022",
    lib: { entry: "src/index.ts", formats: ["es"], fileName: () => "index.js" },
    minify: false,
    sourcemap: false,
    rolldownOptions: {
      // Whatever is not a file of ours stays an import: one React and one MUI in the app that uses the package.
      external: (id) => !id.startsWith(".") && !id.startsWith("/") && !id.includes(".woff2"),
    },
  },
  test: {
    environment: "jsdom",
    include: ["tests/**/*.test.{ts,tsx}"],
    setupFiles: ["tests/setup.ts"],
    restoreMocks: true,
    testTimeout: 30_000,
  },
});
