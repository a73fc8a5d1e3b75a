import {
  Box,
  ChatTranscript,
  type ComposerFile,
  EmptyState,
  MessageComposer,
  type ChatMessage as ShownMessage,
} from "@exotel-npm-dev/signal-design-system";
import { useEffect, useMemo } from "react";
import { refusalText } from "../app-manager/refusalText";
import type { Chat, ChatMessage } from "../host/types";
import { useDesk, useWorkspace } from "../shell/context";
import { locale, t } from "../texts/texts";
import { largestAttachment } from "./attachments";
import type { DraftFile } from "./ChatBoard";
import { chatName } from "./chatMessages";
import { useChatBoard, useChatView } from "./useChat";

/** What was written, and the field that answers it. */
export const ChatConversation = ({ chat }: { chat: Chat }) => {
  const workspace = useWorkspace();
  const board = useChatBoard();
  const { interactionId } = chat;
  const { draft, typing } = useChatView(interactionId);
  const replies = useDesk(({ desk }) => desk?.quickReplies);
  const name = chatName(chat);
  const over = chat.state === "wrapUp" || chat.state === "ended";
  const messages = useMemo(
    () => chat.messages.map((message) => shown(message, name)),
    [chat.messages, name],
  );
  useLooking(interactionId);
  const mayFocus = useFocusWanted();
  const closed = useClosed(chat);

  const send = (): void => void board.send(interactionId);
  return (
    <Box sx={{ flex: 1, minHeight: 0, minWidth: 0, display: "flex", flexDirection: "column" }}>
      <ChatTranscript
        key={interactionId}
        messages={messages}
        typing={typing === null || over ? undefined : typing}
        label={t("chat.messagesWith", { name })}
        now={workspace.clock.now}
        locale={locale()}
        empty={
          <EmptyState
            dense
            icon="chat-circle-text"
            title={t("chat.empty")}
            text={over ? t("chat.emptyOver") : t("chat.emptyHint", { name })}
          />
        }
        sx={{ bgcolor: "background.paper" }}
      />
      <Box sx={{ flexShrink: 0, p: "0 12px 12px", bgcolor: "background.paper" }}>
        <MessageComposer
          key={interactionId}
          label={t("chat.write", { name })}
          placeholder={t((replies?.length ?? 0) > 0 ? "chat.placeholder" : "chat.placeholderPlain")}
          value={draft.text}
          onChange={(text) => board.write(interactionId, text)}
          onSend={send}
          busy={draft.sending}
          quickReplies={replies ?? []}
          files={draft.files.map(composerFile)}
          onFiles={(files) => board.attach(interactionId, files)}
          onRemoveFile={(fileId) => board.removeFile(interactionId, fileId)}
          onRetryFile={(fileId) => board.retryFile(interactionId, fileId)}
          maxFileBytes={largestAttachment}
          error={draft.error === null ? undefined : t("chat.notSent", refusalText(draft.error))}
          onRetry={send}
          closed={closed}
          autoFocus={mayFocus}
        />
      </Box>
    </Box>
  );
};

const shown = (message: ChatMessage, customer: string): ShownMessage => ({
  id: message.messageId,
  from: message.from,
  name:
    message.from === "system"
      ? undefined
      : message.name || (message.from === "customer" ? customer : t("chat.agentName")),
  text: message.text,
  attachments: message.attachments.map(({ attachmentId, name, mediaType, size, url }) => ({
    id: attachmentId,
    name,
    mediaType,
    size,
    url,
  })),
  at: message.at,
});

const composerFile = ({ fileId, file, sent, attachment, error }: DraftFile): ComposerFile => {
  const failure = error === null ? null : refusalText(error);
  return {
    id: fileId,
    name: file.name,
    size: file.size,
    mediaType: file.type,
    progress: attachment === null && failure === null ? sent / Math.max(1, file.size) : undefined,
    error: failure === null ? undefined : `${failure.what} ${failure.remedy}`,
  };
};

/** Why nothing can be written now; `undefined` when it can. */
const useClosed = ({ state, endedBy, commands }: Chat): string | undefined => {
  const online = useDesk(({ connection }) => connection.state === "open");
  switch (state) {
    case "ringing":
      return t("chat.acceptFirst");
    case "connected":
      return commands.includes("sendMessage") || !online ? undefined : t("chat.notAllowed");
    case "wrapUp":
    case "ended":
      return endedBy === null
        ? t("chat.over")
        : t("chat.overBy", { who: t(`chat.endedBy.${endedBy}`) });
  }
};

/** While the messages show on a page that is in sight, they count as read. */
const useLooking = (interactionId: string): void => {
  const board = useChatBoard();
  useEffect(() => {
    board.look(interactionId);
    const again = (): void => board.lookAgain();
    window.addEventListener("focus", again);
    document.addEventListener("visibilitychange", again);
    return () => {
      board.look(null);
      window.removeEventListener("focus", again);
      document.removeEventListener("visibilitychange", again);
    };
  }, [board, interactionId]);
};

/** The field takes the cursor where that brings up no keyboard that covers half of the page. */
const useFocusWanted = (): boolean =>
  useMemo(() => globalThis.matchMedia?.("(pointer: fine)").matches ?? true, []);
