import type { ShellRequest } from "./edges";
import type { LogEntry } from "./inspectorLog";
import type { Request, RequestData, RequestId, Transport } from "./wire";

/** A request under way: who wants the answer, by which transport, and whether it is still wanted. */
export class Call implements ShellRequest {
  readonly id: RequestId;
  readonly service: string;
  readonly method: string;
  readonly data: RequestData;
  #controller: AbortController | undefined;
  #cancelled = false;

  constructor(
    request: Request,
    readonly transport: Transport,
    /** The load of the page that asked: an answer is for no later one. */
    readonly load: number,
    readonly entry: LogEntry,
  ) {
    this.id = request.id;
    this.service = request.service;
    this.method = request.method;
    this.data = request.data;
  }

  /** Whether the app has said that it no longer wants the answer. */
  get cancelled(): boolean {
    return this.#cancelled;
  }

  /** Made when somebody asks for it: what the shell answers at once needs none. */
  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.#cancelled) this.#controller.abort();
    return this.#controller.signal;
  }

  /** The app no longer wants the answer. */
  cancel(): void {
    this.#cancelled = true;
    this.#controller?.abort();
  }
}
