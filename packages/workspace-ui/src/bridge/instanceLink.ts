import type { Call } from "./Call";
import { limits, TokenBucket } from "./limits";
import { Outbox } from "./Outbox";
import { Registrations } from "./registrations";
import { pingText, type RequestId, type Transport } from "./wire";

/** What the bridge must know of an instance to recognise and serve it. */
export interface InstanceFacts {
  instanceId: string;
  /** The only origin whose messages are accepted from the instance's window. */
  origin: string;
  appName: string;
  slotName: string;
  slotType: string;
}

/** The part of a window that the bridge uses. */
export interface AppWindow {
  postMessage(message: unknown, targetOrigin: string, transfer?: Transferable[]): void;
}

/** Version of the port protocol; 0 while there is no port. */
export type PortVersion = 0 | 1 | 2;

/** What a heartbeat showed. */
export type Pulse = "there" | "lost";

/**
 * The shell's end of one instance: the window it was created with, the transport its present load has chosen, and
 * what that load has registered for. A page that loads again starts afresh.
 */
export class InstanceLink {
  /** Requests whose answers take time. */
  readonly pending = new Set<Call>();
  readonly messages = new TokenBucket(limits.messages);
  readonly refusals = new TokenBucket(limits.refusals);
  readonly hostCalls = new TokenBucket(limits.hostCalls);
  /** Whether the slot is in sight, as the app was last told. */
  shown: boolean | undefined;
  /** Whether the app no longer answers. */
  lost = false;
  #registrations = new Registrations();
  #outbox = new Outbox();
  #port: MessagePort | undefined;
  #version: PortVersion = 0;
  #load = 0;
  /** Beats since the app was last heard. */
  #silence = 0;

  constructor(
    readonly facts: InstanceFacts,
    readonly window: AppWindow,
  ) {}

  /** Grows with each load of the page; an answer to an earlier load's request is not sent. */
  get load(): number {
    return this.#load;
  }

  /** The events that the present load hears. */
  get registrations(): Registrations {
    return this.#registrations;
  }

  /** The transport for what the shell sends on its own. */
  get transport(): Transport {
    return this.#version === 0 ? "legacy" : "port";
  }

  /** What the present load speaks on the port. */
  get version(): PortVersion {
    return this.#version;
  }

  /** A page has started in this window, or its port is gone with it: nothing of an earlier one holds. */
  restart(): void {
    this.#load += 1;
    this.#registrations = new Registrations();
    this.#dropPort();
  }

  /** From now on the load is served over this port. */
  adoptPort(port: MessagePort, version: PortVersion): void {
    this.#dropPort();
    this.#port = port;
    this.#version = version;
  }

  /** Whether a message's port is the one in use. */
  usesPort(port: MessagePort): boolean {
    return this.#port === port;
  }

  /** Sends a text by the given transport; `false` when the app reads so slowly that it was dropped. */
  send(transport: Transport, text: string): boolean {
    if (transport === "legacy" || this.#port === undefined) {
      this.window.postMessage(text, this.facts.origin);
      return true;
    }
    if (this.#version === 2) {
      if (!this.#outbox.admit(text.length)) return false;
      if (this.#outbox.shouldConfirm) {
        this.#port.postMessage(text);
        this.#ping();
        return true;
      }
    }
    this.#port.postMessage(text);
    return true;
  }

  /** Something came over the port. Tells whether the app had been given up. */
  heard(): boolean {
    this.#silence = 0;
    const wasLost = this.lost;
    this.lost = false;
    return wasLost;
  }

  /** The app answered a ping; gives how many messages it has missed since it last kept up. */
  pong(ping: unknown): number {
    return this.#outbox.confirm(ping);
  }

  /**
   * One beat has passed: a silent app is asked for a sign of life, and lost when it gives none until the next. An app
   * that knows no pings is never lost.
   */
  beat(): Pulse {
    if (this.#version < 2) return "there";
    // One that is lost has pings enough to answer when it comes back.
    if (this.#silence > 0 && !this.lost) this.#ping();
    this.#silence += 1;
    return this.#silence > 2 ? "lost" : "there";
  }

  /** Silence says nothing while the page is hidden: timers run late. */
  rest(): void {
    this.#silence = 0;
  }

  /** The app no longer wants the answer to a request. */
  cancel(id: RequestId): Call | undefined {
    for (const call of this.pending) {
      if (call.id !== id || call.load !== this.#load) continue;
      this.pending.delete(call);
      call.cancel();
      return call;
    }
    return undefined;
  }

  /** Ends the link. */
  close(): void {
    this.#load += 1;
    this.#dropPort();
  }

  #ping(): void {
    this.#port?.postMessage(pingText(this.#outbox.nextPing()));
  }

  #dropPort(): void {
    this.#outbox = new Outbox();
    this.#silence = 0;
    this.lost = false;
    this.#version = 0;
    if (this.#port === undefined) return;
    const port = this.#port;
    this.#port = undefined;
    port.onmessage = null;
    port.close();
  }
}
