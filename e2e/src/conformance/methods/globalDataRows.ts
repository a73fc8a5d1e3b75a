import { expect } from "vitest";
import type { Json } from "../HostSide.ts";
import { asha, type Stage } from "../Stage.ts";
import type { MethodRow } from "./MethodRow.ts";

let count = 0;

/** A text that no other row has used. */
export const unique = (what: string): string => {
  count += 1;
  return `${what} ${count}`;
};

/** A ticket of Asha's. */
export const ticket = (stage: Stage, fields: object = {}): Promise<Json> =>
  stage.agent.post("/tickets/commands", {
    command: "openTicket",
    subject: unique("Ticket"),
    customerId: asha.customerId,
    ...fields,
  });

/** A ticket as the host has it now. */
export const ticketNow = (stage: Stage, ticketId: string): Promise<Json> =>
  stage.agent.get(`/tickets/${ticketId}`);

const vikram = 2;

/** `globalData`: whatever it names by id. */
export const globalDataRows = {
  "globalData.get": {
    given: () => ["campaign"],
    async seen(stage, _by, answer) {
      const { campaign } = await stage.agent.desk();
      expect(answer.campaignName).toBe(campaign.campaignName);
    },
  },
  "globalData.update": {
    given: () => ["customer", { customerId: vikram, customerInfo: { city: unique("City") } }],
    async seen(stage, by, _answer, [, { customerInfo }]) {
      expect((await stage.agent.get(`/customers/${vikram}`)).city).toBe(customerInfo.city);
      const other = await stage
        .otherThan(by)
        .answer<Json>("globalData.get", "customer", { customerId: vikram });
      expect(other.customerInfo.city).toBe(customerInfo.city);
    },
  },
  "globalData.transfer": {
    async given(stage) {
      const { ticketId } = await ticket(stage);
      return ["ticket", { ticketId, assignee: "agent2" }];
    },
    async seen(stage, _by, { ticketId }) {
      expect((await ticketNow(stage, ticketId)).assignee).toBe("agent2");
    },
  },
  "globalData.addNote": {
    async given(stage) {
      const { ticketId } = await ticket(stage);
      return ["ticket", { ticketId, text: unique("Note") }];
    },
    async seen(stage, _by, { ticketId }, [, { text }]) {
      const { notes } = await ticketNow(stage, ticketId);
      expect(notes.map((note: Json) => note.text)).toContain(text);
    },
  },
  "globalData.invoke": {
    given: () => ["ticket", { action: "open", subject: unique("Invoked"), text: "By an app." }],
    async seen(stage, _by, { ticketId }, [, { subject }]) {
      expect((await ticketNow(stage, ticketId)).subject).toBe(subject);
    },
  },
  "globalData.getTickets": {
    async given(stage) {
      await ticket(stage);
      return ["ticket", { customerId: asha.customerId, limit: 3 }];
    },
    async seen(stage, _by, { tickets }) {
      const held = await stage.agent.get(`/tickets?customerId=${asha.customerId}&limit=3`);
      const ids = (all: Json[]): string[] => all.map(({ ticketId }) => ticketId);
      expect(ids(tickets)).toEqual(ids(held.tickets));
    },
  },
  "globalData.takeSnap": {
    given: () => ["loggedInUser", { reason: unique("Snap") }, false],
    async seen(_stage, by, { snapId }) {
      const snapshots = await by.answer<Json[]>("globalData.get", "snapshots");
      expect(snapshots.map((one) => one.snapId)).toContain(snapId);
    },
  },
  "globalData.bulkUpdate": {
    given: () => ["customer", ["3", "4"], { customerInfo: { city: unique("Town") } }],
    async seen(stage, _by, answer, [, ids, { customerInfo }]) {
      expect(answer).toMatchObject({ succeeded: 2, failed: 0 });
      for (const id of ids) {
        expect((await stage.agent.get(`/customers/${id}`)).city).toBe(customerInfo.city);
      }
    },
  },
  "globalData.bulkAction": {
    async given(stage) {
      const { ticketId } = await ticket(stage);
      return ["ticket", "pick", [ticketId], {}];
    },
    async seen(stage, _by, _answer, [, , [ticketId]]) {
      expect((await ticketNow(stage, ticketId)).assignee).toBe("agent1");
    },
  },
} satisfies Record<string, MethodRow>;
