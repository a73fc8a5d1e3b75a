import {
  Box,
  Button,
  Icon,
  LiveTimer,
  type StateName,
  StatePill,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { type CallAction, customerStates, type SimulatedParty } from "../host/simulation";
import type { Call, CallState } from "../host/types";
import { useWorkspace } from "../shell/context";
import * as format from "../texts/format";
import { t } from "../texts/texts";
import { CommandMenu } from "./CommandMenu";
import { callCommands } from "./callCommands";
import { Keypad } from "./Keypad";
import { PartyLines } from "./PartyLines";
import { RecordingButton } from "./RecordingButton";
import { RefusedHere } from "./RefusedHere";
import { RejectButtons } from "./RejectButtons";
import { SpeakLine } from "./SpeakLine";
import { useAction } from "./useAction";
import { useCommandLine, useSimulatorApi } from "./useSimulator";

const looks: Readonly<Record<CallState, StateName>> = {
  ringing: "ringing",
  previewing: "break",
  dialling: "ringing",
  connected: "onCall",
  onHold: "hold",
  consulting: "onCall",
  conference: "onCall",
  wrapUp: "wrapUp",
  ended: "offline",
};

interface CallRowProps {
  call: Call;
  parties: readonly SimulatedParty[];
  agentName: string;
}

/** One call from its customer's side: what they can do in this state. */
export const CallRow = ({ call, parties, agentName }: CallRowProps) => {
  const { clock } = useWorkspace();
  const api = useSimulatorApi();
  const commands = useCommandLine();
  const action = useAction();
  const id = call.crtObjectId ?? call.interactionId;
  const name = call.customer?.name ?? format.phone(call.displayPhone || call.phone);
  const isLive = customerStates.includes(call.state);
  const talks = isLive && call.state !== "ringing" && call.state !== "dialling";
  const line = call.transcript.at(-1);
  const act = (button: string, what: CallAction): Promise<boolean> =>
    action.run(button, () => api.act(id, what));

  return (
    <Box
      component="li"
      aria-label={name}
      sx={{
        display: "grid",
        gap: "6px",
        p: "6px 6px 6px 10px",
        border: "1px solid",
        borderColor: "divider",
        borderRadius: "6px",
        bgcolor: isLive ? "background.paper" : "neutral.50",
      }}
    >
      <Box sx={{ display: "flex", alignItems: "center", flexWrap: "wrap", gap: "6px 8px" }}>
        <Icon
          name={call.direction === "inbound" ? "phone-incoming" : "phone-outgoing"}
          size={14}
          color="text.secondary"
        />
        <Box sx={{ flex: "1 1 140px", minWidth: 0 }}>
          <Typography noWrap sx={{ fontWeight: 500 }}>
            {name}
          </Typography>
          <Typography variant="body2" color="text.secondary" noWrap>
            {t("simulator.withAgent", { agent: agentName })} ·{" "}
            <LiveTimer
              since={call.connectedAt ?? call.startedAt}
              {...(call.endedAt === null ? {} : { until: call.endedAt })}
              now={clock.now}
            />
          </Typography>
        </Box>
        <StatePill state={looks[call.state]} label={t(`call.${call.state}`)} size="small" />
        {call.state === "dialling" && (
          <>
            <Button
              size="small"
              variant="outlined"
              color="success"
              loading={action.busy === "answer"}
              onClick={() => void act("answer", { action: "answer" })}
            >
              {t("simulator.answer")}
            </Button>
            <RejectButtons
              busy={action.busy === "reject"}
              onReject={(outcome) => void act("reject", { action: "reject", outcome })}
            />
          </>
        )}
        {isLive && (
          <Button
            size="small"
            variant="outlined"
            color="error"
            loading={action.busy === "hang-up"}
            onClick={() => void act("hang-up", { action: "hang-up" })}
          >
            {t("simulator.hangUp")}
          </Button>
        )}
        {!talks && (call.connectedAt !== null || !isLive) && (
          <RecordingButton
            url={recordingOf(id)}
            onReady={(url) => void act("recording", { action: "recording", url })}
          />
        )}
        <CommandMenu commands={callCommands(commands, id, call, parties)} />
      </Box>
      {talks && (
        <Box sx={{ display: "flex", alignItems: "center", gap: "4px" }}>
          <SpeakLine
            busy={action.busy === "speak"}
            onSpeak={(text, speaker) => act("speak", { action: "speak", text, speaker })}
          />
          <Keypad onPress={(digits) => act("digits", { action: "digits", digits })} />
          <RecordingButton
            url={recordingOf(id)}
            onReady={(url) => void act("recording", { action: "recording", url })}
          />
        </Box>
      )}
      {talks && line !== undefined && (
        <Typography variant="body2" color="text.secondary" noWrap>
          {t("simulator.said", { who: t(`simulator.speaker.${line.speaker}`), text: line.text })}
        </Typography>
      )}
      <PartyLines
        parties={parties}
        action={action}
        onAct={(button, what) => void act(button, what)}
      />
      <RefusedHere action={action} attempts={attempts(parties)} />
    </Box>
  );
};

/** An address as a telephony system would tell it. */
const recordingOf = (id: string): string =>
  `https://recordings.example.com/${encodeURIComponent(id)}.mp3`;

const attempts = (parties: readonly SimulatedParty[]): Record<string, string> => ({
  answer: t("simulator.answer"),
  reject: t("simulator.reject"),
  "hang-up": t("simulator.hangUp"),
  speak: t("simulator.sayButton"),
  digits: t("simulator.keypad"),
  recording: t("simulator.recording"),
  ...Object.fromEntries(
    parties.flatMap(({ partyId, label }) => [
      [`party-answer ${partyId}`, t("simulator.partyAnswers", { label })],
      [`party-reject ${partyId}`, t("simulator.partyRejects", { label })],
      [`party-leave ${partyId}`, t("simulator.partyLeaves", { label })],
    ]),
  ),
});
