import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { freePort } from "../src/host.ts";
import { AgentDesk } from "../src/pages/AgentDesk.ts";
import { checkout } from "../src/places.ts";
import { Running, run } from "../src/processes.ts";
import { story } from "../src/story.ts";

const told = story("1-demo", null);
let data: string;
let port: number;
let demo: Running | undefined;

afterAll(async () => {
  await demo?.stop();
  if (data) await rm(dirname(data), { recursive: true, force: true });
});

const tree = async (): Promise<string> =>
  (await run("git", ["status", "--porcelain"], { cwd: checkout })).out;

const start = async (): Promise<number> => {
  const began = performance.now();
  const { running } = await Running.start(
    "cargo",
    ["xtask", "demo", "--profile", "e2e", "--port", String(port), "--data", data],
    new RegExp(`^ready: http://localhost:${port}$`, "m"),
    { cwd: checkout, timeoutMs: 900_000 },
  );
  demo = running;
  return performance.now() - began;
};

test("the demo builds, serves, and leaves the tree as it was", { timeout: 960_000 }, async () => {
  const before = await tree();
  data = join(await mkdtemp(join(tmpdir(), "callbench-e2e-demo-")), "data");
  port = await freePort();
  await start();
  for (const userId of ["agent1", "agent2", "supervisor1", "admin1"]) {
    expect(demo?.out).toContain(userId);
  }
  expect(await tree()).toBe(before);
});

test("the sample app is in the workbench and hears a call", async () => {
  const desk = new AgentDesk(await told.visitor("agent1"));
  await desk.signIn(`http://localhost:${port}`);
  await desk.chooseCampaign("Support line");
  await desk.openWorkbench("call-session-monitor");
  await desk.becomeReadyFromMenu();
  await desk.simulate("Inbound call", "+919845012345");
  await desk.press("Answer");
  const monitor = desk.app("call-session-monitor").content;
  await monitor.getByTestId("current-call").getByText("Connected").waitFor();
  await told.photographAtWidths(desk.page, "demo");
});

test("it stops when it is interrupted, and a second start is quick", async () => {
  await demo?.stop();
  expect(await start()).toBeLessThan(30_000);
  await demo?.stop();
});
