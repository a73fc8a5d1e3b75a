import { useEffect, useState } from "react";
import { navigate } from "wouter/use-browser-location";
import { FrameLayer } from "../frames/FrameLayer";
import type { SocketLike } from "../host/HostSocket";
import type { User } from "../host/types";
import { usePage, WorkspaceContext } from "./context";
import type { Ending } from "./SessionWatch";
import { Shell } from "./Shell";
import { builtInProfile } from "./shellProfile";
import { Workspace } from "./Workspace";

interface SignedInProps {
  user: User;
  frameLayer: HTMLElement;
  onEnded: (why: Ending, reason: string) => void;
}

const socketUrl = (): string => {
  const { protocol, host } = window.location;
  return `${protocol === "https:" ? "wss" : "ws"}://${host}/api/v1/socket`;
};

/** Makes the signed-in user's workspace, and ends it with the sign-in. */
export const SignedIn = ({ user, frameLayer, onEnded }: SignedInProps) => {
  const { api, session } = usePage();
  const [workspace, setWorkspace] = useState<Workspace | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: one workspace for one sign-in, whatever renders
  useEffect(() => {
    const made = new Workspace(session, user, {
      api,
      socketUrl: socketUrl(),
      socket: {
        open: (url) => new WebSocket(url) as unknown as SocketLike,
        now: () => Date.now(),
        random: () => Math.random(),
        setTimeout: (run, ms) => window.setTimeout(run, ms),
        clearTimeout: (timer) => window.clearTimeout(timer as number),
      },
      view: window,
      layer: new FrameLayer(frameLayer),
      profile: builtInProfile,
      go: navigate,
      ended: onEnded,
    });
    made.start();
    setWorkspace(made);
    return () => {
      made.stop();
      setWorkspace(null);
    };
  }, [user.userId]);

  if (workspace === null) return null;
  return (
    <WorkspaceContext.Provider value={workspace}>
      <Shell />
    </WorkspaceContext.Provider>
  );
};
