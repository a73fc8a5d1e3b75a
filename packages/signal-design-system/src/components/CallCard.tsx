import Box from "@mui/material/Box";
import Paper from "@mui/material/Paper";
import type { SxProps, Theme } from "@mui/material/styles";
import { type ReactNode, useId } from "react";
import type { StateName } from "../theme/tokens";
import { Alert } from "./Alert";
import { CallControls, type CallControlsProps } from "./CallControls";
import { Icon, type IconName } from "./Icon";
import { LiveTimer } from "./LiveTimer";
import { stateLook } from "./StatePill";
import { Typography } from "./system";
import { VisuallyHidden } from "./VisuallyHidden";
import { WrapUpRing } from "./WrapUpRing";

export type { CallAction } from "./CallControls";

/** Where a call is, as far as the card is concerned. */
export type CallState =
  | "previewing"
  | "dialling"
  | "ringing"
  | "connected"
  | "onHold"
  | "consulting"
  | "conference"
  | "wrapUp"
  | "ended";

/** One more party of a consultation or a conference. */
export interface CallParty {
  readonly id: string;
  readonly label: string;
  /** "On hold", "Ringing": a word beside the name. */
  readonly note?: string | undefined;
}

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
  /** Why the call is here: "Asked for billing in the menu". */
  readonly reason?: string | undefined;
  /** When the present state began, milliseconds since the epoch. */
  readonly since?: number | undefined;
  /** When the call was connected, milliseconds since the epoch; the large timer counts from it. */
  readonly connectedAt?: number | undefined;
  /** When it was hung up, milliseconds since the epoch; the large timer stops there. */
  readonly endedAt?: number | undefined;
  /** Start and end of the wrap-up, milliseconds since the epoch, for the ring that runs out. */
  readonly wrapUp?: { readonly from: number; readonly to: number } | undefined;
  readonly parties?: readonly CallParty[] | undefined;
  /** What went wrong with the last action, and how to mend it. */
  readonly error?: ReactNode;
  /** Shown under the head: the disposition form in wrap-up. */
  readonly children?: ReactNode;
  readonly now?: (() => number) | undefined;
  readonly sx?: SxProps<Theme> | undefined;
}

interface Look {
  readonly tone: StateName;
  readonly icon: IconName;
  readonly word: string;
}

const looks: Readonly<Record<CallState, Look>> = {
  previewing: { tone: "ringing", icon: "identification-card", word: "Preview" },
  dialling: { tone: "ringing", icon: "phone-outgoing", word: "Dialling" },
  ringing: { tone: "ringing", icon: "phone-incoming", word: "Ringing" },
  connected: { tone: "onCall", icon: "phone-call", word: "Connected" },
  onHold: { tone: "hold", icon: "phone-pause", word: "On hold" },
  consulting: { tone: "onCall", icon: "phone-transfer", word: "Consulting" },
  conference: { tone: "onCall", icon: "users-three", word: "Conference" },
  wrapUp: { tone: "wrapUp", icon: stateLook.wrapUp.icon, word: "Wrap-up" },
  ended: { tone: "offline", icon: "phone-disconnect", word: "Ended" },
};

/** What is said aloud when a state begins. */
function announcement(state: CallState, who: string): string | null {
  switch (state) {
    case "ringing":
      return `Incoming call from ${who}`;
    case "connected":
      return `Connected to ${who}`;
    case "onHold":
      return `${who} is on hold`;
    case "wrapUp":
      return "Call ended. Wrap-up has begun";
    default:
      return null;
  }
}

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
  parties,
  error,
  children,
  now,
  sx,
  ...controls
}: CallCardProps) {
  const id = useId();
  const look = looks[state];
  const who = customerName ?? phone;
  const said = announcement(state, who);
  const live = state !== "ended" && state !== "wrapUp";
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
          borderColor: `state.${look.tone}.border`,
        },
        ...(Array.isArray(sx) ? sx : [sx ?? false]),
      ]}
    >
      {said !== null && (
        <VisuallyHidden role={state === "ringing" ? "alert" : "status"}>{said}</VisuallyHidden>
      )}
      <Box
        sx={{
          display: "flex",
          alignItems: "center",
          gap: "6px",
          height: 28,
          px: "12px",
          bgcolor: `state.${look.tone}.bg`,
          color: `state.${look.tone}.text`,
          borderBottom: "1px solid",
          borderColor: `state.${look.tone}.border`,
          fontSize: "0.75rem",
          fontWeight: 500,
        }}
      >
        <Icon
          name={state === "ringing" && direction === "outbound" ? "phone-outgoing" : look.icon}
          size={14}
          weight="fill"
          color={`state.${look.tone}.main`}
        />
        <span>{look.word}</span>
        {live && connectedAt !== undefined && since !== undefined && since !== connectedAt && (
          <LiveTimer since={since} now={now} label={`${look.word} for`} sx={{ fontWeight: 400 }} />
        )}
        {reason !== undefined && (
          <Typography
            component="span"
            variant="body2"
            noWrap
            title={reason}
            sx={{ ml: "auto", pl: "12px", color: "inherit", fontWeight: 400, minWidth: 0 }}
          >
            {reason}
          </Typography>
        )}
      </Box>
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
        </Box>
        {state === "wrapUp" && wrapUp !== undefined ? (
          <WrapUpRing from={wrapUp.from} to={wrapUp.to} now={now} />
        ) : (
          timerFrom !== undefined && (
            <LiveTimer
              since={timerFrom}
              until={endedAt}
              now={now}
              label={connectedAt === undefined ? `${look.word} for` : "Call duration"}
              sx={{ fontSize: "1.25rem", lineHeight: "1.75rem", fontWeight: 500 }}
            />
          )
        )}
      </Box>
      {parties !== undefined && parties.length > 0 && (
        <Box component="ul" aria-label="Parties" sx={{ m: 0, p: "0 12px 12px", listStyle: "none" }}>
          {parties.map((party) => (
            <Box
              component="li"
              key={party.id}
              sx={{ display: "flex", alignItems: "center", gap: "6px", minHeight: 24 }}
            >
              <Icon name="user" size={14} color="text.secondary" />
              <span>{party.label}</span>
              {party.note !== undefined && (
                <Typography component="span" variant="body2" color="text.secondary">
                  {party.note}
                </Typography>
              )}
            </Box>
          ))}
        </Box>
      )}
      {error !== undefined && error !== null && (
        <Alert severity="error" sx={{ mx: "12px", mb: "12px" }}>
          {error}
        </Alert>
      )}
      {(live || controls.onDismiss !== undefined) && (
        <CallControls {...controls} stage={stageOf(state)} onHoldNow={state === "onHold"} />
      )}
      {children !== undefined && children !== null && (
        <Box sx={{ borderTop: "1px solid", borderColor: "divider", p: "12px" }}>{children}</Box>
      )}
    </Paper>
  );
}

function stageOf(state: CallState): "offered" | "dialling" | "live" | "over" {
  switch (state) {
    case "ringing":
      return "offered";
    case "dialling":
      return "dialling";
    case "ended":
    case "wrapUp":
      return "over";
    default:
      return "live";
  }
}
