import { expect, test } from "vitest";
import { packProbe } from "../src/packages.ts";
import { AgentDesk } from "../src/pages/AgentDesk.ts";
import { eventually } from "../src/patience.ts";
import { story } from "../src/story.ts";

const told = story("7-two-agents");
const asha = "+919845012345";
const vikram = "+919810023456";
let meera: AgentDesk;
let arjun: AgentDesk;

/** Both are ready in a campaign, wherever they were. */
const bothReadyIn = async (campaign: string) => {
  for (const desk of [meera, arjun]) {
    await desk.chooseCampaign(campaign);
    await desk.becomeReadyFromMenu();
  }
};

/** A customer calls the first agent, who answers; gives what the app heard of it. */
const takesACall = async (phone: string, times: number) => {
  const placed = await told.host.simulate("inbound-call", [
    ...["--agent", "agent1", "--phone", phone],
  ]);
  expect(placed.code, placed.err).toBe(0);
  await meera.press("Answer");
  const connected = await meera.probe().hears("callConnected", times);
  expect(connected).toMatchObject({ userId: "agent1", phone });
  return connected;
};

test("two agents sign in in two browsers, each with the app in the slot", async () => {
  const probe = await packProbe(told.folder);
  await told.host.deployed(probe.file, ["--slot", "workbench", "--activate"]);
  meera = new AgentDesk(await told.visitor("agent1"));
  arjun = new AgentDesk(await told.visitor("agent2"));
  await meera.signIn(told.host.url, "agent1");
  await arjun.signIn(told.host.url, "agent2");
  await bothReadyIn("Support line");
  for (const desk of [meera, arjun]) {
    await desk.openWorkbench("Probe");
    await desk.probe().ready();
  }
});

test("a call goes over to the colleague without asking first", async () => {
  const call = await takesACall(asha, 1);
  await meera.handOver("Transfer", "Arjun Patel");
  await arjun.main.getByRole("heading", { name: "Asha Rao" }).waitFor();
  expect(await arjun.probe().hears("callRinging")).toMatchObject({
    userId: "agent2",
    phone: asha,
    customerId: 1,
  });
  // It stays with the first until the second takes it.
  expect(await meera.probe().heard("callTransferredToUser")).toEqual([]);
  await told.photograph(meera.page, "transferring");
  await told.photograph(arjun.page, "transferred-call-rings");

  await arjun.press("Answer");
  expect(await arjun.probe().hears("callConnected")).toMatchObject({
    userId: "agent2",
    phone: asha,
    customerId: 1,
    crtObjectId: call.crtObjectId,
    callType: "transferred.to.campaign.dial",
  });
  expect(await meera.probe().hears("callTransferredToUser")).toMatchObject({
    userId: "agent1",
    targetUserId: "agent2",
    crtObjectId: call.crtObjectId,
  });
  expect(await meera.probe().hears("callHungup")).toMatchObject({ hangupFirst: "agent" });
  await meera.dispose("Follow-up", "Escalated");
  expect(await meera.probe().hears("callDisposed")).toMatchObject({
    dispositionCode: "ESCALATED",
  });

  // The first agent's end was not the customer's.
  expect(await arjun.probe().heard("callHungup")).toEqual([]);
  await arjun.press("Hang up");
  await arjun.dispose("Resolved", "Resolved");
  await arjun.probe().hears("callDisposed");
  await meera.stateIs("Ready");
  await arjun.stateIs("Ready");
});

test("a consultation becomes a conference, which the first agent leaves to the second", async () => {
  const call = await takesACall(vikram, 2);
  await meera.handOver("Speak first", "Arjun Patel");
  await arjun.press("Answer");
  expect(await meera.probe().hears("callHeld")).toMatchObject({ crtObjectId: call.crtObjectId });
  await meera.cardSays("Consulting");
  await told.photograph(meera.page, "consulting");
  expect(await meera.probe().heard("callConferencedWithUser")).toEqual([]);

  await meera.press("Join all");
  expect(await meera.probe().hears("callConferencedWithUser")).toMatchObject({
    userId: "agent1",
    targetUserId: "agent2",
    crtObjectId: call.crtObjectId,
    phone: vikram,
  });
  await meera.cardSays("Conference");
  await arjun.cardSays("Conference");
  const parties = (desk: AgentDesk) => desk.main.getByRole("list", { name: "Parties" });
  await parties(meera).getByText("Arjun Patel").waitFor();
  await parties(arjun).getByText("Meera Nair").waitFor();
  await told.photograph(arjun.page, "conference");

  await meera.press("Leave");
  expect(await arjun.probe().hears("callPartyLeft")).toMatchObject({
    crtObjectId: call.crtObjectId,
  });
  await arjun.cardSays("Connected");
  await meera.dispose("Resolved", "Information given");
  await arjun.press("Hang up");
  expect(await arjun.probe().hears("callHungup", 2)).toMatchObject({
    phone: vikram,
    hangupFirst: "agent",
  });
  await arjun.dispose("Resolved", "Resolved");
  await meera.probe().hears("callDisposed", 2);
  await arjun.probe().hears("callDisposed", 2);
});

test("a chat is handed over with all that was written", async () => {
  await bothReadyIn("Web chat");
  const ended = await told.host.simulate("chat", [
    ...["--agent", "agent1", "--name", "Asha Rao", "--phone", asha, "--json"],
    "I want to cancel my contract.",
  ]);
  expect(ended, ended.err).toMatchObject({ code: 0 });
  const { chatId } = JSON.parse(ended.out) as { chatId: string };
  expect(await meera.probe().hears("chatInitiated")).toMatchObject({ chatId, customerId: 1 });
  await meera.press("Accept");
  await meera.probe().hears("interactionConnected");
  const field = (desk: AgentDesk) => desk.main.getByLabel("Message to Asha Rao");
  await field(meera).fill("I ask my colleague.");
  await field(meera).press("Enter");
  expect(await meera.probe().hears("chatMessage")).toMatchObject({ chatId });

  await meera.handOver("Transfer", "Arjun Patel");
  expect(await arjun.probe().hears("chatInitiated")).toMatchObject({ userId: "agent2", chatId });
  expect(await meera.probe().heard("chatTransferred")).toEqual([]);
  await arjun.press("Accept");
  expect(await meera.probe().hears("chatTransferred")).toMatchObject({
    userId: "agent1",
    chatId,
    targetUserId: "agent2",
  });
  expect((await arjun.probe().heard("interactionConnected")).at(-1)?.payload).toMatchObject({
    userId: "agent2",
    interactionType: "chat",
  });
  const messages = arjun.main.getByLabel("Messages with Asha Rao");
  await messages.getByText("I want to cancel my contract.").waitFor();
  await messages.getByText("I ask my colleague.").waitFor();
  await told.photograph(arjun.page, "chat-handed-over");
  await meera.dispose("Follow-up", "Escalated");
  expect(await meera.probe().hears("chatDisposed")).toMatchObject({
    chatId,
    dispositionCode: "ESCALATED",
  });

  const before = (await meera.probe().heard("chatMessage")).length;
  await field(arjun).fill("Good morning, I take over.");
  await field(arjun).press("Enter");
  await eventually(
    async () => (await arjun.probe().heard("chatMessage")).map(({ payload }) => payload.text),
    "the colleague's app hears what was written",
  ).toContain("Good morning, I take over.");
  await arjun.press("End chat");
  expect(await arjun.probe().hears("chatEnded")).toMatchObject({ chatId, endedBy: "agent" });
  await arjun.dispose("Resolved", "Resolved");
  expect(await arjun.probe().hears("chatDisposed")).toMatchObject({
    chatId,
    dispositionCode: "RESOLVED",
  });
  // Who handed it over is out of it.
  expect(await meera.probe().heard("chatMessage")).toHaveLength(before);
});

test("who signs in elsewhere in mid-call goes on there, and the first page stands still", async () => {
  await bothReadyIn("Support line");
  const call = await takesACall(asha, 3);
  const elsewhere = new AgentDesk(await told.visitor("agent1 elsewhere"));
  await elsewhere.signIn(told.host.url, "agent1");

  await meera.page.getByText("You are signed in at another place").waitFor();
  await meera.page.getByRole("button", { name: "Take over here" }).waitFor();
  await told.photograph(meera.page, "signed-in-elsewhere");
  await eventually(
    () => told.consoleOf("agent1").filter((line) => line.includes("heard agentForcedLogin")),
    "the first page's app hears agentForcedLogin",
  ).toHaveLength(1);

  await elsewhere.main.getByRole("heading", { name: "Asha Rao" }).waitFor();
  await elsewhere.cardSays("Connected");
  await elsewhere.openWorkbench("Probe");
  await elsewhere.probe().ready();
  await elsewhere.press("Hang up");
  expect(await elsewhere.probe().hears("callHungup")).toMatchObject({
    userId: "agent1",
    crtObjectId: call.crtObjectId,
    hangupFirst: "agent",
  });
  await elsewhere.dispose("Resolved", "Resolved");
  expect(await elsewhere.probe().hears("callDisposed")).toMatchObject({
    crtObjectId: call.crtObjectId,
  });
});

test("the first page takes over again with the password", async () => {
  await meera.page.getByRole("button", { name: "Take over here" }).click();
  const userId = meera.page.getByLabel("User ID", { exact: true });
  await eventually(() => userId.inputValue()).toBe("agent1");
  await meera.page.getByLabel("Password", { exact: true }).fill("demo");
  await meera.page.getByRole("button", { name: "Sign in", exact: true }).click();
  await meera.stateIs("Ready");
});

test("a colleague who declines leaves the call where it is, and the card says so", async () => {
  await meera.openWorkbench("Probe");
  await meera.probe().ready();
  await takesACall(asha, 1);
  await meera.handOver("Transfer", "Arjun Patel");
  await arjun.press("Decline");
  await meera.main.getByText("Arjun Patel did not take the call").waitFor();
  await meera.press("Hang up");
  await meera.dispose("Resolved", "Resolved");
  await meera.probe().hears("callDisposed");
  await meera.stateIs("Ready");
});

test("no page has logged an error", () => {
  for (const visitor of ["agent1", "agent2", "agent1 elsewhere"]) {
    const lines = told.consoleOf(visitor).filter((line) => /^(error|uncaught)/.test(line));
    expect(lines, visitor).toEqual([]);
  }
});
