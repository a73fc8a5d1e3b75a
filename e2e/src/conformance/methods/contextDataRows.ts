import { expect } from "vitest";
import type { Json } from "../HostSide.ts";
import { asha, type Stage } from "../Stage.ts";
import { ticket, ticketNow, unique } from "./globalDataRows.ts";
import type { MethodRow } from "./MethodRow.ts";

/** The agent talks with Asha: that is the context of all instances. */
const talking = (stage: Stage): Promise<unknown> => stage.talking();

const current = async (stage: Stage): Promise<string> => {
  const { interactions } = await stage.agent.desk();
  return interactions[0].interactionId;
};

/** A new ticket that the call in context is attached to. */
const attached = async (stage: Stage, fields: object = {}): Promise<Json> =>
  ticket(stage, { interactionId: await current(stage), ...fields });

/** What a method changes of a ticket that is named, seen by the host. */
const onTicket = (
  argument: (held: Json, stage: Stage) => object | Promise<object>,
  shows: (now: Json, argument: Json, stage: Stage) => unknown,
  fields: object = {},
): MethodRow => ({
  arrange: talking,
  async given(stage) {
    const held = await attached(stage, fields);
    return ["ticket", { ticketId: held.ticketId, ...(await argument(held, stage)) }];
  },
  async seen(stage, _by, _answer, [, argument]) {
    await shows(await ticketNow(stage, argument.ticketId), argument, stage);
  },
});

/** `contextData`: what the instance stands beside. */
export const contextDataRows = {
  "contextData.get": {
    arrange: talking,
    given: () => ["customer"],
    async seen(stage, _by, { customerId, customerInfo }) {
      expect(customerId).toBe(asha.customerId);
      expect(customerInfo.name).toBe((await stage.agent.get(`/customers/${customerId}`)).name);
    },
  },
  "contextData.update": {
    arrange: talking,
    given: () => ["customer", { customerInfo: { city: unique("Place") } }],
    async seen(stage, by, _answer, [, { customerInfo }]) {
      expect((await stage.agent.get(`/customers/${asha.customerId}`)).city).toBe(customerInfo.city);
      const other = await stage.otherThan(by).answer<Json>("contextData.get", "customer");
      expect(other.customerInfo.city).toBe(customerInfo.city);
      await stage.desk.page.getByText(customerInfo.city).first().waitFor();
    },
  },
  "contextData.bulkUpdate": {
    arrange: talking,
    async given(stage) {
      const { ticketId } = await attached(stage);
      return ["ticket", [ticketId], { subject: unique("Renamed") }];
    },
    async seen(stage, _by, _answer, [, [ticketId], { subject }]) {
      expect((await ticketNow(stage, ticketId)).subject).toBe(subject);
    },
  },
  "contextData.action": {
    arrange: talking,
    async given(stage) {
      const { muted } = (await stage.agent.desk()).interactions[0];
      return ["interaction", muted ? "unmute" : "mute", {}];
    },
    async seen(stage, _by, _answer, [, action]) {
      expect((await stage.inHand(await current(stage))).muted).toBe(action === "mute");
    },
  },
  "contextData.bulkAction": {
    arrange: talking,
    async given(stage) {
      const { ticketId } = await attached(stage);
      return ["ticket", "addNote", [ticketId], { text: unique("Remark") }];
    },
    async seen(stage, _by, _answer, [, , [ticketId], { text }]) {
      const { notes } = await ticketNow(stage, ticketId);
      expect(notes.map((note: Json) => note.text)).toContain(text);
    },
  },
  "contextData.trigger": {
    arrange: talking,
    async given(stage) {
      const { state } = (await stage.agent.desk()).interactions[0];
      return [state === "onHold" ? "resume" : "hold"];
    },
    async seen(stage, _by, _answer, [operation]) {
      const state = operation === "hold" ? "onHold" : "connected";
      await stage.becomes(await current(stage), state);
    },
  },
  "contextData.view": {
    arrange: talking,
    given: () => ["customer", {}],
    async seen(stage) {
      const tab = stage.desk.page.getByRole("tab", { name: "Customer" });
      expect(await tab.getAttribute("aria-selected")).toBe("true");
    },
  },
  "contextData.refresh": {
    arrange: talking,
    given: () => ["customer", {}],
    async seen(stage) {
      const { name } = await stage.agent.get(`/customers/${asha.customerId}`);
      await stage.desk.page.getByRole("heading", { name }).first().waitFor();
    },
  },
  "contextData.attachCall": {
    arrange: talking,
    async given(stage) {
      const { ticketId } = await ticket(stage);
      return ["ticket", { ticketId, interactionId: await current(stage) }];
    },
    async seen(stage, _by, _answer, [, { ticketId, interactionId }]) {
      expect((await ticketNow(stage, ticketId)).interactions).toContain(interactionId);
    },
  },
  "contextData.unattachCall": onTicket(
    async (_held, stage) => ({ interactionId: await current(stage) }),
    ({ interactions }) => expect(interactions).toEqual([]),
  ),
  "contextData.merge": onTicket(
    async (_held, stage) => ({ ticketIds: [(await ticket(stage)).ticketId] }),
    async ({ ticketId }, { ticketIds }, stage) =>
      expect((await ticketNow(stage, ticketIds[0])).mergedInto).toBe(ticketId),
  ),
  "contextData.split": onTicket(
    ({ notes }) => ({ noteIds: [notes[0].noteId], subject: unique("Split") }),
    async ({ ticketId }, { subject }, stage) => {
      const { tickets } = await stage.agent.get(`/tickets?q=${encodeURIComponent(subject)}`);
      expect(tickets).toMatchObject([{ subject, splitFrom: ticketId }]);
    },
    { text: "A note that moves." },
  ),
  "contextData.unassign": onTicket(
    () => ({}),
    ({ assignee }) => expect(assignee).toBeNull(),
    { assignee: "agent1" },
  ),
  "contextData.reassign": onTicket(
    () => ({ assignee: "agent2" }),
    ({ assignee }) => expect(assignee).toBe("agent2"),
    { assignee: "agent1" },
  ),
  "contextData.pick": onTicket(
    () => ({}),
    ({ assignee }) => expect(assignee).toBe("agent1"),
  ),
  "contextData.getSkillData": {
    arrange: talking,
    given: () => ["interaction", 1001],
    async seen(stage, _by, { queueName }) {
      const { campaign } = await stage.agent.desk();
      expect(campaign.queues.map((queue: Json) => queue.queueName)).toContain(queueName);
    },
  },
} satisfies Record<string, MethodRow>;
