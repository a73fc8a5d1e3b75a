import type {
  AppConfRecord,
  AppConfRecords,
  AugmentData,
  Augmented,
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
  Done,
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
  InstanceList,
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
type Answer = Promise<unknown>;

/**
 * A name that the contract doesn't have: a build may have more, and refuses it with a code of its own if not. Such
 * overloads stand first, because the compiler explains a wrong call by the last.
 */
type Other<Name extends string, Known> = Name extends Known ? never : Name;
/** The last argument of a call: it may be left out where it holds nothing that must be given. */
type Last<Data> = Record<never, never> extends Data ? [data?: Data] : [data: Data];
/** The objects that have this method. */
type Having<Uses, Method extends string> = {
  [Name in keyof Uses]: Method extends keyof Uses[Name] ? Name : never;
}[keyof Uses] &
  string;
/** What an object's method, or action, takes and answers. */
type Use<Uses, Name, Method> = Name extends keyof Uses
  ? Method extends keyof Uses[Name]
    ? Extract<Uses[Name][Method], { argument: unknown; answer: unknown }>
    : never
  : never;

/** The shell's own user interface: toasts, forms, pop-ups, other pages. */
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
  open<C extends string>(
    contextName: Other<C, keyof InterfaceContexts>,
    contextData?: unknown,
  ): Answer;
  open<C extends keyof InterfaceContexts>(
    contextName: C,
    ...contextData: Last<InterfaceContexts[C]["data"]>
  ): Promise<InterfaceContexts[C]["answer"]>;
}

type Ids = readonly (string | number)[];

/** A method of data objects: what it takes and answers depends on the object. */
interface OnObject<Uses, Method extends string> {
  <O extends string>(object: Other<O, Having<Uses, Method>>, data?: unknown): Answer;
  <O extends Having<Uses, Method>>(
    object: O,
    ...data: Last<Use<Uses, O, Method>["argument"]>
  ): Promise<Use<Uses, O, Method>["answer"]>;
}

/** The same for several objects of a kind. */
interface OnObjects<Uses, Method extends string> {
  <O extends string>(object: Other<O, Having<Uses, Method>>, ids: Ids, data?: unknown): Answer;
  <O extends Having<Uses, Method>>(
    object: O,
    ids: Ids,
    ...data: Last<Use<Uses, O, Method>["argument"]>
  ): Promise<Use<Uses, O, Method>["answer"]>;
}

/** An action on the object at hand. */
interface Act<Actions> {
  <O extends string>(object: Other<O, keyof Actions>, actionType: string, data?: unknown): Answer;
  <O extends keyof Actions & string, A extends keyof Actions[O] & string>(
    object: O,
    actionType: A,
    ...data: Last<Use<Actions, O, A>["argument"]>
  ): Promise<Use<Actions, O, A>["answer"]>;
}

/** An action on several objects of a kind. */
interface ActOnMany<Actions> {
  <O extends string>(
    object: Other<O, keyof Actions>,
    actionType: string,
    ids: Ids,
    data?: unknown,
  ): Answer;
  <O extends keyof Actions & string, A extends keyof Actions[O] & string>(
    object: O,
    actionType: A,
    ids: Ids,
    ...data: Last<Use<Actions, O, A>["argument"]>
  ): Promise<Use<Actions, O, A>["answer"]>;
}

/** Data that does not hang on the interaction at hand. */
export interface GlobalDataService {
  /** An object that this build may not have: refused with 134 then. */
  get<O extends string>(object: Other<O, keyof GlobalDataObjects>, parameters?: unknown): Answer;
  get<O extends keyof GlobalDataObjects>(
    object: O,
    ...parameters: O extends keyof GlobalDataParameters
      ? [parameters?: GlobalDataParameters[O]]
      : []
  ): Promise<GlobalDataObjects[O]>;
  update: OnObject<GlobalDataUses, "update">;
  transfer: OnObject<GlobalDataUses, "transfer">;
  addNote: OnObject<GlobalDataUses, "addNote">;
  invoke: OnObject<GlobalDataUses, "invoke">;
  getTickets: OnObject<GlobalDataUses, "getTickets">;
  takeSnap(object: string, data?: unknown, isLocal?: boolean): Promise<Snapshot>;
  bulkUpdate: OnObjects<GlobalDataUses, "bulkUpdate">;
  bulkAction: ActOnMany<GlobalDataBulkActions>;
}

/** Data of the interaction, customer or ticket at hand. */
export interface ContextDataService {
  /** An object that this build may not have: refused with 134 then. */
  get<O extends string>(object: Other<O, keyof ContextDataObjects>): Answer;
  get<O extends keyof ContextDataObjects>(object: O): Promise<ContextDataObjects[O]>;
  update: OnObject<ContextDataUses, "update">;
  bulkUpdate: OnObjects<ContextDataUses, "bulkUpdate">;
  action: Act<ContextDataActions>;
  bulkAction: ActOnMany<ContextDataBulkActions>;
  trigger<O extends string>(operation: Other<O, keyof ContextOperations>, data?: unknown): Answer;
  trigger<O extends keyof ContextOperations>(
    operation: O,
    ...data: Last<ContextOperations[O]["data"]>
  ): Promise<ContextOperations[O]["answer"]>;
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
  getAllInfo(appId?: string): Promise<InstanceList>;
  getInfo(instanceId: string): Promise<InstanceInfo>;
  sendData(receivingInstanceId: string, contextData?: unknown): Promise<DataSent>;
  receiveData(callback: (data: ReceivedData) => void): Promise<Done>;
  /** `"self"` closes the caller. */
  close(instanceId: string): Promise<Done>;
}

/** The platform's REST by name. */
export interface RequestService {
  api<N extends string>(
    name: Other<N, keyof RestApis>,
    parameters?: unknown,
    pathParameter?: unknown,
  ): Answer;
  api<N extends keyof RestApis>(
    name: N,
    parameters?: RestApis[N]["params"],
    pathParameter?: RestApis[N]["pathParam"],
  ): Promise<RestApis[N]["answer"]>;
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
