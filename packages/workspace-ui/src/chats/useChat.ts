import { useStore } from "zustand";
import { useWorkspace } from "../shell/context";
import type { ChatBoard, ChatView } from "./ChatBoard";

/** The agent's chats, as this page keeps them. */
export const useChatBoard = (): ChatBoard => useWorkspace().chats;

/** What this page keeps of one chat. */
export const useChatView = (interactionId: string): ChatView => {
  const board = useChatBoard();
  return useStore(board.store, ({ views }) => views[interactionId] ?? board.view(interactionId));
};
