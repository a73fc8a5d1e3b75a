#!/usr/bin/env node
// Finds the callbench binary for this project and hands everything over to it.
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { findBinary, unsupportedNode } from "./findBinary.js";

const complaint = unsupportedNode(process.versions.node);
if (complaint) fail(complaint);
const found = findBinary(process.cwd(), process.env, process.platform);
if (!found.path) fail(found.problem);

const child = spawn(found.path, process.argv.slice(2), { stdio: "inherit" });
child.on("error", (error) => fail(`${found.path} can't be started: ${error.message}`));
// The terminal's interrupt reaches the child by itself; a signal sent to this process alone must be passed on.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => {
  process.exit(signal ? 128 + (constants.signals[signal] ?? 0) : (code ?? 1));
});

function fail(message) {
  console.error(`callbench: ${message}`);
  process.exit(6);
}
