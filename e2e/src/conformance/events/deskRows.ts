import { expect } from "vitest";
import { type Json, Person } from "../HostSide.ts";
import { asha, type Stage } from "../Stage.ts";
import type { EventRow } from "./EventRow.ts";

/** A call of a stranger that waits in the queue while nobody is there for it, and is given up. */
const abandoned = async (stage: Stage): Promise<void> => {
  await stage.agent.command("startBreak", { reason: "Tea" });
  const { crtObjectId } = await stage.agent.post("/simulator/calls", {
    kind: "inbound-call",
    phone: "+919800000456",
    campaignId: 101,
  });
  await stage.otherSide(crtObjectId, "hang-up");
};

const statistics = (scope: string): EventRow => ({
  async provoke(stage) {
    await abandoned(stage);
    return { [scope]: scope === "agentQueueId" ? 1001 : 101 };
  },
  async seen(stage) {
    const { totals } = await Person.briefly(stage.host, "supervisor1", (supervisor) =>
      supervisor.get("/statistics?campaignId=101&window=day"),
    );
    expect(totals.abandoned).toBeGreaterThan(0);
  },
});

/** What the agent looks at, and how the centre stands. */
export const deskRows = {
  customerSelected: {
    async provoke(stage) {
      return { interactionId: await stage.ringing(), customerId: asha.customerId };
    },
    async seen(stage) {
      await stage.desk.page.getByRole("heading", { name: "Asha Rao" }).first().waitFor();
    },
  },
  customerChanged: {
    async provoke(stage) {
      await stage.talking();
      const customer = await stage.agent.get(`/customers/${asha.customerId}`);
      const city = customer.city === "Mysuru" ? "Bengaluru" : "Mysuru";
      await stage.agent.ask("PUT", `/api/v1/customers/${asha.customerId}`, { ...customer, city });
      return { customerId: asha.customerId };
    },
    async seen(stage, { customerInfo }) {
      const { city } = await stage.agent.get(`/customers/${asha.customerId}`);
      expect(Object.values(customerInfo)).toContain(city);
      await stage.desk.page.getByText(city).first().waitFor();
    },
  },
  ticketSaved: {
    async provoke(stage) {
      const interactionId = await stage.talking();
      const { ticketId } = await stage.agent.post("/tickets/commands", {
        command: "openTicket",
        subject: "The line is dead",
        interactionId,
      });
      return { ticketId, customerId: asha.customerId };
    },
    async seen(stage, { ticketId }) {
      const { tickets } = await stage.agent.get(`/tickets?customerId=${asha.customerId}`);
      expect(tickets.map((one: Json) => one.ticketId)).toContain(ticketId);
    },
  },
  tabChanged: {
    async provoke(stage) {
      const interactionId = await stage.talking();
      await stage.showTab("History");
      return { interactionId, tabId: "history" };
    },
    async seen(stage) {
      const tab = stage.desk.page.getByRole("tab", { name: "History" });
      expect(await tab.getAttribute("aria-selected")).toBe("true");
      await stage.showTab("Customer");
    },
  },
  queueStatistics: statistics("agentQueueId"),
  campaignStatistics: statistics("campaignId"),
} satisfies Record<string, EventRow>;
