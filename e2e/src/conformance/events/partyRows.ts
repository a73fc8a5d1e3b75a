import { expect } from "vitest";
import { until } from "../../patience.ts";
import type { Json } from "../HostSide.ts";
import type { Stage } from "../Stage.ts";
import { chatting } from "./chatRows.ts";
import type { EventRow } from "./EventRow.ts";

const expert = "+918041239100";

/** The agent's leg is over, and only the disposition is left. */
const left = async (stage: Stage, { interactionId }: Json): Promise<void> => {
  await stage.becomes(interactionId, "wrapUp");
};

/** Hands a call over; the target takes it when it is a person. */
const handedOver = (
  target: object,
  part: Readonly<Record<string, unknown>>,
  answers: boolean,
): EventRow => ({
  async provoke(stage) {
    const interactionId = await stage.talking();
    await stage.agent.command("transfer", { interactionId, target });
    if (answers) await stage.otherSide(interactionId, "party-answer");
    return { interactionId, ...part };
  },
  seen: left,
});

/** Brings somebody into a call. */
const broughtIn = (
  target: object,
  part: Readonly<Record<string, unknown>>,
  answers: boolean,
): EventRow => ({
  async provoke(stage) {
    const interactionId = await stage.talking();
    await stage.agent.command("conference", { interactionId, target });
    if (answers) await stage.otherSide(interactionId, "party-answer");
    return { interactionId, ...part };
  },
  async seen(stage, { interactionId }) {
    const { parties } = await stage.becomes(interactionId, "conference");
    expect(parties).toHaveLength(1);
  },
});

/** The colleague is asked into what the agent has in hand, and accepts. */
const colleagueAccepts = async (
  stage: Stage,
  command: "transfer" | "conference",
  interactionId: string,
): Promise<{ targetUserId: string }> => {
  await stage.agent.command(command, { interactionId, target: { kind: "user", userId: "agent2" } });
  const { interactions } = await until(
    () => stage.colleague.desk(),
    (desk) => desk.interactions.some((one: Json) => one.state === "ringing"),
    "it rings at the colleague's",
  );
  const [offered] = interactions as Json[];
  await stage.colleague.command("answer", { interactionId: offered.interactionId });
  return { targetUserId: "agent2" };
};

/** The colleague has it now. */
const colleagueHasOne = async (stage: Stage): Promise<void> => {
  const { interactions } = await stage.colleague.desk();
  expect(interactions.map((one: Json) => one.state)).toContain("connected");
};

const conference = async (stage: Stage): Promise<string> => {
  const interactionId = await stage.talking();
  await stage.agent.command("conference", {
    interactionId,
    target: { kind: "phone", phone: expert },
  });
  await stage.otherSide(interactionId, "party-answer");
  await stage.becomes(interactionId, "conference");
  return interactionId;
};

/** Transfers, conferences, and chats that are handed over. */
export const partyRows = {
  callTransferredToPhone: handedOver(
    { kind: "phone", phone: expert },
    { targetPhone: expert },
    true,
  ),
  callTransferredInCall: {
    async provoke(stage) {
      const interactionId = await stage.talking();
      const target = { kind: "phone", phone: expert };
      await stage.agent.command("consult", { interactionId, target });
      await stage.otherSide(interactionId, "party-answer");
      await stage.becomes(interactionId, "consulting");
      await stage.agent.command("completeTransfer", { interactionId });
      return { interactionId };
    },
    seen: left,
  },
  callTransferredToAgentQueue: handedOver({ kind: "queue", agentQueueId: 1003 }, {}, false),
  callTransferredToIvr: handedOver({ kind: "ivr", contextId: 1 }, {}, false),
  callTransferredToUser: {
    async provoke(stage) {
      await stage.clear(stage.colleague);
      return colleagueAccepts(stage, "transfer", await stage.talking());
    },
    seen: colleagueHasOne,
  },
  callTransferredToCampaign: handedOver({ kind: "campaign", campaignId: 102 }, {}, false),
  callConferencedWithPhone: broughtIn(
    { kind: "phone", phone: expert },
    { targetPhone: expert },
    true,
  ),
  callConferencedWithThirdParty: broughtIn({ kind: "thirdParty", thirdPartyId: 1 }, {}, true),
  callConferencedWithUser: {
    async provoke(stage) {
      await stage.clear(stage.colleague);
      return colleagueAccepts(stage, "conference", await stage.talking());
    },
    async seen(stage) {
      const { interactions } = await stage.colleague.desk();
      expect(interactions.map((one: Json) => one.state)).toContain("conference");
    },
  },
  callConferencedWithLocalIvr: broughtIn({ kind: "localIvr", contextId: 4 }, {}, false),
  callPartyLeft: {
    async provoke(stage) {
      const interactionId = await conference(stage);
      await stage.otherSide(interactionId, "party-leave");
      return { interactionId };
    },
    async seen(stage, { interactionId }) {
      const { parties } = await stage.becomes(interactionId, "connected");
      expect(parties).toEqual([]);
    },
  },
  chatTransferred: {
    campaignId: 301,
    async provoke(stage) {
      await stage.clear(stage.colleague, 301);
      return colleagueAccepts(stage, "transfer", (await chatting(stage)).interactionId);
    },
    seen: colleagueHasOne,
  },
  chatConferred: {
    campaignId: 301,
    async provoke(stage) {
      await stage.clear(stage.colleague, 301);
      return colleagueAccepts(stage, "conference", (await chatting(stage)).interactionId);
    },
    seen: colleagueHasOne,
  },
} satisfies Record<string, EventRow>;
