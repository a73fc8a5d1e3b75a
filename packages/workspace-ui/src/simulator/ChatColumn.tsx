import {
  Box,
  Button,
  ChatTranscript,
  type StateName,
  StatePill,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useMemo } from "react";
import type { SimulatedChat } from "../host/simulation";
import type { ChatMessage } from "../host/types";
import { useWorkspace } from "../shell/context";
import * as format from "../texts/format";
import { locale, t } from "../texts/texts";
import { ChatComposer } from "./ChatComposer";
import { CommandMenu } from "./CommandMenu";
import { RefusedHere } from "./RefusedHere";
import { useAction } from "./useAction";
import { useCommandLine, useSimulatorApi } from "./useSimulator";

const looks: Readonly<Record<string, { state: StateName; label: string }>> = {
  waiting: { state: "hold", label: t("simulator.chat.waiting") },
  ringing: { state: "ringing", label: t("simulator.chat.ringing") },
  connected: { state: "onCall", label: t("simulator.chat.connected") },
  wrapUp: { state: "offline", label: t("simulator.chat.over") },
  ended: { state: "offline", label: t("simulator.chat.over") },
};

const over = new Set(["wrapUp", "ended"]);

interface ChatColumnProps {
  chat: SimulatedChat;
  /** `null` while no agent has it. */
  agentName: string | null;
}

/** One chat as its customer sees it: what was written, and a field to write. */
export const ChatColumn = ({ chat, agentName }: ChatColumnProps) => {
  const { clock } = useWorkspace();
  const api = useSimulatorApi();
  const commands = useCommandLine();
  const action = useAction();
  const { chatId, customerData, state } = chat;
  const name = customerData.name || customerData.phone || t("simulator.someone");
  const isOver = over.has(state);
  const look = looks[state] ?? { state: "offline", label: format.words(state) };
  const messages = useMemo(() => chat.messages.map(fromHere), [chat.messages]);

  return (
    <Box
      component="li"
      aria-label={name}
      sx={{
        flex: "1 0 min(264px, 88%)",
        maxWidth: 400,
        minHeight: { xs: 260, md: 150 },
        maxHeight: { xs: 320, md: "none" },
        display: "flex",
        flexDirection: "column",
        border: "1px solid",
        borderColor: "divider",
        borderRadius: "6px",
        overflow: "hidden",
        scrollSnapAlign: "start",
      }}
    >
      <Box
        sx={{
          display: "flex",
          alignItems: "center",
          gap: "6px",
          p: "4px 4px 4px 10px",
          flexShrink: 0,
          borderBottom: "1px solid",
          borderColor: "divider",
        }}
      >
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography noWrap sx={{ fontWeight: 500 }}>
            {name}
          </Typography>
          <Box sx={{ display: "flex", alignItems: "center", gap: "6px", minWidth: 0 }}>
            <StatePill {...look} icon="chat-circle" size="small" />
            {agentName !== null && (
              <Typography variant="body2" color="text.secondary" noWrap>
                {t("simulator.withAgent", { agent: agentName })}
              </Typography>
            )}
          </Box>
        </Box>
        {!isOver && (
          <>
            <Button
              size="small"
              variant="outlined"
              color="error"
              loading={action.busy === "leave"}
              onClick={() =>
                void action.run("leave", () => api.actInChat(chatId, { action: "leave" }))
              }
            >
              {t("simulator.leave")}
            </Button>
            <CommandMenu
              commands={[
                {
                  name: t("simulator.write"),
                  line: commands.actInChat(chatId, {
                    action: "write",
                    text: t("simulator.writeExample"),
                  }),
                },
                {
                  name: t("simulator.leave"),
                  line: commands.actInChat(chatId, { action: "leave" }),
                },
              ]}
            />
          </>
        )}
      </Box>
      <ChatTranscript
        messages={messages}
        label={t("simulator.messagesOf", { name })}
        empty={<Typography color="text.secondary">{t("simulator.noMessages")}</Typography>}
        now={clock.now}
        locale={locale()}
      />
      <Box sx={{ px: "6px" }}>
        <RefusedHere
          action={action}
          attempts={{ write: t("simulator.write"), leave: t("simulator.leave") }}
        />
      </Box>
      {!isOver && (
        <ChatComposer
          chatId={chatId}
          name={name}
          busy={action.busy === "write"}
          onWrite={(text) =>
            action.run("write", () => api.actInChat(chatId, { action: "write", text }))
          }
        />
      )}
    </Box>
  );
};

/** A transcript draws its reader's side on the right as "agent"; here the reader is the customer. */
const fromHere = ({ messageId, from, name, text, attachments, at }: ChatMessage) => ({
  id: messageId,
  from: from === "customer" ? ("agent" as const) : from === "agent" ? ("customer" as const) : from,
  name,
  text,
  attachments: attachments.map(({ attachmentId, ...file }) => ({ id: attachmentId, ...file })),
  at,
});
