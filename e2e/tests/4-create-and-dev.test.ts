import { copyFile, cp, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { serveInitOnlyHost } from "../fixtures/init-only-host/serve.ts";
import { callbench, freePort, Host } from "../src/host.ts";
import { AgentDesk } from "../src/pages/AgentDesk.ts";
import { eventually } from "../src/patience.ts";
import { binary, checkout as tree } from "../src/places.ts";
import { type Ended, Running, run } from "../src/processes.ts";
import { story } from "../src/story.ts";

const told = story("4-create-and-dev", null);
const templates = ["blank", "call-session-monitor", "global-events-logger"] as const;

let checkout: string;
let project: string;
let dev: Running | undefined;
afterAll(async () => {
  await dev?.stop();
});

/** The developer's environment: nothing of ours but what `create` recorded. */
const plain = (): NodeJS.ProcessEnv => {
  const { CALLBENCH_BIN: _, ...rest } = process.env;
  return { ...rest, NO_COLOR: "1" };
};
const npm = (
  folder: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Ended> =>
  run("npm", args, { cwd: folder, env: { CALLBENCH_BIN: "", ...env }, timeoutMs: 300_000 });
/** Saves the way editors do: the dev server never sees half a file. */
const save = async (file: string, text: string): Promise<void> => {
  await writeFile(`${file}.saving`, text);
  await rename(`${file}.saving`, file);
};
const folderOf = (template: string): string => join(told.folder, `app-${template}`);

test("create writes a project from every template, and touches no folder that isn't empty", async () => {
  checkout = join(told.folder, "checkout");
  await mkdir(checkout);
  await copyFile(binary, join(checkout, "callbench"));
  for (const template of templates) {
    const created = await run(join(checkout, "callbench"), [
      ...["create", folderOf(template), "--template", template, "--yes"],
    ]);
    expect(created.code, created.err).toBe(0);
  }
  project = folderOf("blank");
  const before = await readFile(join(project, "package.json"), "utf8");
  const again = await callbench(["create", project, "--template", "blank", "--yes"]);
  expect(again.code).not.toBe(0);
  expect(again.err).toContain(project);
  expect(await readFile(join(project, "package.json"), "utf8")).toBe(before);
});

test("npm install needs nothing of ours from a registry", { timeout: 400_000 }, async () => {
  const installed = await npm(project, ["install", "--prefer-offline", "--no-audit", "--no-fund"]);
  expect(installed.code, installed.err).toBe(0);
  // The other templates have the same packages: linked, not downloaded again.
  for (const template of templates.slice(1)) {
    const linked = await run("cp", [
      ...["-al", join(project, "node_modules"), join(folderOf(template), "node_modules")],
    ]);
    expect(linked.code, linked.err).toBe(0);
  }
});

test("npm run dev opens the workspace, signed in, with the app in its slot", async () => {
  const port = await freePort();
  const started = await Running.start(
    "npm",
    ["run", "dev", "--", "--port", String(port)],
    new RegExp(`^ready: http://localhost:${port}$`, "m"),
    { cwd: project, env: plain(), timeoutMs: 90_000 },
  );
  dev = started.running;
  const desk = new AgentDesk(await told.visitor("developer"));
  await desk.page.goto(`http://localhost:${port}`);
  await desk.page.getByRole("button", { name: "Account of Meera Nair" }).waitFor();
  const app = desk.app("app-blank");
  await desk.openWorkbench("app-blank");
  await app.content.getByTestId("user").getByText("Meera Nair").waitFor();

  await desk.chooseCampaign("Support line");
  await desk.becomeReadyFromMenu();
  await desk.simulate("Inbound call", "+919845012345");
  await eventually(() => app.content.getByTestId("last-event").textContent()).toMatch(
    /callRinging|customerSelected/,
  );
  await desk.press("Answer");
  await eventually(() => app.content.getByTestId("last-event").textContent()).toBe("showCrm");
  await told.photographAtWidths(desk.page, "dev");

  // A change arrives without a reload: what the page holds is kept.
  const frame = await app.frame();
  await frame.evaluate(() => {
    (window as { kept?: boolean }).kept = true;
  });
  const source = join(project, "src/App.tsx");
  const text = await readFile(source, "utf8");
  await save(source, text.replace("Raise a toast", "Greet the agent"));
  await app.content.getByRole("button", { name: "Greet the agent" }).waitFor();
  expect(await frame.evaluate(() => (window as { kept?: boolean }).kept)).toBe(true);
  await app.content.getByRole("button", { name: "Greet the agent" }).click();
  await desk.toast("Hello from Meera Nair");

  const names = (await desk.exportedMessages()).map(({ service, name }) => `${service}.${name}`);
  expect(names).toContain("globalEvent.callConnected");
  expect(names).toContain("interface.trigger");
  await told.photograph(desk.page, "inspector");

  // A component from elsewhere is refused where the developer looks.
  await save(source, `import { Chip } from "@mui/material";\n${text}`);
  await eventually(() =>
    app.content.locator("vite-error-overlay").evaluate((it) => it.shadowRoot?.textContent ?? ""),
  ).toContain("@exotel-npm-dev/signal-design-system");
  await told.photograph(desk.page, "direct-import");
  await save(source, text);
  await app.content.getByRole("button", { name: "Raise a toast" }).waitFor();

  // One interrupt ends npm, the launcher, the host and the dev server.
  await dev.stop();
  await eventually(() =>
    fetch(`http://localhost:${port}`).then(
      () => "up",
      () => "down",
    ),
  ).toBe("down");
});

test("the project's own unit tests pass", { timeout: 300_000 }, async () => {
  for (const template of templates) {
    const tested = await npm(folderOf(template), ["test"]);
    expect(tested.code, `${template}\n${tested.out}${tested.err}`).toBe(0);
  }
});

test("npm run ship makes gwt-upload.aaex of every template", { timeout: 300_000 }, async () => {
  for (const template of templates) {
    const shipped = await npm(folderOf(template), ["run", "ship"]);
    expect(shipped.code, `${template}\n${shipped.out}${shipped.err}`).toBe(0);
    const file = join(folderOf(template), "gwt-upload.aaex");
    const inspected = await callbench(["inspect", file, "--json"]);
    expect(inspected.code, inspected.err).toBe(0);
    const paths = (JSON.parse(inspected.out) as { files: { path: string }[] }).files.map(
      ({ path }) => path,
    );
    expect(paths).toEqual(
      expect.arrayContaining([
        ...["index.html", "manifest.json"],
        ...["logo-small.png", "logo-medium.png", "logo-large.png"],
      ]),
    );
    expect(paths.filter((path) => /reference|docs\/|DEVELOPER/.test(path))).toEqual([]);
  }
});

test("a direct @mui import fails the build and names the signal import to use", async () => {
  const source = join(project, "src/App.tsx");
  const text = await readFile(source, "utf8");
  await writeFile(
    source,
    `import { Chip } from "@mui/material";\n${text}\nexport const c = Chip;\n`,
  );
  const built = await npm(project, ["run", "build"]);
  await writeFile(source, text);
  expect(built.code).not.toBe(0);
  expect(built.out + built.err).toContain(
    'import { Chip } from "@exotel-npm-dev/signal-design-system"',
  );
});

test("every template's release shows in the workspace, at every width", async () => {
  told.host = await Host.start();
  for (const template of templates) {
    await told.host.deployed(join(folderOf(template), "gwt-upload.aaex"), [
      ...["--slot", "workbench", "--slot", "workspace-tab", "--activate"],
    ]);
  }
  const desk = new AgentDesk(await told.visitor("agent1"));
  await desk.signIn(told.host.url);
  await desk.chooseCampaign("Support line");
  await desk.becomeReadyFromMenu();
  for (const template of templates) {
    await desk.page.getByRole("tab", { name: `app-${template}` }).click();
    const shown = desk.page.locator(`iframe[title="app-${template}"]:not([aria-hidden])`).first();
    await shown.contentFrame().locator("#root > *").first().waitFor();
    expect(await shown.contentFrame().locator("[data-failure]").count()).toBe(0);
  }
  await desk.simulate("Inbound call", "+919845012345");
  await desk.press("Answer");
  for (const template of templates) {
    await desk.openWorkbench(`app-${template}`);
    await desk.page.getByRole("tab", { name: `app-${template}` }).click();
    await told.photographAtWidths(desk.page, template);
  }
});

test("every template passes on a host that offers only init()", async () => {
  const apps = templates.map((template) => ({
    name: `app-${template}`,
    version: "0.1.0",
    folder: join(folderOf(template), "dist"),
  }));
  const { events } = JSON.parse(
    await readFile(join(tree, "docs/reference/events.json"), "utf8"),
  ) as { events: { name: string; example: { phone: string } }[] };
  const connected = events.find(({ name }) => name === "callConnected")?.example ?? {
    phone: "",
  };
  const live = await serveInitOnlyHost(apps);
  try {
    const page = await told.visitor("live-host");
    for (const app of apps) {
      await page.goto(live.pageOf(app));
      const content = page.frameLocator("iframe");
      await content.locator("#root > *").first().waitFor();
      const registered = () =>
        page.evaluate(() =>
          (window as unknown as { liveHost: { registered(): string[] } }).liveHost.registered(),
        );
      await eventually(registered, app.name).toContain("globalEvent:callConnected");
      await page.evaluate(
        (payload) =>
          (
            window as unknown as { liveHost: { fire(name: string, payload: unknown): void } }
          ).liveHost.fire("callConnected", payload),
        connected,
      );
      await eventually(() => content.locator("body").textContent(), app.name).toMatch(
        new RegExp(`callConnected|\\${connected.phone}`),
      );
      expect(await content.locator("[data-failure]").count(), app.name).toBe(0);
      await told.photograph(page, `live-${app.name}`);
    }
    await page.goto(live.pageOf(apps[0] as (typeof apps)[0], { refuse: "callHeld:122" }));
    const failure = page.frameLocator("iframe").locator("[data-failure]");
    await failure.getByText("callHeld").first().waitFor();
    await told.photograph(page, "live-refused");
  } finally {
    await live.close();
  }
});

test("after the checkout has moved, the launcher says what to do, and how it is found again", async () => {
  const moved = join(told.folder, "moved");
  await rename(checkout, moved);
  const inspect = ["exec", "--", "callbench", "inspect", "gwt-upload.aaex"];
  const lost = await npm(project, inspect);
  expect(lost.code).toBe(6);
  expect(lost.err).toContain("CALLBENCH_BIN");
  expect(lost.err).toContain("PATH");

  const named = await npm(project, inspect, { CALLBENCH_BIN: join(moved, "callbench") });
  expect(named.code, named.err).toBe(0);
  const path = `${moved}${delimiter}${process.env.PATH}`;
  const onPath = await npm(project, inspect, { PATH: path });
  expect(onPath.code, onPath.err).toBe(0);

  const clone = join(told.folder, "clone");
  await cp(project, clone, {
    recursive: true,
    filter: (source) => !/node_modules|\.callbench/.test(source),
  });
  await rm(join(clone, "dist"), { recursive: true, force: true });
  await run("cp", ["-al", join(project, "node_modules"), join(clone, "node_modules")]);
  const shipped = await npm(clone, ["run", "ship"], { PATH: path });
  expect(shipped.code, shipped.out + shipped.err).toBe(0);
});
