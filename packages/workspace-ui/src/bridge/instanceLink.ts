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
  readonly messages: TokenBucket;
  readonly refusals: TokenBucket;
  readonly hostCalls: TokenBucket;
  /** Whether the slot is in sight, as the app was last told. */
  shown: boolean | undefined;
  /** Whether the app no longer answers. */
  lost = false;
  #registrations = new Registrations();
  #outbox = new Outbox();
  #port: MessagePort | undefined;
  #version: PortVersion = 0;
  #load = 0;
  /** What goes over the port at the end of this turn. */
  #batch: string[] = [];
  #batchLength = 0;
  /** Beats since the app was last heard. */
  #silence = 0;

  constructor(
    readonly facts: InstanceFacts,
    readonly window: AppWindow,
    clock: () => number,
  ) {
    this.messages = new TokenBucket(limits.messages, clock);
    this.refusals = new TokenBucket(limits.refusals, clock);
    this.hostCalls = new TokenBucket(limits.hostCalls, clock);
  }

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

  /**
   * Sends a text by the given transport; `false` when the app reads so slowly that it was dropped. What goes over a
   * port of version 2 in one turn goes in one message, unless it is to go at once.
   */
  send(transport: Transport, text: string, atOnce = false): boolean {
    if (transport === "legacy" || this.#port === undefined) {
      this.window.postMessage(text, this.facts.origin);
      return true;
    }
    if (this.#version < 2) {
      this.#port.postMessage(text);
      return true;
    }
    if (!this.#outbox.admit(text.length)) return false;
    if (atOnce && this.#batch.length === 0) this.#port.postMessage(text);
    else this.#put(text);
    if (this.#outbox.shouldConfirm) this.#ping();
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
    this.#put(pingText(this.#outbox.nextPing()));
  }

  #put(text: string): void {
    if (this.#batchLength + text.length > limits.batch) this.#flush();
    this.#batch.push(text);
    this.#batchLength += text.length;
    if (this.#batch.length === 1) queueMicrotask(() => this.#flush());
  }

  #flush(): void {
    const [first] = this.#batch;
    if (first === undefined) return;
    this.#port?.postMessage(this.#batch.length === 1 ? first : `[${this.#batch.join(",")}]`);
    this.#batch = [];
    this.#batchLength = 0;
  }

  #dropPort(): void {
    this.#flush();
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
