import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { DeskState } from "../desk/deskStore";
import type { Frame } from "../frames/frame";
import type { HostApi } from "../host/HostApi";
import type { Session } from "../host/types";
import type { SlotsState } from "./PlacedApps";
import type { Workspace } from "./Workspace";

/** What every page has: the host's API and who is signed in. */
export interface Page {
  api: HostApi;
  session: Session;
  /** Takes what a sign-in answered. */
  signedIn(session: Session): void;
  /** Signs out and goes back to the sign-in page. */
  signOut(): Promise<void>;
  /** Goes to the sign-in page without asking the host: it has forgotten this session already. */
  leave(): void;
}

export const PageContext = createContext<Page | null>(null);
export const WorkspaceContext = createContext<Workspace | null>(null);

/** The page's host and session. */
export const usePage = (): Page => {
  const page = useContext(PageContext);
  if (page === null) throw new Error("usePage outside of a page");
  return page;
};

/** The host's API. */
export const useApi = (): HostApi => usePage().api;

/** The signed-in user's workspace. */
export const useWorkspace = (): Workspace => {
  const workspace = useContext(WorkspaceContext);
  if (workspace === null) throw new Error("useWorkspace outside of a workspace");
  return workspace;
};

/** A part of the desk's state. */
export const useDesk = <T>(select: (state: DeskState) => T): T =>
  useStore(useWorkspace().desk.store, select);

/** A part of the list of slots. */
export const useSlots = <T>(select: (state: SlotsState) => T): T =>
  useStore(useWorkspace().placed.store, select);

/** All frames. */
export const useFrames = (): readonly Frame[] =>
  useStore(useWorkspace().frames.store, (state) => state.frames);

/** Whether a command is under way. */
export const usePending = (key: string): boolean =>
  useStore(useWorkspace().pending, (state) => state.commands.has(key));
