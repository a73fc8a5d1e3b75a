import {
  Box,
  Button,
  Icon,
  IconButton,
  type IconName,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { RefusalAlert } from "../app-manager/RefusalAlert";
import { useSay } from "../app-manager/useSay";
import { chatName } from "../chats/chatMessages";
import { interactionOf } from "../desk/deskStore";
import type { Interaction, InteractionRecord, Ticket } from "../host/types";
import { useApi, useDesk } from "../shell/context";
import * as format from "../texts/format";
import { t } from "../texts/texts";
import { useTicketCommand } from "./useTickets";

/** The calls and chats that a ticket is about, and the way to attach the one in hand. */
export const TicketInteractions = ({ ticket, disabled }: { ticket: Ticket; disabled: boolean }) => {
  const run = useTicketCommand();
  const say = useSay();
  const current = useDesk(({ desk, currentId }) => interactionOf(desk, currentId));
  const [busy, setBusy] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const { ticketId, interactions } = ticket;
  const attachable =
    current !== undefined && !interactions.includes(current.interactionId) ? current : undefined;

  const change = async (attach: boolean, interactionId: string): Promise<void> => {
    if (busy !== null) return;
    setBusy(interactionId);
    setError(null);
    try {
      const command = attach ? "attachInteraction" : "unattachInteraction";
      await run({ command, ticketId, interactionId });
      say(t(attach ? "ticket.attached" : "ticket.detached"));
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(null);
    }
  };

  return (
    <Box
      component="section"
      aria-label={t("ticket.interactions")}
      sx={{ display: "grid", gap: "8px" }}
    >
      <Box sx={{ display: "flex", alignItems: "center", gap: "8px", minHeight: 28 }}>
        <Typography component="h3" variant="subtitle1" sx={{ flex: 1 }}>
          {t("ticket.interactions")}
        </Typography>
        {attachable !== undefined && !disabled && (
          <Button
            size="small"
            variant="outlined"
            color="inherit"
            loading={busy === attachable.interactionId}
            startIcon={<Icon name="link" size={14} />}
            onClick={() => void change(true, attachable.interactionId)}
          >
            {t(attachable.kind === "chat" ? "ticket.attachChat" : "ticket.attachCall")}
          </Button>
        )}
      </Box>
      {error !== null && <RefusalAlert error={error} />}
      {interactions.length === 0 ? (
        <Typography color="text.secondary">{t("ticket.noInteractions")}</Typography>
      ) : (
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: "none", display: "grid", gap: "4px" }}>
          {interactions.map((interactionId) => (
            <Attached
              key={interactionId}
              interactionId={interactionId}
              busy={busy === interactionId}
              onDetach={disabled ? null : () => void change(false, interactionId)}
            />
          ))}
        </Box>
      )}
    </Box>
  );
};

interface Shown {
  icon: IconName;
  title: string;
  detail: string;
}

const Attached = ({
  interactionId,
  busy,
  onDetach,
}: {
  interactionId: string;
  busy: boolean;
  onDetach: (() => void) | null;
}) => {
  const api = useApi();
  const here = useDesk(({ desk }) => interactionOf(desk, interactionId));
  const live = here !== undefined && here.state !== "ended";
  const past = useQuery({
    queryKey: ["interaction", interactionId],
    queryFn: () => api.pastInteraction(interactionId),
    enabled: !live,
    staleTime: 60_000,
  });
  const { icon, title, detail } =
    live && here !== undefined
      ? liveOne(here)
      : past.data !== undefined
        ? pastOne(past.data.record)
        : {
            icon: "question" as const,
            title: interactionId,
            detail: past.isError ? t("ticket.notVisible") : "",
          };
  return (
    <Box
      component="li"
      sx={{ display: "flex", alignItems: "center", gap: "10px", minHeight: 36, minWidth: 0 }}
    >
      <Icon name={icon} size={16} color="text.secondary" />
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography noWrap>{title}</Typography>
        <Typography variant="body2" color="text.secondary" noWrap>
          {detail}
        </Typography>
      </Box>
      {onDetach !== null && (
        <IconButton
          size="small"
          aria-label={t("ticket.detach", { name: title })}
          disabled={busy}
          onClick={onDetach}
        >
          <Icon name="link-break" size={16} />
        </IconButton>
      )}
    </Box>
  );
};

const liveOne = (one: Interaction): Shown => ({
  icon: one.kind === "chat" ? "chats" : "phone-call",
  title: t("ticket.with", {
    kind: t(`ticket.${one.kind}`),
    name:
      one.kind === "chat" ? chatName(one) : (one.customer?.name ?? format.phone(one.displayPhone)),
  }),
  detail: t("ticket.now"),
});

const pastOne = (record: InteractionRecord): Shown => ({
  icon:
    record.kind === "chat"
      ? "chat-circle"
      : record.direction === "inbound"
        ? "phone-incoming"
        : "phone-outgoing",
  title: t("ticket.with", { kind: t(`ticket.${record.kind}`), name: record.userName }),
  detail: [
    format.dateAndTime(record.startedAt),
    record.dispositionCode === null ? null : format.words(record.dispositionCode),
  ]
    .filter(Boolean)
    .join(" · "),
});
