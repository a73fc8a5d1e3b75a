import { expect } from "vitest";
import { until } from "../../patience.ts";
import type { Json } from "../HostSide.ts";
import { appNames, type Instance } from "../Instances.ts";
import { asha, type Stage } from "../Stage.ts";
import { unique } from "./globalDataRows.ts";
import type { MethodRow } from "./MethodRow.ts";

const takesABreak = async (stage: Stage): Promise<void> => {
  await stage.agent.command("startBreak", { reason: "Tea" });
  await stage.agent.command("setReady");
};

const hears = (by: Instance, since: number, name: string): Promise<unknown> =>
  until(
    () => by.heardSince(since, name),
    (all) => all.length > 0,
    `${by.name} hears ${name}`,
  );

/** Registers by the app's own way, which gives no more than that it worked. */
const register = async (by: Instance, service: string, name: string): Promise<unknown> => {
  const fault = await by.register({ service, name });
  if (fault !== null) throw new Error(`${by.name}: ${fault.code} ${fault.message}`);
  return { eventName: name };
};

/** Takes it back by the app's own way; a modern app gets nothing for it but a promise that resolves. */
const unregister = async (by: Instance, service: string, name: string): Promise<unknown> =>
  (await by.unregister(service, name)) ?? { eventName: name };

/** Asks for instances of this app, as another app would. */
const instancesSeenBy = async (by: Instance, appId: string): Promise<string[]> =>
  (await by.answer<Json[]>("instance.getAllInfo", appId)).map(({ instanceId }) => instanceId);

const newDialog = async (by: Instance): Promise<string> =>
  (await by.answer<{ instanceId: string }>("instance.create", "modal", {}, {})).instanceId;

/** What the shell answers by itself. */
export const shellRows = {
  "lifeCycle.event": {
    given: () => [],
    // The SDK tells it by itself when the page gets the focus; nobody answers.
    call: async (_stage, by) => {
      await by.frame.evaluate(() => window.dispatchEvent(new Event("focus")));
      return null;
    },
    async seen(stage, by) {
      const app = appNames[by.generation];
      await until(
        async () =>
          (await stage.messages()).filter(
            ({ kind, name, appName }) =>
              kind === "notice" && name === "appFocus" && appName === app,
          ).length,
        (told) => told > 0,
        `the inspector shows that ${app} told of its focus`,
      );
    },
  },
  "lifeCycle.register": {
    given: () => ["hostGone"],
    call: (_stage, by) => register(by, "lifeCycle", "hostGone"),
    async seen(stage, by) {
      expect(await by.fault("lifeCycle.register", "appSneezed")).toMatchObject({ code: 121 });
      expect(await stage.otherThan(by).call("instance.getContext")).toHaveProperty("answer");
    },
  },
  "lifeCycle.unRegister": {
    async given(_stage, by) {
      await register(by, "lifeCycle", "hostBack");
      return ["hostBack"];
    },
    call: (_stage, by) => unregister(by, "lifeCycle", "hostBack"),
    async seen(_stage, _by, answer) {
      expect(answer).toMatchObject({ eventName: "hostBack" });
    },
  },
  "globalEvent.register": {
    given: () => ["agentOnBreak"],
    call: (_stage, by) => register(by, "globalEvent", "agentOnBreak"),
    async seen(stage, by) {
      const since = await by.heardSoFar();
      await takesABreak(stage);
      await hears(by, since, "agentOnBreak");
    },
  },
  "globalEvent.unRegister": {
    async given(_stage, by) {
      await register(by, "globalEvent", "agentReady");
      return ["agentReady"];
    },
    call: (_stage, by) => unregister(by, "globalEvent", "agentReady"),
    async seen(stage, by) {
      await register(by, "globalEvent", "agentOnBreak");
      const since = await by.heardSoFar();
      await takesABreak(stage);
      await hears(by, since, "agentOnBreak");
      await takesABreak(stage);
      await until(
        () => by.heardSince(since, "agentOnBreak"),
        (all) => all.length > 1,
        "the second break",
      );
      expect(await by.heardSince(since, "agentReady")).toEqual([]);
    },
  },
  "contextEvent.register": {
    refusedIn: { navbar: 122 },
    given: () => ["customerChanged"],
    call: async (_stage, by) => {
      const fault = await by.register({ service: "contextEvent", name: "customerChanged" });
      return fault === null ? { eventName: "customerChanged" } : { fault };
    },
    arrange: (stage) => stage.talking(),
    async seen(stage, by) {
      const since = await by.heardSoFar();
      const customer = await stage.agent.get(`/customers/${asha.customerId}`);
      await stage.agent.ask("PUT", `/api/v1/customers/${asha.customerId}`, {
        ...customer,
        city: unique("Village"),
      });
      await hears(by, since, "customerChanged");
    },
  },
  "contextEvent.unRegister": {
    async given(_stage, by) {
      if (by.slotType !== "navbar") await register(by, "contextEvent", "ticketSaved");
      return ["ticketSaved"];
    },
    call: (_stage, by) => unregister(by, "contextEvent", "ticketSaved"),
    arrange: (stage) => stage.talking(),
    async seen(stage, by) {
      const since = await by.heardSoFar();
      await register(by, "globalEvent", "agentOnBreak");
      await stage.agent.post("/tickets/commands", {
        command: "openTicket",
        subject: unique("Unheard"),
        customerId: asha.customerId,
      });
      await stage.clear();
      await takesABreak(stage);
      await hears(by, since, "agentOnBreak");
      expect(await by.heardSince(since, "ticketSaved")).toEqual([]);
      await stage.talking();
    },
  },
  "interface.trigger": {
    given: () => ["showToast", { type: "info", content: unique("Toast") }],
    call: (_stage, by, [operation, data]) =>
      by.generation === "modern"
        ? by.answer("interface.trigger", { action: operation, data })
        : by.answer("interface.trigger", operation, data),
    async seen(stage, _by, _answer, [, { content }]) {
      await stage.desk.toast(content);
    },
  },
  "interface.open": {
    arrange: (stage) => stage.talking(),
    given: () => ["tab", { tabId: "history" }],
    async seen(stage) {
      const tab = stage.desk.page.getByRole("tab", { name: "History" });
      await until(
        () => tab.getAttribute("aria-selected"),
        (selected) => selected === "true",
        "the tab is in front",
      );
      await stage.showTab("Customer");
    },
  },
  "instance.getContext": {
    given: () => [],
    async seen(stage, by, { slotType, campaignId }) {
      expect(slotType).toBe(by.slotType);
      expect(campaignId).toBe((await stage.agent.desk()).campaign.campaignId);
    },
  },
  "instance.create": {
    given: () => ["modal", { title: "Created" }, { orderId: 4711 }],
    async seen(stage, by, { instanceId, appId }) {
      expect(await instancesSeenBy(stage.otherThan(by), appId)).toContain(instanceId);
      await by.answer("instance.close", instanceId);
    },
  },
  "instance.getAllInfo": {
    given: () => [],
    async seen(stage, by, answer) {
      const mine = stage.instances.filter(({ generation }) => generation === by.generation);
      const seen = answer.map(({ instanceId }: Json) => instanceId);
      for (const { instanceId } of mine) expect(seen).toContain(instanceId);
    },
  },
  "instance.getInfo": {
    given: (stage, by) => [stage.otherThan(by).instanceId],
    async seen(stage, by, { slotType, instanceId }) {
      const other = stage.otherThan(by);
      expect({ slotType, instanceId }).toEqual({
        slotType: other.slotType,
        instanceId: other.instanceId,
      });
    },
  },
  "instance.sendData": {
    async given(stage, by) {
      const other = stage.otherThan(by);
      await other.receive();
      return [other.instanceId, { text: unique("Data") }];
    },
    async seen(stage, by, { delivered }, [, data]) {
      expect(delivered).toBe(true);
      const other = stage.otherThan(by);
      const letters = await until(
        () => other.heardSince(0, "receiveData"),
        (all) => all.some(({ payload }) => JSON.stringify(payload).includes(data.text)),
        "the data arrives",
      );
      expect(letters.at(-1)?.payload).toMatchObject({
        senderInstanceId: by.instanceId,
        contextData: data,
      });
    },
  },
  "instance.receiveData": {
    given: () => [],
    call: async (_stage, by) => {
      const outcome = await by.receive();
      return "answer" in outcome ? outcome.answer : outcome;
    },
    async seen(stage, by) {
      const text = unique("Letter");
      await stage.otherThan(by).answer("instance.sendData", by.instanceId, { text });
      await until(
        () => by.heardSince(0, "receiveData"),
        (all) => all.some(({ payload }) => JSON.stringify(payload).includes(text)),
        "the letter arrives",
      );
    },
  },
  "instance.close": {
    async given(_stage, by) {
      return [await newDialog(by)];
    },
    async seen(stage, by, _answer, [closed]) {
      const { appId } = await by.answer<{ appId: string }>("instance.getContext");
      await until(
        () => instancesSeenBy(stage.otherThan(by), appId),
        (all) => !all.includes(closed),
        "the dialog is gone",
      );
    },
  },
} satisfies Record<string, MethodRow>;
