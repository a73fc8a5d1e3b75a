import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { Host } from "../src/host.ts";
import { packProbe } from "../src/packages.ts";
import { AgentDesk } from "../src/pages/AgentDesk.ts";
import { AppManagerPage } from "../src/pages/AppManagerPage.ts";
import { SignInPage } from "../src/pages/SignInPage.ts";
import { eventually } from "../src/patience.ts";
import { story } from "../src/story.ts";

const told = story("6b-people");
const axe = readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Serious findings of axe on the page itself; apps answer for their own frames. */
const seriousFindings = async (page: Page): Promise<string[]> => {
  await page.evaluate(await axe);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run(
          context: unknown,
          options: unknown,
        ): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>;
      };
    };
    const found = await axe.run(
      { exclude: ["iframe"] },
      { iframes: false, runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] },
    );
    return found.violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
  });
};

test("a wrong password is refused beside the field, and the right one signs in", async () => {
  const page = await told.visitor("stranger");
  await page.goto(told.host.url);
  await page.getByRole("button", { name: "Sign in", exact: true }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await told.photographAtWidths(page, "sign-in");
  await new SignInPage(page).signIn(told.host.url, "agent2", "wrong");
  await eventually(() =>
    page.getByLabel("Password", { exact: true }).getAttribute("aria-invalid"),
  ).toBe("true");
  await told.photograph(page, "wrong-password");
  await new SignInPage(page).signIn(told.host.url, "agent2");
  await page.getByRole("button", { name: "Account of Arjun Patel" }).waitFor();
});

test("a supervisor has a dashboard whose widgets get dataDuration", async () => {
  const { file } = await packProbe(told.folder);
  await told.host.deployed(file, ["--slot", "dashboard", "--role", "supervisor", "--activate"]);
  const page = await told.visitor("supervisor1");
  await new SignInPage(page).signIn(told.host.url, "supervisor1");
  await page.getByRole("heading", { name: "Dashboard" }).waitFor();
  const widget = new AgentDesk(page).probe();
  await widget.ready();
  expect((await widget.url()).searchParams.get("dataDuration")).toBe("1_day");
  await page.getByRole("button", { name: "30 minutes" }).click();
  await eventually(async () => (await widget.url()).searchParams.get("dataDuration")).toBe(
    "30_mins",
  );
  await widget.ready();
  expect(await widget.call("globalData.get", "loggedInUser")).toMatchObject({
    userType: "Supervisor",
  });
  expect(await seriousFindings(page)).toEqual([]);
  await told.photographAtWidths(page, "dashboard");
});

test("an app placed for supervisors shows to no agent", async () => {
  const desk = new AgentDesk(await told.visitor("agent1"));
  await desk.signIn(told.host.url);
  await desk.page.getByText("Choose a campaign to begin").waitFor();
  const placed = await desk.page.evaluate(async () => {
    const { slots } = (await (await fetch("/api/v1/shell/slots")).json()) as {
      slots: { apps: unknown[] }[];
    };
    return slots.flatMap(({ apps }) => apps);
  });
  expect(placed).toEqual([]);
  expect(await desk.probe().element.count()).toBe(0);
  expect(await seriousFindings(desk.page)).toEqual([]);
});

test("the administrator has App Manager, others are told why not", async () => {
  const manager = new AppManagerPage(await told.visitor("admin1"));
  await new SignInPage(manager.page).signIn(told.host.url, "admin1");
  await manager.page.getByRole("heading", { name: "App Manager" }).waitFor();
  expect(new URL(manager.page.url()).pathname).toBe("/admin");
  expect(await seriousFindings(manager.page)).toEqual([]);
  await manager.open("Probe");
  expect(await seriousFindings(manager.page)).toEqual([]);

  const page = await told.visitor("curious");
  await new SignInPage(page).signIn(`${told.host.url}/admin`, "supervisor1");
  await page.getByText("App Manager is for administrators").waitFor();
});

test("after a restart of the host the shell resumes: no event is lost, none comes twice", async () => {
  const host = await Host.start();
  try {
    const { file } = await packProbe(told.folder);
    await host.deployed(file, ["--slot", "workbench", "--activate"]);
    const desk = new AgentDesk(await told.visitor("resuming"));
    await desk.signIn(host.url);
    await desk.chooseCampaign("Support line");
    await desk.openWorkbench("Probe");
    await desk.probe().ready();
    await desk.becomeReadyFromMenu();
    await desk.simulate("Inbound call", "+919845012345");
    await desk.press("Answer");
    await desk.probe().hears("callConnected");
    const instance = await desk.probe().instanceId();

    expect(await host.halt()).toBe(0);
    await desk.page.getByText(/The host can't be reached/).waitFor();
    await told.photograph(desk.page, "host-away");
    await host.resume();
    await desk.page.getByText(/The host can't be reached/).waitFor({ state: "hidden" });

    await desk.press("Hang up");
    await desk.probe().hears("callHungup");
    await desk.dispose("Resolved", "Resolved");
    await desk.probe().hears("callDisposed");
    const calls = (await desk.probe().names()).filter((name) => name.startsWith("call"));
    expect(calls).toEqual([
      ...["callInitiated", "callRinging", "callConnected", "callHungup", "callDisposed"],
    ]);
    expect(await desk.probe().instanceId()).toBe(instance);
  } finally {
    await host.end();
  }
});

test("a host without demo data is set up by its one-time link", async () => {
  const host = await Host.start([]);
  try {
    const link = /http:\/\/localhost:\d+\/setup\?token=\S+/.exec(host.printed)?.[0] ?? "";
    expect(link).not.toBe("");
    const page = await told.visitor("first");
    await page.goto(link);
    await page.getByLabel("User ID", { exact: true }).fill("root1");
    await page.getByLabel("Name", { exact: true }).fill("First Administrator");
    await page.getByLabel("Password", { exact: true }).fill("a long password");
    expect(await seriousFindings(page)).toEqual([]);
    await told.photographAtWidths(page, "set-up");
    await page.getByRole("button", { name: "Create administrator" }).click();
    await page.getByRole("heading", { name: "App Manager" }).waitFor();

    const again = await told.visitor("second");
    await again.goto(link);
    await again.getByText("This host is set up already").waitFor();
    expect((await host.simulate("inbound-call", ["--agent", "agent1", "--phone", "1"])).code).toBe(
      9,
    );
  } finally {
    await host.end();
  }
});
