import { beforeEach, describe, expect, it } from "vitest";
import { InterfaceService } from "../../src/interface-service/InterfaceService";
import { Toasts } from "../../src/interface-service/toasts";

let toasts: Toasts;
let service: InterfaceService;
let opened: unknown[];

beforeEach(() => {
  toasts = new Toasts();
  opened = [];
  service = new InterfaceService(toasts, {
    appName: () => "Monitor",
    openPopup: async (_instanceId, popup) => {
      opened.push(popup);
      return "i-9";
    },
    closePopup: (_instanceId, popup) => popup === null || popup === "i-9",
  });
});

const trigger = (operation: string, data: Record<string, unknown> = {}) =>
  service.trigger("i-1", operation, data);

describe("toasts", () => {
  it.each(["showToast", "toastNotification"])(
    "%s shows a toast with the app's name",
    async (operation) => {
      await expect(trigger(operation, { type: "success", content: "Saved" })).resolves.toEqual({
        status: "success",
        data: { toastId: expect.any(String) },
      });
      expect(toasts.store.getState().toasts).toMatchObject([
        { type: "success", content: "Saved", from: "Monitor" },
      ]);
    },
  );

  it.each([{}, { content: "" }, { content: 4 }, { content: "a", type: "loud" }])(
    "refuses %j with 136",
    async (data) => {
      await expect(trigger("showToast", data)).resolves.toMatchObject({ data: { code: 136 } });
    },
  );

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
    const open = service.forms.getState().forms[0];
    service.submit(open?.formId ?? "", { subject: "Late" });
    await expect(answer).resolves.toEqual({
      status: "success",
      data: { submitted: true, values: { subject: "Late" } },
    });
  });

  it("answers that it was not sent when the agent closes it, or the app goes", async () => {
    const first = trigger("showForm", form);
    service.cancel(service.forms.getState().forms[0]?.formId ?? "");
    await expect(first).resolves.toMatchObject({ data: { submitted: false } });
    const second = trigger("showForm", form);
    service.forget("i-1");
    await expect(second).resolves.toMatchObject({ data: { submitted: false } });
  });

  it.each([
    ["no title", { fields: form.fields }],
    ["no fields", { title: "a", fields: [] }],
    ["a field without a name", { title: "a", fields: [{ label: "x" }] }],
    ["a type that does not exist", { title: "a", fields: [{ name: "x", type: "colour" }] }],
    ["a select without options", { title: "a", fields: [{ name: "x", type: "select" }] }],
    ["two fields of one name", { title: "a", fields: [{ name: "x" }, { name: "x" }] }],
  ])("refuses %s with 136", async (_what, data) => {
    await expect(trigger("showForm", data)).resolves.toMatchObject({ data: { code: 136 } });
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

it("refuses an operation that does not exist with 135", async () => {
  await expect(trigger("selfDestruct")).resolves.toMatchObject({ data: { code: 135 } });
});
