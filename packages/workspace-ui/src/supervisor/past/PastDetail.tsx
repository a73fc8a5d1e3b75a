import {
  Box,
  Button,
  Drawer,
  EmptyState,
  ErrorState,
  formatDuration,
  Icon,
  type KeyValueItem,
  KeyValueList,
  Skeleton,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useEffect, useState } from "react";
import type { Interaction, InteractionRecord, PastInteraction } from "../../host/types";
import * as format from "../../texts/format";
import { t } from "../../texts/texts";
import { whyOf } from "../LivePage";
import { customerName, kindOf } from "./PastPage";
import { usePastOne } from "./usePast";

interface PastDetailProps {
  interactionId: string | null;
  onClose: () => void;
}

/** One past interaction: how it went, how long it took, what was said. */
export const PastDetail = ({ interactionId, onClose }: PastDetailProps) => {
  // The drawer keeps its contents while it slides out.
  const [shownId, setShownId] = useState(interactionId);
  useEffect(() => {
    if (interactionId !== null) setShownId(interactionId);
  }, [interactionId]);
  const { data, error, isPending, refetch } = usePastOne(shownId);
  return (
    <Drawer
      open={interactionId !== null}
      title={data === undefined ? t("past.detail") : customerName(data.record)}
      subtitle={
        data === undefined
          ? undefined
          : `${kindOf(data.record).word} · ${format.dateAndTime(data.record.startedAt)}`
      }
      width={480}
      onClose={onClose}
    >
      {data !== undefined ? (
        <Detail past={data} />
      ) : isPending ? (
        <Box role="status" aria-label={t("past.loading")}>
          <Skeleton height={72} />
          <Skeleton height={160} />
        </Box>
      ) : (
        <ErrorState
          dense
          what={t("past.oneFailed")}
          why={whyOf(error)}
          remedy={{ label: t("supervisor.retry"), onClick: () => void refetch() }}
        />
      )}
    </Drawer>
  );
};

const Detail = ({ past: { record, interaction } }: { past: PastInteraction }) => (
  <Box sx={{ display: "grid", gap: "20px" }}>
    <Timings record={record} />
    <KeyValueList items={factsOf(record)} />
    {record.note !== null && record.note !== "" && (
      <Section title={t("past.note")}>
        <Typography sx={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
          {record.note}
        </Typography>
      </Section>
    )}
    {record.recordingUrl !== null && <Recording url={record.recordingUrl} />}
    <Section title={t(interaction.kind === "chat" ? "past.messages" : "past.transcript")}>
      <Said of={interaction} />
    </Section>
  </Box>
);

const Section = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <Box component="section">
    <Typography component="h3" variant="subtitle1" sx={{ mb: "6px" }}>
      {title}
    </Typography>
    {children}
  </Box>
);

/** The parts of an interaction's time, in their order. */
export const partsOf = (record: InteractionRecord) =>
  [
    { name: t("past.waited"), time: record.waited, color: "state.hold.main" },
    { name: t("past.ringing"), time: record.ringingTime, color: "state.ringing.main" },
    {
      name: t("past.talking"),
      // Talk time counts the holds in.
      time: Math.max(0, record.talkTime - record.holdTime),
      color: "state.onCall.main",
    },
    { name: t("past.held"), time: record.holdTime, color: "state.wrapUp.main" },
    { name: t("past.wrapUp"), time: record.wrapUpTime, color: "neutral.400" },
  ].filter(({ time }) => time > 0);

const Timings = ({ record }: { record: InteractionRecord }) => {
  const parts = partsOf(record);
  if (parts.length === 0) return null;
  return (
    <Box>
      <Box aria-hidden sx={{ display: "flex", gap: "2px", height: 10, mb: "8px" }}>
        {parts.map(({ name, time, color }) => (
          <Box
            key={name}
            sx={{ flexGrow: time, flexBasis: "3px", bgcolor: color, borderRadius: "2px" }}
          />
        ))}
      </Box>
      <Box
        component="ul"
        aria-label={t("past.timings")}
        sx={{ m: 0, p: 0, listStyle: "none", display: "flex", flexWrap: "wrap", gap: "4px 16px" }}
      >
        {parts.map(({ name, time, color }) => (
          <Box component="li" key={name} sx={{ display: "flex", gap: "6px", alignItems: "center" }}>
            <Box
              aria-hidden
              sx={{ width: 8, height: 8, borderRadius: "2px", bgcolor: color, flexShrink: 0 }}
            />
            <Typography variant="body2" color="text.secondary">
              {name}
            </Typography>
            <Typography variant="body2" sx={{ fontVariantNumeric: "tabular-nums" }}>
              {formatDuration(time)}
            </Typography>
          </Box>
        ))}
      </Box>
    </Box>
  );
};

const factsOf = (record: InteractionRecord): KeyValueItem[] => [
  { label: t("past.agent"), value: `${record.userName} (${record.userId})` },
  {
    label: t("past.where"),
    value: [record.campaignName, record.queueName].filter(Boolean).join(" · "),
  },
  {
    label: t("past.disposition"),
    value: [record.dispositionClass, record.dispositionCode].filter(Boolean).join(" · "),
  },
  ...(record.systemDisposition === null
    ? []
    : [{ label: t("past.systemDisposition"), value: format.words(record.systemDisposition) }]),
  ...(record.hangupFirst === null
    ? []
    : [{ label: t("past.endedBy"), value: t(`past.endedBy.${record.hangupFirst}`) }]),
  {
    label: t("past.address"),
    value: format.phone(record.displayPhone),
    copy: record.displayPhone,
  },
  ...(record.callType === null
    ? []
    : [{ label: t("past.callType"), value: record.callType, mono: true }]),
  { label: t("past.id"), value: record.interactionId, mono: true, copy: record.interactionId },
];

const isWebAddress = (url: string): boolean => /^https?:\/\//i.test(url);

const Recording = ({ url }: { url: string }) => (
  <Section title={t("past.recording")}>
    {isWebAddress(url) ? (
      <Button
        component="a"
        href={url}
        target="_blank"
        rel="noopener noreferrer"
        variant="outlined"
        color="inherit"
        startIcon={<Icon name="play" size={14} />}
      >
        {t("past.openRecording")}
      </Button>
    ) : (
      <Typography sx={{ overflowWrap: "anywhere" }}>{url}</Typography>
    )}
  </Section>
);

interface Line {
  id: string;
  who: string;
  mine: boolean;
  text: string;
  at: number;
  files: readonly { attachmentId: string; name: string; url: string; size: number }[];
}

const linesOf = (one: Interaction): Line[] =>
  one.kind === "chat"
    ? one.messages.map(({ messageId, from, name, text, at, attachments }) => ({
        id: messageId,
        who: name === "" ? t(`past.speaker.${from}`) : name,
        mine: from === "agent",
        text,
        at,
        files: attachments,
      }))
    : one.transcript.map(({ lineId, speaker, text, at }) => ({
        id: lineId,
        who: t(`past.speaker.${speaker}`),
        mine: speaker === "agent",
        text,
        at,
        files: [],
      }));

const Said = ({ of }: { of: Interaction }) => {
  const lines = linesOf(of);
  if (lines.length === 0) {
    return (
      <EmptyState
        dense
        icon={of.kind === "chat" ? "chat-circle" : "microphone-stage"}
        title={t(of.kind === "chat" ? "past.noMessages" : "past.noTranscript")}
      />
    );
  }
  return (
    <Box component="ol" sx={{ m: 0, p: 0, listStyle: "none", display: "grid", gap: "10px" }}>
      {lines.map(({ id, who, mine, text, at, files }) => (
        <Box component="li" key={id}>
          <Box sx={{ display: "flex", gap: "8px", alignItems: "baseline" }}>
            <Typography
              variant="body2"
              sx={{ fontWeight: 600, color: mine ? "tonal.primary.text" : "text.primary" }}
            >
              {who}
            </Typography>
            <Typography variant="body2" color="text.secondary">
              {format.timeOfDay(at)}
            </Typography>
          </Box>
          <Typography sx={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>{text}</Typography>
          {files.map((file) => (
            <Button
              key={file.attachmentId}
              component="a"
              href={file.url}
              download={file.name}
              size="small"
              color="inherit"
              startIcon={<Icon name="paperclip" size={14} />}
            >
              {file.name} ({format.size(file.size)})
            </Button>
          ))}
        </Box>
      ))}
    </Box>
  );
};
