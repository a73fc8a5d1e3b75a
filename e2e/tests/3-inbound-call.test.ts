import { expect, test } from "vitest";
import { packProbe, shipSampleApp } from "../src/packages.ts";
import { AgentDesk } from "../src/pages/AgentDesk.ts";
import { story } from "../src/story.ts";

const told = story("3-inbound-call");
const asha = "+919845012345";
const vikram = "+919810023456";
let desk: AgentDesk;

test("an agent signs in and chooses a campaign, and the sample app is in its slot", async () => {
  const sample = await shipSampleApp(told.folder);
  const probe = await packProbe(told.folder);
  await told.host.deployed(sample.file, ["--slot", "workbench", "--activate"]);
  await told.host.deployed(probe.file, ["--slot", "workbench", "--activate"]);

  desk = new AgentDesk(await told.visitor("agent1"));
  await desk.signIn(told.host.url);
  await told.photographAtWidths(desk.page, "signed-in");
  await desk.chooseCampaign("Support line");
  await desk.openWorkbench(sample.name);
  const monitor = desk.app(sample.name).content;
  await monitor.getByRole("region", { name: "Session" }).getByText("Meera Nair").waitFor();
  await desk.probe().ready();
});

test("being ready and a ringing call reach the app's callbacks", async () => {
  await desk.becomeReady();
  const ready = await desk.probe().hears("agentReady");
  expect(ready).toMatchObject({ userId: "agent1", campaignId: 101 });

  await desk.simulate("Inbound call", asha);
  await desk.main.getByRole("heading", { name: "Asha Rao" }).waitFor();
  const ringing = await desk.probe().hears("callRinging");
  expect(ringing).toMatchObject({
    userId: "agent1",
    callType: "inbound.call.dial",
    phone: asha,
    campaignId: 101,
    customerId: 1,
  });
  const monitor = desk.app("call-session-monitor").content;
  await monitor.getByTestId("current-call").getByText("Ringing").waitFor();
  await told.photographAtWidths(desk.page, "ringing");
});

test("answering connects, pops the customer's record, and the app gets the payloads", async () => {
  await desk.press("Answer");
  const connected = await desk.probe().hears("callConnected");
  expect(connected).toMatchObject({
    userId: "agent1",
    callType: "inbound.call.dial",
    phone: asha,
    campaignId: 101,
    customerId: 1,
  });
  expect(connected.crtObjectId).toEqual(expect.any(String));
  expect(connected.userCrtObjectId).toEqual(expect.any(String));
  expect(connected.sessionId).toEqual(expect.any(String));
  expect(connected.callConnectedTime).toBeGreaterThan(Date.now() - 60_000);
  await desk.probe().hears("interactionConnected");
  expect(await desk.probe().hears("showCrm")).toMatchObject({ customerId: 1 });

  await desk.page.getByRole("tab", { name: "Customer" }).waitFor();
  await desk.page.getByText("asha.rao@example.com").waitFor();
  const monitor = desk.app("call-session-monitor").content;
  await monitor.getByTestId("customer").getByText("Asha Rao").waitFor();
  await monitor.getByTestId("current-call").getByText("Connected").waitFor();
  await told.photographAtWidths(desk.page, "connected");
});

test("an app raises a toast", async () => {
  const answer = await desk.probe().call("interface.trigger", {
    action: "showToast",
    data: { type: "success", content: "The order was found" },
  });
  expect(answer).toMatchObject({ toastId: expect.anything() });
  await desk.toast("The order was found");
  await told.photograph(desk.page, "toast");
});

test("hold, resume, hang up and wrap up reach the app in order", async () => {
  await desk.press("Hold");
  await desk.probe().hears("callHeld");
  await desk.press("Resume");
  await desk.probe().hears("callResumed");
  await desk.press("Hang up");
  const ended = await desk.probe().hears("callHungup");
  expect(ended).toMatchObject({ hangupFirst: "agent", phone: asha });
  await desk.probe().hears("wrapUpStarted");
  await desk.page.getByRole("form", { name: "Disposition" }).waitFor();
  await told.photographAtWidths(desk.page, "wrap-up");
});

test("the agent disposes and takes the next call", async () => {
  await desk.dispose("Resolved", "Information given", "Asked about the invoice");
  expect(await desk.probe().hears("callDisposed")).toMatchObject({
    dispositionCode: "INFORMATION_GIVEN",
    dispositionClass: "Resolved",
  });
  await desk.stateIs("Ready");
  const monitor = desk.app("call-session-monitor").content;
  await monitor.getByTestId("history").getByText(asha).waitFor();

  await desk.simulate("Inbound call", vikram);
  await desk.press("Answer");
  expect(await desk.probe().hears("callConnected", 2)).toMatchObject({ phone: vikram });
  await monitor.getByTestId("customer").getByText("Vikram Singh").waitFor();
  await desk.press("Hang up");
  await desk.dispose("Resolved", "Resolved");

  await desk.probe().hears("callDisposed", 2);
  const calls = (await desk.probe().names()).filter((name) => name.startsWith("call"));
  expect(calls).toEqual([
    "callInitiated",
    "callRinging",
    "callConnected",
    "callHeld",
    "callResumed",
    "callHungup",
    "callDisposed",
    "callInitiated",
    "callRinging",
    "callConnected",
    "callHungup",
    "callDisposed",
  ]);
});

test("the inspector lists every message between app and shell", async () => {
  await desk.openDock("Inspector");
  await desk.inspectorShows(/Probe.*callDisposed/);
  await desk.dock.getByRole("searchbox", { name: "Search messages" }).fill("showToast");
  await desk.inspectorShows(/Probe.*interface.*showToast/);
  await told.photograph(desk.page, "inspector");
});

test("the shell has logged no error", () => {
  expect(told.consoleOf("agent1").filter((line) => /^(error|uncaught)/.test(line))).toEqual([]);
});
