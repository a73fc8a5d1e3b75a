import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AmeyoClientEntry } from "@callbench/aaf-sdk";
import { Bridge } from "../../src/bridge/Bridge";
import type { BridgeEdges, HostCall } from "../../src/bridge/edges";
import { success } from "../../src/bridge/failures";
import { InspectorLog } from "../../src/bridge/inspectorLog";
import type { InstanceFacts } from "../../src/bridge/instanceLink";
import { ProfileIndex } from "../../src/bridge/profile";
import type { InstanceContext } from "../../src/generated/profile";
import { builtInProfile } from "../../src/shell/shellProfile";

const shellOrigin = "http://workspace.localhost:4100";
const appOrigin = "http://app-1.localhost:4100";
const sdkFolder = join(__dirname, "../../../aaf-sdk");
const viteCommand = join(__dirname, "../../../../node_modules/vite/bin/vite.js");

/** Both forms of one version of the SDK, as they are served. */
export interface SdkFiles {
  classic: string;
  module: string;
}

const readSdk = (folder: string): SdkFiles => ({
  classic: readFileSync(join(folder, "aaf_sdk.js"), "utf8"),
  module: readFileSync(join(folder, "aaf-sdk.js"), "utf8"),
});

/** The SDK as the first release left it. */
export const firstSdk = (): SdkFiles => readSdk(join(__dirname, "fixtures/sdk-0.1/files"));

/** The SDK of this version, built anew. */
export const presentSdk = (): SdkFiles => {
  const folder = mkdtempSync(join(tmpdir(), "aaf-sdk-"));
  try {
    for (const mode of ["module", "classic"]) {
      execFileSync(process.execPath, [viteCommand, "build", "--mode", mode, "--outDir", folder], {
        cwd: sdkFolder,
        stdio: "pipe",
      });
    }
    return readSdk(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Runs a file of the SDK, of either form, with this window as its global scope. */
const run = (file: string, window: object): void => {
  // What a module exports is the global that it sets, too.
  const script = file.replace(/export\s*\{[^}]*\};?\s*$/, "");
  new Function("window", script)(window);
};

const context = {
  instanceId: "i-1",
  appName: "Monitor",
  slotName: "workbench",
  slotType: "workbench",
} as unknown as InstanceContext;

/** A shell with one frame, into which pages with a real SDK are loaded. */
export class Workplace {
  readonly hostCalls: HostCall[] = [];
  readonly triggered: { operation: string; data: unknown }[] = [];
  readonly reported: unknown[] = [];
  readonly log = new InspectorLog();
  readonly bridge: Bridge;
  readonly facts: InstanceFacts;
  /** The frame's window, which stays over its pages. */
  readonly #appWindow: { postMessage(data: unknown, origin: string, ports?: Transferable[]): void };
  readonly #shellWindow: { postMessage(data: unknown, origin: string): void };
  #page: EventTarget | undefined;
  #port: MessagePort | undefined;

  constructor(edges: Partial<BridgeEdges> = {}, slotType = "workbench") {
    this.facts = {
      instanceId: "i-1",
      origin: appOrigin,
      appName: "Monitor",
      slotName: slotType,
      slotType,
    };
    this.bridge = new Bridge(
      {
        now: Date.now,
        elapsed: () => performance.now(),
        callHost: async (_instanceId, call) => {
          this.hostCalls.push(call);
          return success({ echo: call.requestData });
        },
        trigger: async (_instanceId, operation, data) => {
          this.triggered.push({ operation, data });
          return success({ toastId: "t-1" });
        },
        answer: (_instanceId, { method }) => (method === "receiveData" ? success({}) : undefined),
        context: () => context,
        close: () => success({}),
        latestEvent: async () => null,
        lifeCycle: () => undefined,
        makeChannel: () => new MessageChannel(),
        ...edges,
      },
      this.log,
      new ProfileIndex(builtInProfile),
    );
    this.#appWindow = {
      postMessage: (data, origin, transfer = []) => {
        const page = this.#page;
        const ports = transfer.filter((each): each is MessagePort => each instanceof MessagePort);
        this.#port = ports[0] ?? this.#port;
        if (origin !== appOrigin) return;
        const message = { data, origin: shellOrigin, source: this.#shellWindow, ports };
        setTimeout(() => page?.dispatchEvent(Object.assign(new Event("message"), message)));
      },
    };
    this.#shellWindow = {
      postMessage: (data, origin) => {
        if (origin !== shellOrigin) return;
        const message = { data, origin: appOrigin, source: this.#appWindow };
        setTimeout(() => this.bridge.receive(message));
      },
    };
    this.bridge.adopt(this.facts, this.#appWindow);
  }

  /** Loads a page with this SDK file into the frame; the page before is gone. */
  load(file: string): AmeyoClientEntry {
    this.leave();
    const page = new EventTarget();
    this.#page = page;
    const window: { AmeyoClient?: AmeyoClientEntry } & Record<string, unknown> = {
      location: {
        search: `?origin=${encodeURIComponent(shellOrigin)}&instanceId=${this.facts.instanceId}`,
      },
      opener: null,
      parent: this.#shellWindow,
      document: { hidden: false },
      performance,
      addEventListener: page.addEventListener.bind(page),
      setTimeout: (task: () => void, ms: number) => Number(setTimeout(task, ms)),
      clearTimeout: (timer: number) => clearTimeout(timer),
      reportError: (error: unknown) => this.reported.push(error),
    };
    run(file, window);
    if (window.AmeyoClient === undefined) throw new Error("the SDK has not set AmeyoClient");
    return window.AmeyoClient;
  }

  /** The page goes: its end of the port is closed with it. */
  leave(): void {
    this.#page = undefined;
    this.#port?.close();
    this.#port = undefined;
  }

  /** The version of the port that the page was offered. */
  get portVersion(): unknown {
    const offer = this.log.entries.findLast(({ kind }) => kind === "port");
    return (offer?.payload as { version?: unknown } | undefined)?.version;
  }
}
