import { code, failure } from "../bridge/failures";
import type { Outcome, RequestData } from "../bridge/wire";
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

/** A pop-up as an app asks for it. */
export interface PopupRequest {
  path: string | null;
  title: string | null;
  width: number;
  height: number;
}

/** Either the request that was understood, or the failure to answer with. */
export type Read<T> = { ok: true; value: T } | { ok: false; failure: Outcome };

const wrong = <T>(message: string): Read<T> => ({
  ok: false,
  failure: failure(code.wrongArgument, message),
});
const right = <T>(value: T): Read<T> => ({ ok: true, value });

const longest = 4_000;
const optionalText = (value: unknown): string | null =>
  typeof value === "string" && value !== "" ? value.slice(0, longest) : null;
const bounded = (value: unknown, least: number, most: number, otherwise: number): number =>
  typeof value === "number" && Number.isFinite(value)
    ? Math.round(Math.min(most, Math.max(least, value)))
    : otherwise;

/** Reads the data of `showToast` and `toastNotification`. */
export const readToast = (operation: string, data: RequestData): Read<ToastRequest> => {
  const type = data.type ?? "info";
  if (!toastTypes.includes(type as ToastType)) {
    return wrong(`${operation}: \`type\` must be one of ${toastTypes.join(", ")}`);
  }
  const content = data.content;
  if (typeof content !== "string" || content.trim() === "") {
    return wrong(`${operation}: \`content\` must be a text that is not empty`);
  }
  return right({
    type: type as ToastType,
    content: content.slice(0, longest),
    title: optionalText(data.title),
    durationMs:
      data.durationMs === undefined ? null : bounded(data.durationMs, 1_000, 60_000, 5_000),
  });
};

const readField = (operation: string, raw: unknown, index: number): Read<FormFieldRequest> => {
  const at = `${operation}: \`fields[${index}]\``;
  if (typeof raw !== "object" || raw === null) return wrong(`${at} must be an object`);
  const field = raw as Record<string, unknown>;
  if (typeof field.name !== "string" || field.name === "") return wrong(`${at} needs a \`name\``);
  const type = (field.type ?? "text") as FieldType;
  if (!fieldTypes.includes(type)) {
    return wrong(`${at}: \`type\` must be one of ${fieldTypes.join(", ")}`);
  }
  const options: { value: string; label: string }[] = [];
  if (type === "select") {
    if (!Array.isArray(field.options) || field.options.length === 0) {
      return wrong(`${at}: a select needs \`options\`, a list of { value, label }`);
    }
    for (const option of field.options as unknown[]) {
      const entry = option as { value?: unknown; label?: unknown } | string | null;
      const value = typeof entry === "string" ? entry : entry?.value;
      if (typeof value !== "string" && typeof value !== "number") {
        return wrong(`${at}: each option needs a \`value\``);
      }
      const label = typeof entry === "string" ? entry : entry?.label;
      options.push({
        value: String(value),
        label: typeof label === "string" ? label : String(value),
      });
    }
  }
  const value = field.value;
  return right({
    name: field.name,
    label: optionalText(field.label) ?? field.name,
    type,
    required: field.required === true,
    options,
    value:
      typeof value === "string" || typeof value === "number" || typeof value === "boolean"
        ? value
        : null,
  });
};

/** Reads the data of `showForm`. */
export const readForm = (operation: string, data: RequestData): Read<FormRequest> => {
  const title = optionalText(data.title);
  if (title === null) return wrong(`${operation}: \`title\` must be a text that is not empty`);
  if (!Array.isArray(data.fields) || data.fields.length === 0 || data.fields.length > 50) {
    return wrong(`${operation}: \`fields\` must be a list of 1 to 50 fields`);
  }
  const fields: FormFieldRequest[] = [];
  for (const [index, raw] of data.fields.entries()) {
    const field = readField(operation, raw, index);
    if (!field.ok) return field;
    if (fields.some((other) => other.name === field.value.name)) {
      return wrong(`${operation}: two fields are named "${field.value.name}"`);
    }
    fields.push(field.value);
  }
  return right({
    title,
    description: optionalText(data.description),
    submitLabel: optionalText(data.submitLabel),
    fields,
  });
};

/** Reads the data of `openPopup`: a page of the app itself, never another address. */
export const readPopup = (operation: string, data: RequestData): Read<PopupRequest> => {
  let path: string | null = null;
  if (data.path !== undefined && data.path !== null) {
    if (typeof data.path !== "string") return wrong(`${operation}: \`path\` must be a text`);
    const foreign = /^[a-z][a-z0-9+.-]*:/i.test(data.path) || /^[/\\]{2}/.test(data.path);
    if (foreign || data.path.split(/[/\\]/).includes("..")) {
      return wrong(
        `${operation}: \`path\` must be a path inside the app's own package, such as details.html`,
      );
    }
    path = data.path === "" ? null : data.path;
  }
  return right({
    path,
    title: optionalText(data.title),
    width: bounded(data.width, 240, 1_600, 560),
    height: bounded(data.height, 160, 1_200, 480),
  });
};
