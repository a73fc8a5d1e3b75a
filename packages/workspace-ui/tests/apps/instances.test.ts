import { describe, expect, it } from "vitest";
import { callWith } from "../host/calls";
import { openWorkspace } from "./openWorkspace";

const call = callWith({ interactionId: "int-1", state: "connected" });

const withCall = async () => {
  const page = await openWorkspace();
  page.show(call);
  return { ...page, orders: await page.app("Orders") };
};

describe("instance.create", () => {
  it("opens a dialog whose slot type is modal, for an app that is placed in none", async () => {
    const { orders, workspace } = await withCall();
    const made = await orders.call("instance", "create", {
      slotType: "modal",
      creationData: { path: "order.html#/4711", title: "Order 4711", width: 480, height: 320 },
      contextData: { order: 4711 },
    });
    expect(made).toEqual({
      status: "success",
      data: {
        instanceId: expect.any(String),
        appId: "orders-3",
        appName: "Orders",
        appVersion: "1.0.0",
        slotName: "modal",
        slotType: "modal",
        interactionId: "int-1",
        visible: false,
        openedBy: orders.instanceId,
      },
    });
    const frame = workspace.frames.frameOf(made.data.instanceId);
    expect(frame).toMatchObject({
      kind: "dialog",
      dialog: { width: 480, height: 320 },
      opening: { path: "order.html#/4711", title: "Order 4711" },
    });
  });

  it("gives the new instance its data, and says who opened it", async () => {
    const { orders, opened } = await withCall();
    const { data } = await orders.call("instance", "create", {
      slotType: "modal",
      contextData: { order: 4711 },
    });
    const dialog = await opened(data.instanceId);
    await expect(dialog.call("instance", "getContext")).resolves.toMatchObject({
      data: {
        slotType: "modal",
        contextData: { order: 4711 },
        openedBy: orders.instanceId,
        interactionId: "int-1",
      },
    });
    await expect(orders.call("instance", "getContext")).resolves.toMatchObject({
      data: { slotType: "workbench", contextData: null, openedBy: null },
    });
  });

  it("shows one more instance in front of the app's own slot", async () => {
    const { orders, workspace } = await withCall();
    const { data } = await orders.call("instance", "create", { slotType: "workbench" });
    expect(data).toMatchObject({ slotName: "workspace-tab", visible: true });
    const frame = workspace.frames.frameOf(data.instanceId);
    expect(frame?.kind).toBe("further");
    expect(workspace.desk.state.tab).toBe(frame?.frameId);
    await orders.call("instance", "close", { instanceId: data.instanceId });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(workspace.frames.frameOf(data.instanceId)).toBeUndefined();
    expect(workspace.desk.state.tab).toBe("workspace-tab-orders-3");
  });

  it("refuses a slot type in which the app is not placed with 137", async () => {
    const { orders } = await withCall();
    await expect(orders.call("instance", "create", { slotType: "navbar" })).resolves.toMatchObject({
      data: { code: 137, field: "slotType", given: "navbar" },
    });
  });

  it.each([
    [{}, "slotType"],
    [{ slotType: "sidebar" }, "slotType"],
    [{ slotType: "modal", creationData: "wide" }, "creationData"],
    [{ slotType: "modal", creationData: { width: "wide" } }, "creationData.width"],
    [{ slotType: "modal", creationData: { path: "https://evil.example" } }, "creationData.path"],
  ])("refuses %j with 136", async (data, field) => {
    const { orders } = await withCall();
    await expect(orders.call("instance", "create", data)).resolves.toMatchObject({
      data: { code: 136, field },
    });
  });

  it("refuses an app that opens without end, with 148, until it closes some", async () => {
    const { orders } = await withCall();
    const made: string[] = [];
    for (let count = 0; count < 12; count += 1) {
      const { data } = await orders.call("instance", "create", { slotType: "modal" });
      made.push(data.instanceId);
    }
    await expect(orders.call("instance", "create", { slotType: "modal" })).resolves.toMatchObject({
      data: { code: 148 },
    });
    await orders.call("instance", "close", { instanceId: made[0] });
    await new Promise((resolve) => setTimeout(resolve, 5));
    await expect(orders.call("instance", "create", { slotType: "modal" })).resolves.toMatchObject({
      status: "success",
    });
  });
});

describe("what an app learns of instances", () => {
  it("is its own app's without an id, another's with one", async () => {
    const { orders, app } = await withCall();
    const monitor = await app("Call session monitor");
    await orders.call("instance", "create", { slotType: "modal" });
    const own = await orders.call("instance", "getAllInfo");
    const places = own.data as unknown as { slotType: string }[];
    expect(places.map(({ slotType }) => slotType)).toEqual(["workbench", "modal"]);
    await expect(
      orders.call("instance", "getAllInfo", { appId: "call-monitor-1" }),
    ).resolves.toMatchObject({ data: [{ instanceId: monitor.instanceId, slotName: "workbench" }] });
    await expect(orders.call("instance", "getAllInfo", { appId: "nobody" })).resolves.toEqual({
      status: "success",
      data: [],
    });
  });

  it("is one instance by its id; one that isn't there is refused with 143", async () => {
    const { orders, app } = await withCall();
    const monitor = await app("Call session monitor");
    await expect(
      orders.call("instance", "getInfo", { instanceId: monitor.instanceId }),
    ).resolves.toMatchObject({ data: { appName: "Call session monitor", openedBy: null } });
    await expect(
      orders.call("instance", "getInfo", { instanceId: "i-gone" }),
    ).resolves.toMatchObject({ data: { code: 143, field: "instanceId", given: "i-gone" } });
  });
});

describe("data between instances", () => {
  it("arrives at once where it is listened for", async () => {
    const { orders, app } = await withCall();
    const monitor = await app("Call session monitor");
    await expect(monitor.call("instance", "receiveData")).resolves.toEqual({
      status: "success",
      data: {},
    });
    await expect(
      orders.call("instance", "sendData", {
        receivingInstanceId: monitor.instanceId,
        contextData: { order: 4711 },
      }),
    ).resolves.toEqual({ status: "success", data: { delivered: true } });
    expect(monitor.heard).toEqual([
      {
        name: "instance:receiveData",
        data: {
          senderInstanceId: orders.instanceId,
          senderAppId: "orders-3",
          contextData: { order: 4711 },
        },
      },
    ]);
    expect(orders.heard).toEqual([]);
  });

  it("is kept until it is listened for", async () => {
    const { orders, app } = await withCall();
    const monitor = await app("Call session monitor");
    const send = (contextData: unknown) =>
      orders.call("instance", "sendData", {
        receivingInstanceId: monitor.instanceId,
        contextData,
      });
    await expect(send(1)).resolves.toMatchObject({ data: { delivered: false } });
    await send(2);
    expect(monitor.heard).toEqual([]);
    await monitor.call("instance", "receiveData");
    expect(monitor.heard.map(({ data }) => data.contextData)).toEqual([1, 2]);
  });

  it("for nobody is refused with 143, without a receiver with 136", async () => {
    const { orders } = await withCall();
    await expect(
      orders.call("instance", "sendData", { receivingInstanceId: "i-gone" }),
    ).resolves.toMatchObject({ data: { code: 143, field: "receivingInstanceId" } });
    await expect(orders.call("instance", "sendData", {})).resolves.toMatchObject({
      data: { code: 136, field: "receivingInstanceId" },
    });
  });
});

describe("what an app sets around itself", () => {
  it("is a badge and a title until its page loads again", async () => {
    const { orders, workspace } = await withCall();
    const frame = () => workspace.frames.frame("workspace-tab-orders-3");
    const trigger = (operation: string, operationData: unknown) =>
      orders.call("interface", "trigger", { operation, operationData });
    await trigger("setBadge", { count: 3 });
    await trigger("setTitle", { title: "Orders of Asha" });
    expect(frame()).toMatchObject({ badge: { count: 3 }, title: "Orders of Asha" });
    workspace.frames.reload("workspace-tab-orders-3");
    expect(frame()).toMatchObject({ badge: null, title: null });
  });

  it("is the size of its dialog, within the window", async () => {
    const { orders, opened, workspace } = await withCall();
    const { data } = await orders.call("instance", "create", { slotType: "modal" });
    const dialog = await opened(data.instanceId);
    await dialog.call("interface", "trigger", {
      operation: "resize",
      operationData: { width: 9_000, height: 300 },
    });
    expect(workspace.frames.frameOf(data.instanceId)?.dialog).toEqual({
      width: window.innerWidth - 32,
      height: 300,
    });
  });
});
