import {
  Box,
  Button,
  ChatCard,
  type ChatCardProps,
  DialogBody,
  DialogFooter,
  formatDuration,
  StructuredDialog,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useState } from "react";
import { useStore } from "zustand";
import { interactionOf } from "../desk/deskStore";
import type { Chat, DeskCommand } from "../host/types";
import { useDesk, useWorkspace } from "../shell/context";
import { pendingKey } from "../shell/Workspace";
import * as format from "../texts/format";
import { t } from "../texts/texts";
import { useNameOf } from "../tickets/useTickets";
import { chatName } from "./chatMessages";
import { useChatView } from "./useChat";

type Action = NonNullable<ChatCardProps["busy"]>;

const actions: readonly (readonly [DeskCommand["command"], Action])[] = [
  ["answer", "accept"],
  ["decline", "decline"],
  ["transfer", "transfer"],
  ["conference", "conference"],
  ["cancelAttempt", "cancel"],
  ["leaveConference", "leave"],
  ["endChat", "end"],
];

/** The chat in hand with its actions; it never scrolls away and nothing covers it. */
export const ChatPanel = () => {
  const chat = useDesk(({ desk, currentId }) => interactionOf(desk, currentId));
  return chat?.kind === "chat" ? <Panel key={chat.interactionId} chat={chat} /> : null;
};

const Panel = ({ chat }: { chat: Chat }) => {
  const workspace = useWorkspace();
  const { interactionId, state } = chat;
  const online = useDesk(({ connection }) => connection.state === "open");
  const campaign = useDesk(
    ({ desk }) => desk?.campaigns.find((one) => one.campaignId === chat.campaignId)?.campaignName,
  );
  const pending = useStore(workspace.pending, ({ commands }) => commands);
  const { draft } = useChatView(interactionId);
  const nameOf = useNameOf();
  const [ending, setEnding] = useState(false);

  const may = (command: string): boolean => chat.commands.includes(command);
  const run = (command: DeskCommand): void => void workspace.run(command);
  const busy = actions.find(([command]) =>
    pending.has(pendingKey({ command, interactionId })),
  )?.[1];
  const handOver = (mode: "transfer" | "conference"): void =>
    workspace.desk.openSheet({ what: "handOver", interactionId, mode });
  const unsent = draft.text.trim() !== "" || draft.files.length > 0;

  return (
    <Box sx={{ p: "12px 12px 0", flexShrink: 0 }}>
      <ChatCard
        state={state === "ringing" ? "offered" : state}
        customerName={chatName(chat)}
        contact={contactOf(chat)}
        queueName={chat.queueName ?? undefined}
        campaignName={campaign}
        reason={reasonOf(chat, nameOf)}
        since={chat.startedAt}
        connectedAt={chat.connectedAt ?? undefined}
        endedAt={chat.endedAt ?? undefined}
        wrapUp={
          state === "wrapUp" && chat.wrapUpEndsAt !== null
            ? { from: chat.endedAt ?? chat.wrapUpEndsAt, to: chat.wrapUpEndsAt }
            : undefined
        }
        parties={chat.parties.map(({ partyId, label }) => ({
          id: partyId,
          label,
          onDrop: may("dropParty")
            ? () => run({ command: "dropParty", interactionId, partyId })
            : undefined,
        }))}
        attempt={attemptOf(chat)}
        error={failureOf(chat)}
        now={workspace.clock.now}
        busy={busy}
        disabled={!online}
        onAccept={may("answer") ? () => run({ command: "answer", interactionId }) : undefined}
        onDecline={may("decline") ? () => run({ command: "decline", interactionId }) : undefined}
        onTransfer={may("transfer") ? () => handOver("transfer") : undefined}
        onConference={may("conference") ? () => handOver("conference") : undefined}
        onCancelAttempt={
          may("cancelAttempt") ? () => run({ command: "cancelAttempt", interactionId }) : undefined
        }
        onLeave={
          may("leaveConference")
            ? () => run({ command: "leaveConference", interactionId })
            : undefined
        }
        onEnd={
          may("endChat")
            ? () => (unsent ? setEnding(true) : run({ command: "endChat", interactionId }))
            : undefined
        }
        onDismiss={state === "ended" ? () => workspace.desk.leave() : undefined}
      />
      <StructuredDialog
        open={ending}
        title={t("chat.endTitle")}
        onClose={() => setEnding(false)}
        maxWidth="xs"
      >
        <DialogBody>
          <Typography>{t("chat.endDraft")}</Typography>
        </DialogBody>
        <DialogFooter>
          <Button variant="outlined" color="inherit" autoFocus onClick={() => setEnding(false)}>
            {t("chat.endStay")}
          </Button>
          <Button
            variant="contained"
            color="error"
            onClick={() => {
              setEnding(false);
              run({ command: "endChat", interactionId });
            }}
          >
            {t("chat.end")}
          </Button>
        </DialogFooter>
      </StructuredDialog>
    </Box>
  );
};

const contactOf = ({ customer, customerData, displayPhone }: Chat): string => {
  const phone = displayPhone || customerData.phone || "";
  const email = customer?.email ?? customerData.email ?? "";
  return phone === "" ? email : format.phone(phone);
};

/** Why it is here, or how it ended. */
const reasonOf = (
  { state, endedBy, transferredFrom, waited }: Chat,
  nameOf: (userId: string) => string,
): string | undefined => {
  if (state === "wrapUp" || state === "ended") {
    return endedBy === null ? undefined : t(`chat.endedBy.${endedBy}`);
  }
  if (transferredFrom !== null) return t("chat.from", { name: nameOf(transferredFrom) });
  return state === "ringing" && waited >= 1_000
    ? t("chat.waited", { time: formatDuration(waited) })
    : undefined;
};

const attemptOf = ({ attempt }: Chat): { label: string; since: number } | undefined =>
  attempt === null
    ? undefined
    : {
        label: t(attempt.what === "transfer" ? "chat.askTransfer" : "chat.askConference", {
          name: attempt.label,
        }),
        since: attempt.since,
      };

const failureOf = ({ failure }: Chat): string | undefined => {
  if (failure === null) return undefined;
  const known = ["transfer", "conference", "sendMessage"] as const;
  const command = known.find((one) => one === failure.command) ?? "other";
  return t("chat.failed", { command: t(`chat.command.${command}`), reason: failure.reason });
};
