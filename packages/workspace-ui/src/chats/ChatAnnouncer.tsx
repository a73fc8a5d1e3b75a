import { VisuallyHidden } from "@exotel-npm-dev/signal-design-system";
import { useStore } from "zustand";
import { t } from "../texts/texts";
import { useChatBoard } from "./useChat";

/** Says a message aloud that came in a chat which is not in front. */
export const ChatAnnouncer = () => {
  const last = useStore(useChatBoard().arrivals, (state) => state.last);
  return (
    <VisuallyHidden role="status">
      {last === null ? "" : t("chat.arrived", { name: last.name, line: last.line })}
    </VisuallyHidden>
  );
};
