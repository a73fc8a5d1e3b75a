import { expect } from "vitest";
import type { Json } from "../HostSide.ts";
import type { Stage } from "../Stage.ts";
import type { EventRow } from "./EventRow.ts";

const availability = async (stage: Stage): Promise<Json> => (await stage.agent.desk()).availability;

/** A scenario in which agent1 does these things. */
const agentDoes = (...steps: readonly string[]): { yaml: string } => ({
  yaml: [
    "scenario: Conformance",
    "cast: { agents: { agent1: Support line } }",
    "steps:",
    ...steps.map((step) => `  - agent1: ${step}`),
  ].join("\n"),
});

const outAndIn = agentDoes("sign out", "sign in", "{ select campaign: Support line }", "ready");

/** The session, extension, availability and campaign of the agent. */
export const agentRows = {
  agentLoggedIn: {
    async provoke(stage) {
      await stage.plays(outAndIn);
      return { userId: "agent1" };
    },
    async seen(stage, { sessionId }) {
      expect((await stage.agent.desk()).sessionId).toBe(sessionId);
    },
  },
  agentForcedLogin: {
    async provoke(stage) {
      const { sessionId } = await stage.agent.desk();
      await stage.plays(agentDoes("sign in elsewhere", "come back"));
      return { previousSessionId: sessionId };
    },
    async seen(stage, { sessionId }) {
      expect((await stage.agent.desk()).sessionId).toBe(sessionId);
    },
  },
  agentLoggedOut: {
    async provoke(stage) {
      const { sessionId } = await stage.agent.desk();
      await stage.plays(outAndIn);
      return { sessionId, reason: "user" };
    },
    async seen(stage, { sessionId }) {
      expect((await stage.agent.desk()).sessionId).not.toBe(sessionId);
    },
  },
  loginStatusChanged: {
    async provoke(stage) {
      await stage.plays(outAndIn);
      return { loginStatus: "loggedIn" };
    },
    async seen(stage, { sessionId }) {
      expect((await stage.agent.desk()).sessionId).toBe(sessionId);
    },
  },
  extensionSelected: {
    async provoke(stage) {
      await stage.plays(
        agentDoes("sign out", "sign in", "{ select campaign: Support line }", "ready"),
      );
      await stage.agent.command("selectExtension", { extension: "4321" });
      return { extension: "4321" };
    },
    async seen(stage) {
      expect((await stage.agent.desk()).extension).toBe("4321");
    },
  },
  extensionModified: {
    async provoke(stage) {
      await stage.agent.command("selectExtension", { extension: "4321" });
      await stage.agent.command("selectExtension", { extension: "8765" });
      return { extension: "8765" };
    },
    async seen(stage) {
      expect((await stage.agent.desk()).extension).toBe("8765");
    },
  },
  agentReady: {
    async provoke(stage) {
      await stage.agent.command("startBreak", { reason: "Tea" });
      await stage.agent.command("setReady");
      return { userId: "agent1" };
    },
    async seen(stage) {
      const { agents } = await stage.supervised();
      const one = agents.find(({ userId }: Json) => userId === "agent1");
      expect(one.availability.state).toBe("ready");
    },
  },
  agentOnBreak: {
    async provoke(stage) {
      await stage.agent.command("startBreak", { reason: "Lunch" });
      return { breakReason: "Lunch" };
    },
    async seen(stage) {
      expect(await availability(stage)).toMatchObject({ state: "onBreak", reason: "Lunch" });
    },
  },
  autoCallChanged: {
    async provoke(stage) {
      const { autoCall } = await availability(stage);
      await stage.agent.command("setAutoCall", { on: !autoCall });
      return { userId: "agent1" };
    },
    async seen(stage, payload) {
      expect(Object.values(payload)).toContain((await availability(stage)).autoCall);
    },
  },
  campaignSelected: {
    async provoke(stage) {
      await stage.agent.command("selectCampaign", { campaignId: 201 });
      return { campaignId: 201, previousCampaignId: 101 };
    },
    async seen(stage) {
      await stage.desk.page.getByRole("button", { name: "Campaign: Renewals" }).waitFor();
    },
  },
} satisfies Record<string, EventRow>;
