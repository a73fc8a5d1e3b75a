import { createRoot } from "react-dom/client";
import { App } from "./App";
import "./shell/page.css";

const root = document.getElementById("root");
const frames = document.getElementById("frames");
if (root === null || frames === null) throw new Error("index.html lacks #root or #frames");
createRoot(root).render(<App frameLayer={frames} />);
