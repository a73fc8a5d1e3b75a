import { expect } from "vitest";
import type {
  ContextDataObjects,
  GlobalDataObjects,
} from "../../../../packages/workspace-ui/src/generated/profile.ts";
import type { Json } from "../HostSide.ts";
import { ticket } from "../methods/globalDataRows.ts";
import type { MethodRow } from "../methods/MethodRow.ts";
import { asha, type Stage } from "../Stage.ts";

/** What reading an object gives is what the host's own API says. */
const reads = (
  name: string,
  seen: MethodRow["seen"],
  more: Partial<MethodRow> & { readonly params?: object } = {},
): MethodRow => {
  const { params, ...rest } = more;
  return { given: () => (params === undefined ? [name] : [name, params]), seen, ...rest };
};

const talking = { arrange: (stage: Stage) => stage.talking() };
const all = (list: Json[], key: string): unknown[] => list.map((one) => one[key]).sort();

const isTheCall: MethodRow["seen"] = async (stage, _by, { interactionId }) => {
  expect((await stage.inHand(interactionId))?.state).toBe("connected");
};

/** `globalData.get`, object by object. */
export const globalObjectRows: Readonly<Record<keyof GlobalDataObjects, MethodRow>> = {
  loggedInUser: reads("loggedInUser", async (stage, _by, { userName }) =>
    expect(userName).toBe((await stage.agent.desk()).user.userName),
  ),
  session: reads("session", async (stage, _by, { sessionId }) =>
    expect(sessionId).toBe((await stage.agent.desk()).sessionId),
  ),
  currentManagingOrMonitoringCampaign: reads(
    "currentManagingOrMonitoringCampaign",
    async (stage, _by, { campaignId }) =>
      expect(campaignId).toBe((await stage.agent.desk()).campaign.campaignId),
  ),
  campaign: reads("campaign", async (stage, _by, { campaignName }) =>
    expect(campaignName).toBe((await stage.agent.desk()).campaign.campaignName),
  ),
  campaigns: reads("campaigns", async (stage, _by, answer) =>
    expect(all(answer, "campaignId")).toEqual(
      all((await stage.agent.desk()).campaigns, "campaignId"),
    ),
  ),
  processes: reads("processes", async (stage, _by, answer) =>
    expect(all(answer, "processId")).toEqual(
      all(await stage.agent.ameyo("cc/processes/getAssigned"), "processId"),
    ),
  ),
  queues: reads(
    "queues",
    async (stage, _by, answer) =>
      expect(all(answer, "queueName")).toEqual(
        all((await stage.agent.desk()).campaign.queues, "queueName"),
      ),
    { params: { campaignId: 101 } },
  ),
  users: reads("users", async (stage, _by, answer) =>
    expect(all(answer, "userId")).toContain(stage.colleague.userId),
  ),
  dispositionCodes: reads(
    "dispositionCodes",
    async (stage, _by, answer) =>
      expect(all(answer, "dispositionClass")).toEqual(
        all((await stage.agent.desk()).campaign.dispositions, "dispositionClass"),
      ),
    { params: { campaignId: 101 } },
  ),
  ticketStates: reads("ticketStates", async (stage, _by, answer) => {
    const { groups } = await stage.agent.get("/ticket-states");
    expect(Object.keys(answer).sort()).toEqual(all(groups, "group"));
  }),
  settings: reads("settings", async (stage, _by, { breakReasons }) =>
    expect(breakReasons).toEqual((await stage.agent.desk()).breakReasons),
  ),
  interactions: reads(
    "interactions",
    async (stage, _by, answer) =>
      expect(all(answer, "interactionId")).toEqual(
        all((await stage.agent.desk()).interactions, "interactionId"),
      ),
    talking,
  ),
  interaction: {
    ...talking,
    async given(stage) {
      const [one] = (await stage.agent.desk()).interactions;
      return ["interaction", { interactionId: one.interactionId }];
    },
    seen: isTheCall,
  },
  customer: reads(
    "customer",
    async (stage, _by, { customerInfo }) =>
      expect(customerInfo.name).toBe((await stage.agent.get("/customers/1")).name),
    { params: { customerId: asha.customerId } },
  ),
  customers: reads(
    "customers",
    async (_stage, _by, answer) => expect(all(answer, "customerId")).toContain(asha.customerId),
    { params: { q: "asha" } },
  ),
  ticket: {
    async given(stage) {
      return ["ticket", { ticketId: (await ticket(stage)).ticketId }];
    },
    async seen(stage, _by, { ticketId, subject }) {
      expect((await stage.agent.get(`/tickets/${ticketId}`)).subject).toBe(subject);
    },
  },
  callbacks: {
    async arrange(stage) {
      const interactionId = await stage.wrappingUp();
      const { now } = await stage.agent.desk();
      const callback = { callbackTime: now + 7_200_000, isSelfCallback: true };
      await stage.agent.command("dispose", {
        interactionId,
        dispositionCode: "CALLBACK",
        callback,
      });
    },
    given: () => ["callbacks"],
    async seen(stage, _by, answer) {
      const { callbacks } = await stage.agent.get("/callbacks?scope=mine&state=open");
      for (const { callbackId } of callbacks)
        expect(all(answer, "callbackId")).toContain(callbackId);
    },
  },
  snapshots: {
    async given(_stage, by) {
      await by.answer("globalData.takeSnap", "session", { of: by.name }, false);
      return ["snapshots"];
    },
    async seen(_stage, by, answer) {
      expect(answer.map(({ data }: Json) => data?.of)).toContain(by.name);
    },
  },
};

/** `contextData.get`, object by object. */
export const contextObjectRows: Readonly<Record<keyof ContextDataObjects, MethodRow>> = {
  customer: reads(
    "customer",
    async (_stage, _by, { customerId }) => expect(customerId).toBe(asha.customerId),
    talking,
  ),
  interaction: reads("interaction", isTheCall, talking),
  ticket: {
    async arrange(stage) {
      await ticket(stage, { interactionId: await stage.talking() });
    },
    given: () => ["ticket"],
    async seen(stage, _by, { ticketId, interactions }) {
      expect((await stage.agent.get(`/tickets/${ticketId}`)).interactions).toEqual(interactions);
      expect(interactions).toHaveLength(1);
    },
  },
};
