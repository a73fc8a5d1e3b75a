import { SpeechTranscript } from "@exotel-npm-dev/signal-design-system";
import type { Call } from "../host/types";
import * as format from "../texts/format";

/** What is spoken in a call, as it is heard. */
export const TranscriptView = ({ call }: { call: Call }) => (
  <SpeechTranscript
    live={call.endedAt === null}
    lines={call.transcript.map((line) => ({
      id: line.lineId,
      speaker: line.speaker,
      name: line.speaker === "customer" ? call.customer?.name : undefined,
      text: line.text,
      time: format.timeOfDay(line.at),
    }))}
    sx={{ flex: 1, p: "12px", bgcolor: "background.paper" }}
  />
);
