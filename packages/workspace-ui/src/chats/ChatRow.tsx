import {
  Badge,
  Box,
  ButtonBase,
  Icon,
  type IconName,
  LiveTimer,
  type StateName,
  Tooltip,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import type { Chat, ChatState } from "../host/types";
import { useDesk, useWorkspace } from "../shell/context";
import { t } from "../texts/texts";
import { chatName, lastLine } from "./chatMessages";
import { UnreadCount } from "./UnreadCount";
import { useChatView } from "./useChat";

const looks: Record<Exclude<ChatState, "ended">, { tone: StateName; icon: IconName }> = {
  ringing: { tone: "ringing", icon: "chat-circle-text" },
  connected: { tone: "onCall", icon: "chats" },
  wrapUp: { tone: "wrapUp", icon: "note" },
};

/** A live chat in the list of interactions: who, what was said last, and how much of it is unread. */
export const ChatRow = ({ chat, strip }: { chat: Chat; strip: boolean }) => {
  const workspace = useWorkspace();
  const { interactionId, state } = chat;
  const selected = useDesk(({ currentId }) => currentId === interactionId);
  const { unread, typing } = useChatView(interactionId);
  const { tone, icon } = looks[state === "ended" ? "wrapUp" : state];
  const name = chatName(chat);
  const word = t(`chat.${state}`);
  const count = state === "connected" ? unread : 0;
  const since = state === "wrapUp" ? chat.endedAt : (chat.connectedAt ?? chat.startedAt);
  const line =
    state === "wrapUp"
      ? word
      : typing !== null
        ? t("chat.typing", { name: typing })
        : lastLine(chat, workspace.user.userId) || word;

  const button = (
    <ButtonBase
      aria-current={selected ? "true" : undefined}
      aria-label={
        count > 0
          ? t("chat.openUnread", { name, state: word, count })
          : t("chat.openRow", { name, state: word })
      }
      onClick={() => workspace.desk.select(interactionId)}
      sx={{
        width: "100%",
        gap: "10px",
        p: strip ? "6px" : "8px",
        justifyContent: strip ? "center" : "flex-start",
        textAlign: "left",
        borderRadius: "6px",
        bgcolor: selected ? "neutral.100" : "transparent",
        "&:hover": { bgcolor: selected ? "neutral.100" : "neutral.50" },
      }}
    >
      <Badge color="primary" badgeContent={strip ? count : 0}>
        <Box
          aria-hidden
          sx={{
            display: "grid",
            placeItems: "center",
            width: 32,
            height: 32,
            flexShrink: 0,
            borderRadius: "8px",
            bgcolor: `state.${tone}.bg`,
            color: `state.${tone}.main`,
          }}
        >
          <Icon name={icon} size={16} weight="fill" />
        </Box>
      </Badge>
      {!strip && (
        <>
          <Box sx={{ flex: 1, minWidth: 0 }}>
            <Typography noWrap sx={{ fontWeight: 600 }}>
              {name}
            </Typography>
            <Typography
              variant="body2"
              noWrap
              color={
                count > 0
                  ? "text.primary"
                  : state === "connected"
                    ? "text.secondary"
                    : `state.${tone}.text`
              }
              sx={{ fontWeight: count > 0 ? 500 : 400 }}
            >
              {line}
            </Typography>
          </Box>
          <Box
            sx={{
              flexShrink: 0,
              alignSelf: "stretch",
              display: "flex",
              flexDirection: "column",
              alignItems: "flex-end",
              justifyContent: "space-between",
              pt: "2px",
            }}
          >
            <Typography component="span" variant="body2" color="text.secondary">
              <LiveTimer since={since ?? undefined} now={workspace.clock.now} label={word} />
            </Typography>
            {count > 0 && <UnreadCount count={count} />}
          </Box>
        </>
      )}
    </ButtonBase>
  );
  return strip ? (
    <Tooltip title={`${name} · ${word}`} placement="right">
      {button}
    </Tooltip>
  ) : (
    button
  );
};
