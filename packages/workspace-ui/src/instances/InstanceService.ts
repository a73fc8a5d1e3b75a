import { Arguments, answered } from "../arguments/Arguments";
import { code, failure, success } from "../bridge/failures";
import type { Outcome, RequestData } from "../bridge/wire";
import { readPopup } from "../interface-service/operations";
import type { AppWindows } from "../shell/AppWindows";
import { type Letter, Mailboxes, mailboxLimits } from "./Mailboxes";

/** Kinds of slot in which an instance can be made. */
const slotTypes = ["workbench", "modal", "navbar"] as const;

/** The service `instance`, but for what the bridge answers itself: what apps ask of themselves and of each other. */
export class InstanceService {
  readonly #mail: Mailboxes;

  constructor(
    private readonly windows: AppWindows,
    deliver: (instanceId: string, letter: Letter) => void,
  ) {
    this.#mail = new Mailboxes(deliver);
  }

  /** Answers a request; `undefined` for a method that the service doesn't have. */
  answer(instanceId: string, method: string, data: RequestData): Promise<Outcome> | undefined {
    const run = this.#methods.get(method);
    if (run === undefined) return undefined;
    return answered(`instance.${method}`, () => run(instanceId, Arguments.of(data, "")));
  }

  /** The instance's page has loaded again. */
  restart(instanceId: string): void {
    this.#mail.restart(instanceId);
  }

  /** The instance has gone. */
  forget(instanceId: string): void {
    this.#mail.forget(instanceId);
  }

  readonly #methods: ReadonlyMap<string, Method> = new Map<string, Method>([
    ["getInfo", (instanceId, data) => this.#getInfo(instanceId, data)],
    ["getAllInfo", (instanceId, data) => this.#getAllInfo(instanceId, data)],
    ["create", (instanceId, data) => this.#create(instanceId, data)],
    ["sendData", (instanceId, data) => this.#sendData(instanceId, data)],
    ["receiveData", (instanceId) => this.#receiveData(instanceId)],
  ]);

  #getInfo(instanceId: string, data: Arguments): Outcome {
    const id = data.text("instanceId");
    const info = this.windows.info(id === "self" ? instanceId : id);
    return info === undefined ? noSuch("instance.getInfo", "instanceId", id) : success(info);
  }

  #getAllInfo(instanceId: string, data: Arguments): Outcome {
    const appId = data.optionalText("appId") ?? this.windows.info(instanceId)?.appId;
    return success(this.windows.allInfo().filter((info) => info.appId === appId));
  }

  #create(instanceId: string, data: Arguments): Promise<Outcome> {
    const slotType = data.choice("slotType", slotTypes);
    const creation = readPopup(Arguments.of(data.raw("creationData"), "creationData"));
    const contextData = data.raw("contextData") ?? null;
    return this.windows.create("instance.create", instanceId, {
      ...creation,
      slotType,
      contextData,
    });
  }

  #sendData(instanceId: string, data: Arguments): Outcome {
    const to = data.text("receivingInstanceId");
    const sender = this.windows.info(instanceId);
    if (sender === undefined) {
      return failure(code.instanceGone, `instance ${instanceId} has been closed`);
    }
    if (this.windows.info(to) === undefined) {
      return noSuch("instance.sendData", "receivingInstanceId", to);
    }
    const posted = this.#mail.send(to, {
      senderInstanceId: instanceId,
      senderAppId: sender.appId,
      contextData: data.raw("contextData") ?? null,
    });
    return posted === "full"
      ? failure(
          code.payloadTooLarge,
          `instance.sendData: ${to} does not listen yet, and ${mailboxLimits.letters} messages or 1 MiB already wait for it; send again when it does`,
          { field: "receivingInstanceId", given: to },
        )
      : success({ delivered: posted === "delivered" });
  }

  #receiveData(instanceId: string): Outcome {
    this.#mail.listen(instanceId);
    return success({});
  }
}

type Method = (instanceId: string, data: Arguments) => Outcome | Promise<Outcome>;

const noSuch = (what: string, field: string, given: string): Outcome =>
  failure(code.notFound, `${what}: there is no instance "${given}" on this page`, { field, given });
