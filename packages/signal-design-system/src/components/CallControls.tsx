import Box from "@mui/material/Box";
import Button, { type ButtonProps } from "@mui/material/Button";
import { Icon, type IconName } from "./Icon";

/** What can be done with a call. */
export type CallAction =
  | "answer"
  | "decline"
  | "mute"
  | "hold"
  | "keypad"
  | "transfer"
  | "conference"
  | "hangUp"
  | "dismiss";

/** Callbacks of the call's controls; one that is missing has no button. */
export interface CallControlsProps {
  readonly onAnswer?: (() => void) | undefined;
  readonly onDecline?: (() => void) | undefined;
  /** Gets whether the microphone shall be muted. */
  readonly onMute?: ((muted: boolean) => void) | undefined;
  /** Gets whether the customer shall be on hold. */
  readonly onHold?: ((onHold: boolean) => void) | undefined;
  readonly onKeypad?: (() => void) | undefined;
  readonly onTransfer?: (() => void) | undefined;
  readonly onConference?: (() => void) | undefined;
  readonly onHangUp?: (() => void) | undefined;
  /** Takes an ended call off the desk. */
  readonly onDismiss?: (() => void) | undefined;
  readonly muted?: boolean | undefined;
  /** The action under way: its button shows it, and can't be pressed twice. */
  readonly busy?: CallAction | undefined;
  /** No control can be used now (the connection to the host is lost). */
  readonly disabled?: boolean | undefined;
}

interface ControlProps {
  readonly icon: IconName;
  readonly label: string;
  readonly onClick: () => void;
  readonly pressed?: boolean | undefined;
  readonly busy: boolean;
  readonly disabled: boolean;
  /** Width of the card, in pixels, up to which the word is left out. */
  readonly compactBelow: number;
  readonly kind?: "quiet" | "answer" | "end" | "decline" | undefined;
}

const kinds: Record<NonNullable<ControlProps["kind"]>, Pick<ButtonProps, "variant" | "color">> = {
  quiet: { variant: "outlined", color: "inherit" },
  answer: { variant: "contained", color: "success" },
  end: { variant: "contained", color: "error" },
  decline: { variant: "outlined", color: "error" },
};

/** A control: icon and word; in a narrow card the word is left to the tooltip and the screen reader. */
function Control({
  icon,
  label,
  onClick,
  pressed,
  busy,
  disabled,
  compactBelow,
  kind = "quiet",
}: ControlProps) {
  const keepsWord = kind !== "quiet";
  return (
    <Button
      {...kinds[kind]}
      aria-label={label}
      title={label}
      {...(pressed === undefined ? {} : { "aria-pressed": pressed })}
      disabled={disabled}
      // Stays in the tab order and under the pointer while the host answers.
      aria-busy={busy}
      onClick={busy ? () => {} : onClick}
      sx={{
        gap: "6px",
        px: "10px",
        // Wide enough for either word, so that nothing moves under the pointer when it changes.
        ...((keepsWord || pressed !== undefined) && { minWidth: 98 }),
        ...(pressed === true && {
          bgcolor: "state.hold.bg",
          borderColor: "state.hold.border",
          color: "state.hold.text",
          "&:hover": { bgcolor: "tonal.warning.hoverBg", borderColor: "state.hold.border" },
        }),
        ...(busy && { opacity: 0.7, cursor: "progress" }),
        ...(!keepsWord && {
          [`@container (max-width: ${compactBelow}px)`]: {
            minWidth: 0,
            width: 34,
            px: 0,
            "& .signal-control-word": { display: "none" },
          },
        }),
      }}
    >
      <Icon
        name={icon}
        size={16}
        weight={kind === "quiet" && pressed !== true ? "regular" : "fill"}
      />
      <span className="signal-control-word">{label}</span>
    </Button>
  );
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
  readonly stage: "offered" | "dialling" | "live" | "over";
  readonly onHoldNow: boolean;
}) {
  const words = [on.onMute, on.onHold, on.onKeypad, on.onTransfer, on.onConference].filter(
    (callback) => callback !== undefined,
  ).length;
  // What the row needs with all its words: a word's button, its gap, and the button at the end.
  const compactBelow = 24 + words * 108 + 104;
  const common = (action: CallAction) => ({ busy: busy === action, disabled, compactBelow });
  const { onMute, onHold } = on;
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
      {stage === "offered" && (
        <>
          {on.onAnswer && (
            <Control
              {...common("answer")}
              kind="answer"
              icon="phone"
              label="Answer"
              onClick={on.onAnswer}
            />
          )}
          {on.onDecline && (
            <Control
              {...common("decline")}
              kind="decline"
              icon="phone-x"
              label="Decline"
              onClick={on.onDecline}
            />
          )}
        </>
      )}
      {stage === "live" && (
        <>
          {onMute && (
            <Control
              {...common("mute")}
              icon={muted ? "microphone-slash" : "microphone"}
              label={muted ? "Unmute" : "Mute"}
              pressed={muted}
              onClick={() => onMute(!muted)}
            />
          )}
          {onHold && (
            <Control
              {...common("hold")}
              icon={onHoldNow ? "play" : "pause"}
              label={onHoldNow ? "Resume" : "Hold"}
              pressed={onHoldNow}
              onClick={() => onHold(!onHoldNow)}
            />
          )}
          {on.onKeypad && (
            <Control {...common("keypad")} icon="numpad" label="Keypad" onClick={on.onKeypad} />
          )}
          {on.onTransfer && (
            <Control
              {...common("transfer")}
              icon="phone-transfer"
              label="Transfer"
              onClick={on.onTransfer}
            />
          )}
          {on.onConference && (
            <Control
              {...common("conference")}
              icon="users-three"
              label="Conference"
              onClick={on.onConference}
            />
          )}
        </>
      )}
      {(stage === "live" || stage === "dialling") && on.onHangUp && (
        <Box sx={{ ml: "auto" }}>
          <Control
            {...common("hangUp")}
            kind="end"
            icon="phone-disconnect"
            label="Hang up"
            onClick={on.onHangUp}
          />
        </Box>
      )}
      {stage === "over" && on.onDismiss && (
        <Control {...common("dismiss")} icon="x" label="Close" onClick={on.onDismiss} />
      )}
    </Box>
  );
}
