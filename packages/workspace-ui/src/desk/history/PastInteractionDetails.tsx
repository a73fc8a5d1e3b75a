import {
  Box,
  Button,
  formatDuration,
  Icon,
  type KeyValueItem,
  KeyValueList,
  Link,
  SpeechTranscript,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Interaction, InteractionRecord } from "../../host/types";
import { useWorkspace } from "../../shell/context";
import * as format from "../../texts/format";
import { t } from "../../texts/texts";
import { whyOf } from "../whyOf";

/** What is kept of a past interaction; what was said in it is fetched when asked for. */
export const PastInteractionDetails = ({ record }: { record: InteractionRecord }) => {
  const [asked, setAsked] = useState(false);
  const time = (label: string, value: number): KeyValueItem | false =>
    value > 0 && { label, value: formatDuration(value) };
  const items: (KeyValueItem | false)[] = [
    { label: t("history.agent"), value: record.userName },
    record.queueName !== null && { label: t("history.queue"), value: record.queueName },
    { label: t("nav.campaign"), value: record.campaignName },
    { label: t("customer.phone"), value: format.phone(record.displayPhone) },
    time(t("history.waited"), record.waited),
    time(t("history.talk"), record.talkTime),
    time(t("history.hold"), record.holdTime),
    time(t("history.wrapUp"), record.wrapUpTime),
    record.hangupFirst !== null && {
      label: t("history.endedBy"),
      value: t(`history.endedBy.${record.hangupFirst}`),
    },
  ];
  return (
    <Box sx={{ p: "4px 12px 12px", pl: { sm: "40px" }, display: "grid", gap: "10px" }}>
      <KeyValueList layout="columns" items={items.filter((item) => item !== false)} />
      {record.note !== null && record.note !== "" && (
        <Typography sx={{ whiteSpace: "pre-line" }}>{record.note}</Typography>
      )}
      <Box sx={{ display: "flex", gap: "12px", alignItems: "center", flexWrap: "wrap" }}>
        {record.recordingUrl !== null && (
          <Link
            href={record.recordingUrl}
            target="_blank"
            rel="noreferrer noopener"
            sx={{ display: "inline-flex", alignItems: "center", gap: "4px" }}
          >
            <Icon name="voicemail" size={14} />
            {t("history.recording")}
          </Link>
        )}
        {!asked && (
          <Button size="small" variant="outlined" color="inherit" onClick={() => setAsked(true)}>
            {t(record.kind === "chat" ? "history.showMessages" : "history.showTranscript")}
          </Button>
        )}
      </Box>
      {asked && <WhatWasSaid interactionId={record.interactionId} />}
    </Box>
  );
};

const WhatWasSaid = ({ interactionId }: { interactionId: string }) => {
  const { api } = useWorkspace();
  const past = useQuery({
    queryKey: ["past-interaction", interactionId],
    queryFn: () => api.pastInteraction(interactionId),
    retry: false,
  });
  if (past.isPending) {
    return <Typography color="text.secondary">{t("history.loading")}</Typography>;
  }
  // What colleagues said with their customers is not everybody's to read.
  if (past.isError) return <Typography color="text.secondary">{whyOf(past.error)}</Typography>;
  return <SpeechTranscript lines={linesOf(past.data.interaction)} sx={{ maxHeight: 280 }} />;
};

const linesOf = (interaction: Interaction) =>
  interaction.kind === "call"
    ? interaction.transcript.map((line) => ({
        id: line.lineId,
        speaker: line.speaker,
        text: line.text,
        time: format.timeOfDay(line.at),
      }))
    : interaction.messages.map((message) => ({
        id: message.messageId,
        speaker: message.from === "system" ? ("other" as const) : message.from,
        name: message.name,
        text: [message.text, ...message.attachments.map(({ name }) => name)]
          .filter((part) => part !== "")
          .join(" · "),
        time: format.timeOfDay(message.at),
      }));
