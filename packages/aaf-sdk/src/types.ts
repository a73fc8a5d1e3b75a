import type {
  AppConfRecord,
  AppConfRecords,
  AugmentData,
  Augmented,
  BulkOutcome,
  ContextDataActions,
  ContextDataBulkActions,
  ContextDataObjects,
  ContextDataUses,
  ContextEventName,
  ContextOperations,
  CreationData,
  DataSent,
  Disposed,
  DisposeInteraction,
  EventPayloads,
  GlobalDataBulkActions,
  GlobalDataObjects,
  GlobalDataParameters,
  GlobalDataUses,
  GlobalEventName,
  HttpRequestData,
  HttpResponseData,
  InitiateInteraction,
  InstanceContext,
  InstanceInfo,
  InteractionInfo,
  InterfaceContexts,
  InterfaceOperations,
  ReceivedData,
  RestApis,
  SlotType,
  Snapshot,
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
  open<C extends keyof InterfaceContexts>(
    contextName: C,
    contextData?: InterfaceContexts[C]["data"],
  ): Promise<InterfaceContexts[C]["answer"]>;
  open<C extends string>(
    contextName: Elsewhere<C, keyof InterfaceContexts>,
    contextData?: unknown,
  ): Answer;
}

type Ids = readonly (string | number)[];
type Answer = Promise<unknown>;

/** The objects of a table that offer a method or action. */
type Offering<Table, M> = {
  [O in keyof Table]: M extends keyof Table[O] ? O : never;
}[keyof Table];
/** What an object's method or action takes. */
type Takes<Table, O, M> = O extends keyof Table
  ? M extends keyof Table[O]
    ? Table[O][M] extends { argument: infer A }
      ? A
      : never
    : never
  : never;
/** What an object's method or action answers. */
type Gives<Table, O, M> = O extends keyof Table
  ? M extends keyof Table[O]
    ? Table[O][M] extends { answer: infer A }
      ? A
      : never
    : never
  : never;
/** A name that this build doesn't have: a build profile may, and else the call is refused by name. */
type Elsewhere<Name extends string, Known> = Name extends Known ? never : Name;

/** A method on one object: typed where this build has it, open for what another build may have. */
interface OnObject<Table, M extends string> {
  <O extends Offering<Table, M>>(object: O, data?: Takes<Table, O, M>): Promise<Gives<Table, O, M>>;
  <O extends string>(object: Elsewhere<O, Offering<Table, M>>, data?: unknown): Answer;
}

/** The same for several objects, each for itself. */
interface OnObjects<Table> {
  <O extends Offering<Table, "bulkUpdate">>(
    object: O,
    ids: Ids,
    data: Takes<Table, O, "bulkUpdate">,
  ): Promise<BulkOutcome>;
  <O extends string>(
    object: Elsewhere<O, Offering<Table, "bulkUpdate">>,
    ids: Ids,
    data?: unknown,
  ): Promise<BulkOutcome>;
}

/** An action on several objects. */
interface ActOnObjects<Table> {
  <O extends keyof Table, A extends keyof Table[O]>(
    object: O,
    action: A,
    ids: Ids,
    data?: Takes<Table, O, A>,
  ): Promise<BulkOutcome>;
  <O extends string>(
    object: Elsewhere<O, keyof Table>,
    action: string,
    ids: Ids,
    data?: unknown,
  ): Promise<BulkOutcome>;
}

/** Data that does not hang on the interaction at hand. */
export interface GlobalDataService {
  get<O extends keyof GlobalDataObjects>(
    object: O,
    ...parameters: O extends keyof GlobalDataParameters
      ? [parameters?: GlobalDataParameters[O]]
      : []
  ): Promise<GlobalDataObjects[O]>;
  /** An object that this build may not have: refused with 134 then. */
  get<O extends string>(
    object: Elsewhere<O, keyof GlobalDataObjects>,
    parameters?: unknown,
  ): Answer;
  update: OnObject<GlobalDataUses, "update">;
  transfer: OnObject<GlobalDataUses, "transfer">;
  addNote: OnObject<GlobalDataUses, "addNote">;
  invoke: OnObject<GlobalDataUses, "invoke">;
  getTickets: OnObject<GlobalDataUses, "getTickets">;
  takeSnap(object: string, data?: unknown, isLocal?: boolean): Promise<Snapshot>;
  bulkUpdate: OnObjects<GlobalDataUses>;
  bulkAction: ActOnObjects<GlobalDataBulkActions>;
}

/** Data of the interaction, customer or ticket at hand. */
export interface ContextDataService {
  get<O extends keyof ContextDataObjects>(object: O): Promise<ContextDataObjects[O]>;
  /** An object that this build may not have: refused with 134 then. */
  get<O extends string>(object: Elsewhere<O, keyof ContextDataObjects>): Answer;
  update: OnObject<ContextDataUses, "update">;
  bulkUpdate: OnObjects<ContextDataUses>;
  action<O extends keyof ContextDataActions, A extends keyof ContextDataActions[O]>(
    object: O,
    action: A,
    data?: Takes<ContextDataActions, O, A>,
  ): Promise<Gives<ContextDataActions, O, A>>;
  action<O extends string>(
    object: Elsewhere<O, keyof ContextDataActions>,
    action: string,
    data?: unknown,
  ): Answer;
  bulkAction: ActOnObjects<ContextDataBulkActions>;
  trigger<O extends string>(operation: keyof ContextOperations | O, data?: unknown): Answer;
  view: OnObject<ContextDataUses, "view">;
  refresh: OnObject<ContextDataUses, "refresh">;
  attachCall: OnObject<ContextDataUses, "attachCall">;
  unattachCall: OnObject<ContextDataUses, "unattachCall">;
  merge: OnObject<ContextDataUses, "merge">;
  split: OnObject<ContextDataUses, "split">;
  unassign: OnObject<ContextDataUses, "unassign">;
  reassign: OnObject<ContextDataUses, "reassign">;
  pick: OnObject<ContextDataUses, "pick">;
  getSkillData: OnObject<ContextDataUses, "getSkillData">;
}

/** The running copy of an app, and its siblings. */
export interface InstanceService {
  getContext(): Promise<InstanceContext>;
  create(
    slotType: SlotType,
    creationData?: CreationData,
    contextData?: unknown,
  ): Promise<InstanceInfo>;
  getAllInfo(appId?: string): Promise<InstanceInfo[]>;
  getInfo(instanceId: string): Promise<InstanceInfo>;
  sendData(receivingInstanceId: string, contextData?: unknown): Promise<DataSent>;
  receiveData(callback: (data: ReceivedData) => void): Answer;
  /** `"self"` closes the caller. */
  close(instanceId: string): Answer;
}

/** REST by name. */
export interface RequestService {
  api<N extends keyof RestApis>(
    name: N,
    parameters?: RestApis[N]["params"],
    pathParameter?: string | number,
  ): Promise<RestApis[N]["answer"]>;
  api<N extends string>(
    name: Elsewhere<N, keyof RestApis>,
    parameters?: unknown,
    pathParameter?: string | number,
  ): Answer;
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
  readonly augmentModel: {
    add(object: "customer" | "interaction" | "ticket", data: AugmentData): Promise<Augmented>;
  };
  readonly request: RequestService;
  readonly store: StoreService;
  /** Of the oldest SDK. */
  readonly dbData: {
    get(parameter: unknown): Answer;
    set(parameter: unknown): Answer;
    delete(parameter: unknown): Answer;
  };
  initiateInteraction(request: InitiateInteraction): Promise<InteractionInfo>;
  disposeInteraction(request: DisposeInteraction): Promise<Disposed>;
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
