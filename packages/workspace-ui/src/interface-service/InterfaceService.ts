import { Arguments, answered } from "../arguments/Arguments";
import { misnamed } from "../arguments/refusing";
import { code, failure, success } from "../bridge/failures";
import type { Outcome, RequestData } from "../bridge/wire";
import {
  type Badge,
  type PopupRequest,
  readBadge,
  readConfirm,
  readForm,
  readPopup,
  readSize,
  readTitle,
  readToast,
  type SizeWish,
} from "./operations";
import { Questions } from "./Questions";
import type { Toasts } from "./toasts";

/** What the service asks of the rest of the shell. */
export interface InterfaceEdges {
  appName(instanceId: string): string;
  openPopup(instanceId: string, popup: PopupRequest): Promise<Outcome>;
  /** Closes a pop-up that `instanceId` opened, or is; `false` when there is none. */
  closePopup(instanceId: string, popup: string | null): boolean;
  /** Shows a badge at the app's tab, rail entry or tile; `null` takes it away. */
  setBadge(instanceId: string, badge: Badge | null): void;
  /** Names the app's tab or dialog; `null` gives the app's name back. */
  setTitle(instanceId: string, title: string | null): void;
  /** Gives the instance's place another size, within the room there is. */
  resize(instanceId: string, wish: SizeWish): Promise<Outcome>;
}

type Operation = (instanceId: string, data: Arguments) => Outcome | Promise<Outcome>;

/** What the shell shows on behalf of apps (docs/internals/app-services.md). */
export class InterfaceService {
  readonly questions = new Questions();
  readonly #operations: ReadonlyMap<string, Operation>;

  constructor(
    private readonly toasts: Toasts,
    private readonly edges: InterfaceEdges,
  ) {
    const toast: Operation = (instanceId, data) => this.#toast(instanceId, data);
    this.#operations = new Map<string, Operation>([
      ["showToast", toast],
      ["toastNotification", toast],
      ["closeToast", (instanceId, data) => this.#closeToast(instanceId, data)],
      [
        "showForm",
        (instanceId, data) =>
          this.questions.ask(instanceId, edges.appName(instanceId), {
            kind: "form",
            form: readForm(data),
          }),
      ],
      [
        "confirm",
        (instanceId, data) =>
          this.questions.ask(instanceId, edges.appName(instanceId), {
            kind: "confirm",
            confirm: readConfirm(data),
          }),
      ],
      ["openPopup", (instanceId, data) => edges.openPopup(instanceId, readPopup(data))],
      ["closePopup", (instanceId, data) => this.#closePopup(instanceId, data)],
      [
        "setBadge",
        (instanceId, data) => {
          edges.setBadge(instanceId, readBadge(data));
          return success({});
        },
      ],
      [
        "setTitle",
        (instanceId, data) => {
          edges.setTitle(instanceId, readTitle(data));
          return success({});
        },
      ],
      ["resize", (instanceId, data) => edges.resize(instanceId, readSize(data))],
    ]);
  }

  /** Carries out one operation of `interface.trigger`. */
  async trigger(instanceId: string, operation: string, data: RequestData): Promise<Outcome> {
    const run = this.#operations.get(operation);
    if (run === undefined) {
      return misnamed({
        errorCode: code.unknownOperation,
        what: "interface.trigger",
        given: operation,
        kind: "an operation of this build",
        known: [...this.#operations.keys()],
        field: "operation",
      });
    }
    return answered(`interface.trigger ${operation}`, () =>
      run(instanceId, Arguments.of(data, "operationData")),
    );
  }

  /** The app has gone: what it asked and nobody answered goes too. */
  forget(instanceId: string): void {
    this.questions.forget(instanceId);
  }

  #toast(instanceId: string, data: Arguments): Outcome {
    const toast = readToast(data);
    const from = { instanceId, appName: this.edges.appName(instanceId) };
    return success({ toastId: this.toasts.show({ ...toast, from }) });
  }

  #closeToast(instanceId: string, data: Arguments): Outcome {
    const toastId = data.text("toastId");
    return this.toasts.dismissOf(instanceId, toastId)
      ? success({})
      : failure(
          code.notFound,
          `interface.trigger closeToast: this app shows no toast "${toastId}"; it may have gone by itself`,
          { field: data.at("toastId"), given: toastId },
        );
  }

  #closePopup(instanceId: string, data: Arguments): Outcome {
    const popup = data.optionalText("instanceId");
    return this.edges.closePopup(instanceId, popup)
      ? success({})
      : failure(
          code.notFound,
          "interface.trigger closePopup: this app has no such pop-up open",
          popup === null ? {} : { field: data.at("instanceId"), given: popup },
        );
  }
}
