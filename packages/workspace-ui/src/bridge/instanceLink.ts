import { Registrations } from "./registrations";
import type { Transport } from "./wire";

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

/**
 * The shell's end of one instance: the window it was created with, the transport its present load has chosen, and
 * what that load has registered for. A page that loads again starts afresh.
 */
export class InstanceLink {
  #registrations = new Registrations();
  #port: MessagePort | undefined;
  #load = 0;

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
    return this.#port === undefined ? "legacy" : "port";
  }

  /** A page has started in this window: nothing of an earlier one holds. */
  restart(): void {
    this.#load += 1;
    this.#registrations = new Registrations();
    this.#dropPort();
  }

  /** From now on the load is served over this port. */
  adoptPort(port: MessagePort): void {
    this.#dropPort();
    this.#port = port;
  }

  /** Whether a message's port is the one in use. */
  usesPort(port: MessagePort): boolean {
    return this.#port === port;
  }

  /** Sends a text by the given transport; over the port only while there is one. */
  send(transport: Transport, text: string): void {
    if (transport === "port" && this.#port !== undefined) {
      this.#port.postMessage(text);
      return;
    }
    this.window.postMessage(text, this.facts.origin);
  }

  /** Ends the link. */
  close(): void {
    this.#load += 1;
    this.#dropPort();
  }

  #dropPort(): void {
    if (this.#port === undefined) return;
    this.#port.onmessage = null;
    this.#port.close();
    this.#port = undefined;
  }
}
