import { Box, VisuallyHidden } from "@exotel-npm-dev/signal-design-system";
import type { Chat } from "../host/types";
import { t } from "../texts/texts";
import { UnreadCount } from "./UnreadCount";
import { useChatView } from "./useChat";

/** The name of a chat's tab, with what is unread in it while the agent looks at another tab. */
export const ChatTabLabel = ({ chat }: { chat: Chat }) => {
  const { unread } = useChatView(chat.interactionId);
  if (unread === 0) return t("chat.tab");
  return (
    <Box component="span" sx={{ display: "inline-flex", alignItems: "center", gap: "6px" }}>
      <span aria-hidden>{t("chat.tab")}</span>
      <UnreadCount count={unread} />
      <VisuallyHidden>{t("chat.tabUnread", { count: unread })}</VisuallyHidden>
    </Box>
  );
};
