import { describe, expect, it, vi } from "vitest";
import { callWith } from "../host/calls";
import { customers } from "../host/fixtures";
import { openWorkspace } from "./openWorkspace";

const [asha, thomas] = customers;
if (asha === undefined || thomas === undefined) throw new Error("the fixtures lack customers");
const call = callWith({
  interactionId: "int-1",
  state: "connected",
  customer: asha,
  customerId: asha.customerId,
});

const desk = async () => {
  const page = await openWorkspace();
  page.host.also.push((method, path) => {
    if (method !== "GET") return undefined;
    if (path === `/customers/${thomas.customerId}`) return { status: 200, body: thomas };
    if (path === "/tickets/T-3001") return { status: 200, body: { ticketId: "T-3001" } };
    return undefined;
  });
  const orders = await page.app("Orders");
  return {
    ...page,
    orders,
    open: (contextName: unknown, contextData?: unknown) =>
      orders.call("interface", "open", { contextName, contextData }),
    view: (dataObject: unknown, viewData?: unknown) =>
      orders.call("contextData", "view", { dataObject, viewData }),
  };
};
const opened = { status: "success", data: { opened: true } };

describe("interface.open", () => {
  it("customer shows the record beside the interaction that is theirs, else over the desk", async () => {
    const { open, show, workspace } = await desk();
    show(call);
    workspace.desk.openTab("history");
    await expect(open("customer", { customerId: asha.customerId })).resolves.toEqual(opened);
    expect(workspace.desk.state).toMatchObject({ tab: "customer", sheet: null });
    await expect(open("customer", { customerId: thomas.customerId })).resolves.toEqual(opened);
    expect(workspace.desk.state.sheet).toEqual({
      what: "customer",
      customerId: thomas.customerId,
    });
  });

  it("ticket shows it beside the interaction in hand, else on the page of tickets", async () => {
    const { open, show, workspace, went } = await desk();
    await expect(open("ticket", { ticketId: "T-3001" })).resolves.toEqual(opened);
    expect(went).toEqual(["/tickets/T-3001"]);
    show(call);
    await expect(open("ticket", { ticketId: "T-3001" })).resolves.toEqual(opened);
    expect(workspace.desk.state.tab).toBe("ticket");
    expect(workspace.ticketDrafts.store.getState().opened).toEqual({ "int-1": "T-3001" });
  });

  it("tickets goes to the page of tickets", async () => {
    const { open, went } = await desk();
    await expect(open("tickets")).resolves.toEqual(opened);
    expect(went).toEqual(["/tickets"]);
  });

  it("interaction brings one in front", async () => {
    const { open, show, workspace } = await desk();
    show(call, callWith({ interactionId: "int-2", state: "onHold" }));
    await expect(open("interaction", { interactionId: "int-2" })).resolves.toEqual(opened);
    expect(workspace.desk.state.currentId).toBe("int-2");
  });

  it("tab turns to one of the desk's own, or to an app's", async () => {
    const { open, show, orders, workspace } = await desk();
    show(call);
    await expect(open("tab", { tabId: "history" })).resolves.toEqual(opened);
    expect(workspace.desk.state.tab).toBe("history");
    await expect(open("tab", { tabId: "Orders" })).resolves.toEqual({
      status: "success",
      data: { opened: true, instanceId: orders.instanceId },
    });
    expect(workspace.desk.state.tab).toBe("workspace-tab-orders-3");
  });

  it("app brings another app in front, in its own slot", async () => {
    const { open, app, workspace } = await desk();
    const monitor = await app("Call session monitor");
    await expect(open("app", { appName: "Call session monitor" })).resolves.toEqual({
      status: "success",
      data: { opened: true, instanceId: monitor.instanceId },
    });
    expect(workspace.desk.state.workbench).toBe("workbench-call-monitor-1");
    await open("app", { appId: "knowledge-5" });
    expect(workspace.desk.state.page).toBe("navbar-knowledge-5");
  });

  it("app with a page or data opens one instance more, which the opener's next takes over", async () => {
    const { open, opened: instance, workspace, host } = await desk();
    const first = await open("app", { appName: "Knowledge base", path: "index.html#/a" });
    const app = await instance(first.data.instanceId);
    const second = await open("app", { appName: "Knowledge base", contextData: { article: 7 } });
    expect(second.data.instanceId).not.toBe(app.instanceId);
    const further = workspace.frames.all.filter(({ kind }) => kind === "further");
    expect(further).toMatchObject([
      { app: { name: "Knowledge base" }, opening: { path: null, contextData: { article: 7 } } },
    ]);
    expect(workspace.desk.state.page).toBe(further[0]?.frameId);
    expect(host.signedIn).not.toBeNull();
  });

  it("popup opens a page of the app itself", async () => {
    const { open, orders, workspace } = await desk();
    const popup = await open("popup", { path: "details.html" });
    expect(popup).toMatchObject({ data: { opened: true, instanceId: expect.any(String) } });
    expect(workspace.frames.frameOf(popup.data.instanceId)).toMatchObject({
      kind: "dialog",
      opening: { openedBy: orders.instanceId, path: "details.html" },
    });
  });

  it("url opens a window that can't reach the workspace, or says that the browser won't", async () => {
    const { open } = await desk();
    const other = { opener: window, location: { href: "" } };
    const spy = vi.spyOn(window, "open").mockReturnValueOnce(other as unknown as Window);
    await expect(open("url", { url: "https://example.com/a" })).resolves.toEqual(opened);
    expect(other).toEqual({ opener: null, location: { href: "https://example.com/a" } });
    spy.mockReturnValueOnce(null);
    await expect(open("url", { url: "https://example.com/a" })).resolves.toMatchObject({
      data: { code: 137, message: expect.stringContaining("click") },
    });
    spy.mockRestore();
  });

  it.each([
    ["Tickts", undefined, { code: 146, field: "contextName", didYouMean: "tickets" }],
    ["dashboard", undefined, { code: 146, field: "contextName", given: "dashboard" }],
    [undefined, undefined, { code: 136, field: "contextName" }],
    ["customer", "1001", { code: 136, field: "contextData" }],
    ["customer", {}, { code: 136, field: "contextData.customerId" }],
    ["customer", { customerId: "1001" }, { code: 136, field: "contextData.customerId" }],
    ["customer", { customerId: 9999 }, { code: 143, field: "contextData.customerId" }],
    ["ticket", { ticketId: "T-9" }, { code: 143, field: "contextData.ticketId", given: "T-9" }],
    ["interaction", { interactionId: "x" }, { code: 143, field: "contextData.interactionId" }],
    ["tab", { tabId: "order" }, { code: 143, field: "contextData.tabId", didYouMean: "Orders" }],
    ["app", {}, { code: 136, field: "contextData.appName" }],
    [
      "app",
      { appName: "Knowledge-base" },
      { code: 143, field: "contextData.appName", didYouMean: "Knowledge base" },
    ],
    ["app", { appName: "Knowledge base", path: "../x" }, { code: 136, field: "contextData.path" }],
    ["url", { url: "javascript:alert(1)" }, { code: 136, field: "contextData.url" }],
    ["url", { url: "orders.html" }, { code: 136, field: "contextData.url" }],
  ])("%s %j is refused", async (contextName, contextData, refusal) => {
    const { open } = await desk();
    await expect(open(contextName, contextData)).resolves.toMatchObject({
      status: "failure",
      data: refusal,
    });
  });

  it("shows no agent's desk to a supervisor: 137", async () => {
    const page = await openWorkspace("supervisor1");
    const board = await page.app("Wallboard");
    await expect(
      board.call("interface", "open", {
        contextName: "interaction",
        contextData: { interactionId: "int-1" },
      }),
    ).resolves.toMatchObject({ data: { code: 137 } });
  });
});

describe("contextData.view", () => {
  it("shows what is in context, or what is named", async () => {
    const { view, show, workspace } = await desk();
    show(call);
    workspace.desk.openTab("history");
    await expect(view("customer")).resolves.toEqual(opened);
    expect(workspace.desk.state.tab).toBe("customer");
    await expect(view("ticket", { id: "T-3001" })).resolves.toEqual(opened);
    expect(workspace.desk.state.tab).toBe("ticket");
    await expect(view("interaction", { interactionId: "int-1" })).resolves.toEqual(opened);
  });

  it.each([
    ["custmer", undefined, { code: 134, field: "dataObject", didYouMean: "customer" }],
    ["session", undefined, { code: 134, field: "dataObject", given: "session" }],
    ["customer", undefined, { code: 140 }],
    ["ticket", undefined, { code: 140 }],
    ["ticket", { id: 5 }, { code: 136, field: "viewData.id" }],
    ["interaction", { id: "int-9" }, { code: 143, field: "viewData.id" }],
  ])("%s %j is refused", async (object, data, refusal) => {
    const { view } = await desk();
    await expect(view(object, data)).resolves.toMatchObject({ data: refusal });
  });
});

describe("contextData.refresh", () => {
  it("is refused with 138 while the host is away", async () => {
    const { orders, host } = await desk();
    host.away = true;
    await expect(
      orders.call("contextData", "refresh", { dataObject: "ticket" }),
    ).resolves.toMatchObject({ data: { code: 138 } });
  });

  it("has the desk and the records loaded again", async () => {
    const { orders, workspace, host } = await desk();
    const before = workspace.freshness.store.getState().changes;
    host.desk.waiting = 7;
    await expect(
      orders.call("contextData", "refresh", { dataObject: "customer" }),
    ).resolves.toEqual({ status: "success", data: {} });
    expect(workspace.desk.state.desk?.waiting).toBe(7);
    expect(workspace.freshness.store.getState().changes).toBeGreaterThan(before);
  });
});
