import { ExotelThemeProvider } from "@exotel-npm-dev/signal-design-system";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { AafProvider } from "./aaf/AafProvider";
import { CrashBoundary } from "./failures/CrashBoundary";
import { FailureList } from "./failures/FailureList";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no element with the id `root`");

createRoot(root).render(
  <StrictMode>
    <ExotelThemeProvider defaultMode="light">
      <AafProvider>
        <FailureList />
        <CrashBoundary>
          <App />
        </CrashBoundary>
      </AafProvider>
    </ExotelThemeProvider>
  </StrictMode>,
);
