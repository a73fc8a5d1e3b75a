import { expect } from "vitest";
import type { InterfaceOperations } from "../../../../packages/workspace-ui/src/generated/profile.ts";
import { until } from "../../patience.ts";
import type { Json } from "../HostSide.ts";
import type { Instance } from "../Instances.ts";
import { unique } from "../methods/globalDataRows.ts";
import type { MethodRow } from "../methods/MethodRow.ts";
import type { Stage } from "../Stage.ts";

/** Calls `interface.trigger` in the generation's own form. */
const trigger = (by: Instance, operation: string, data: unknown): Promise<Json> =>
  by.generation === "modern"
    ? by.answer("interface.trigger", { action: operation, data })
    : by.answer("interface.trigger", operation, data);

const triggers = (
  operation: string,
  data: (stage: Stage, by: Instance) => object | Promise<object>,
  seen: MethodRow["seen"],
  meanwhile?: (stage: Stage, data: Json) => Promise<unknown>,
): MethodRow => ({
  given: async (stage, by) => [operation, await data(stage, by)],
  async call(stage, by, [, what]) {
    const [answer] = await Promise.all([trigger(by, operation, what), meanwhile?.(stage, what)]);
    return answer;
  },
  seen,
});

/** Presses a button of a dialog, whichever dialog of which app lies over it. */
const press = (stage: Stage, name: string | RegExp): Promise<void> =>
  stage.desk.page.getByRole("button", { name, includeHidden: true }).dispatchEvent("click");

const toast = () => ({ type: "info", content: unique("Message") });

const shows: MethodRow["seen"] = (stage, _by, _answer, [, { content }]) =>
  stage.desk.toast(content);

const isOpen = async (by: Instance, instanceId: string): Promise<boolean> =>
  (await by.answer<Json[]>("instance.getAllInfo")).some((one) => one.instanceId === instanceId);

const popup = (by: Instance): Promise<Json> =>
  trigger(by, "openPopup", { path: "index.html", title: unique("Pop-up") });

/** `interface.trigger`, operation by operation. */
export const operationRows: Readonly<Record<keyof InterfaceOperations, MethodRow>> = {
  showToast: triggers("showToast", toast, shows),
  toastNotification: triggers("toastNotification", toast, shows),
  closeToast: triggers(
    "closeToast",
    async (stage, by) => {
      const content = unique("Passing");
      const { toastId } = await trigger(by, "showToast", { type: "info", content });
      await stage.desk.toast(content);
      return { toastId };
    },
    async (stage) => {
      await stage.desk.page.getByText(/^Passing \d+$/).waitFor({ state: "detached" });
    },
  ),
  showForm: triggers(
    "showForm",
    () => ({
      title: unique("Form"),
      submitLabel: unique("Send"),
      fields: [{ name: "note", label: "Note", type: "text", value: "as it was" }],
    }),
    async (stage, _by, { submitted, values }, [, { title }]) => {
      expect({ submitted, values }).toEqual({ submitted: true, values: { note: "as it was" } });
      await stage.desk.page.getByText(title, { exact: true }).waitFor({ state: "detached" });
    },
    (stage, { submitLabel }) => press(stage, submitLabel),
  ),
  confirm: triggers(
    "confirm",
    () => ({ title: unique("Sure?"), confirmLabel: unique("Yes") }),
    async (stage, _by, { confirmed }, [, { title }]) => {
      expect(confirmed).toBe(true);
      await stage.desk.page.getByText(title, { exact: true }).waitFor({ state: "detached" });
    },
    (stage, { confirmLabel }) => press(stage, confirmLabel),
  ),
  openPopup: triggers(
    "openPopup",
    () => ({ path: "index.html", title: unique("Pop-up") }),
    async (_stage, by, { instanceId }) => {
      expect(await isOpen(by, instanceId)).toBe(true);
      await trigger(by, "closePopup", { instanceId });
    },
  ),
  closePopup: triggers(
    "closePopup",
    (_stage, by) => popup(by),
    (_stage, by, _answer, [, { instanceId }]) =>
      until(
        () => isOpen(by, instanceId),
        (open) => !open,
        "the pop-up is gone",
      ),
  ),
  setBadge: triggers(
    "setBadge",
    () => ({ text: unique("b").replace(" ", "") }),
    async (stage, by, _answer, [, { text }]) => {
      // A dialog has no entry of its own that could carry one; a tile shows while the grid is open.
      if (by.slotType === "navbar") await press(stage, /^Apps/);
      if (by.slotType !== "modal") {
        await stage.desk.page.getByText(text).first().waitFor({ state: "attached" });
      }
      if (by.slotType === "navbar") await stage.desk.page.keyboard.press("Escape");
      await trigger(by, "setBadge", { text: null });
    },
  ),
  setTitle: triggers(
    "setTitle",
    () => ({ title: unique("Title") }),
    async (stage, by, _answer, [, { title }]) => {
      const { visible } = await by.answer<Json>("instance.getInfo", by.instanceId);
      if (visible) await stage.desk.page.getByText(title).first().waitFor({ state: "attached" });
      await trigger(by, "setTitle", { title: "" });
    },
  ),
  resize: triggers(
    "resize",
    () => ({ width: 480, height: 360 }),
    async (_stage, by, { width, height }) => {
      expect(width).toBeGreaterThan(0);
      expect(height).toBeGreaterThan(0);
      if (by.slotType !== "modal") return;
      await until(
        () => by.frame.evaluate(() => ({ width: innerWidth, height: innerHeight })),
        (now) => now.width === width && now.height === height,
        `the dialog has ${width} × ${height}`,
      );
    },
  ),
};
