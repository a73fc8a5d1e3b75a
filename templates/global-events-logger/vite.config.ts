import react from "@vitejs/plugin-react";
import callbench from "callbench/vite";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [callbench(), react()],
  test: {
    environment: "jsdom",
    environmentOptions: { jsdom: { url: "http://app.localhost/si/app/0.1.0/index.html" } },
    setupFiles: ["./src/testSetup.ts"],
    server: { deps: { inline: ["@exotel-npm-dev/signal-design-system"] } },
  },
});
