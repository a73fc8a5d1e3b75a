import { Bridge } from "../../src/bridge/Bridge";
import type { BridgeEdges } from "../../src/bridge/edges";
import { success } from "../../src/bridge/failures";
import { InspectorLog } from "../../src/bridge/inspectorLog";
import type { AppWindow, InstanceFacts } from "../../src/bridge/instanceLink";
import { type BridgeProfile, ProfileIndex } from "../../src/bridge/profile";
import { builtInProfile } from "../../src/shell/shellProfile";

/** A build profile with few events: one for every slot, one for navbar only, one context event. */
export const profile: BridgeProfile = {
  events: [
    {
      name: "callConnected",
      scope: "global",
      slotTypes: ["workbench", "modal", "navbar"],
      summary: "",
    },
    { name: "navbarOnly", scope: "global", slotTypes: ["navbar"], summary: "" },
    { name: "tabChanged", scope: "context", slotTypes: ["workbench"], summary: "" },
  ],
  methods: builtInProfile.methods,
  errors: [{ code: 121, title: "event not recognised" }],
};

/** What an app's window was sent. */
export interface Sent {
  message: unknown;
  origin: string;
  ports: readonly MessagePort[];
}

/** An app's window, as the bridge sees it. */
export class FakeApp implements AppWindow {
  readonly sent: Sent[] = [];
  port: MessagePort | undefined;

  postMessage(message: unknown, origin: string, transfer: Transferable[] = []): void {
    const ports = transfer.filter((one): one is MessagePort => one instanceof MessagePort);
    this.port = ports[0] ?? this.port;
    this.sent.push({ message, origin, ports });
  }

  /** The messages as JSON. */
  get messages(): Record<string, unknown>[] {
    return this.sent.map(({ message }) => JSON.parse(String(message)) as Record<string, unknown>);
  }

  /** The newest message. */
  get last(): Record<string, unknown> | undefined {
    return this.messages.at(-1);
  }
}

export const origin = "http://app-1.localhost:4100";

export const facts = (instanceId = "i-1", slotType = "workbench"): InstanceFacts => ({
  instanceId,
  origin,
  appName: "Monitor",
  slotName: "workbench",
  slotType,
});

/** A bridge with one app in it, and the edges it asked. */
export const bridgeWith = (edges: Partial<BridgeEdges> = {}, slotType = "workbench") => {
  const asked: unknown[] = [];
  const log = new InspectorLog();
  let clock = 1_000;
  /** The page's own clock, which a test may set. */
  const elapsed = { now: 0 };
  const bridge = new Bridge(
    {
      now: () => {
        clock += 1;
        return clock;
      },
      elapsed: () => elapsed.now,
      callHost: async (instanceId, call) => {
        asked.push({ instanceId, ...call });
        return success({ ok: true });
      },
      trigger: async (_instanceId, operation, data) => {
        asked.push({ operation, data });
        return success({ toastId: "t" });
      },
      answer: (_instanceId, { service, method, data }) => {
        asked.push({ service, method, data });
        return undefined;
      },
      latestEvent: async () => null,
      context: () => undefined,
      close: () => success({}),
      lifeCycle: (instanceId, eventName) => asked.push({ instanceId, eventName }),
      makeChannel: () => new MessageChannel(),
      ...edges,
    },
    log,
    new ProfileIndex(profile),
  );
  const app = new FakeApp();
  bridge.adopt(facts("i-1", slotType), app);
  const say = (data: unknown, from: unknown = app, at = origin): void => {
    bridge.receive({
      data: typeof data === "string" ? data : JSON.stringify(data),
      origin: at,
      source: from,
    });
  };
  const request = (
    service: string,
    method: string,
    requestData: unknown = {},
    requestId: unknown = "r",
  ): void =>
    say({ requestId, service, method, requestData, instanceId: "whatever", sdkVersion: "1.0.0" });
  const load = (transports?: string[]): void =>
    say({
      requestId: "0",
      service: "lifeCycle",
      method: "event",
      requestData: { eventName: "appLoad" },
      ...(transports === undefined ? {} : { transports }),
    });
  return { bridge, app, log, asked, say, request, load, elapsed };
};

/** The messages in a text of the port: one, or what was sent in one turn. */
export const partsOf = (text: string): Record<string, unknown>[] =>
  [JSON.parse(text) as Record<string, unknown>].flat();

/** The same, with the app on a port of that version; what comes over it is kept, parsed. */
export const bridgeOnPort = (
  edges: Partial<BridgeEdges> = {},
  version: 1 | 2 = 2,
  slotType = "workbench",
) => {
  const set = bridgeWith(edges, slotType);
  set.load(version === 2 ? ["port/2", "port/1"] : ["port/1"]);
  const heard: Record<string, unknown>[] = [];
  const { port } = set.app;
  if (port === undefined) throw new Error("the bridge has offered no port");
  port.onmessage = (event: MessageEvent) => {
    heard.push(...partsOf(String(event.data)));
  };
  const post = (message: unknown): void => port.postMessage(JSON.stringify(message));
  const ask = (id: number, service: string, method: string, data: unknown = {}): void =>
    post({ id, service, method, data });
  return { ...set, port, heard, post, ask };
};

/** Lets promises and message ports do their work. */
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve, 2));
};
