import { ExotelThemeProvider } from "@exotel-npm-dev/signal-design-system";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { onTestFinished } from "vitest";
import { FrameLayer } from "../../src/frames/FrameLayer";
import { HostApi } from "../../src/host/HostApi";
import type { SocketLike } from "../../src/host/HostSocket";
import { PageContext, WorkspaceContext } from "../../src/shell/context";
import { builtInProfile } from "../../src/shell/shellProfile";
import { Workspace } from "../../src/shell/Workspace";
import { SimulatorPanel } from "../../src/simulator/SimulatorPanel";
import { FakeHost } from "../host/FakeHost";
import { fakeFetch } from "../host/fakeFetch";
import { users } from "../host/fixtures";
import { readyAgent } from "../pages/openPage";
import { FakeSimulator } from "./FakeSimulator";

/** A socket that hears what the fake host tells. */
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

/** Opens the simulator's panel, for a ready agent unless told otherwise. */
export const openSimulator = async (
  prepare: (simulator: FakeSimulator) => void = () => undefined,
  userId = "agent1",
) => {
  const host = new FakeHost(() => Date.now());
  if (userId === "agent1") readyAgent(host);
  else host.answer("POST", "/session", { userId, password: "demo" }, null);
  const simulator = new FakeSimulator(host);
  prepare(simulator);

  const person = users.find((one) => one.userId === userId);
  if (person === undefined) throw new Error(`the demo has no ${userId}`);
  const api = new HostApi(fakeFetch(host));
  const session = host.session();
  const workspace = new Workspace(session, person, {
    api,
    socketUrl: "ws://localhost/api/v1/socket",
    socket: {
      open: () => socketTo(host),
      now: () => Date.now(),
      random: () => 0.5,
      setTimeout: (run, ms) => window.setTimeout(run, ms),
      clearTimeout: (timer) => window.clearTimeout(timer as number),
    },
    view: window,
    layer: new FrameLayer(document.body.appendChild(document.createElement("div"))),
    profile: builtInProfile,
    go: () => undefined,
    ended: () => undefined,
  });
  workspace.start();
  onTestFinished(() => workspace.stop());

  const user = userEvent.setup({ delay: null, pointerEventsCheck: 0 });
  render(
    <ExotelThemeProvider>
      <QueryClientProvider
        client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}
      >
        <PageContext.Provider
          value={{
            api,
            session,
            signedIn: () => undefined,
            signOut: async () => undefined,
            leave: () => undefined,
          }}
        >
          <WorkspaceContext.Provider value={workspace}>
            <section aria-label="Dock">
              <SimulatorPanel />
            </section>
          </WorkspaceContext.Provider>
        </PageContext.Provider>
      </QueryClientProvider>
    </ExotelThemeProvider>,
  );
  return {
    host,
    user,
    simulator,
    dock: within(screen.getByRole("region", { name: "Dock" })),
    openPart: async (name: RegExp) => user.click(await screen.findByRole("tab", { name })),
    /** What is so now, told by the socket. */
    changed: (facts: Partial<FakeSimulator["state"]>): void => {
      simulator.state = { ...simulator.state, ...facts };
      host.tell({ type: "simulator", interactions: simulator.state.interactions });
    },
    /** What is copied. */
    copied: () => navigator.clipboard.readText(),
  };
};
