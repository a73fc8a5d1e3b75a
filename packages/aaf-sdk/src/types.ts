import type {
  AppConfRecord,
  AppConfRecords,
  ContextDataObjects,
  ContextEventName,
  EventPayloads,
  GlobalDataObjects,
  GlobalEventName,
  HttpRequestData,
  HttpResponseData,
  InstanceContext,
  InterfaceOperations,
} from "./generated/contract";

/** Ends a registration. A second call does nothing; it never rejects. */
export type Unregister = () => Promise<void>;

/** How long and how far calls may go: {@link AmeyoClient.with}. */
export interface CallOptions {
  /** Aborting it rejects the call with 149 at once and tells the workspace to stop what can be stopped. */
  readonly signal?: AbortSignal;
  /** Milliseconds until the call fails with 100, instead of the platform's 10 or 20 seconds. */
  readonly deadlineMs?: number;
}

/** More about a registration. */
export interface RegisterOptions {
  /**
   * Also hands over the newest event of that name that still holds, before any later one: for an app that joins in
   * the middle of a call. Nothing when there is none.
   */
  readonly current?: boolean;
}

/** A service of events, in both shapes: call it, or use `register` and `unRegister`. */
export interface EventService<Name extends string = string, Payloads = Record<string, unknown>> {
  /**
   * Registers `callback`, which gets the payload alone. Resolves once the host has agreed; events that come in
   * between are handed over then, in order. A refusal (121, 122, …) leaves nothing registered.
   */
  <N extends Name>(
    eventName: N,
    callback: (payload: N extends keyof Payloads ? Payloads[N] : unknown) => void,
    options?: RegisterOptions,
  ): Promise<Unregister>;
  /** The legacy shape: the callback stays even when the host refuses. */
  register<N extends Name>(
    eventName: N,
    callback: (payload: N extends keyof Payloads ? Payloads[N] : unknown) => void,
  ): Promise<unknown>;
  /** Takes one registration of `callback` away, or, without `callback`, all of that name. */
  unRegister<N extends Name>(
    eventName: N,
    callback?: (payload: N extends keyof Payloads ? Payloads[N] : unknown) => void,
  ): Promise<unknown>;
}

/** REST, in both shapes. An HTTP error status still resolves. */
export interface HttpRequestService {
  /** Sends to the platform where `url` is relative, else to the URL itself. */
  (request: HttpRequestData): Promise<HttpResponseData>;
  invoke(request: HttpRequestData): Promise<HttpResponseData>;
  invokeAmeyo(request: HttpRequestData): Promise<HttpResponseData>;
}

type Operation = keyof InterfaceOperations;

/** The shell's own user interface: toasts, forms, pop-ups. */
export interface InterfaceService {
  trigger<O extends Operation>(request: {
    readonly action: O;
    readonly data: InterfaceOperations[O]["data"];
  }): Promise<InterfaceOperations[O]["answer"]>;
  /** The legacy form. */
  trigger<O extends Operation>(
    operation: O,
    data: InterfaceOperations[O]["data"],
  ): Promise<InterfaceOperations[O]["answer"]>;
  open(contextName: string, contextData?: unknown): Promise<unknown>;
}

type Ids = readonly (string | number)[];
type Answer = Promise<unknown>;
type OnObject = (object: string, data?: unknown) => Answer;
type OnObjects = (object: string, ids: Ids, data?: unknown) => Answer;

/** Data that does not hang on the interaction at hand. */
export interface GlobalDataService {
  get<O extends keyof GlobalDataObjects>(
    object: O,
    parameters?: unknown,
  ): Promise<GlobalDataObjects[O]>;
  /** An object that this build may not have: refused with 134 then. */
  get(object: string, parameters?: unknown): Answer;
  update: OnObject;
  transfer: OnObject;
  addNote: OnObject;
  invoke: OnObject;
  getTickets: OnObject;
  takeSnap(object: string, data: unknown, isLocal: boolean): Answer;
  bulkUpdate: OnObjects;
  bulkAction(object: string, actionType: string, ids: Ids, data?: unknown): Answer;
}

/** Data of the interaction, customer or ticket at hand. */
export interface ContextDataService {
  get<O extends keyof ContextDataObjects>(object: O): Promise<ContextDataObjects[O]>;
  /** An object that this build may not have: refused with 134 then. */
  get(object: string): Answer;
  update: OnObject;
  bulkUpdate: OnObjects;
  action(object: string, actionType: string, data?: unknown): Answer;
  bulkAction(object: string, actionType: string, ids: Ids, data?: unknown): Answer;
  trigger(operation: string, data?: unknown): Answer;
  view: OnObject;
  refresh: OnObject;
  attachCall: OnObject;
  unattachCall: OnObject;
  merge: OnObject;
  split: OnObject;
  unassign: OnObject;
  reassign: OnObject;
  pick: OnObject;
  getSkillData(object: string, queueId: number): Answer;
}

/** The running copy of an app, and its siblings. */
export interface InstanceService {
  getContext(): Promise<InstanceContext>;
  create(slotType: string, creationData?: unknown, contextData?: unknown): Answer;
  getAllInfo(appId?: string): Answer;
  getInfo(instanceId: string): Answer;
  sendData(receivingInstanceId: string, contextData?: unknown): Answer;
  receiveData(callback: (data: unknown) => void): Answer;
  /** `"self"` closes the caller. */
  close(instanceId: string): Answer;
}

/** The app's configuration records. */
export interface AppConfService {
  create(
    record: Pick<AppConfRecord, "customKey" | "data"> & Partial<AppConfRecord>,
  ): Promise<AppConfRecord>;
  get(query: { readonly customKey: string }): Promise<AppConfRecords>;
  update(change: Pick<AppConfRecord, "id" | "data">): Promise<AppConfRecord>;
  delete(parameter: unknown): Answer;
}

/** A key-value store of the app. */
export interface StoreService {
  get(key: string): Answer;
  set(key: string, value: unknown): Answer;
  delete(key: string): Answer;
}

/** What `initialize` resolves to and `init` returns. */
export interface AmeyoClient {
  readonly globalEvent: EventService<GlobalEventName, EventPayloads>;
  readonly contextEvent: EventService<ContextEventName, EventPayloads>;
  readonly lifeCycle: EventService;
  readonly globalData: GlobalDataService;
  readonly contextData: ContextDataService;
  readonly interface: InterfaceService;
  readonly httpRequest: HttpRequestService;
  readonly instance: InstanceService;
  readonly appConf: AppConfService;
  readonly augmentModel: { add: OnObject };
  readonly request: { api(name: string, parameters?: unknown, pathParameter?: unknown): Answer };
  readonly store: StoreService;
  /** Of the oldest SDK. */
  readonly dbData: {
    get(parameter: unknown): Answer;
    set(parameter: unknown): Answer;
    delete(parameter: unknown): Answer;
  };
  initiateInteraction(request: unknown): Answer;
  disposeInteraction(request: unknown): Answer;
  /** The same client, with calls that carry these options; registrations are shared with it. */
  with(options: CallOptions): AmeyoClient;
}

/** What the module exports and the page's `window.AmeyoClient` is. */
export interface AmeyoClientEntry {
  /**
   * Starts the app: resolves to the client when the workspace has answered. Calls during and after a start that
   * succeeds get the same promise; after a failed one, the next call tries again.
   *
   * `instanceId` is a literal that every app passes, `"ameyoIframe"`: it identifies nothing.
   */
  initialize(options?: { readonly instanceId?: string }): Promise<AmeyoClient>;
  /** The legacy start: gives the one client at once, on every call. */
  init(): AmeyoClient;
}

declare global {
  interface Window {
    AmeyoClient?: AmeyoClientEntry;
  }
}
