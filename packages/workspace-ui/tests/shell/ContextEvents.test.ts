import { describe, expect, it } from "vitest";
import { openWorkspace } from "../apps/openWorkspace";
import { callWith } from "../host/calls";
import { chatWith } from "../host/chats";
import { customers } from "../host/fixtures";

const [asha, thomas] = customers;
if (asha === undefined || thomas === undefined) throw new Error("the fixtures lack customers");

const call = callWith({
  interactionId: "int-call",
  state: "connected",
  customer: asha,
  customerId: asha.customerId,
});
const chat = chatWith({
  interactionId: "int-chat",
  state: "connected",
  customer: thomas,
  customerId: thomas.customerId,
});

/** Two instances of one app: one in its slot, one in a dialog that was opened for the call. */
const twoInstances = async () => {
  const page = await openWorkspace();
  page.show(call, chat);
  page.workspace.desk.select(call.interactionId);
  const panel = await page.app("Orders");
  const dialog = await page.opened(
    (await panel.call("instance", "create", { slotType: "modal" })).data.instanceId,
  );
  const names = ["customerSelected", "customerChanged", "ticketSaved", "tabChanged"];
  await panel.listen("contextEvent", ...names);
  await dialog.listen("contextEvent", ...names);
  return { ...page, panel, dialog };
};

describe("context events with two instances", () => {
  it("reach both while both have the same interaction in context", async () => {
    const { host, panel, dialog } = await twoInstances();
    host.deliver("customerChanged", { interactionId: "int-call", customerId: 1001 }, "context");
    expect(panel.names).toEqual(["contextEvent:customerChanged"]);
    expect(dialog.names).toEqual(["contextEvent:customerChanged"]);
  });

  it("reach only the one whose interaction they are about", async () => {
    const { host, workspace, panel, dialog } = await twoInstances();
    workspace.desk.select("int-chat");
    panel.heard.length = 0;
    host.deliver("customerChanged", { interactionId: "int-chat", customerId: 1002 }, "context");
    host.deliver("ticketSaved", { customerId: 1001, ticketId: "T-1" }, "context");
    expect(panel.names).toEqual(["contextEvent:customerChanged"]);
    expect(dialog.names).toEqual(["contextEvent:ticketSaved"]);
  });

  it("tell only the instance that follows the agent that another customer is in front", async () => {
    const { workspace, panel, dialog } = await twoInstances();
    workspace.desk.select("int-chat");
    expect(panel.heard).toMatchObject([
      {
        name: "contextEvent:customerSelected",
        data: {
          interactionId: "int-chat",
          customerId: thomas.customerId,
          customerInfo: { name: "Thomas Mathew", city: "Kochi" },
        },
      },
      {
        name: "contextEvent:tabChanged",
        data: { interactionId: "int-chat", tabId: "chat", previousTabId: "customer" },
      },
    ]);
    expect(dialog.names).toEqual([]);
  });

  it("go to the current interaction again once the one it was opened for is over", async () => {
    const { host, show, dialog } = await twoInstances();
    show(chat);
    dialog.heard.length = 0;
    host.deliver("customerChanged", { interactionId: "int-chat", customerId: 1002 }, "context");
    expect(dialog.names).toEqual(["contextEvent:customerChanged"]);
  });
});

describe("a tab that the agent turns to", () => {
  it("is told with the one before, and once", async () => {
    const { workspace, panel } = await twoInstances();
    workspace.desk.openTab("history");
    workspace.desk.openTab("history");
    expect(panel.heard).toMatchObject([
      { data: { tabId: "history", tabName: "History", previousTabId: "customer" } },
    ]);
  });

  it("of an app has the app's name", async () => {
    const { workspace, panel } = await twoInstances();
    const orders = workspace.frames.all.find(({ app }) => app.name === "Orders");
    workspace.desk.openTab(orders?.frameId ?? "");
    expect(panel.heard).toMatchObject([{ data: { tabId: "Orders", previousTabId: "customer" } }]);
  });

  it("of another instance of the same app is another tab", async () => {
    const { workspace, panel } = await twoInstances();
    workspace.desk.openTab("workspace-tab-orders-3");
    await panel.call("instance", "create", {
      slotType: "workbench",
      creationData: { title: "Order 4711" },
    });
    expect(panel.heard).toMatchObject([
      { data: { tabId: "Orders", tabName: "Orders" } },
      { data: { tabId: "Orders", tabName: "Order 4711", previousTabId: "Orders" } },
    ]);
  });
});

describe("an event about an interaction that the desk doesn't show yet", () => {
  it("waits for the desk, and what comes after it keeps its place", async () => {
    const { host, show, workspace, panel, dialog } = await twoInstances();
    show(chat);
    workspace.desk.select("int-chat");
    panel.heard.length = 0;
    dialog.heard.length = 0;
    await panel.listen("globalEvent", "callConnected");
    const next = callWith({ interactionId: "int-next", state: "ringing" });
    host.deliver("customerSelected", { interactionId: "int-next", customerId: -1 }, "context");
    host.deliver("callConnected", { interactionId: "int-next" });
    expect(panel.names).toEqual([]);
    show(chat, next);
    expect(panel.names.filter((name) => name !== "contextEvent:tabChanged")).toEqual([
      "contextEvent:customerSelected",
      "globalEvent:callConnected",
    ]);
  });
});

describe("an app that joins late", () => {
  it("learns of the host's newest event only when that is about its interaction", async () => {
    const { host, workspace, panel, dialog } = await twoInstances();
    workspace.desk.select("int-chat");
    host.also.push((_method, path) =>
      path.startsWith("/desk/events/latest")
        ? {
            status: 200,
            body: {
              event: {
                seq: 7,
                at: 0,
                event: { scope: "context", name: "ticketSaved", payload: { customerId: 1001 } },
              },
            },
          }
        : undefined,
    );
    const latest = (instanceId: string) =>
      workspace.bridge.edges.latestEvent("context", "ticketSaved", instanceId);
    await expect(latest(panel.instanceId)).resolves.toBeNull();
    await expect(latest(dialog.instanceId)).resolves.toEqual({
      seq: 7,
      payload: { customerId: 1001 },
    });
  });

  it("learns the customer and the tab that are in front", async () => {
    const { workspace, panel, dialog } = await twoInstances();
    workspace.desk.select("int-chat");
    const latest = (name: string, instanceId: string) =>
      workspace.bridge.edges.latestEvent("context", name, instanceId);
    await expect(latest("customerSelected", panel.instanceId)).resolves.toMatchObject({
      payload: { interactionId: "int-chat" },
    });
    await expect(latest("customerSelected", dialog.instanceId)).resolves.toMatchObject({
      payload: { interactionId: "int-call" },
    });
    await expect(latest("tabChanged", panel.instanceId)).resolves.toMatchObject({
      payload: { tabId: "chat" },
    });
    await expect(latest("tabChanged", dialog.instanceId)).resolves.toBeNull();
  });
});
