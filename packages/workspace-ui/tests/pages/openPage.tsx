import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { App } from "../../src/App";
import { HostApi } from "../../src/host/HostApi";
import type { SocketLike } from "../../src/host/HostSocket";
import type { SocketMessage } from "../../src/host/types";
import { FakeHost } from "../host/FakeHost";
import { fakeFetch } from "../host/fakeFetch";

/** A WebSocket that the fake host answers. */
const socketTo = (host: FakeHost) =>
  class implements SocketLike {
    onopen: ((event: never) => void) | null = null;
    onmessage: ((event: { data: unknown }) => void) | null = null;
    onclose: ((event: { code: number; reason: string }) => void) | null = null;
    #stop: (() => void) | undefined;
    constructor(url: string) {
      const after = new URL(url).searchParams.get("after");
      queueMicrotask(() => {
        if (host.away) {
          this.onclose?.({ code: 1006, reason: "" });
          return;
        }
        this.#stop = host.connect(
          after === null ? undefined : Number(after),
          (message: SocketMessage) => this.onmessage?.({ data: JSON.stringify(message) }),
          (code) => this.onclose?.({ code, reason: "" }),
        );
      });
    }
    send(): void {}
    close(): void {
      this.#stop?.();
    }
  };

/** Opens the shell's page against a fake host. */
export const openPage = (prepare: (host: FakeHost) => void = () => undefined, path = "/") => {
  window.history.replaceState(null, "", path);
  const host = new FakeHost(() => Date.now());
  prepare(host);
  globalThis.WebSocket = socketTo(host) as unknown as typeof WebSocket;
  const frames = document.createElement("div");
  frames.id = "frames";
  document.body.append(frames);
  const user = userEvent.setup({ delay: null, pointerEventsCheck: 0 });
  const view = render(<App frameLayer={frames} api={new HostApi(fakeFetch(host))} />);
  return { host, user, view, frames };
};

/** Signs an agent in, in the first campaign and ready. */
export const readyAgent = (host: FakeHost): void => {
  host.answer("POST", "/session", { userId: "agent1", password: "demo" }, null);
  host.answer("POST", "/desk/commands", { command: "selectCampaign", campaignId: 1 }, null);
  host.answer("POST", "/desk/commands", { command: "setReady" }, null);
};
