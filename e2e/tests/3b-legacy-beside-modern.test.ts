import { expect, test } from "vitest";
import { packLegacyApp, packProbe } from "../src/packages.ts";
import { AgentDesk } from "../src/pages/AgentDesk.ts";
import { eventually } from "../src/patience.ts";
import { story } from "../src/story.ts";

const told = story("3b-legacy-beside-modern");
const phone = "+919840034567";
let desk: AgentDesk;
const legacy = () => desk.app("Legacy_Call_Panel").content;

test("an app of the first generation and a modern one start beside each other", async () => {
  const [old, probe] = await Promise.all([packLegacyApp(told.folder), packProbe(told.folder)]);
  await told.host.deployed(old.file, ["--slot", "workbench", "--activate"]);
  await told.host.deployed(probe.file, ["--slot", "workspace-tab", "--activate"]);

  desk = new AgentDesk(await told.visitor("agent1"));
  await desk.signIn(told.host.url);
  await desk.chooseCampaign("Support line");
  await desk.openWorkbench("Legacy_Call_Panel");
  await legacy().getByTestId("agent").getByText("agent1 · Meera Nair · Executive").waitFor();
  await desk.page.getByRole("tab", { name: "Probe" }).click();
  await desk.probe().ready();
  for (const name of ["callConnected", "callHungup", "customerSelected", "tabChanged"]) {
    const line = legacy().getByTestId(`registration-${name}`);
    await eventually(() => line.getAttribute("data-state"), name).toBe("registered");
  }
});

test("both get callConnected, with the same payload", async () => {
  await desk.becomeReadyFromMenu();
  await desk.simulate("Inbound call", phone);
  await desk.press("Answer");
  const modern = await desk.probe().hears("callConnected");
  const event = legacy().locator("[data-testid='event'][data-event-name='callConnected']");
  await event.waitFor({ state: "attached" });
  expect(await event.count()).toBe(1);
  const text = await event.getByTestId("event-payload").textContent();
  expect(JSON.parse(text ?? "")).toEqual(modern);
  expect(modern).toMatchObject({ phone, customerId: 3 });
  await told.photographAtWidths(desk.page, "both-connected");
});

test("the first-generation app raises a toast and reads the campaigns over REST", async () => {
  await legacy().getByTestId("toast-button").click();
  await desk.toast("Raised by the legacy call panel");
  await eventually(() => legacy().getByTestId("toast-result").textContent()).toContain("toastId");

  await legacy().getByTestId("campaigns-button").click();
  await legacy()
    .getByTestId("campaigns")
    .getByText("101 · Support line · Interactive Voice Application")
    .waitFor();
});

test("after unregistering, the first-generation app hears that event no more", async () => {
  await legacy().getByTestId("listen-button").click();
  const line = legacy().getByTestId("registration-callConnected");
  await eventually(() => line.textContent()).toContain("not listening");
  await desk.press("Hang up");
  await desk.dispose("Resolved", "Resolved");
  await desk.simulate("Inbound call", phone);
  await desk.press("Answer");
  await desk.probe().hears("callConnected", 2);
  const heard = (name: string) =>
    legacy().locator(`[data-testid='event'][data-event-name='${name}']`);
  await eventually(() => heard("callRinging").count()).toBe(2);
  await eventually(() => heard("showCrm").count()).toBe(2);
  expect(await heard("callConnected").count()).toBe(1);
});

test("the modern app speaks over its own port, the first-generation app over window messages", async () => {
  const messages = await desk.exportedMessages();
  const offered = messages.filter((message) => message.kind === "port");
  expect(offered.map((message) => message.appName)).toEqual(["Probe"]);
  const transports = (appName: string) => [
    ...new Set(
      messages
        .filter((message) => message.appName === appName && message.kind === "event")
        .map((message) => message.transport),
    ),
  ];
  expect(transports("Probe")).toEqual(["port"]);
  expect(transports("Legacy_Call_Panel")).toEqual(["legacy"]);
});
