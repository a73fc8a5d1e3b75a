import Box from "@mui/material/Box";
import { CallControl, type CallControlProps } from "./CallControl";

/** What can be done with a call. */
export type CallAction =
  | "answer"
  | "decline"
  | "dial"
  | "skip"
  | "mute"
  | "hold"
  | "keypad"
  | "transfer"
  | "conference"
  | "completeTransfer"
  | "joinParties"
  | "endConsultation"
  | "leave"
  | "hangUp"
  | "dismiss";

/** Callbacks of the call's controls; one that is missing has no button. */
export interface CallControlsProps {
  readonly onAnswer?: (() => void) | undefined;
  readonly onDecline?: (() => void) | undefined;
  /** Dials the record that is previewed. */
  readonly onDial?: (() => void) | undefined;
  /** Puts the record that is previewed back. */
  readonly onSkip?: (() => void) | undefined;
  /** Gets whether the microphone shall be muted. */
  readonly onMute?: ((muted: boolean) => void) | undefined;
  /** Gets whether the customer shall be on hold. */
  readonly onHold?: ((onHold: boolean) => void) | undefined;
  readonly onKeypad?: (() => void) | undefined;
  readonly onTransfer?: (() => void) | undefined;
  readonly onConference?: (() => void) | undefined;
  /** Leaves the customer to the party that was consulted. */
  readonly onCompleteTransfer?: (() => void) | undefined;
  /** Makes a conference of everybody. */
  readonly onJoinParties?: (() => void) | undefined;
  /** Sends the party that was consulted away and takes the customer back. */
  readonly onEndConsultation?: (() => void) | undefined;
  /** Leaves a conference to the others. */
  readonly onLeave?: (() => void) | undefined;
  readonly onHangUp?: (() => void) | undefined;
  /** Takes an ended call off the desk. */
  readonly onDismiss?: (() => void) | undefined;
  readonly muted?: boolean | undefined;
  /** The action under way: its button shows it, and can't be pressed twice. */
  readonly busy?: CallAction | undefined;
  /** No control can be used now (the connection to the host is lost). */
  readonly disabled?: boolean | undefined;
}

/** Where a call is, as far as its controls are concerned. */
export type CallStage = "offered" | "previewed" | "dialling" | "live" | "over";

type Row = Omit<CallControlProps, "compactBelow" | "busy" | "disabled"> & {
  readonly action: CallAction;
};

function rowsOf(
  stage: CallStage,
  onHoldNow: boolean,
  muted: boolean,
  on: CallControlsProps,
): (Row | false | undefined)[] {
  const { onMute, onHold } = on;
  switch (stage) {
    case "offered":
      return [
        on.onAnswer && {
          action: "answer",
          kind: "answer",
          icon: "phone",
          label: "Answer",
          onClick: on.onAnswer,
        },
        on.onDecline && {
          action: "decline",
          kind: "decline",
          icon: "phone-x",
          label: "Decline",
          onClick: on.onDecline,
        },
      ];
    case "previewed":
      return [
        on.onDial && {
          action: "dial",
          kind: "answer",
          icon: "phone",
          label: "Dial",
          onClick: on.onDial,
        },
        on.onSkip && {
          action: "skip",
          icon: "arrow-right",
          label: "Skip",
          onClick: on.onSkip,
        },
      ];
    case "over":
      return [
        on.onDismiss && { action: "dismiss", icon: "x", label: "Close", onClick: on.onDismiss },
      ];
    case "dialling":
      return [];
    case "live":
      return [
        on.onCompleteTransfer && {
          action: "completeTransfer",
          kind: "main",
          icon: "phone-transfer",
          label: "Complete transfer",
          onClick: on.onCompleteTransfer,
        },
        on.onJoinParties && {
          action: "joinParties",
          icon: "users-three",
          label: "Join all",
          onClick: on.onJoinParties,
        },
        on.onEndConsultation && {
          action: "endConsultation",
          icon: "arrow-counter-clockwise",
          label: "Back to customer",
          onClick: on.onEndConsultation,
        },
        onMute && {
          action: "mute",
          icon: muted ? "microphone-slash" : "microphone",
          label: muted ? "Unmute" : "Mute",
          pressed: muted,
          onClick: () => onMute(!muted),
        },
        onHold && {
          action: "hold",
          icon: onHoldNow ? "play" : "pause",
          label: onHoldNow ? "Resume" : "Hold",
          pressed: onHoldNow,
          onClick: () => onHold(!onHoldNow),
        },
        on.onKeypad && { action: "keypad", icon: "numpad", label: "Keypad", onClick: on.onKeypad },
        on.onTransfer && {
          action: "transfer",
          icon: "phone-transfer",
          label: "Transfer",
          onClick: on.onTransfer,
        },
        on.onConference && {
          action: "conference",
          icon: "users-three",
          label: "Conference",
          onClick: on.onConference,
        },
        on.onLeave && {
          action: "leave",
          icon: "sign-out",
          label: "Leave",
          onClick: on.onLeave,
        },
      ];
  }
}

/** The row of controls at the foot of a call card. */
export function CallControls({
  stage,
  onHoldNow,
  muted = false,
  busy,
  disabled = false,
  ...on
}: CallControlsProps & {
  /** Which controls make sense. */
  readonly stage: CallStage;
  readonly onHoldNow: boolean;
}) {
  const rows = rowsOf(stage, onHoldNow, muted, on).filter(
    (row): row is Row => row !== undefined && row !== false,
  );
  const hangUp = (stage === "live" || stage === "dialling") && on.onHangUp;
  // What the row needs with all its words: a word's button, its gap, and the button at the end.
  const compactBelow = 24 + rows.length * 108 + 104;
  const common = (action: CallAction) => ({ busy: busy === action, disabled, compactBelow });
  if (rows.length === 0 && !hangUp) return null;
  return (
    <Box
      role="group"
      aria-label="Call controls"
      sx={{
        display: "flex",
        flexWrap: "wrap",
        gap: "6px",
        px: "12px",
        pb: "12px",
        "@container (max-width: 360px)": { gap: "4px" },
      }}
    >
      {rows.map(({ action, ...row }) => (
        <CallControl key={action} {...common(action)} {...row} />
      ))}
      {hangUp && (
        <Box sx={{ ml: "auto" }}>
          <CallControl
            {...common("hangUp")}
            kind="end"
            icon="phone-disconnect"
            label="Hang up"
            onClick={hangUp}
          />
        </Box>
      )}
    </Box>
  );
}
