import { Box, Typography } from "@exotel-npm-dev/signal-design-system";
import type { SimulatorState } from "../host/simulation";
import { t } from "../texts/texts";
import { BeginChat } from "./BeginChat";
import { ChatColumn } from "./ChatColumn";
import { TwoParts } from "./TwoParts";

/** Chats from their customers' side: several at once, side by side. */
export const Chats = ({ state }: { state: SimulatorState }) => {
  const agentOf = (interactionId: string | null): string | null => {
    const userId = state.interactions.find((one) => one.interactionId === interactionId)?.userId;
    if (userId === undefined) return null;
    return state.agents.find((agent) => agent.userId === userId)?.userName ?? userId;
  };
  return (
    <TwoParts first={<BeginChat state={state} />} width={460} fills>
      {state.chats.length === 0 ? (
        <Typography color="text.secondary">
          {t("simulator.noChats")}. {t("simulator.noChatsHint")}
        </Typography>
      ) : (
        <Box
          component="ul"
          aria-label={t("simulator.chats")}
          sx={{
            m: 0,
            p: 0,
            flex: 1,
            minHeight: 0,
            listStyle: "none",
            display: "flex",
            gap: "8px",
            overflowX: "auto",
            scrollSnapType: "x proximity",
          }}
        >
          {state.chats.map((chat) => (
            <ChatColumn key={chat.chatId} chat={chat} agentName={agentOf(chat.interactionId)} />
          ))}
        </Box>
      )}
    </TwoParts>
  );
};
