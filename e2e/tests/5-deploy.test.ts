import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { zip } from "../src/archive.ts";
import { callbench } from "../src/host.ts";
import { packProbe } from "../src/packages.ts";
import { AgentDesk } from "../src/pages/AgentDesk.ts";
import { AppManagerPage } from "../src/pages/AppManagerPage.ts";
import { eventually } from "../src/patience.ts";
import { story } from "../src/story.ts";

const told = story("5-deploy");
let desk: AgentDesk;
let manager: AppManagerPage;

const versionInSlot = async (): Promise<string> =>
  (await desk.probe().url()).pathname.split("/")[3] ?? "";

test("deploying by the terminal puts the app in front of an agent who is signed in", async () => {
  desk = new AgentDesk(await told.visitor("agent1"));
  await desk.signIn(told.host.url);
  const probe = await packProbe(told.folder);
  const deployed = await told.host.deployed(probe.file, [
    ...["--slot", "workbench", "--role", "agent", "--activate"],
  ]);
  expect(deployed.label).toMatch(/^probe-[a-z0-9]+$/);
  expect(deployed.origin).toBe(told.host.originOf(deployed.label));
  await desk.openWorkbench("Probe");
  await desk.probe().ready();
  expect(await versionInSlot()).toBe("1.0.0");
});

test("the same bytes again change nothing, and other bytes are refused with the way out", async () => {
  const probe = await packProbe(told.folder);
  const again = await told.host.deploy(probe.file, ["--json"]);
  expect(again.code, again.err).toBe(0);
  expect(JSON.parse(again.out)).toMatchObject({ created: false });

  const changed = await packProbe(told.folder, {
    files: { "static/probe.css": "body { color: navy; }" },
  });
  const refused = await told.host.deploy(changed.file, []);
  expect(refused.code).toBe(1);
  expect(refused.err).toContain("1.0.0");
  expect(refused.err).toMatch(/ship --bump/);
});

test("a wrong password and a hostile archive are refused with their remedy", async () => {
  const probe = await packProbe(told.folder);
  const wrong = await told.host.deploy(probe.file, [], "wrong");
  expect(wrong.code).toBe(9);
  expect(wrong.err).toMatch(/password/i);

  const hostile = join(told.folder, "hostile.aaex");
  const manifest = { name: "Hostile", version: "1.0.0" };
  await writeFile(
    hostile,
    zip([
      { name: "manifest.json", data: Buffer.from(JSON.stringify(manifest)) },
      { name: "index.html", data: Buffer.from("<!doctype html>") },
      { name: "../../escaped.txt", data: Buffer.from("out") },
    ]),
  );
  const refused = await told.host.deploy(hostile, ["--json"]);
  expect(refused.code).toBe(1);
  const { error } = JSON.parse(refused.out) as { error: { message: string; remedy: string } };
  expect(error.message).toContain("../../escaped.txt");
  expect(error.remedy).not.toBe("");
  const inspected = await callbench(["inspect", hostile]);
  expect(inspected.code).toBe(1);
});

test("passwords come by standard input too, and --password warns", async () => {
  const probe = await packProbe(told.folder);
  const args = ["deploy", probe.file, "--host", told.host.url, "--user", "admin1"];
  const piped = await callbench([...args, "--password-stdin"], { input: "demo\n" });
  expect(piped.code, piped.err).toBe(0);
  const open = await callbench([...args, "--password", "demo"]);
  expect(open.code, open.err).toBe(0);
  expect(open.err).toMatch(/warning/i);
});

test("an administrator uploads the next release by hand and sees what is in it", async () => {
  manager = new AppManagerPage(await told.visitor("admin1"));
  await manager.signIn(told.host.url);
  await told.photographAtWidths(manager.page, "apps");
  const next = await packProbe(told.folder, { version: "1.1.0" });
  await manager.upload(next.file);
  const sheet = manager.sheet("Probe", "1.1.0");
  await sheet.getByText("static/probe.js").first().waitFor();
  await told.photographAtWidths(manager.page, "review");
  await sheet.getByRole("button", { name: "Not now" }).click();
  await sheet.waitFor({ state: "hidden" });
});

test("switching the version reaches the agent, and rolling back too", async () => {
  if (!(await manager.page.getByRole("heading", { name: "Probe", level: 1 }).isVisible())) {
    await manager.open("Probe");
  }
  await manager.release("1.1.0").getByRole("button", { name: "Switch to 1.1.0" }).click();
  await manager.confirm("Switch Probe to 1.1.0?", "Switch to 1.1.0");
  await eventually(versionInSlot).toBe("1.1.0");
  await desk.probe().ready();
  await told.photographAtWidths(manager.page, "app");

  await manager.page.getByRole("button", { name: "Roll back to 1.0.0" }).click();
  await manager.confirm("Roll Probe back to 1.0.0?", "Roll back to 1.0.0");
  await eventually(versionInSlot).toBe("1.0.0");
  await desk.probe().ready();
});

test("an agent in a call keeps the running app until they load the update", async () => {
  await desk.chooseCampaign("Support line");
  await desk.becomeReadyFromMenu();
  await desk.simulate("Inbound call", "+919845012345");
  await desk.press("Answer");
  await desk.probe().hears("callConnected");
  const before = await desk.probe().instanceId();

  await manager.release("1.1.0").getByRole("button", { name: "Switch to 1.1.0" }).click();
  await manager.confirm("Switch Probe to 1.1.0?", "Switch to 1.1.0");
  await desk.page.getByRole("button", { name: "Update ready" }).waitFor();
  expect(await desk.probe().instanceId()).toBe(before);
  await told.photograph(desk.page, "update-ready");
  await desk.page.getByRole("button", { name: "Update ready" }).click();
  await eventually(versionInSlot).toBe("1.1.0");
  await desk.press("Hang up");
  await desk.dispose("Resolved", "Resolved");
});

test("placing an app in a further slot by the picture shows it there", async () => {
  await manager.placing.locator("[data-slot-name='workspace-tab']").click();
  await manager.placing.getByRole("button", { name: "Save slots" }).click();
  await desk.page.getByRole("tab", { name: "Probe" }).waitFor();
  await told.photographAtWidths(manager.page, "placed");
});

test("a refused upload says what, where and how to mend it", async () => {
  await manager.page.getByRole("button", { name: "Upload a release" }).click();
  await manager.upload(join(told.folder, "hostile.aaex"));
  const dialog = manager.page.getByRole("dialog", { name: "Upload a package" });
  await dialog.getByText("hostile.aaex was not taken").waitFor();
  expect(await dialog.textContent()).toContain("../../escaped.txt");
  await told.photographAtWidths(manager.page, "refused");
  await dialog.getByRole("button", { name: "Close" }).last().click();
  await dialog.waitFor({ state: "hidden" });
});

test("removing the app takes it from the agent and leaves nothing served", async () => {
  const { label } = await told.host.deployed(
    (await packProbe(told.folder, { version: "1.1.0" })).file,
    [],
  );
  await manager.choose("Probe", "Remove the app");
  await manager.confirm("Remove Probe and all its releases?", "Remove the app");
  await manager.page.getByText("No apps yet").waitFor();
  await eventually(() => desk.probe().element.count()).toBe(0);
  expect((await told.host.get("/si/Probe/1.1.0/", label)).status).toBe(404);
  await told.photograph(manager.page, "removed");
});
