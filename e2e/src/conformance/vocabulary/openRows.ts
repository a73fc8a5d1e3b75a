import { expect } from "vitest";
import type { InterfaceContexts } from "../../../../packages/workspace-ui/src/generated/profile.ts";
import { until } from "../../patience.ts";
import type { Json } from "../HostSide.ts";
import { appNames } from "../Instances.ts";
import { ticket } from "../methods/globalDataRows.ts";
import type { MethodRow } from "../methods/MethodRow.ts";
import type { Stage } from "../Stage.ts";

const shows = (stage: Stage, text: string): Promise<void> =>
  stage.desk.page.getByText(text).first().waitFor({ state: "attached" });

/** `interface.open`, context by context. */
export const openRows: Readonly<Record<keyof InterfaceContexts, MethodRow>> = {
  customer: {
    given: () => ["customer", { customerId: 2 }],
    async seen(stage) {
      await shows(stage, "Vikram Singh");
      const sheet = stage.desk.page.getByRole("dialog", { name: /Vikram/, includeHidden: true });
      await sheet.press("Escape");
      await sheet.waitFor({ state: "detached" });
    },
  },
  ticket: {
    async given(stage) {
      const { ticketId } = await ticket(stage);
      return ["ticket", { ticketId }];
    },
    async seen(stage, _by, _answer, [, { ticketId }]) {
      await shows(stage, (await stage.agent.get(`/tickets/${ticketId}`)).subject);
    },
  },
  tickets: {
    arrange: (stage) => ticket(stage),
    given: () => ["tickets", {}],
    async seen(stage) {
      const { tickets } = await stage.agent.get("/tickets?limit=1");
      await shows(stage, tickets[0].subject);
    },
  },
  interaction: {
    async given(stage) {
      await stage.clear();
      return ["interaction", { interactionId: await stage.talking() }];
    },
    async seen(stage) {
      await stage.desk.main
        .getByRole("button", { name: "Hang up", includeHidden: true })
        .first()
        .waitFor({ state: "attached" });
    },
  },
  tab: {
    arrange: (stage) => stage.talking(),
    given: () => ["tab", { tabId: "history" }],
    async seen(stage) {
      const tab = stage.desk.page.getByRole("tab", { name: "History", includeHidden: true });
      await until(
        () => tab.getAttribute("aria-selected"),
        (selected) => selected === "true",
        "the tab is in front",
      );
      await stage.showTab("Customer");
    },
  },
  app: {
    given: (_stage, by) => [
      "app",
      { appName: appNames[by.generation === "modern" ? "legacy" : "modern"] },
    ],
    async seen(_stage, by, { instanceId }) {
      const { appName } = await by.answer<Json>("instance.getInfo", instanceId);
      expect(appName).not.toBe(appNames[by.generation]);
    },
  },
  popup: {
    given: () => ["popup", { path: "index.html", title: "From open" }],
    async seen(_stage, by, { instanceId }) {
      const { openedBy } = await by.answer<Json>("instance.getInfo", instanceId);
      expect(openedBy).toBe(by.instanceId);
      await by.answer("instance.close", instanceId);
    },
  },
  url: {
    given: (stage) => ["url", { url: `${stage.host.url}/healthz` }],
    async call(stage, by, given) {
      const opened = stage.desk.page.context().waitForEvent("page");
      const answer = await by.answer("interface.open", ...given);
      const page = await opened;
      await page.waitForURL(/healthz/);
      await page.close();
      return answer;
    },
    async seen(_stage, _by, answer) {
      expect(answer).toMatchObject({ opened: true });
    },
  },
};
