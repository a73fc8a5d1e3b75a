import { createRoot } from "react-dom/client";
import { ExotelThemeProvider } from "../src";
import { Gallery } from "./Gallery";

const root = document.getElementById("root");
if (root !== null) {
  createRoot(root).render(
    <ExotelThemeProvider defaultMode="system">
      <Gallery />
    </ExotelThemeProvider>,
  );
}
