import { expect, test } from "vitest";
import { packProbe } from "../src/packages.ts";
import { AgentDesk } from "../src/pages/AgentDesk.ts";
import { story } from "../src/story.ts";

const told = story("3c-other-calls");
let desk: AgentDesk;

test("the agent is ready in an outbound campaign", async () => {
  const probe = await packProbe(told.folder);
  await told.host.deployed(probe.file, ["--slot", "workbench", "--activate"]);
  desk = new AgentDesk(await told.visitor("agent1"));
  await desk.signIn(told.host.url);
  await desk.chooseCampaign("Renewals");
  await desk.openWorkbench("Probe");
  await desk.probe().ready();
  await desk.becomeReadyFromMenu();
});

test("an automatic outbound call connects when the customer answers", async () => {
  await desk.simulate("Outbound call", "+919822045678", false);
  const side = desk.dock.getByRole("region", { name: "Customer's side" });
  expect(await desk.probe().hears("callDialing")).toMatchObject({ phone: "+919822045678" });
  await told.photograph(desk.page, "dialling");
  await side.getByRole("button", { name: "Answer" }).click();
  expect(await desk.probe().hears("callConnected")).toMatchObject({
    callType: "outbound.auto.dial",
    phone: "+919822045678",
    campaignId: 201,
    customerId: 4,
  });
  await side.getByRole("button", { name: "Hang up" }).click();
  expect(await desk.probe().hears("callHungup")).toMatchObject({ hangupFirst: "customer" });
  await desk.dispose("Renewed", "Renewed");
});

test("the agent dials a number by hand", async () => {
  await desk.page.getByRole("textbox", { name: "Call a number" }).fill("+919867056789");
  await desk.page.getByRole("button", { name: "Call", exact: true }).click();
  await desk.probe().hears("callDialing", 2);
  const side = desk.dock.getByRole("region", { name: "Customer's side" });
  await side.getByRole("button", { name: "Answer" }).click();
  expect(await desk.probe().hears("callConnected", 2)).toMatchObject({
    callType: "outbound.manual.dial",
    phone: "+919867056789",
    customerId: 5,
  });
  await desk.press("Hang up");
  await desk.dispose("Follow-up", "Call back");
});

test("a customer who doesn't take the call ends it without a conversation", async () => {
  await desk.simulate("Manual call", "+919848067890", false);
  const side = desk.dock.getByRole("region", { name: "Customer's side" });
  await side.getByRole("button", { name: "Reject" }).click();
  await desk.probe().hears("callDialFailed");
  expect(await desk.probe().heard("callConnected")).toHaveLength(2);
  await desk.stateIs("Ready");
  expect(await desk.page.getByRole("form", { name: "Disposition" }).count()).toBe(0);
});

test("the terminal places the same three calls", async () => {
  const place = async (kind: string, phone: string, extra: readonly string[] = []) => {
    const ended = await told.host.simulate(kind, [
      ...["--agent", "agent1", "--phone", phone, "--json"],
      ...extra,
    ]);
    expect(ended, ended.err).toMatchObject({ code: 0 });
    return JSON.parse(ended.out) as { interaction: { interactionId: string } };
  };
  const next = async (count: number, phone: string, callType: string) => {
    expect(await desk.probe().hears("callConnected", count)).toMatchObject({ phone, callType });
    await desk.press("Hang up");
    await desk.dispose("Renewed", "Renewed");
  };
  const outbound = await place("outbound-call", "+919830078901");
  expect(outbound.interaction.interactionId).toEqual(expect.any(String));
  await next(3, "+919830078901", "outbound.auto.dial");
  await place("manual-call", "+919847089012");
  await next(4, "+919847089012", "outbound.manual.dial");

  await desk.chooseCampaign("Support line");
  await desk.becomeReadyFromMenu();
  await place("inbound-call", "+919415090123", ["--campaign", "101"]);
  await desk.press("Answer");
  expect(await desk.probe().hears("callConnected", 5)).toMatchObject({
    phone: "+919415090123",
    callType: "inbound.call.dial",
  });
});

test("the terminal is told why an agent can't take a call, and what to do", async () => {
  const busy = await told.host.simulate("inbound-call", [
    ...["--agent", "agent1", "--phone", "+919415090123"],
  ]);
  expect(busy.code).toBe(1);
  expect(busy.err).toMatch(/agent1|Meera/);
  const away = await told.host.simulate("inbound-call", [
    ...["--agent", "agent2", "--phone", "+919415090123", "--json"],
  ]);
  expect(away.code).toBe(1);
  const told_ = JSON.parse(away.out) as { error: { message: string; remedy: string } };
  expect(told_.error.message).not.toBe("");
  expect(told_.error.remedy).not.toBe("");
});
