import { expect, test } from "vitest";
import { packProbe } from "../src/packages.ts";
import { AgentDesk } from "../src/pages/AgentDesk.ts";
import type { Heard } from "../src/pages/AppFrame.ts";
import { eventually } from "../src/patience.ts";
import { story } from "../src/story.ts";

const told = story("8-scenarios");

/** An event, and a part of what it carries. */
type Wanted = readonly [name: string, part?: Readonly<Record<string, unknown>>];

/** What the apps of an agent must and must not hear while a scenario plays. */
interface Hearing {
  readonly hears: readonly Wanted[];
  readonly not?: readonly string[];
}

interface Told {
  readonly agent1: Hearing;
  readonly agent2?: Hearing;
}

/** The guide's testing list, as scenarios of the library. */
const testingList: Readonly<Record<string, Told>> = {
  "inbound-call": {
    agent1: {
      hears: [
        ["callRinging", { customerId: 1 }],
        ["callConnected", { customerId: 1, callType: "inbound.call.dial", campaignId: 101 }],
        ["interactionConnected"],
        ["showCrm", { customerId: 1 }],
        ["callHeld"],
        ["callResumed", { heldFor: 30_000 }],
        ["callMuted"],
        ["callUnmuted"],
        ["callHungup", { hangupFirst: "customer" }],
        ["wrapUpStarted"],
        ["callDisposed", { dispositionCode: "RESOLVED" }],
      ],
    },
  },
  "outbound-call": {
    agent1: {
      hears: [
        ["callDialing", { callType: "outbound.auto.dial" }],
        ["callConnected", { callType: "outbound.auto.dial", customerId: 2, campaignId: 201 }],
        ["callHungup", { hangupFirst: "agent" }],
        ["callDisposed", { dispositionCode: "WRAP_UP_TIMED_OUT", dispositionClass: "System" }],
      ],
    },
  },
  "manual-call": {
    agent1: {
      hears: [
        ["callDialing", { callType: "outbound.manual.dial" }],
        ["callConnected", { callType: "outbound.manual.dial", customerId: 3 }],
        ["callHungup", { hangupFirst: "agent" }],
        ["callDisposed", { dispositionCode: "RENEWED" }],
      ],
    },
  },
  "campaign-switch": {
    agent1: {
      hears: [
        ["callConnected", { campaignId: 101 }],
        ["callDisposed", { dispositionCode: "RESOLVED" }],
        ["campaignSelected", { campaignId: 201, previousCampaignId: 101 }],
        ["callConnected", { campaignId: 201, customerId: 4 }],
        ["callDisposed", { dispositionCode: "RENEWED" }],
      ],
    },
  },
  "log-out-and-back-in": {
    agent1: {
      hears: [
        ["callConnected", { customerId: 1 }],
        ["callDisposed", { dispositionCode: "INFORMATION_GIVEN" }],
        ["agentLoggedOut", { reason: "user" }],
        ["agentLoggedIn", { userName: "Meera Nair" }],
        ["callConnected", { customerId: 2 }],
        ["callDisposed", { dispositionCode: "RESOLVED" }],
      ],
    },
  },
  "failed-dial": {
    agent1: {
      hears: [
        ["callDialFailed", { systemDisposition: "REJECTED" }],
        ["callDialFailed", { systemDisposition: "REJECTED" }],
        ["callDialFailed", { systemDisposition: "NO_ANSWER" }],
      ],
      not: ["callConnected", "wrapUpStarted"],
    },
  },
  "missed-call": {
    agent1: {
      hears: [["callRinging", { customerId: 1 }]],
      not: ["callConnected", "wrapUpStarted", "callDisposed"],
    },
  },
  "two-chats-at-once": {
    agent1: {
      hears: [
        ["chatInitiated", { customerId: 1 }],
        ["interactionConnected", { interactionType: "chat" }],
        ["chatInitiated", { customerId: 2 }],
        ["interactionConnected", { interactionType: "chat" }],
        ["chatMessage", { sender: "agent", text: "I am looking for your parcel." }],
        ["chatMessage", { sender: "agent", text: "Of course. What is the new one?" }],
        ["chatMessage", { sender: "customer", text: "12 Park Road, Pune." }],
        ["chatMessage", { sender: "customer", text: "Thank you!" }],
        ["chatEnded", { customerId: 1, endedBy: "customer" }],
        ["chatEnded", { customerId: 2, endedBy: "agent" }],
        ["chatDisposed", { customerId: 2, dispositionCode: "RESOLVED" }],
        ["chatDisposed", { customerId: 1, dispositionCode: "INFORMATION_GIVEN" }],
        ["chatDisposed", { customerId: 4, dispositionCode: "RESOLVED" }],
      ],
    },
  },
  transfer: {
    agent1: {
      hears: [
        ["callConnected", { customerId: 1 }],
        ["callTransferredToUser", { targetUserId: "agent2" }],
        ["callHungup", { hangupFirst: "agent" }],
        ["callDisposed", { dispositionCode: "ESCALATED" }],
        ["callConnected", { customerId: 2 }],
        ["callHeld"],
        ["callTransferredInCall", { targetUserId: "agent2" }],
        ["callDisposed", { dispositionCode: "ESCALATED" }],
      ],
    },
    agent2: {
      hears: [
        ["callRinging", { customerId: 1 }],
        ["callRinging", { customerId: 1 }],
        ["callConnected", { customerId: 1, callType: "transferred.to.campaign.dial" }],
        ["callHungup", { hangupFirst: "customer" }],
        ["callDisposed", { dispositionCode: "RESOLVED" }],
        ["callConnected", { customerId: 2 }],
        ["callDisposed", { dispositionCode: "RESOLVED" }],
      ],
    },
  },
  conference: {
    agent1: {
      hears: [
        ["callConnected", { customerId: 3 }],
        ["callHeld"],
        ["callConferencedWithUser", { targetUserId: "agent2" }],
        ["callConferencedWithPhone", { targetPhone: "+918041239100" }],
        ["callPartyLeft"],
        ["callHungup", { hangupFirst: "agent" }],
        ["callDisposed", { dispositionCode: "INFORMATION_GIVEN" }],
      ],
    },
    agent2: {
      hears: [
        ["callConnected", { customerId: 3 }],
        ["callPartyLeft"],
        ["callHungup", { hangupFirst: "customer" }],
        ["callDisposed", { dispositionCode: "RESOLVED" }],
      ],
    },
  },
  "chat-hand-over": {
    agent1: {
      hears: [
        ["chatInitiated", { customerId: 1 }],
        ["interactionConnected", { interactionType: "chat" }],
        ["chatTransferred", { targetUserId: "agent2" }],
        ["chatDisposed", { dispositionCode: "ESCALATED" }],
        ["chatEnded", { endedBy: "agent" }],
        ["chatDisposed", { dispositionCode: "INFORMATION_GIVEN" }],
      ],
    },
    agent2: {
      hears: [
        ["chatInitiated"],
        ["chatEnded"],
        ["interactionConnected", { interactionType: "chat" }],
        ["chatConferred", { targetUserId: "agent1" }],
        ["chatMessage", { sender: "customer", text: "Thank you both." }],
        ["chatDisposed", { dispositionCode: "RESOLVED" }],
      ],
    },
  },
};

const fits = ({ name, payload }: Heard, [wanted, part = {}]: Wanted): boolean =>
  name === wanted && Object.entries(part).every(([key, value]) => payload[key] === value);

/** Those of the wanted events that were not heard after the ones before them. */
const missing = (heard: readonly Heard[], wanted: readonly Wanted[]): readonly Wanted[] => {
  let rest = heard;
  for (const [index, one] of wanted.entries()) {
    const at = rest.findIndex((event) => fits(event, one));
    if (at === -1) return wanted.slice(index);
    rest = rest.slice(at + 1);
  }
  return [];
};

const agents = ["agent1", "agent2"] as const;
const desks = new Map<string, AgentDesk>();
const deskOf = (agent: string): AgentDesk => {
  const desk = desks.get(agent);
  if (desk === undefined) throw new Error(`${agent} has no desk`);
  return desk;
};

test("two agents sit idle at their desks, with the app in the slot", async () => {
  const { file } = await packProbe(told.folder);
  await told.host.deployed(file, ["--slot", "workbench", "--activate"]);
  for (const agent of agents) {
    const desk = new AgentDesk(await told.visitor(agent));
    desks.set(agent, desk);
    await desk.signIn(told.host.url, agent);
    await desk.chooseCampaign("Support line");
    await desk.openWorkbench("Probe");
    await desk.probe().ready();
  }
});

for (const [name, cast] of Object.entries(testingList)) {
  test(`the app in the slot hears all of the scenario ${name}`, async () => {
    const before = new Map<string, number>();
    for (const agent of agents) before.set(agent, (await deskOf(agent).probe().heard()).length);
    const instance = await deskOf("agent1").probe().instanceId();

    const ended = await told.host.simulate("run", [name, "--rate", "100000", "--json"]);
    expect(ended.code, `${ended.out}${ended.err}`).toBe(0);
    expect(JSON.parse(ended.out)).toMatchObject({ scenario: name, state: "passed" });

    for (const agent of agents) {
      const hearing = cast[agent];
      if (hearing === undefined) continue;
      const heardSince = async () =>
        (await deskOf(agent).probe().heard()).slice(before.get(agent) ?? 0);
      await eventually(
        async () => missing(await heardSince(), hearing.hears),
        `what ${agent}'s app has not heard of ${name}`,
      ).toEqual([]);
      const names = (await heardSince()).map((event) => event.name);
      for (const never of hearing.not ?? []) expect(names).not.toContain(never);
    }
    // The app was there from the beginning to the end.
    expect(await deskOf("agent1").probe().instanceId()).toBe(instance);
  });
}

test("a scenario is refused while an agent has a call in hand, and plays when it is over", async () => {
  const desk = deskOf("agent1");
  await desk.chooseCampaign("Support line");
  await desk.becomeReadyFromMenu();
  const placed = await told.host.simulate("inbound-call", [
    ...["--agent", "agent1", "--phone", "+919845012345"],
  ]);
  expect(placed.code, placed.err).toBe(0);
  await desk.press("Answer");
  const refused = await told.host.simulate("run", ["missed-call", "--rate", "100000", "--json"]);
  expect(refused.code).toBe(1);
  expect(JSON.parse(refused.out)).toMatchObject({
    error: {
      message: expect.stringContaining("agent1"),
      remedy: expect.stringContaining("finish it"),
    },
  });
  await desk.press("Hang up");
  await desk.dispose("Resolved", "Resolved");
  await desk.stateIs("Ready");
  const played = await told.host.simulate("run", ["missed-call", "--rate", "100000", "--json"]);
  expect(played.code, `${played.out}${played.err}`).toBe(0);
});

test("no page has logged an error", () => {
  for (const agent of agents) {
    const lines = told.consoleOf(agent).filter((line) => /^(error|uncaught)/.test(line));
    expect(lines, agent).toEqual([]);
  }
});
