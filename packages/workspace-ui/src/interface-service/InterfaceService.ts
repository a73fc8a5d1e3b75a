import { createStore, type StoreApi } from "zustand/vanilla";
import { code, failure, success } from "../bridge/failures";
import type { Outcome, RequestData } from "../bridge/wire";
import { HostAway, Refusal } from "../host/refusal";
import { type FormRequest, type PopupRequest, readForm, readPopup, readToast } from "./operations";
import type { Toasts } from "./toasts";

/** Values of a form, by field name. */
export type FormValues = Record<string, string | number | boolean | null>;

/** A form on screen. */
export interface OpenForm {
  formId: string;
  instanceId: string;
  /** The app that asks. */
  from: string;
  form: FormRequest;
}

/** What the service asks of the rest of the shell. */
export interface InterfaceEdges {
  appName(instanceId: string): string;
  openPopup(instanceId: string, popup: PopupRequest): Promise<string>;
  /** Closes a pop-up that `instanceId` opened, or is; `false` when there is none. */
  closePopup(instanceId: string, popup: string | null): boolean;
}

/** Toasts, forms and pop-ups on behalf of apps (docs/internals/bridge.md, section 6). */
export class InterfaceService {
  readonly forms: StoreApi<{ forms: readonly OpenForm[] }> = createStore(() => ({ forms: [] }));
  readonly #answers = new Map<string, (outcome: Outcome) => void>();
  #count = 0;

  constructor(
    private readonly toasts: Toasts,
    private readonly edges: InterfaceEdges,
  ) {}

  /** Carries out one operation of `interface.trigger`. */
  async trigger(instanceId: string, operation: string, data: RequestData): Promise<Outcome> {
    switch (operation) {
      case "showToast":
      case "toastNotification": {
        const toast = readToast(operation, data);
        if (!toast.ok) return toast.failure;
        const from = this.edges.appName(instanceId);
        return success({ toastId: this.toasts.show({ ...toast.value, from }) });
      }
      case "showForm": {
        const form = readForm(operation, data);
        return form.ok ? this.#ask(instanceId, form.value) : form.failure;
      }
      case "openPopup": {
        const popup = readPopup(operation, data);
        return popup.ok ? this.#open(instanceId, operation, popup.value) : popup.failure;
      }
      case "closePopup": {
        const popup = typeof data.instanceId === "string" ? data.instanceId : null;
        return this.edges.closePopup(instanceId, popup)
          ? success({})
          : failure(code.notFound, "closePopup: this app has no such pop-up open");
      }
      default:
        return failure(
          code.unknownOperation,
          `interface.trigger: "${operation}" is not an operation of this build; expected showToast, toastNotification, showForm, openPopup or closePopup`,
        );
    }
  }

  /** The agent sent a form. */
  submit(formId: string, values: FormValues): void {
    this.#finish(formId, success({ submitted: true, values }));
  }

  /** The agent closed a form without sending it. */
  cancel(formId: string): void {
    this.#finish(formId, success({ submitted: false }));
  }

  /** The app that asked has gone: its forms go too. */
  forget(instanceId: string): void {
    for (const form of this.forms.getState().forms) {
      if (form.instanceId === instanceId) this.cancel(form.formId);
    }
  }

  #ask(instanceId: string, form: FormRequest): Promise<Outcome> {
    this.#count += 1;
    const formId = `form-${this.#count}`;
    const open: OpenForm = { formId, instanceId, from: this.edges.appName(instanceId), form };
    this.forms.setState(({ forms }) => ({ forms: [...forms, open] }));
    return new Promise((resolve) => this.#answers.set(formId, resolve));
  }

  #finish(formId: string, outcome: Outcome): void {
    this.forms.setState(({ forms }) => ({ forms: forms.filter((form) => form.formId !== formId) }));
    this.#answers.get(formId)?.(outcome);
    this.#answers.delete(formId);
  }

  async #open(instanceId: string, operation: string, popup: PopupRequest): Promise<Outcome> {
    try {
      return success({ instanceId: await this.edges.openPopup(instanceId, popup) });
    } catch (error) {
      if (error instanceof HostAway) {
        return failure(code.hostUnreachable, `${operation}: the host did not answer; try again`);
      }
      if (error instanceof Refusal) {
        return failure(code.internal, `${operation}: ${error.message} ${error.remedy}`.trim());
      }
      throw error;
    }
  }
}
