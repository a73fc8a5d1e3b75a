import { backOff } from "./backOff";
import type { Delivery, SocketMessage } from "./types";

/** The part of a WebSocket that is used here. */
export interface SocketLike {
  onopen: ((event: never) => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number; reason: string }) => void) | null;
  send(text: string): void;
  close(code?: number, reason?: string): void;
}

/** How things stand with the host. */
export type Connection =
  | { state: "connecting"; attempt: number }
  | { state: "open" }
  | { state: "waiting"; attempt: number; retryAt: number }
  | { state: "ended"; why: "signedOut" | "signedInElsewhere" | "closed"; reason: string };

/** Clock, chance and network come in from outside. */
export interface SocketEdges {
  open(url: string): SocketLike;
  now(): number;
  random(): number;
  setTimeout(run: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
}

/** Who hears what. */
export interface SocketListeners {
  message(message: Exclude<SocketMessage, { type: "delivery" | "pong" }>): void;
  /** In order, each once, also across reconnects. */
  delivery(delivery: Delivery): void;
  connection(connection: Connection): void;
}

const pingEvery = 15_000;
const pongWithin = 10_000;
const openWithin = 10_000;

/**
 * The socket to the host: it comes back by itself, resumes after the last delivery it saw, and lets no delivery pass
 * twice.
 */
export class HostSocket {
  #socket: SocketLike | undefined;
  #attempt = 0;
  #lastSeq: number | undefined;
  #ended = false;
  #retry: unknown;
  #watch: unknown;

  constructor(
    private readonly url: string,
    private readonly edges: SocketEdges,
    private readonly listeners: SocketListeners,
  ) {}

  /** The last delivery seen; a reconnect asks for what came after it. */
  get lastSeq(): number | undefined {
    return this.#lastSeq;
  }

  /** Connects, and keeps connected until `close`. */
  start(): void {
    if (this.#ended) return;
    this.edges.clearTimeout(this.#retry);
    this.listeners.connection({ state: "connecting", attempt: this.#attempt });
    const url = this.#lastSeq === undefined ? this.url : `${this.url}?after=${this.#lastSeq}`;
    let socket: SocketLike;
    try {
      socket = this.edges.open(url);
    } catch {
      this.#wait();
      return;
    }
    this.#socket = socket;
    this.#watchFor(openWithin);
    socket.onmessage = (event) => {
      if (this.#socket === socket) this.#take(event.data);
    };
    socket.onclose = (event) => {
      if (this.#socket === socket) this.#closed(event.code, event.reason);
    };
  }

  /** Tries at once instead of waiting out the back-off. */
  retryNow(): void {
    if (this.#ended || this.#socket !== undefined) return;
    this.start();
  }

  /** Connects again after the host had ended the connection; what was missed in between follows. */
  reopen(): void {
    if (!this.#ended) {
      this.retryNow();
      return;
    }
    this.#ended = false;
    this.#attempt = 0;
    this.start();
  }

  /** Ends the connection for good. */
  close(): void {
    if (this.#ended) return;
    this.#end("closed", "");
  }

  #end(why: "signedOut" | "signedInElsewhere" | "closed", reason: string): void {
    this.#ended = true;
    this.edges.clearTimeout(this.#retry);
    this.edges.clearTimeout(this.#watch);
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close(1000);
    this.listeners.connection({ state: "ended", why, reason });
  }

  #take(data: unknown): void {
    let message: SocketMessage;
    try {
      message = JSON.parse(String(data)) as SocketMessage;
    } catch {
      return;
    }
    switch (message.type) {
      case "welcome":
        this.#attempt = 0;
        if (this.#lastSeq === undefined) this.#lastSeq = message.seq;
        this.listeners.connection({ state: "open" });
        this.#pingLater();
        this.listeners.message(message);
        return;
      case "delivery":
        if (this.#lastSeq !== undefined && message.seq <= this.#lastSeq) return;
        this.#lastSeq = message.seq;
        this.listeners.delivery(message);
        return;
      case "pong":
        this.#pingLater();
        return;
      case "signedOut":
        this.#end("signedOut", message.reason);
        return;
      default:
        this.listeners.message(message);
    }
  }

  #closed(code: number, reason: string): void {
    this.#socket = undefined;
    this.edges.clearTimeout(this.#watch);
    if (this.#ended) return;
    if (code === 4001) this.#end("signedOut", reason);
    else if (code === 4002) this.#end("signedInElsewhere", reason);
    else this.#wait();
  }

  #wait(): void {
    this.#socket = undefined;
    const delay = backOff(this.#attempt, this.edges.random);
    this.#attempt += 1;
    this.listeners.connection({
      state: "waiting",
      attempt: this.#attempt,
      retryAt: this.edges.now() + delay,
    });
    this.#retry = this.edges.setTimeout(() => this.start(), delay);
  }

  #pingLater(): void {
    this.edges.clearTimeout(this.#watch);
    this.#watch = this.edges.setTimeout(() => {
      this.#socket?.send(JSON.stringify({ type: "ping", at: this.edges.now() }));
      this.#watchFor(pongWithin);
    }, pingEvery);
  }

  /** Gives the connection up when nothing has come of it within `ms`. */
  #watchFor(ms: number): void {
    this.edges.clearTimeout(this.#watch);
    this.#watch = this.edges.setTimeout(() => {
      const socket = this.#socket;
      if (socket === undefined) return;
      this.#socket = undefined;
      socket.close();
      this.#wait();
    }, ms);
  }
}
