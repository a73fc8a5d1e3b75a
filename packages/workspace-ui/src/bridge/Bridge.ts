import { Call } from "./Call";
import type { BridgeEdges } from "./edges";
import { code, failure } from "./failures";
import type { InspectorLog, LogEntry } from "./inspectorLog";
import { type AppWindow, type InstanceFacts, InstanceLink } from "./instanceLink";
import { limits } from "./limits";
import { type EventScope, type ProfileIndex, serviceOf } from "./profile";
import { Recorder } from "./Recorder";
import type { LifeCycleEvent } from "./registrations";
import { Services } from "./Services";
import { type IncomingMessage, Strangers } from "./strangers";
import {
  answerText,
  EventTexts,
  type Incoming,
  type Malformed,
  type Notice,
  type Outcome,
  parseLegacy,
  parsePort,
  pongText,
  portOfferText,
  type Request,
  readPort,
  type Transport,
} from "./wire";

/** More about an event that is dispatched. */
export interface DispatchOptions {
  /** Its number in the agent's delivery sequence, where it has one. */
  seq?: number;
  /** Which instances it is meant for, by their id; all of them unless given. */
  hears?: (instanceId: string) => boolean;
}

/** Apps are looked after so often, in milliseconds; a silent one is lost after two to three times that. */
const beatEvery = 10_000;

/** What becomes of a message: served, refused with 148, or dropped unread. */
type Admission = "served" | "refused" | "dropped";

/** The part of the shell's window that the bridge uses. */
type ShellWindow = Pick<
  Window,
  "addEventListener" | "removeEventListener" | "setInterval" | "clearInterval"
> & { readonly document: Pick<Document, "hidden"> };

/**
 * The only way between apps and shell. It knows each instance by the window it was created in and the origin it was
 * served from; a message from anywhere else is dropped and counted, never answered.
 */
export class Bridge {
  readonly #links = new Map<string, InstanceLink>();
  readonly #byWindow = new Map<unknown, InstanceLink>();
  readonly #services: Services;
  readonly #recorder: Recorder;
  readonly #strangers: Strangers;
  #hostGone = false;
  /** Whether several messages of one turn are being handled. */
  #inBatch = false;

  constructor(
    readonly edges: BridgeEdges,
    readonly log: InspectorLog,
    private profile: ProfileIndex,
  ) {
    this.#recorder = new Recorder(log, edges.now);
    this.#strangers = new Strangers(log);
    this.#services = new Services({
      ...edges,
      profile: () => this.profile,
      holds: (link, event) => this.#holds(link, event),
    });
  }

  /** Takes another build profile into use; what is registered stays registered. */
  setProfile(profile: ProfileIndex): void {
    this.profile = profile;
  }

  /** Listens to a window's messages, and looks after the apps, until the returned function is called. */
  listenTo(target: ShellWindow): () => void {
    const listener = (event: MessageEvent): void => this.receive(event);
    target.addEventListener("message", listener as EventListener);
    const heartbeat = target.setInterval(() => this.beat(!target.document.hidden), beatEvery);
    return () => {
      target.removeEventListener("message", listener as EventListener);
      target.clearInterval(heartbeat);
    };
  }

  /** From now on messages of this window and the instance's origin are the instance's. */
  adopt(facts: InstanceFacts, appWindow: AppWindow): void {
    this.release(facts.instanceId);
    const previous = this.#byWindow.get(appWindow);
    if (previous !== undefined) this.release(previous.facts.instanceId);
    const link = new InstanceLink(facts, appWindow, this.edges.elapsed);
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
    { seq, hears }: DispatchOptions = {},
  ): number {
    const event = new EventTexts(serviceOf(scope), name, payload, seq);
    let receivers = 0;
    for (const link of this.#links.values()) {
      if (hears !== undefined && !hears(link.facts.instanceId)) continue;
      if (this.#sendEvent(link, event)) receivers += 1;
    }
    return receivers;
  }

  /** Hands an event to one instance, if it registered for it; tells whether it did. */
  deliverTo(instanceId: string, service: string, eventName: string, payload: unknown): boolean {
    const link = this.#links.get(instanceId);
    return link !== undefined && this.#sendEvent(link, new EventTexts(service, eventName, payload));
  }

  /** Tells an instance that its slot was shown or hidden, or that it is about to go. */
  tellLifeCycle(instanceId: string, event: LifeCycleEvent): void {
    const link = this.#links.get(instanceId);
    if (link === undefined) return;
    if (event === "appFocus") link.shown = true;
    else if (event === "appBlur") link.shown = false;
    this.#sendEvent(link, new EventTexts("lifeCycle", event, null));
  }

  /** Tells the apps that the shell has lost its host, or has found it again. Saying the same twice does nothing. */
  tellHost(state: "gone" | "back"): void {
    if (this.#hostGone === (state === "gone")) return;
    this.#hostGone = !this.#hostGone;
    const event = new EventTexts("lifeCycle", this.#hostGone ? "hostGone" : "hostBack", null);
    for (const link of this.#links.values()) this.#sendEvent(link, event);
  }

  /** Looks whether every app is still there; while the page is hidden, silence says nothing. */
  beat(visible: boolean): void {
    for (const link of this.#links.values()) {
      if (!visible) link.rest();
      else if (link.beat() === "lost" && !link.lost) {
        link.lost = true;
        this.#tellPulse(link, "appLost");
      }
    }
  }

  /** A message arrived at the shell's window. */
  receive(event: IncomingMessage): void {
    const link = this.#byWindow.get(event.source);
    if (link === undefined) {
      const reason = "not from a window of an app that the shell created";
      this.#strangers.drop(event, this.edges.now(), reason, null);
      return;
    }
    if (event.origin !== link.facts.origin) {
      const reason = `from ${event.origin}, but the app's origin is ${link.facts.origin}`;
      this.#strangers.drop(event, this.edges.now(), reason, link.facts);
      return;
    }
    this.#take(link, "legacy", event.data);
  }

  #take(link: InstanceLink, transport: Transport, raw: unknown): void {
    const size = typeof raw === "string" ? raw.length : 0;
    const admitted = this.#admit(link, 1 + Math.floor(size / limits.charactersAToken));
    if (admitted === "dropped") return;
    if (transport === "legacy") {
      this.#handle(link, transport, parseLegacy(raw), size, admitted, raw);
      return;
    }
    const parsed = parsePort(raw);
    if (parsed.kind !== "batch") {
      this.#handle(link, transport, parsed, size, admitted, raw);
      return;
    }
    const share = Math.ceil(size / parsed.messages.length);
    this.#inBatch = true;
    for (const message of parsed.messages) {
      const each = this.#admit(link, 1);
      if (each === "dropped") break;
      this.#handle(link, transport, readPort(message), share, each);
    }
    this.#inBatch = false;
  }

  /** Whether what comes is within the app's rate. */
  #admit(link: InstanceLink, tokens: number): Admission {
    if (link.messages.take(tokens)) return "served";
    if (link.refusals.take(tokens)) return "refused";
    this.#recorder.flood(link, "dropped");
    return "dropped";
  }

  #handle(
    link: InstanceLink,
    transport: Transport,
    message: Incoming,
    size: number,
    admitted: Admission,
    text?: unknown,
  ): void {
    if (admitted === "refused") this.#refuse(link, transport, message);
    else if (message.kind === "request") this.#takeRequest(link, transport, message, size, text);
    else if (message.kind === "notice") this.#takeNotice(link, transport, message, size);
    else if (message.kind === "malformed") this.#takeMalformed(link, transport, message, size);
    else if (message.kind === "cancel") {
      const call = link.cancel(message.id);
      if (call !== undefined) this.#recorder.unanswered(call.entry, "cancelled");
    } else if (message.kind === "ping") link.send("port", pongText(message.number));
    else if (link.pong(message.number) > 0) this.#tellMissed(link);
  }

  #takeFromPort(link: InstanceLink, raw: unknown): void {
    if (link.heard()) this.#tellPulse(link, "appBack");
    this.#take(link, "port", raw);
  }

  /** The app sends more than the page can bear: it alone is told so. */
  #refuse(link: InstanceLink, transport: Transport, message: Incoming): void {
    this.#recorder.flood(link, "refused");
    if (message.kind !== "request") return;
    const what = `${message.service}.${message.method}`;
    const text = `${what}: this app sends too many messages; try again in ${link.messages.wait} ms`;
    link.send(transport, answerText(transport, message, failure(code.tooManyRequests, text)));
  }

  #takeNotice(link: InstanceLink, transport: Transport, notice: Notice, size: number): void {
    this.#recorder.notice(link, transport, notice, size);
    const { eventName, transports } = notice;
    if (eventName === "appError") return;
    if (eventName === "appLoad" && transport === "legacy") {
      link.restart();
      if (transports.includes("port/2")) this.#offerPort(link, 2);
      else if (transports.includes("port/1")) this.#offerPort(link, 1);
    }
    this.edges.lifeCycle(link.facts.instanceId, eventName);
  }

  #offerPort(link: InstanceLink, version: 1 | 2): void {
    const channel = this.edges.makeChannel();
    const near = channel.port1;
    near.onmessage = (event: MessageEvent): void => {
      if (link.usesPort(near)) this.#takeFromPort(link, event.data);
    };
    near.addEventListener("close", () => {
      // The page has gone; the next one in this window greets anew.
      if (link.usesPort(near)) link.restart();
    });
    const text = portOfferText(version);
    link.window.postMessage(text, link.facts.origin, [channel.port2]);
    link.adoptPort(near, version);
    this.#recorder.port(link, version, text.length);
  }

  #takeMalformed(link: InstanceLink, transport: Transport, fault: Malformed, size: number): void {
    const { id, service, method, reason } = fault;
    const entry = this.#recorder.malformed(link, transport, fault, size);
    if (id === undefined) return;
    const message = `the message was not understood: ${reason}; expected a JSON text with \`service\`, \`method\` and their data`;
    const call = { id, service, method, transport, entry };
    this.#answer(link, call, failure(code.malformed, message), !this.#inBatch);
  }

  #takeRequest(
    link: InstanceLink,
    transport: Transport,
    request: Request,
    size: number,
    text: unknown,
  ): void {
    const entry = this.#recorder.request(link, transport, request, size, text);
    const call = new Call(request, transport, link.load, entry);
    let outcome: Outcome | Promise<Outcome>;
    try {
      outcome = this.#services.answer(link, call);
    } catch (error) {
      outcome = internalFailure(call, error);
    }
    if (!(outcome instanceof Promise)) {
      this.#answer(link, call, outcome, !this.#inBatch);
      return;
    }
    link.pending.add(call);
    outcome.then(
      (settled) => this.#settle(link, call, settled),
      (error: unknown) => this.#settle(link, call, internalFailure(call, error)),
    );
  }

  #settle(link: InstanceLink, call: Call, outcome: Outcome): void {
    link.pending.delete(call);
    if (call.cancelled) return;
    if (call.load === link.load) this.#answer(link, call, outcome, false);
    else this.#recorder.unanswered(call.entry, "instanceGone");
  }

  #answer(
    link: InstanceLink,
    call: Pick<Call, "id" | "service" | "method" | "transport"> & { entry: LogEntry },
    outcome: Outcome,
    atOnce: boolean,
  ): void {
    let text: string;
    let sent = outcome;
    try {
      text = answerText(call.transport, call, outcome);
    } catch (error) {
      sent = internalFailure(call, error);
      text = answerText(call.transport, call, sent);
    }
    // The answer is on its way while it is being noted; those to a batch go together.
    link.send(call.transport, text, atOnce);
    const at = atOnce ? call.entry.at : this.edges.now();
    this.#recorder.answer(link, call.entry, sent, text, at);
  }

  #sendEvent(link: InstanceLink, event: EventTexts): boolean {
    if (!link.registrations.has(event.key)) return false;
    const text = event.of(link.version);
    const sent = link.send(link.transport, text);
    this.#recorder.event(link, event, text.length, sent);
    return true;
  }

  #tellPulse(link: InstanceLink, name: "appLost" | "appBack"): void {
    this.#recorder.pulse(link, name);
    this.edges.lifeCycle(link.facts.instanceId, name);
  }

  /** The app has read what was on its way, but some was dropped meanwhile: it should look afresh. */
  #tellMissed(link: InstanceLink): void {
    if (this.#hostGone) return;
    for (const name of ["hostGone", "hostBack"]) {
      this.#sendEvent(link, new EventTexts("lifeCycle", name, null));
    }
  }

  #holds({ shown }: InstanceLink, event: string): boolean {
    if (event === "hostGone") return this.#hostGone;
    return (event === "appFocus" && shown === true) || (event === "appBlur" && shown === false);
  }
}

const internalFailure = (request: { service: string; method: string }, error: unknown): Outcome =>
  failure(
    code.internal,
    `${request.service}.${request.method} failed inside the shell: ${error instanceof Error ? error.message : String(error)}`,
  );
