import { onTestFinished, vi } from "vitest";
import { FrameLayer } from "../../src/frames/FrameLayer";
import type { Frame } from "../../src/frames/frame";
import { HostApi } from "../../src/host/HostApi";
import type { SocketLike } from "../../src/host/HostSocket";
import type { Call, Chat } from "../../src/host/types";
import { builtInProfile } from "../../src/shell/shellProfile";
import { Workspace } from "../../src/shell/Workspace";
import { FakeHost } from "../host/FakeHost";
import { fakeFetch } from "../host/fakeFetch";
import { users } from "../host/fixtures";
import { readyAgent } from "../pages/openPage";

/** What an app's call was answered with: the value, or the refusal. */
export interface Answered {
  status: "success" | "failure";
  data: { readonly instanceId: string; readonly [field: string]: unknown };
}

/** An app in a frame of the shell: it speaks the legacy protocol, as the window that the shell made. */
export class FramedApp {
  readonly heard: { name: string; data: Record<string, unknown> }[] = [];
  readonly #answers = new Map<string, (answer: Answered) => void>();
  readonly #window: Window;
  #count = 0;

  constructor(
    private readonly workspace: Workspace,
    readonly instanceId: string,
    private readonly origin: string,
    element: HTMLIFrameElement,
  ) {
    this.#window = element.contentWindow as Window;
    this.#window.postMessage = ((text: string) => this.#take(JSON.parse(text))) as never;
    this.#say({ service: "lifeCycle", method: "event", requestData: { eventName: "appLoad" } });
  }

  /** Asks the shell. */
  call(service: string, method: string, requestData: Record<string, unknown> = {}) {
    this.#count += 1;
    const requestId = `r-${this.#count}`;
    const answer = new Promise<Answered>((resolve) => this.#answers.set(requestId, resolve));
    this.#say({ requestId, service, method, requestData });
    return answer;
  }

  /** Registers for events. */
  async listen(service: "globalEvent" | "contextEvent", ...names: string[]): Promise<void> {
    for (const eventName of names) await this.call(service, "register", { eventName });
  }

  /** The names of what was heard, oldest first. */
  get names(): string[] {
    return this.heard.map(({ name }) => name);
  }

  #say(message: unknown): void {
    this.workspace.bridge.receive({
      data: JSON.stringify(message),
      origin: this.origin,
      source: this.#window,
    });
  }

  #take(message: Record<string, unknown>): void {
    if (message.responseType === "event") {
      const name = `${message.service}:${message.eventName}`;
      this.heard.push({ name, data: message.data as Record<string, unknown> });
      return;
    }
    const { requestId, status, data } = message as unknown as { requestId: string } & Answered;
    this.#answers.get(requestId)?.({ status, data });
  }
}

const socketTo = (host: FakeHost): SocketLike => {
  const socket: SocketLike = {
    onopen: null,
    onmessage: null,
    onclose: null,
    send: () => undefined,
    close: () => undefined,
  };
  queueMicrotask(() =>
    host.connect(undefined, (message) => socket.onmessage?.({ data: JSON.stringify(message) })),
  );
  return socket;
};

/** Opens a signed-in user's workspace without its pictures, against a fake host. */
export const openWorkspace = async (userId = "agent1") => {
  const host = new FakeHost(() => Date.now());
  if (userId === "agent1") readyAgent(host);
  else host.answer("POST", "/session", { userId, password: "demo" }, null);
  const person = users.find((one) => one.userId === userId);
  if (person === undefined) throw new Error(`the demo has no ${userId}`);
  const layer = document.body.appendChild(document.createElement("div"));
  const went: string[] = [];
  const workspace = new Workspace(host.session(), person, {
    api: new HostApi(fakeFetch(host)),
    socketUrl: "ws://localhost/api/v1/socket",
    socket: {
      open: () => socketTo(host),
      now: () => Date.now(),
      random: () => 0.5,
      setTimeout: (run, ms) => window.setTimeout(run, ms),
      clearTimeout: (timer) => window.clearTimeout(timer as number),
    },
    view: window,
    layer: new FrameLayer(layer),
    profile: builtInProfile,
    go: (path) => went.push(path),
    ended: () => undefined,
  });
  workspace.start();
  onTestFinished(() => workspace.stop());
  await vi.waitFor(() => {
    if (workspace.placed.slots.length === 0) throw new Error("no slots yet");
  });

  /** The app that runs in a frame, once it does. */
  const appIn = async (find: (frame: Frame) => boolean): Promise<FramedApp> => {
    const found = await vi.waitFor(() => {
      const frame = workspace.frames.all.find(find);
      if (frame === undefined) throw new Error("no such frame");
      workspace.frames.hurry(frame.frameId);
      const { instance } = frame;
      const element = layer.querySelector(`iframe[data-frame-id="${frame.frameId}"]`);
      if (instance === null || element === null) throw new Error("no instance yet");
      return { instance, element: element as HTMLIFrameElement };
    });
    const { instanceId, origin } = found.instance;
    return new FramedApp(workspace, instanceId, origin, found.element);
  };

  return {
    host,
    workspace,
    went,
    appIn,
    /** The app of that name in its own slot. */
    app: (name: string) => appIn((frame) => frame.kind === "slot" && frame.app.name === name),
    /** The app of an instance that was opened. */
    opened: (instanceId: string) => appIn((frame) => frame.instance?.instanceId === instanceId),
    /** Has the agent's interactions be these. */
    show: (...interactions: (Call | Chat)[]): void => {
      host.desk.interactions = interactions;
      host.show();
    },
  };
};
