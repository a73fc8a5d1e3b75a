import type { BridgeEdges, ShellRequest } from "./edges";
import { code, failure, success } from "./failures";
import type { EntryOutcome, InspectorLog } from "./inspectorLog";
import { type AppWindow, type InstanceFacts, InstanceLink } from "./instanceLink";
import { detailOf } from "./messageDetail";
import { type EventScope, type ProfileIndex, serviceOf } from "./profile";
import type { LifeCycleEvent } from "./registrations";
import {
  answerText,
  eventText,
  type Malformed,
  type Notice,
  type Outcome,
  parseLegacy,
  parsePort,
  portOfferText,
  type Request,
  type RequestData,
  type Transport,
} from "./wire";

/** The part of a message event that the bridge reads. */
export interface IncomingMessage {
  data: unknown;
  origin: string;
  source: unknown;
}

/** More about an event that is dispatched. */
export interface DispatchOptions {
  /** Its number in the agent's delivery sequence, where it has one. */
  seq?: number;
  /** Which instances it is meant for, by their id; all of them unless given. */
  hears?: (instanceId: string) => boolean;
}

/** Methods that one of the shell's own services answers, beside those that the bridge answers itself. */
const shellMethods = new Set([
  "interface.open",
  "contextData.view",
  "contextData.refresh",
  "instance.create",
  "instance.getAllInfo",
  "instance.getInfo",
  "instance.sendData",
  "instance.receiveData",
]);

const dropsKeptPerSender = 20;

/**
 * The only way between apps and shell. It knows each instance by the window it was created in and the origin it was
 * served from; a message from anywhere else is dropped and counted, never answered.
 */
export class Bridge {
  readonly #links = new Map<string, InstanceLink>();
  readonly #byWindow = new Map<unknown, InstanceLink>();
  readonly #dropsBySender = new Map<string, number>();

  constructor(
    readonly edges: BridgeEdges,
    readonly log: InspectorLog,
    private profile: ProfileIndex,
  ) {}

  /** Takes another build profile into use; what is registered stays registered. */
  setProfile(profile: ProfileIndex): void {
    this.profile = profile;
  }

  /** Listens to a window's messages until the returned function is called. */
  listenTo(target: Pick<Window, "addEventListener" | "removeEventListener">): () => void {
    const listener = (event: MessageEvent): void => this.receive(event);
    target.addEventListener("message", listener as EventListener);
    return () => target.removeEventListener("message", listener as EventListener);
  }

  /** From now on messages of this window and the instance's origin are the instance's. */
  adopt(facts: InstanceFacts, appWindow: AppWindow): void {
    this.release(facts.instanceId);
    const previous = this.#byWindow.get(appWindow);
    if (previous !== undefined) this.release(previous.facts.instanceId);
    const link = new InstanceLink(facts, appWindow);
    this.#links.set(facts.instanceId, link);
    this.#byWindow.set(appWindow, link);
  }

  /** The instance is gone: its window is a stranger from now on. */
  release(instanceId: string): void {
    const link = this.#links.get(instanceId);
    if (link === undefined) return;
    link.close();
    this.#links.delete(instanceId);
    if (this.#byWindow.get(link.window) === link) this.#byWindow.delete(link.window);
  }

  /** What an instance has registered for, as `service:eventName`. */
  registrationsOf(instanceId: string): string[] {
    return this.#links.get(instanceId)?.registrations.list() ?? [];
  }

  /** Hands an event to every instance that registered for it and that it is meant for; gives how many those are. */
  dispatch(
    scope: EventScope,
    name: string,
    payload: unknown,
    { hears }: DispatchOptions = {},
  ): number {
    let receivers = 0;
    for (const link of this.#links.values()) {
      if (hears !== undefined && !hears(link.facts.instanceId)) continue;
      if (this.#sendEvent(link, serviceOf(scope), name, payload)) receivers += 1;
    }
    return receivers;
  }

  /** Hands an event to one instance, if it registered for it; tells whether it did. */
  deliverTo(instanceId: string, service: string, eventName: string, payload: unknown): boolean {
    const link = this.#links.get(instanceId);
    return link !== undefined && this.#sendEvent(link, service, eventName, payload);
  }

  /** Tells an instance that its slot was shown or hidden, or that it is about to go. */
  tellLifeCycle(instanceId: string, event: LifeCycleEvent): void {
    const link = this.#links.get(instanceId);
    if (link !== undefined) this.#sendEvent(link, "lifeCycle", event, null);
  }

  /** A message arrived at the shell's window. */
  receive(event: IncomingMessage): void {
    const link = this.#byWindow.get(event.source);
    if (link === undefined) {
      this.#drop(event, "not from a window of an app that the shell created", null);
      return;
    }
    if (event.origin !== link.facts.origin) {
      this.#drop(event, `from ${event.origin}, but the app's origin is ${link.facts.origin}`, link);
      return;
    }
    this.#take(link, "legacy", event.data);
  }

  #take(link: InstanceLink, transport: Transport, raw: unknown): void {
    const message = transport === "port" ? parsePort(raw) : parseLegacy(raw);
    const size = typeof raw === "string" ? raw.length : 0;
    if (message.kind === "notice") this.#takeNotice(link, transport, message, size);
    else if (message.kind === "malformed") this.#takeMalformed(link, transport, message, size);
    else this.#takeRequest(link, transport, message, size);
  }

  #takeNotice(link: InstanceLink, transport: Transport, notice: Notice, size: number): void {
    this.log.add({
      ...this.#entry(link, transport),
      direction: "fromApp",
      kind: "notice",
      service: "lifeCycle",
      name: notice.eventName,
      outcome: "noted",
      size,
      payload: notice.data,
    });
    if (notice.eventName === "appLoad" && transport === "legacy") {
      link.restart();
      if (notice.transports.includes("port/1")) this.#offerPort(link);
    }
    this.edges.lifeCycle(link.facts.instanceId, notice.eventName);
  }

  #offerPort(link: InstanceLink): void {
    const channel = this.edges.makeChannel();
    const near = channel.port1;
    near.onmessage = (event: MessageEvent): void => {
      if (link.usesPort(near)) this.#take(link, "port", event.data);
    };
    const text = portOfferText();
    link.window.postMessage(text, link.facts.origin, [channel.port2]);
    link.adoptPort(near);
    this.log.add({
      ...this.#entry(link, "legacy"),
      direction: "toApp",
      kind: "port",
      service: "",
      name: "port",
      outcome: "sent",
      size: text.length,
      payload: { responseType: "port", version: 1 },
    });
  }

  #takeMalformed(link: InstanceLink, transport: Transport, fault: Malformed, size: number): void {
    const message = `the message was not understood: ${fault.reason}; expected a JSON text with \`service\`, \`method\` and their data`;
    const seq = this.log.add({
      ...this.#entry(link, transport),
      direction: "fromApp",
      kind: "dropped",
      service: fault.service,
      name: fault.method,
      detail: fault.reason,
      outcome: "dropped",
      errorCode: code.malformed,
      size,
      payload: null,
    });
    if (fault.id === undefined) return;
    const request = { id: fault.id, service: fault.service, method: fault.method };
    this.#answer(link, transport, request, failure(code.malformed, message), seq, this.edges.now());
  }

  #takeRequest(link: InstanceLink, transport: Transport, request: Request, size: number): void {
    const startedAt = this.edges.now();
    const load = link.load;
    const seq = this.log.add({
      ...this.#entry(link, transport),
      direction: "fromApp",
      kind: "request",
      service: request.service,
      name: request.method,
      detail: detailOf(request.service, request.data),
      outcome: "pending",
      size,
      payload: request.data,
    });
    const answer = (outcome: Outcome): void => {
      if (link.load === load) this.#answer(link, transport, request, outcome, seq, startedAt);
      else this.log.settle(seq, "dropped", code.instanceGone, this.edges.now() - startedAt);
    };
    let outcome: Outcome | Promise<Outcome>;
    try {
      outcome = this.#carryOut(link, request);
    } catch (error) {
      outcome = internalFailure(request, error);
    }
    if (outcome instanceof Promise) {
      outcome.then(answer, (error: unknown) => answer(internalFailure(request, error)));
    } else {
      answer(outcome);
    }
  }

  #carryOut(link: InstanceLink, request: Request): Outcome | Promise<Outcome> {
    const { service, method, data } = request;
    const { instanceId, slotType } = link.facts;
    switch (`${service}.${method}`) {
      case "globalEvent.register":
      case "contextEvent.register":
      case "lifeCycle.register":
        return link.registrations.register(this.profile, slotType, service, data.eventName);
      case "globalEvent.unRegister":
      case "contextEvent.unRegister":
      case "lifeCycle.unRegister":
        return link.registrations.unRegister(service, data.eventName);
      case "interface.trigger":
        return this.#trigger(instanceId, data);
      case "instance.getContext": {
        const context = this.edges.context(instanceId);
        return context === undefined
          ? failure(code.instanceGone, `instance ${instanceId} has been closed`)
          : success(context);
      }
      case "instance.close":
        return this.edges.close(
          instanceId,
          typeof data.instanceId === "string" ? data.instanceId : "self",
        );
    }
    if (shellMethods.has(`${service}.${method}`)) return this.#askShell(link, request);
    if (["lifeCycle", "globalEvent", "contextEvent", "interface", "instance"].includes(service)) {
      return this.#refuseMethod(service, method);
    }
    const { signal } = new AbortController();
    return this.edges.callHost(instanceId, { service, method, requestData: data }, signal);
  }

  #askShell(link: InstanceLink, { service, method, data }: Request): Outcome | Promise<Outcome> {
    const { instanceId } = link.facts;
    // Listening from now on: the service may hand over at once what was sent before.
    if (method === "receiveData") link.registrations.listen(service, method);
    const { signal } = new AbortController();
    const request: ShellRequest = { service, method, data, signal };
    return this.edges.answer(instanceId, request) ?? this.#refuseMethod(service, method);
  }

  #trigger(instanceId: string, data: RequestData): Outcome | Promise<Outcome> {
    const { operation, operationData } = data;
    if (typeof operation !== "string" || operation === "") {
      return failure(
        code.wrongArgument,
        "interface.trigger: `operation` must be a text, such as showToast",
      );
    }
    if (
      operationData !== undefined &&
      operationData !== null &&
      typeof operationData !== "object"
    ) {
      return failure(
        code.wrongArgument,
        `interface.trigger ${operation}: the data must be an object`,
      );
    }
    return this.edges.trigger(instanceId, operation, (operationData ?? {}) as RequestData);
  }

  #refuseMethod(service: string, method: string): Outcome {
    return this.profile.method(service, method) === undefined
      ? failure(
          code.unknownMethod,
          `${service}.${method} is not a method of this build; see the SDK reference`,
        )
      : failure(
          code.notInThisRelease,
          `${service}.${method} is not available in this release of Callbench`,
        );
  }

  #answer(
    link: InstanceLink,
    transport: Transport,
    request: { id: string | number; service: string; method: string },
    outcome: Outcome,
    seq: number,
    startedAt: number,
  ): void {
    const durationMs = this.edges.now() - startedAt;
    let text: string;
    let sent = outcome;
    try {
      text = answerText(transport, request, outcome);
    } catch (error) {
      sent = internalFailure(request, error);
      text = answerText(transport, request, sent);
    }
    link.send(transport, text);
    const errorCode = sent.status === "failure" ? sent.data.code : null;
    const entryOutcome: EntryOutcome = sent.status;
    this.log.settle(seq, entryOutcome, errorCode, durationMs);
    this.log.add({
      ...this.#entry(link, transport),
      direction: "toApp",
      kind: "answer",
      service: request.service,
      name: request.method,
      detail: sent.status === "failure" ? sent.data.message : "",
      outcome: entryOutcome,
      errorCode,
      durationMs,
      size: text.length,
      payload: sent.data,
    });
  }

  #sendEvent(link: InstanceLink, service: string, name: string, payload: unknown): boolean {
    if (!link.registrations.has(service, name)) return false;
    const transport = link.transport;
    const text = eventText(transport, service, name, payload);
    link.send(transport, text);
    this.log.add({
      ...this.#entry(link, transport),
      direction: "toApp",
      kind: "event",
      service,
      name,
      outcome: "sent",
      size: text.length,
      payload,
    });
    return true;
  }

  #drop(event: IncomingMessage, reason: string, link: InstanceLink | null): void {
    // A page that shouts must not push everything else out of the log.
    const sender = `${event.origin} ${link?.facts.instanceId ?? ""}`;
    const count = (this.#dropsBySender.get(sender) ?? 0) + 1;
    if (this.#dropsBySender.size < 1000 || count > 1) this.#dropsBySender.set(sender, count);
    if (count > dropsKeptPerSender) {
      this.log.countDrop();
      return;
    }
    this.log.add({
      at: this.edges.now(),
      transport: "legacy",
      instanceId: link?.facts.instanceId ?? null,
      appName: link?.facts.appName ?? "",
      direction: "fromApp",
      kind: "dropped",
      service: "",
      name: event.origin,
      detail: reason,
      outcome: "dropped",
      errorCode: null,
      durationMs: null,
      size: typeof event.data === "string" ? event.data.length : 0,
      payload: null,
    });
  }

  #entry(link: InstanceLink, transport: Transport) {
    return {
      at: this.edges.now(),
      transport,
      instanceId: link.facts.instanceId,
      appName: link.facts.appName,
      detail: "",
      errorCode: null,
      durationMs: null,
    };
  }
}

const internalFailure = (request: { service: string; method: string }, error: unknown): Outcome =>
  failure(
    code.internal,
    `${request.service}.${request.method} failed inside the shell: ${error instanceof Error ? error.message : String(error)}`,
  );
