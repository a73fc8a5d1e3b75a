import { expect, test } from "vitest";
import { packProbe } from "../src/packages.ts";
import { AgentDesk } from "../src/pages/AgentDesk.ts";
import type { ProbeFrame } from "../src/pages/AppFrame.ts";
import { eventually } from "../src/patience.ts";
import { story } from "../src/story.ts";

const told = story("6-origins");
let desk: AgentDesk;
let one: ProbeFrame;
let other: ProbeFrame;
const labels = { one: "", other: "" };

test("two apps run in one workspace, each on an origin of its own", async () => {
  const [first, second] = await Promise.all([
    packProbe(told.folder),
    packProbe(told.folder, { name: "Branch_Tool" }),
  ]);
  labels.one = (await told.host.deployed(first.file, ["--slot", "workbench", "--activate"])).label;
  labels.other = (
    await told.host.deployed(second.file, ["--slot", "workspace-tab", "--activate"])
  ).label;
  expect(labels.one).not.toBe(labels.other);
  // As a person whose system prefers dark.
  desk = new AgentDesk(await told.visitor("agent1", { colorScheme: "dark" }));
  await desk.signIn(told.host.url);
  one = desk.probe("Probe");
  other = desk.probe("Branch_Tool");
  await desk.openWorkbench("Probe");
  await desk.page.getByRole("tab", { name: "Branch_Tool" }).click();
  await one.ready();
  await other.ready();
  expect((await one.url()).origin).toBe(told.host.originOf(labels.one));
  expect((await other.url()).origin).toBe(told.host.originOf(labels.other));
});

test("a frame has its app's name, the sandbox without top navigation, and its parameters", async () => {
  expect(await one.element.getAttribute("sandbox")).toBe(
    "allow-scripts allow-same-origin allow-forms allow-modals allow-downloads allow-popups",
  );
  expect(await one.element.getAttribute("allow")).toBe("clipboard-write");
  const parameters = (await one.url()).searchParams;
  expect(parameters.get("origin")).toBe(told.host.url);
  expect(parameters.get("instanceId")).toMatch(/\S/);
  expect(await other.instanceId()).not.toBe(await one.instanceId());
});

test("localStorage, IndexedDB and a service worker work inside a slot", async () => {
  const frame = await one.frame();
  const stored = await frame.evaluate(async () => {
    localStorage.setItem("probe", "kept");
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open("probe", 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore("things");
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const transaction = database.transaction("things", "readwrite");
    transaction.objectStore("things").put("kept", "probe");
    const fromDatabase = await new Promise((resolve, reject) => {
      const reading = transaction.objectStore("things").get("probe");
      reading.onsuccess = () => resolve(reading.result);
      reading.onerror = () => reject(reading.error);
    });
    const registration = await navigator.serviceWorker.register("static/worker.js");
    const ready = registration.active ?? registration.installing ?? registration.waiting;
    await new Promise<void>((resolve) => {
      if (registration.active) resolve();
      ready?.addEventListener("statechange", () => registration.active && resolve());
    });
    return {
      local: localStorage.getItem("probe"),
      database: fromDatabase,
      worker: registration.active?.state !== undefined,
    };
  });
  expect(stored).toEqual({ local: "kept", database: "kept", worker: true });
});

test("the shell and the frames stay light where the browser prefers dark", async () => {
  const scheme = () => getComputedStyle(document.documentElement).colorScheme;
  expect(await desk.page.evaluate(scheme)).toBe("light");
  expect(await one.element.evaluate((element) => getComputedStyle(element).colorScheme)).toBe(
    "light",
  );
  expect(
    await (await one.frame()).evaluate(() => {
      const canvas = document.createElement("div");
      canvas.style.color = "CanvasText";
      document.body.append(canvas);
      const colour = getComputedStyle(canvas).color;
      canvas.remove();
      return colour;
    }),
  ).toBe("rgb(0, 0, 0)");
  await told.photograph(desk.page, "prefers-dark");
});

test("an app can't use the agent's cookie: the host refuses its origin", async () => {
  const frame = await one.frame();
  const attempt = (init: RequestInit) =>
    frame.evaluate(
      async ([url, options]) => {
        try {
          const response = await fetch(url, options);
          return { type: response.type, text: await response.text() };
        } catch (error) {
          return { failed: String(error) };
        }
      },
      [`${told.host.url}/api/v1/desk`, init] as const,
    );
  expect(await attempt({ credentials: "include" })).toHaveProperty("failed");
  expect(await attempt({ credentials: "include", mode: "no-cors" })).toMatchObject({ text: "" });
  const socket = await frame.evaluate(
    (url) =>
      new Promise((resolve) => {
        const made = new WebSocket(url);
        made.onopen = () => resolve("open");
        made.onerror = () => resolve("refused");
      }),
    `${told.host.url.replace("http", "ws")}/api/v1/socket`,
  );
  expect(socket).toBe("refused");

  const cookies = await desk.page.context().cookies(told.host.url);
  const cookie = cookies.find(({ name }) => name === `callbench_session_${told.host.port}`);
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax" });
  const headers = { cookie: `${cookie?.name}=${cookie?.value}` };
  const own = await told.host.get("/api/v1/desk", undefined, headers);
  expect(own.status).toBe(200);
  const foreign = await told.host.get("/api/v1/desk", undefined, {
    ...headers,
    origin: told.host.originOf(labels.one),
  });
  expect(foreign.status).toBe(403);
  expect(foreign.body).toContain("remedy");
});

test("the shell's origin serves no app's bytes, and an app's origin no other app's", async () => {
  const redirected = await told.host.get("/si/Probe/1.0.0/index.html?x=1");
  expect(redirected.status).toBe(307);
  expect(redirected.headers.location).toBe(
    `${told.host.originOf(labels.one)}/si/Probe/1.0.0/index.html?x=1`,
  );
  expect((await told.host.get("/si/Probe/1.0.0/index.html", labels.one)).status).toBe(200);
  expect((await told.host.get("/si/Branch_Tool/1.0.0/index.html", labels.one)).status).toBe(404);
  expect((await told.host.get("/api/v1/session", labels.one)).status).toBe(404);
  expect((await told.host.get("/", labels.one)).status).toBe(404);
  const page = { accept: "text/html" };
  expect((await told.host.get("/si/Probe/1.0.0/a/page", labels.one, page)).status).toBe(200);
  const asset = await told.host.get("/si/Probe/1.0.0/static/none.js", labels.one, page);
  expect(asset.status).toBe(404);
  const misnamed = await told.host.get("/si/Probe/9.9.9/index.html", labels.one);
  expect(misnamed.status).toBe(404);
  expect(misnamed.body).toMatch(/version/);
  const stranger = await told.host.send("GET", "/", { headers: { host: "evil.example" } });
  expect(stranger.status).toBe(421);
});

test("the SDK loads by each of the three base URLs", async () => {
  expect(await (await one.frame()).evaluate(() => (window as { sdkUrl?: string }).sdkUrl)).toBe(
    `${told.host.url}/aaf-sdk.js`,
  );
  for (const label of [undefined, labels.one]) {
    for (const path of ["/aaf-sdk.js", "/aaf_sdk.js"]) {
      const sdk = await told.host.get(path, label);
      expect(sdk.status).toBe(200);
      expect(sdk.headers["content-type"]).toMatch(/javascript/);
      expect(sdk.headers["access-control-allow-origin"]).toBe("*");
      expect(sdk.headers["cross-origin-resource-policy"]).toBe("cross-origin");
    }
  }
  const page = await told.visitor("outside");
  const app = `${told.host.originOf(labels.one)}/si/Probe/1.0.0/index.html`;
  const loaded = async (query: string) => {
    const answered = page.waitForResponse((response) => response.url().endsWith("/aaf-sdk.js"));
    await page.goto(`${app}${query}`);
    return (await answered).url();
  };
  const base = `${told.host.originOf(labels.other)}/`;
  expect(await loaded(`?sdkBaseUrl=${encodeURIComponent(base)}&origin=${told.host.url}`)).toBe(
    `${told.host.originOf(labels.other)}/aaf-sdk.js`,
  );
  expect(await loaded(`?origin=${told.host.url}`)).toBe(`${told.host.url}/aaf-sdk.js`);
  expect(await loaded("")).toBe(`${told.host.originOf(labels.one)}/aaf-sdk.js`);
});

test("neither a frame nor a pop-up window of an app can navigate the shell", async () => {
  const frame = await one.frame();
  const shell = desk.page.url();
  await frame.evaluate(() => {
    try {
      (window.top as Window).location.href = "about:blank";
    } catch {
      // Refused, as it should be.
    }
  });
  await desk.page
    .getByRole("complementary", { name: "Workbench" })
    .getByRole("button", { name: "App menu" })
    .click();
  const opened = desk.page.waitForEvent("popup");
  await desk.page.getByRole("menuitem", { name: "Open in a window" }).click();
  const popup = await opened;
  await popup.locator("body[data-state='ready']").waitFor({ state: "attached" });
  const tried = await popup.evaluate(() => {
    const opener = window.opener as Window | null;
    if (opener === null) return "no opener";
    try {
      opener.location.href = "about:blank#hijacked";
      return "set";
    } catch (error) {
      return (error as Error).name;
    }
  });
  expect(tried).not.toBe("no opener");
  await desk.page.getByRole("button", { name: "Apps", exact: true }).waitFor();
  await eventually(() => popup.evaluate(() => 1)).toBe(1);
  expect(desk.page.url()).toBe(shell);
  await one.ready();
  await popup.close();
});

test("neither resizing from 360 to 1440 nor switching tabs reloads an app", async () => {
  const before = { one: await one.instanceId(), other: await other.instanceId() };
  const mark = async (frame: ProbeFrame) =>
    (await frame.frame()).evaluate(() => {
      (window as { marked?: boolean }).marked = true;
    });
  const marked = async (frame: ProbeFrame) =>
    (await frame.frame()).evaluate(() => (window as { marked?: boolean }).marked);
  await mark(one);
  await mark(other);
  for (const width of [360, 600, 900, 1199, 1200, 1440]) {
    await desk.page.setViewportSize({ width, height: 800 });
    if (width < 900) {
      for (const part of ["Apps", "Interactions", "Current"]) {
        await desk.page
          .getByRole("navigation", { name: "Parts of the desk" })
          .getByRole("button", { name: part })
          .click();
      }
    }
  }
  await desk.page.getByRole("tab", { name: "Desk" }).click();
  await desk.page.getByRole("tab", { name: "Branch_Tool" }).click();
  expect({ one: await one.instanceId(), other: await other.instanceId() }).toEqual(before);
  expect(await marked(one)).toBe(true);
  expect(await marked(other)).toBe(true);
});

test("events unknown to the build are refused with 121, those not for the slot with 122", async () => {
  expect(await one.refusal("globalEvent.register", "noSuchEvent", null)).toMatchObject({
    code: 121,
    message: expect.stringContaining("noSuchEvent"),
  });
  const file = (await packProbe(told.folder, { name: "Full_Page" })).file;
  await told.host.deployed(file, ["--slot", "navbar", "--activate"]);
  await desk.page.getByRole("button", { name: "Apps", exact: true }).click();
  await desk.page
    .getByRole("dialog", { name: "Apps" })
    .getByRole("button", { name: "Full_Page" })
    .click();
  const full = desk.probe("Full_Page");
  await full.ready();
  const refused = await (await full.frame()).evaluate(
    () => (window as unknown as { refused: { name: string; code: number }[] }).refused,
  );
  expect(refused.map(({ name, code }) => [name, code]).sort()).toEqual([
    ["customerSelected", 122],
    ["tabChanged", 122],
  ]);
  await told.photographAtWidths(desk.page, "full-page");
});

test("the user and the store answer; what is not carried out yet is refused by name", async () => {
  expect(await other.call("globalData.get", "loggedInUser")).toEqual({
    userId: "agent1",
    userName: "Meera Nair",
    userType: "Executive",
  });
  await other.call("store.set", "note", "kept");
  expect(JSON.stringify(await other.call("store.get", "note"))).toContain("kept");
  const refused = await other.refusal("contextData.merge", "ticket", {});
  expect(refused.code).toEqual(expect.any(Number));
  expect(refused.message).toContain("merge");
});

test("an app asks with a form and opens a page of its own in a pop-up", async () => {
  const answer = other.call("interface.trigger", {
    action: "showForm",
    data: {
      title: "Call back",
      submitLabel: "Schedule",
      fields: [{ name: "reason", label: "Reason", type: "text", required: true }],
    },
  });
  const form = desk.page.getByRole("dialog", { name: "Call back" });
  await form.getByLabel("Reason").fill("Wants an offer");
  await told.photograph(desk.page, "form");
  await form.getByRole("button", { name: "Schedule" }).click();
  expect(await answer).toEqual({ submitted: true, values: { reason: "Wants an offer" } });

  const opened = await other.call<{ instanceId: string }>("interface.trigger", {
    action: "openPopup",
    data: { path: "index.html", title: "Details", width: 480, height: 360 },
  });
  const popup = desk.page.getByRole("dialog", { name: "Details" });
  await popup.waitFor();
  const frame = desk.page.locator(`iframe[src*="${opened.instanceId}"]`);
  await frame.contentFrame().locator("body[data-state='ready']").waitFor({ state: "attached" });
  await told.photograph(desk.page, "pop-up");
  await popup.getByRole("button", { name: "Close" }).click();
  await popup.waitFor({ state: "hidden" });
  await eventually(() => frame.count()).toBe(0);
});
