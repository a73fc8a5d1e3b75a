import { Box, CallCard, type CallCardProps } from "@exotel-npm-dev/signal-design-system";
import { useStore } from "zustand";
import type { InteractionCommand } from "../../host/types";
import { useDesk, useWorkspace } from "../../shell/context";
import { pendingKey } from "../../shell/Workspace";
import * as format from "../../texts/format";
import { useNameOf } from "../../tickets/useTickets";
import { interactionOf } from "../deskStore";
import {
  attemptLine,
  callTypeWord,
  customerName,
  failureLine,
  leadDetails,
  partiesOf,
  pendingLine,
  reasonLine,
  stateSince,
} from "./callFacts";
import { Keypad } from "./Keypad";

type Action = NonNullable<CallCardProps["busy"]>;

/** Which control shows that a command is under way. */
const controlOf: readonly (readonly [InteractionCommand, Action])[] = [
  ["answer", "answer"],
  ["decline", "decline"],
  ["dialPreview", "dial"],
  ["skipPreview", "skip"],
  ["mute", "mute"],
  ["unmute", "mute"],
  ["hold", "hold"],
  ["resume", "hold"],
  ["completeTransfer", "completeTransfer"],
  ["joinParties", "joinParties"],
  ["endConsultation", "endConsultation"],
  ["leaveConference", "leave"],
  ["hangUp", "hangUp"],
];

/** The call in hand with its controls; it never scrolls away and nothing covers it. */
export const CallPanel = () => {
  const workspace = useWorkspace();
  const call = useDesk(({ desk, currentId }) => interactionOf(desk, currentId));
  const online = useDesk(({ connection }) => connection.state === "open");
  const campaigns = useDesk(({ desk }) => desk?.campaigns);
  const supervised = useDesk(({ desk }) => desk?.supervised ?? null);
  const keypad = useDesk(({ sheet }) => sheet?.what === "keypad");
  const pending = useStore(workspace.pending, (state) => state.commands);
  const nameOf = useNameOf();
  if (call?.kind !== "call") return null;

  const { interactionId } = call;
  const may = (command: string): boolean => call.commands.includes(command);
  const run = (command: InteractionCommand): void => {
    void workspace.run({ command, interactionId });
  };
  const when = (command: InteractionCommand): (() => void) | undefined =>
    may(command) ? () => run(command) : undefined;
  const busy = controlOf.find(([command]) =>
    pending.has(pendingKey({ command, interactionId })),
  )?.[1];
  const handOver = (mode: "transfer" | "conference") => (): void =>
    workspace.desk.openSheet({ what: "handOver", interactionId, mode });
  const over = call.state === "wrapUp" || call.state === "ended";

  return (
    <Box sx={{ p: "12px 12px 0", flexShrink: 0 }}>
      <CallCard
        key={interactionId}
        state={call.state}
        direction={call.direction}
        customerName={customerName(call)}
        phone={format.phone(call.displayPhone)}
        callType={callTypeWord(call)}
        queueName={call.queueName ?? undefined}
        campaignName={campaigns?.find((one) => one.campaignId === call.campaignId)?.campaignName}
        reason={reasonLine(call, nameOf)}
        since={stateSince(call)}
        connectedAt={call.connectedAt ?? undefined}
        endedAt={call.endedAt ?? undefined}
        wrapUp={
          call.state === "wrapUp" && call.wrapUpEndsAt !== null
            ? { from: call.endedAt ?? call.wrapUpEndsAt, to: call.wrapUpEndsAt }
            : undefined
        }
        preview={
          call.previewEndsAt === null ? undefined : { from: call.startedAt, to: call.previewEndsAt }
        }
        details={leadDetails(call)}
        parties={partiesOf(call)}
        onDropParty={
          may("dropParty")
            ? (partyId) => void workspace.run({ command: "dropParty", interactionId, partyId })
            : undefined
        }
        attempt={attemptLine(call)}
        onCancelAttempt={when("cancelAttempt")}
        pending={pendingLine(call)}
        supervision={over ? undefined : (supervised ?? undefined)}
        recordingUrl={call.recordingUrl ?? undefined}
        error={failureLine(call)}
        now={workspace.clock.now}
        muted={call.muted}
        busy={busy}
        disabled={!online}
        onAnswer={when("answer")}
        onDecline={when("decline")}
        onDial={when("dialPreview")}
        onSkip={when("skipPreview")}
        onMute={may("mute") || may("unmute") ? (on) => run(on ? "mute" : "unmute") : undefined}
        onHold={may("hold") || may("resume") ? (on) => run(on ? "hold" : "resume") : undefined}
        onKeypad={
          may("sendDigits")
            ? () => workspace.desk.openSheet(keypad ? null : { what: "keypad", interactionId })
            : undefined
        }
        onTransfer={may("transfer") || may("consult") ? handOver("transfer") : undefined}
        onConference={may("conference") ? handOver("conference") : undefined}
        onCompleteTransfer={when("completeTransfer")}
        onJoinParties={when("joinParties")}
        onEndConsultation={when("endConsultation")}
        onLeave={when("leaveConference")}
        onHangUp={when("hangUp")}
        onDismiss={call.state === "ended" ? () => workspace.desk.leave() : undefined}
      >
        {keypad && may("sendDigits") ? <Keypad interactionId={interactionId} /> : null}
      </CallCard>
    </Box>
  );
};
