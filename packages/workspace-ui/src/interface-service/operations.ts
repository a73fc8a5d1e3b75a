import type { Arguments } from "../arguments/Arguments";
import { type ToastType, toastTypes } from "./toasts";

/** A toast as an app asks for it. */
export interface ToastRequest {
  type: ToastType;
  content: string;
  title: string | null;
  durationMs: number | null;
}

export const fieldTypes = ["text", "textarea", "number", "select", "checkbox", "date"] as const;
export type FieldType = (typeof fieldTypes)[number];

/** One field of a form that an app asks for. */
export interface FormFieldRequest {
  name: string;
  label: string;
  type: FieldType;
  required: boolean;
  options: { value: string; label: string }[];
  value: string | number | boolean | null;
}

/** A form as an app asks for it. */
export interface FormRequest {
  title: string;
  description: string | null;
  submitLabel: string | null;
  fields: FormFieldRequest[];
}

/** A yes-or-no question as an app asks it. */
export interface ConfirmRequest {
  title: string;
  content: string | null;
  confirmLabel: string | null;
  cancelLabel: string | null;
  /** What is confirmed can't be taken back. */
  danger: boolean;
}

/** A pop-up as an app asks for it. */
export interface PopupRequest {
  path: string | null;
  title: string | null;
  width: number;
  height: number;
}

/** What an app wants said beside its name. */
export interface Badge {
  count: number | null;
  text: string | null;
}

/** A size that an app wishes for, in pixels; what is `null` stays. */
export interface SizeWish {
  width: number | null;
  height: number | null;
}

/** Longest text of a badge, in characters: it stands on an icon. */
const badgeText = 8;
/** Longest label of a button and title of a place, in characters. */
const oneLine = 120;

/** Reads the data of `showToast` and `toastNotification`. */
export const readToast = (data: Arguments): ToastRequest => ({
  type: data.choice("type", toastTypes, "info"),
  content: data.text("content"),
  title: data.optionalText("title"),
  durationMs: data.bounded("durationMs", 1_000, 60_000),
});

const readOption = (field: Arguments, item: unknown, index: number) => {
  const given =
    typeof item === "object" && item !== null
      ? (item as { value?: unknown; label?: unknown })
      : { value: item };
  if (typeof given.value !== "string" && typeof given.value !== "number") {
    throw field.fault(`options[${index}].value`, "must be a text or a number");
  }
  const value = String(given.value);
  return { value, label: typeof given.label === "string" ? given.label : value };
};

const readField = (field: Arguments): FormFieldRequest => {
  const name = field.text("name");
  const type = field.choice("type", fieldTypes, "text");
  const options = field.raw("options");
  if (type === "select" && (!Array.isArray(options) || options.length === 0)) {
    throw field.fault("options", "must be a list of { value, label }: it is what a select offers");
  }
  const value = field.raw("value");
  return {
    name,
    label: field.optionalText("label") ?? name,
    type,
    required: field.flag("required"),
    options:
      type === "select"
        ? (options as unknown[]).map((item, index) => readOption(field, item, index))
        : [],
    value:
      typeof value === "string" || typeof value === "number" || typeof value === "boolean"
        ? value
        : null,
  };
};

/** Reads the data of `showForm`. */
export const readForm = (data: Arguments): FormRequest => {
  const title = data.text("title");
  const fields = data.list("fields", 1, 50);
  const names = new Set<string>();
  return {
    title,
    description: data.optionalText("description"),
    submitLabel: data.optionalText("submitLabel"),
    fields: fields.map((field) => {
      const read = readField(field);
      if (names.has(read.name)) throw field.fault("name", `must not be "${read.name}" again`);
      names.add(read.name);
      return read;
    }),
  };
};

/** Reads the data of `confirm`. */
export const readConfirm = (data: Arguments): ConfirmRequest => ({
  title: data.text("title"),
  content: data.optionalText("content"),
  confirmLabel: data.optionalText("confirmLabel")?.slice(0, oneLine) ?? null,
  cancelLabel: data.optionalText("cancelLabel")?.slice(0, oneLine) ?? null,
  danger: data.flag("danger"),
});

/** Reads the data of `setBadge`; `null` takes the badge away. */
export const readBadge = (data: Arguments): Badge | null => {
  if (data.raw("count") === undefined && data.raw("text") === undefined) {
    throw data.fault("count", "or `text` must be given; null takes the badge away");
  }
  const count = data.bounded("count", 0, 1_000_000);
  const text = data.optionalText("text");
  if (text !== null && text.length > badgeText) {
    throw data.fault("text", `must have at most ${badgeText} characters`);
  }
  if (text !== null) return { count: null, text };
  return count === null || count === 0 ? null : { count, text: null };
};

/** Reads the data of `resize`. */
export const readSize = (data: Arguments): SizeWish => {
  if (!data.has("width") && !data.has("height")) {
    throw data.fault("width", "or `height` must be given, in pixels");
  }
  return { width: data.bounded("width", 1, 10_000), height: data.bounded("height", 1, 10_000) };
};

/** Reads the data of `setTitle`; `null` gives the app's own name back. */
export const readTitle = (data: Arguments): string | null => {
  if (typeof data.raw("title") !== "string") throw data.fault("title", "must be a text");
  return data.optionalText("title")?.slice(0, oneLine) ?? null;
};

/** Reads a path inside the app's own package, never another address. */
export const readPath = (data: Arguments): string | null => {
  const path = data.raw("path");
  if (path === undefined || path === null || path === "") return null;
  if (typeof path !== "string") throw data.fault("path", "must be a text");
  const foreign = /^[a-z][a-z0-9+.-]*:/i.test(path) || /^[/\\]{2}/.test(path);
  if (foreign || path.split(/[/\\]/).includes("..")) {
    throw data.fault(
      "path",
      "must be a path inside the app's own package, such as details.html#/orders",
    );
  }
  return path;
};

/** Reads the data of `openPopup`: a page of the app itself. */
export const readPopup = (data: Arguments): PopupRequest => ({
  path: readPath(data),
  title: data.optionalText("title")?.slice(0, oneLine) ?? null,
  width: data.bounded("width", 240, 1_600) ?? 560,
  height: data.bounded("height", 160, 1_200) ?? 480,
});
