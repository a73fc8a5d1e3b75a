import { Box, CallCard, type CallCardProps } from "@exotel-npm-dev/signal-design-system";
import { useStore } from "zustand";
import type { Call, Interaction, InteractionCommand } from "../host/types";
import { useDesk, useWorkspace } from "../shell/context";
import { pendingKey } from "../shell/Workspace";
import * as format from "../texts/format";
import { t } from "../texts/texts";
import { interactionOf } from "./deskStore";

type Action = NonNullable<CallCardProps["busy"]>;

const actions: readonly (readonly [InteractionCommand, Action])[] = [
  ["answer", "answer"],
  ["decline", "decline"],
  ["mute", "mute"],
  ["unmute", "mute"],
  ["hold", "hold"],
  ["resume", "hold"],
  ["hangUp", "hangUp"],
];

const stateSince = (call: Call): number | undefined => {
  switch (call.state) {
    case "ringing":
    case "dialling":
      return call.startedAt;
    case "onHold":
      return call.heldSince ?? call.connectedAt ?? undefined;
    default:
      return call.connectedAt ?? undefined;
  }
};

const endedBy = (call: Call): string | undefined =>
  (call.state === "wrapUp" || call.state === "ended") && call.hangupFirst !== null
    ? t(`call.endedBy.${call.hangupFirst}`)
    : undefined;

/** Who it is: the customer's name, or nothing when nobody is known. */
export const customerName = (call: Interaction): string | undefined =>
  call.customer?.name === undefined || call.customer.name === "" ? undefined : call.customer.name;

/** The call in hand with its controls; it never scrolls away and nothing covers it. */
export const CallPanel = () => {
  const workspace = useWorkspace();
  const call = useDesk(({ desk, currentId }) => interactionOf(desk, currentId));
  const online = useDesk(({ connection }) => connection.state === "open");
  const campaigns = useDesk(({ desk }) => desk?.campaigns);
  const pending = useStore(workspace.pending, (state) => state.commands);
  if (call?.kind !== "call") return null;

  const { interactionId } = call;
  const may = (command: string): boolean => call.commands.includes(command);
  const run = (command: InteractionCommand): void => {
    void workspace.run({ command, interactionId });
  };
  const busy = actions.find(([command]) =>
    pending.has(pendingKey({ command, interactionId })),
  )?.[1];
  const campaign = campaigns?.find((one) => one.campaignId === call.campaignId)?.campaignName;

  return (
    <Box sx={{ p: "12px 12px 0", flexShrink: 0 }}>
      <CallCard
        key={interactionId}
        state={call.state}
        direction={call.direction}
        customerName={customerName(call)}
        phone={format.phone(call.displayPhone || call.phone)}
        callType={t(call.direction === "inbound" ? "call.inbound" : "call.outbound")}
        queueName={call.queueName ?? undefined}
        campaignName={campaign}
        reason={endedBy(call)}
        since={stateSince(call)}
        connectedAt={call.connectedAt ?? undefined}
        endedAt={call.endedAt ?? undefined}
        wrapUp={
          call.state === "wrapUp" && call.wrapUpEndsAt !== null
            ? { from: call.endedAt ?? call.wrapUpEndsAt, to: call.wrapUpEndsAt }
            : undefined
        }
        now={workspace.clock.now}
        muted={call.muted}
        busy={busy}
        disabled={!online}
        onAnswer={may("answer") ? () => run("answer") : undefined}
        onDecline={may("decline") ? () => run("decline") : undefined}
        onMute={may("mute") || may("unmute") ? (on) => run(on ? "mute" : "unmute") : undefined}
        onHold={may("hold") || may("resume") ? (on) => run(on ? "hold" : "resume") : undefined}
        onHangUp={may("hangUp") ? () => run("hangUp") : undefined}
        onDismiss={call.state === "ended" ? () => workspace.desk.leave() : undefined}
      />
    </Box>
  );
};
