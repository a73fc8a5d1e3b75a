import { expect } from "vitest";
import type { Json } from "../HostSide.ts";
import { asha, type Stage } from "../Stage.ts";
import { unique } from "./globalDataRows.ts";
import type { MethodRow } from "./MethodRow.ts";

/** What another person's instance would read: the same app, asked by another of its instances. */
const sameApp = (stage: Stage, generation: string, notIn: string) =>
  stage.instances.find((one) => one.generation === generation && one.slotType !== notIn);

const assigned = { url: "ameyorestapi/cc/campaigns/getAssigned", method: "GET" };

const answersLikeRest: MethodRow["seen"] = async (stage, _by, { statusCode, response }) => {
  expect(statusCode).toBe(200);
  expect(JSON.parse(response)).toEqual(await stage.agent.ameyo("cc/campaigns/getAssigned"));
};

/** A row about a value that is kept by key. */
const kept = (service: "store" | "dbData", method: "get" | "set" | "delete"): MethodRow => {
  const key = (name: string): unknown => (service === "store" ? name : { key: name });
  const set = (name: string, value: unknown): unknown[] =>
    service === "store" ? [name, value] : [{ key: name, value }];
  return {
    async given(_stage, by) {
      const name = unique("key");
      const value = { text: unique("value") };
      if (method === "set") return set(name, value);
      await by.answer(`${service}.set`, ...set(name, value));
      return [key(name)];
    },
    async seen(stage, by, answer, [first, second]) {
      const name = typeof first === "string" ? first : first.key;
      const other = sameApp(stage, by.generation, by.slotType);
      const now = await other?.answer(`${service}.get`, key(name));
      if (method === "delete") expect(now).toBeNull();
      else expect(now).toEqual(method === "get" ? answer : (second ?? first.value));
    },
  };
};

const record = (by: Parameters<MethodRow["given"]>[1]): Promise<Json> =>
  by.answer("appConf.create", { customKey: unique("record"), data: '{"columns":2}' });

/** What the host does for apps, beside data. */
export const hostRows = {
  "httpRequest.invoke": { given: () => [assigned], seen: answersLikeRest },
  "httpRequest.invokeAmeyo": { given: () => [assigned], seen: answersLikeRest },
  "request.api": {
    given: () => ["getQueuesByCampaign", { campaignId: 101 }],
    async seen(stage, _by, answer) {
      const { campaign } = await stage.agent.desk();
      const names = (all: Json[]): string[] => all.map(({ queueName }) => queueName).sort();
      expect(names(answer)).toEqual(names(campaign.queues));
    },
  },
  "appConf.create": {
    given: () => [{ customKey: unique("record"), data: '{"columns":2}' }],
    async seen(stage, by, { id }, [{ customKey }]) {
      const other = sameApp(stage, by.generation, by.slotType);
      const held = await other?.answer<Json>("appConf.get", { customKey });
      expect(held.records.map((one: Json) => one.id)).toContain(id);
    },
  },
  "appConf.get": {
    async given(_stage, by) {
      const { customKey } = await record(by);
      return [{ customKey }];
    },
    async seen(stage, by, answer, [{ customKey }]) {
      const other = sameApp(stage, by.generation, by.slotType);
      expect(await other?.answer("appConf.get", { customKey })).toEqual(answer);
    },
  },
  "appConf.update": {
    async given(_stage, by) {
      const { id } = await record(by);
      return [{ id, data: '{"columns":3}' }];
    },
    async seen(stage, by, { customKey }) {
      const other = sameApp(stage, by.generation, by.slotType);
      const held = await other?.answer<Json>("appConf.get", { customKey });
      expect(held.records).toMatchObject([{ data: '{"columns":3}' }]);
    },
  },
  "appConf.delete": {
    async given(_stage, by) {
      const { id } = await record(by);
      return [{ id }];
    },
    async seen(stage, by, { customKey }) {
      const other = sameApp(stage, by.generation, by.slotType);
      const held = await other?.answer<Json>("appConf.get", { customKey });
      expect(held.totalRecordsCount).toBe(0);
    },
  },
  "store.get": kept("store", "get"),
  "store.set": kept("store", "set"),
  "store.delete": kept("store", "delete"),
  "dbData.get": kept("dbData", "get"),
  "dbData.set": kept("dbData", "set"),
  "dbData.delete": kept("dbData", "delete"),
  "augmentModel.add": {
    arrange: (stage) => stage.talking(),
    given: () => ["customer", { fields: { Loyalty: unique("Gold") } }],
    async seen(stage, _by, _answer, [, { fields }]) {
      await stage.desk.page.getByText(fields.Loyalty).first().waitFor();
    },
  },
  "interaction.initiateInteraction": {
    path: "initiateInteraction",
    async given(stage) {
      await stage.clear();
      return [{ type: "call", phone: asha.phone }];
    },
    async seen(stage, _by, { interactionId }) {
      const { interactions } = await stage.agent.desk();
      expect(interactions).toMatchObject([{ interactionId, phone: asha.phone }]);
    },
  },
  "interaction.disposeInteraction": {
    path: "disposeInteraction",
    async given(stage) {
      await stage.clear();
      const interactionId = await stage.wrappingUp();
      return [{ interactionId, dispositionCode: "RESOLVED", note: "Done." }];
    },
    async seen(stage, _by, _answer, [{ interactionId }]) {
      const { record: past } = await stage.agent.get(`/interactions/${interactionId}`);
      expect(past).toMatchObject({ dispositionCode: "RESOLVED", note: "Done." });
    },
  },
} satisfies Record<string, MethodRow>;
