import { beforeEach, describe, expect, it } from "vitest";
import { success } from "../../src/bridge/failures";
import { InterfaceService } from "../../src/interface-service/InterfaceService";
import { Toasts } from "../../src/interface-service/toasts";

let toasts: Toasts;
let service: InterfaceService;
let opened: unknown[];
let dressed: unknown[];

beforeEach(() => {
  toasts = new Toasts();
  opened = [];
  dressed = [];
  service = new InterfaceService(toasts, {
    appName: () => "Monitor",
    openPopup: async (_instanceId, popup) => {
      opened.push(popup);
      return success({ instanceId: "i-9" });
    },
    closePopup: (_instanceId, popup) => popup === null || popup === "i-9",
    setBadge: (instanceId, badge) => dressed.push([instanceId, badge]),
    setTitle: (instanceId, title) => dressed.push([instanceId, title]),
    resize: async (_instanceId, { width, height }) =>
      success({ width: width ?? 360, height: height ?? 640 }),
  });
});

const trigger = (operation: string, data: Record<string, unknown> = {}) =>
  service.trigger("i-1", operation, data);
const questions = () => service.questions.store.getState().questions;

describe("toasts", () => {
  it.each(["showToast", "toastNotification"])(
    "%s shows a toast with the app's name",
    async (operation) => {
      await expect(trigger(operation, { type: "success", content: "Saved" })).resolves.toEqual({
        status: "success",
        data: { toastId: expect.any(String) },
      });
      expect(toasts.store.getState().toasts).toMatchObject([
        { type: "success", content: "Saved", from: { instanceId: "i-1", appName: "Monitor" } },
      ]);
    },
  );

  it.each([
    [{}, "operationData.content"],
    [{ content: "" }, "operationData.content"],
    [{ content: 4 }, "operationData.content"],
    [{ content: "a", type: "loud" }, "operationData.type"],
    [{ content: "a", durationMs: "long" }, "operationData.durationMs"],
  ])("refuses %j with 136 and names the field %s", async (data, field) => {
    await expect(trigger("showToast", data)).resolves.toMatchObject({
      data: { code: 136, field, message: expect.stringContaining(field) },
    });
  });

  it("are taken back by the app that showed them, and by no other", async () => {
    const shown = await trigger("showToast", { content: "Saving" });
    const { toastId } = shown.data as unknown as { toastId: string };
    await expect(service.trigger("i-2", "closeToast", { toastId })).resolves.toMatchObject({
      data: { code: 143, field: "operationData.toastId", given: toastId },
    });
    await expect(trigger("closeToast", { toastId })).resolves.toEqual(success({}));
    expect(toasts.store.getState().toasts).toEqual([]);
  });

  it("shows no more than four at once", async () => {
    for (let count = 0; count < 9; count += 1)
      await trigger("showToast", { content: String(count) });
    expect(toasts.store.getState().toasts.map((toast) => toast.content)).toEqual([
      "5",
      "6",
      "7",
      "8",
    ]);
  });
});

describe("forms", () => {
  const form = {
    title: "Complaint",
    fields: [{ name: "subject", label: "Subject", type: "text" }],
  };

  it("answers with the values when the agent sends it", async () => {
    const answer = trigger("showForm", form);
    service.questions.submit(questions()[0]?.questionId ?? "", { subject: "Late" });
    await expect(answer).resolves.toEqual({
      status: "success",
      data: { submitted: true, values: { subject: "Late" } },
    });
  });

  it("answers that it was not sent when the agent closes it, or the app goes", async () => {
    const first = trigger("showForm", form);
    service.questions.cancel(questions()[0]?.questionId ?? "");
    await expect(first).resolves.toMatchObject({ data: { submitted: false } });
    const second = trigger("showForm", form);
    service.forget("i-1");
    await expect(second).resolves.toMatchObject({ data: { submitted: false } });
  });

  it.each([
    ["no title", { fields: form.fields }, "title"],
    ["no fields", { title: "a", fields: [] }, "fields"],
    ["a field that is no object", { title: "a", fields: ["x"] }, "fields[0]"],
    ["a field without a name", { title: "a", fields: [{ label: "x" }] }, "fields[0].name"],
    [
      "a type that does not exist",
      { title: "a", fields: [{ name: "x", type: "colour" }] },
      "fields[0].type",
    ],
    [
      "a select without options",
      { title: "a", fields: [{ name: "x", type: "select" }] },
      "fields[0].options",
    ],
    [
      "an option without a value",
      { title: "a", fields: [{ name: "x", type: "select", options: [{ label: "y" }] }] },
      "fields[0].options[0].value",
    ],
    [
      "two fields of one name",
      { title: "a", fields: [{ name: "x" }, { name: "x" }] },
      "fields[1].name",
    ],
  ])("refuses %s with 136", async (_what, data, field) => {
    await expect(trigger("showForm", data)).resolves.toMatchObject({
      data: { code: 136, field: `operationData.${field}` },
    });
  });
});

describe("confirmations", () => {
  it("answer yes or no, and no when the app goes", async () => {
    const first = trigger("confirm", { title: "Close the ticket?" });
    expect(questions()).toMatchObject([{ kind: "confirm", from: "Monitor" }]);
    service.questions.confirm(questions()[0]?.questionId ?? "");
    await expect(first).resolves.toEqual(success({ confirmed: true }));
    const second = trigger("confirm", { title: "Close the ticket?", danger: true });
    service.questions.cancel(questions()[0]?.questionId ?? "");
    await expect(second).resolves.toEqual(success({ confirmed: false }));
    const third = trigger("confirm", { title: "Close the ticket?" });
    service.forget("i-1");
    await expect(third).resolves.toEqual(success({ confirmed: false }));
  });

  it("wait behind a form that was asked before", () => {
    void trigger("showForm", { title: "Notes", fields: [{ name: "text" }] });
    void trigger("confirm", { title: "Sure?" });
    expect(questions().map(({ kind }) => kind)).toEqual(["form", "confirm"]);
  });

  it.each([
    [{}, "operationData.title"],
    [{ title: "a", danger: "yes" }, "operationData.danger"],
    [{ title: "a", content: 5 }, "operationData.content"],
  ])("refuse %j with 136", async (data, field) => {
    await expect(trigger("confirm", data)).resolves.toMatchObject({ data: { code: 136, field } });
  });
});

describe("what stands around an app", () => {
  it.each([
    [{ count: 3 }, { count: 3, text: null }],
    [{ text: "new" }, { count: null, text: "new" }],
    [{ count: 0 }, null],
    [{ count: null }, null],
    [{ text: "" }, null],
  ])("setBadge %j", async (data, badge) => {
    await expect(trigger("setBadge", data)).resolves.toEqual(success({}));
    expect(dressed).toEqual([["i-1", badge]]);
  });

  it("setTitle takes a text; an empty one gives the app's name back", async () => {
    await trigger("setTitle", { title: "Order 4711" });
    await trigger("setTitle", { title: "" });
    expect(dressed).toEqual([
      ["i-1", "Order 4711"],
      ["i-1", null],
    ]);
  });

  it("resize answers with what was granted", async () => {
    await expect(trigger("resize", { width: 480 })).resolves.toEqual(
      success({ width: 480, height: 640 }),
    );
  });

  it.each([
    ["setBadge", {}, "operationData.count"],
    ["setBadge", { count: "3" }, "operationData.count"],
    ["setBadge", { text: "nine long" }, "operationData.text"],
    ["setTitle", {}, "operationData.title"],
    ["setTitle", { title: 3 }, "operationData.title"],
    ["resize", {}, "operationData.width"],
    ["resize", { height: "tall" }, "operationData.height"],
  ])("%s refuses %j with 136", async (operation, data, field) => {
    await expect(trigger(operation, data)).resolves.toMatchObject({ data: { code: 136, field } });
  });
});

describe("pop-ups", () => {
  it("open a page of the app itself", async () => {
    await expect(
      trigger("openPopup", { path: "details.html", width: 99_999 }),
    ).resolves.toMatchObject({
      data: { instanceId: "i-9" },
    });
    expect(opened).toEqual([{ path: "details.html", title: null, width: 1_600, height: 480 }]);
  });

  it.each([
    "https://evil.example/",
    "//evil.example",
    "javascript:alert(1)",
    "../../other/1.0.0/",
    "\\\\evil",
  ])("refuse the address %s", async (path) => {
    await expect(trigger("openPopup", { path })).resolves.toMatchObject({ data: { code: 136 } });
    expect(opened).toEqual([]);
  });

  it("close, or say that there is none", async () => {
    await expect(trigger("closePopup")).resolves.toMatchObject({ status: "success" });
    await expect(trigger("closePopup", { instanceId: "other" })).resolves.toMatchObject({
      data: { code: 143 },
    });
  });
});

describe("an operation that does not exist", () => {
  it("is refused with 135 and the nearest one that does", async () => {
    await expect(trigger("ShowTost")).resolves.toMatchObject({
      data: {
        code: 135,
        field: "operation",
        given: "ShowTost",
        didYouMean: "showToast",
        message: expect.stringContaining("did you mean `showToast`?"),
      },
    });
  });

  it("is refused with the list of those that exist when none is near", async () => {
    const refused = await trigger("selfDestruct");
    expect(refused).toMatchObject({
      data: { code: 135, message: expect.stringContaining("setBadge") },
    });
    expect(refused.data).not.toHaveProperty("didYouMean");
  });
});
