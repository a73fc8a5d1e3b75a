import Box from "@mui/material/Box";
import Paper from "@mui/material/Paper";
import type { SxProps, Theme } from "@mui/material/styles";
import { type ReactNode, useId } from "react";
import { Alert } from "./Alert";
import { CallControls, type CallControlsProps, type CallStage } from "./CallControls";
import { type CallAttempt, CallAttemptBar, CallParties, type CallParty } from "./CallParties";
import { CallStrip, type CallSupervision } from "./CallStrip";
import { type CallState, callLook } from "./callState";
import { Icon } from "./Icon";
import { type KeyValueItem, KeyValueList } from "./KeyValueList";
import { LiveTimer } from "./LiveTimer";
import { Link, Typography } from "./system";
import { VisuallyHidden } from "./VisuallyHidden";
import { WrapUpRing } from "./WrapUpRing";

export type { CallAction } from "./CallControls";
export type { CallAttempt, CallParty } from "./CallParties";
export type { CallSupervision } from "./CallStrip";
export type { CallState } from "./callState";

/** Props of {@link CallCard}: facts, the clock, and callbacks. A control without its callback is not shown. */
export interface CallCardProps extends CallControlsProps {
  readonly state: CallState;
  /** Who calls; without it the number stands large. */
  readonly customerName?: string | undefined;
  /** As dialled or received, ready to show. */
  readonly phone: string;
  /** "Inbound call". */
  readonly callType?: string | undefined;
  /** Which way the call goes, for the icon. */
  readonly direction?: "inbound" | "outbound" | undefined;
  readonly queueName?: string | undefined;
  readonly campaignName?: string | undefined;
  /** Why the call is here: "Transferred by Jon", "Waited 0:42". */
  readonly reason?: string | undefined;
  /** When the present state began, milliseconds since the epoch. */
  readonly since?: number | undefined;
  /** When the call was connected, milliseconds since the epoch; the large timer counts from it. */
  readonly connectedAt?: number | undefined;
  /** When it was hung up, milliseconds since the epoch; the large timer stops there. */
  readonly endedAt?: number | undefined;
  /** Start and end of the wrap-up, milliseconds since the epoch, for the ring that runs out. */
  readonly wrapUp?: { readonly from: number; readonly to: number } | undefined;
  /** Start and end of the preview, milliseconds since the epoch: it is dialled when the ring has run out. */
  readonly preview?: { readonly from: number; readonly to: number } | undefined;
  /** What is known before one dials, or what matters while one speaks. */
  readonly details?: readonly KeyValueItem[] | undefined;
  readonly parties?: readonly CallParty[] | undefined;
  /** Sends a party away. */
  readonly onDropParty?: ((partyId: string) => void) | undefined;
  /** A third side that is being tried. */
  readonly attempt?: CallAttempt | undefined;
  readonly onCancelAttempt?: (() => void) | undefined;
  /** What was asked for and is not answered yet: "Hold: waiting for the telephony system". */
  readonly pending?: string | undefined;
  /** A supervisor hears or speaks in the call. */
  readonly supervision?: CallSupervision | undefined;
  /** Where the recording is. */
  readonly recordingUrl?: string | undefined;
  /** What went wrong with the last action, and how to mend it. */
  readonly error?: ReactNode;
  /** Shown under the head: the disposition form in wrap-up. */
  readonly children?: ReactNode;
  readonly now?: (() => number) | undefined;
  readonly sx?: SxProps<Theme> | undefined;
}

/** What is said aloud when a state begins. */
function announcement(state: CallState, who: string, queueName: string | undefined): string | null {
  switch (state) {
    case "ringing":
      return `Incoming call from ${who}${queueName === undefined ? "" : `, queue ${queueName}`}`;
    case "previewing":
      return `Next to call: ${who}`;
    case "connected":
      return `Connected to ${who}`;
    case "onHold":
      return `${who} is on hold`;
    case "consulting":
      return `Consulting. ${who} is on hold`;
    case "conference":
      return "Everybody is in the call";
    case "wrapUp":
      return "Call ended. Wrap-up has begun";
    default:
      return null;
  }
}

const stages: Readonly<Record<CallState, CallStage>> = {
  ringing: "offered",
  previewing: "previewed",
  dialling: "dialling",
  connected: "live",
  onHold: "live",
  consulting: "live",
  conference: "live",
  wrapUp: "over",
  ended: "over",
};

/** The call in hand: who, why, how long, and its controls. It only shows: state and actions belong to its owner. */
export function CallCard({
  state,
  customerName,
  phone,
  callType,
  direction = "inbound",
  queueName,
  campaignName,
  reason,
  since,
  connectedAt,
  endedAt,
  wrapUp,
  preview,
  details,
  parties,
  onDropParty,
  attempt,
  onCancelAttempt,
  pending,
  supervision,
  recordingUrl,
  error,
  children,
  now,
  sx,
  ...controls
}: CallCardProps) {
  const id = useId();
  const { tone, word } = callLook(state, direction);
  const who = customerName ?? phone;
  const said = announcement(state, who, queueName);
  const timerFrom = connectedAt ?? since;
  const facts = [customerName === undefined ? undefined : phone, callType, queueName, campaignName];
  const shownFacts = facts.filter((fact): fact is string => fact !== undefined && fact !== "");

  return (
    <Paper
      component="section"
      variant="outlined"
      aria-labelledby={`${id}-who`}
      data-call-state={state}
      sx={[
        {
          containerType: "inline-size",
          overflow: "hidden",
          borderColor: `state.${tone}.border`,
        },
        ...(Array.isArray(sx) ? sx : [sx ?? false]),
      ]}
    >
      {said !== null && (
        <VisuallyHidden role={state === "ringing" ? "alert" : "status"}>{said}</VisuallyHidden>
      )}
      <CallStrip
        state={state}
        direction={direction}
        since={since !== connectedAt && connectedAt !== undefined ? since : undefined}
        muted={controls.muted === true && stages[state] === "live"}
        supervision={supervision}
        reason={reason}
        pending={pending}
        now={now}
      />
      <Box sx={{ p: "12px", display: "flex", alignItems: "center", gap: "12px" }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography
            id={`${id}-who`}
            variant="h2"
            noWrap
            title={who}
            sx={customerName === undefined ? { fontVariantNumeric: "tabular-nums" } : {}}
          >
            {who}
          </Typography>
          <Typography
            variant="body2"
            component="p"
            sx={{
              m: 0,
              mt: "2px",
              color: "text.secondary",
              fontVariantNumeric: "tabular-nums",
              overflowWrap: "anywhere",
            }}
          >
            {shownFacts.join(" · ")}
          </Typography>
          {recordingUrl !== undefined && (
            <Link
              href={recordingUrl}
              target="_blank"
              rel="noreferrer noopener"
              variant="body2"
              sx={{ display: "inline-flex", alignItems: "center", gap: "4px", mt: "4px" }}
            >
              <Icon name="voicemail" size={14} />
              Recording
              <Icon name="arrow-square-out" size={12} title="opens in a new tab" />
            </Link>
          )}
        </Box>
        {state === "wrapUp" && wrapUp !== undefined ? (
          <WrapUpRing from={wrapUp.from} to={wrapUp.to} now={now} />
        ) : state === "previewing" && preview !== undefined ? (
          <WrapUpRing
            from={preview.from}
            to={preview.to}
            now={now}
            label="Dialled in"
            tone="ringing"
          />
        ) : (
          timerFrom !== undefined && (
            <LiveTimer
              since={timerFrom}
              until={endedAt}
              now={now}
              label={connectedAt === undefined ? `${word} for` : "Call duration"}
              sx={{ fontSize: "1.25rem", lineHeight: "1.75rem", fontWeight: 500 }}
            />
          )
        )}
      </Box>
      {details !== undefined && details.length > 0 && (
        <Box sx={{ px: "12px", pb: "12px", maxHeight: 168, overflow: "auto" }}>
          <KeyValueList items={details} layout="columns" />
        </Box>
      )}
      {parties !== undefined && parties.length > 0 && (
        <CallParties
          parties={parties}
          now={now}
          onDrop={onDropParty}
          disabled={controls.disabled}
        />
      )}
      {attempt !== undefined && (
        <CallAttemptBar
          attempt={attempt}
          now={now}
          onCancel={onCancelAttempt}
          disabled={controls.disabled}
        />
      )}
      {error !== undefined && error !== null && (
        <Alert severity="error" sx={{ mx: "12px", mb: "12px" }}>
          {error}
        </Alert>
      )}
      <CallControls {...controls} stage={stages[state]} onHoldNow={state === "onHold"} />
      {children !== undefined && children !== null && (
        <Box sx={{ borderTop: "1px solid", borderColor: "divider", p: "12px" }}>{children}</Box>
      )}
    </Paper>
  );
}
