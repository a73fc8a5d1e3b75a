import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const signalSource = fileURLToPath(
  new URL("../signal-design-system/src/index.ts", import.meta.url),
);

// The host serves this build below `/`, with everything but the page itself under `/static/`.
export default defineConfig({
  base: "/",
  plugins: [react()],
  resolve: {
    alias: { "@exotel-npm-dev/signal-design-system": signalSource },
    dedupe: ["react", "react-dom", "@emotion/react", "@emotion/styled"],
  },
  build: {
    outDir: "dist",
    assetsDir: "static",
    // A strict policy (`script-src 'self'`) forbids inlined scripts and data URLs.
    assetsInlineLimit: 0,
    target: "es2022",
    chunkSizeWarningLimit: 1200,
  },
  server: {
    proxy: {
      "/api": { target: process.env.CALLBENCH_HOST ?? "http://localhost:4100", ws: true },
    },
  },
  test: {
    environment: "jsdom",
    setupFiles: ["./tests/setup.ts"],
    include: ["tests/**/*.test.{ts,tsx}"],
    css: false,
    testTimeout: 120_000,
  },
});
