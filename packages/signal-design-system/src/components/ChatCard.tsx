import Box from "@mui/material/Box";
import Button, { type ButtonProps } from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import Paper from "@mui/material/Paper";
import type { SxProps, Theme } from "@mui/material/styles";
import { type ReactNode, useId } from "react";
import type { StateName } from "../theme/tokens";
import { Alert } from "./Alert";
import { Icon, type IconName } from "./Icon";
import { LiveTimer } from "./LiveTimer";
import { stateLook } from "./StatePill";
import { Typography } from "./system";
import { VisuallyHidden } from "./VisuallyHidden";
import { WrapUpRing } from "./WrapUpRing";

/** Where a chat is, as far as the card is concerned. */
export type ChatCardState = "offered" | "connected" | "wrapUp" | "ended";

/** What can be done with a chat. */
export type ChatAction =
  | "accept"
  | "decline"
  | "transfer"
  | "conference"
  | "cancel"
  | "leave"
  | "end"
  | "dismiss";

/** Somebody in the chat beside agent and customer. */
export interface ChatParty {
  readonly id: string;
  readonly label: string;
  readonly note?: string | undefined;
  /** Takes the person out of the chat. */
  readonly onDrop?: (() => void) | undefined;
}

/** Props of {@link ChatCard}: facts, the clock, and callbacks. An action without its callback is not shown. */
export interface ChatCardProps {
  readonly state: ChatCardState;
  readonly customerName: string;
  /** What is known of the customer, ready to show: number, address. */
  readonly contact?: string | undefined;
  readonly queueName?: string | undefined;
  readonly campaignName?: string | undefined;
  /** Why it is here, or how it ended: "Handed over by Jon Fernandes". */
  readonly reason?: string | undefined;
  /** When the present state began, milliseconds since the epoch. */
  readonly since?: number | undefined;
  /** When the chat was accepted, milliseconds since the epoch; the timer counts from it. */
  readonly connectedAt?: number | undefined;
  /** When it ended, milliseconds since the epoch; the timer stops there. */
  readonly endedAt?: number | undefined;
  /** Start and end of the wrap-up, milliseconds since the epoch. */
  readonly wrapUp?: { readonly from: number; readonly to: number } | undefined;
  /** The customer's first words, while the chat is offered. */
  readonly preview?: string | undefined;
  readonly parties?: readonly ChatParty[] | undefined;
  /** Someone is being asked: "Asking Jon Fernandes to take over". */
  readonly attempt?: { readonly label: string; readonly since: number } | undefined;
  /** What went wrong with the last action, and how to mend it. */
  readonly error?: ReactNode;
  /** The action under way. */
  readonly busy?: ChatAction | undefined;
  /** Nothing can be done now (the connection to the host is lost). */
  readonly disabled?: boolean | undefined;
  readonly onAccept?: (() => void) | undefined;
  readonly onDecline?: (() => void) | undefined;
  readonly onTransfer?: (() => void) | undefined;
  readonly onConference?: (() => void) | undefined;
  /** Gives the attempt up. */
  readonly onCancelAttempt?: (() => void) | undefined;
  /** Leaves the others alone with the customer. */
  readonly onLeave?: (() => void) | undefined;
  readonly onEnd?: (() => void) | undefined;
  /** Takes an ended chat off the desk. */
  readonly onDismiss?: (() => void) | undefined;
  readonly now?: (() => number) | undefined;
  readonly sx?: SxProps<Theme> | undefined;
}

interface Look {
  readonly tone: StateName;
  readonly icon: IconName;
  readonly word: string;
}

const looks: Readonly<Record<ChatCardState, Look>> = {
  offered: { tone: "ringing", icon: "chat-circle-text", word: "New chat" },
  connected: { tone: "onCall", icon: "chats", word: "Chatting" },
  wrapUp: { tone: "wrapUp", icon: stateLook.wrapUp.icon, word: "Wrap-up" },
  ended: { tone: "offline", icon: "check-circle", word: "Ended" },
};

/** What is said aloud when a state begins. */
function announcement(state: ChatCardState, who: string): string | null {
  switch (state) {
    case "offered":
      return `New chat from ${who}`;
    case "connected":
      return `Chatting with ${who}`;
    case "wrapUp":
      return "Chat ended. Wrap-up has begun";
    case "ended":
      return null;
  }
}

/** The head of a chat: who, why, how long, and its actions. It only shows: state and actions belong to its owner. */
export function ChatCard({
  state,
  customerName,
  contact,
  queueName,
  campaignName,
  reason,
  since,
  connectedAt,
  endedAt,
  wrapUp,
  preview,
  parties = [],
  attempt,
  error,
  busy,
  disabled = false,
  now,
  sx,
  ...on
}: ChatCardProps) {
  const id = useId();
  const look = looks[state];
  const said = announcement(state, customerName);
  const timerFrom = connectedAt ?? since;
  const facts = [contact, queueName, campaignName].filter(
    (fact): fact is string => fact !== undefined && fact !== "",
  );
  const action = (name: ChatAction) => ({ busy: busy === name, disabled });

  return (
    <Paper
      component="section"
      variant="outlined"
      aria-labelledby={`${id}-who`}
      data-chat-state={state}
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
        <VisuallyHidden role={state === "offered" ? "alert" : "status"}>{said}</VisuallyHidden>
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
        <Icon name={look.icon} size={14} weight="fill" color={`state.${look.tone}.main`} />
        <span>{look.word}</span>
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
      <Box
        sx={{
          p: "10px 12px",
          display: "grid",
          gridTemplateColumns: "minmax(0, 1fr) auto auto",
          alignItems: "center",
          columnGap: "12px",
          rowGap: "8px",
          "@container (max-width: 620px)": { gridTemplateColumns: "minmax(0, 1fr) auto" },
        }}
      >
        <Box sx={{ minWidth: 0 }}>
          <Typography
            id={`${id}-who`}
            variant={state === "offered" ? "h2" : "h3"}
            component="h2"
            noWrap
            title={customerName}
          >
            {customerName}
          </Typography>
          <Typography
            variant="body2"
            component="p"
            noWrap
            title={facts.join(" · ")}
            sx={{ m: 0, color: "text.secondary", fontVariantNumeric: "tabular-nums" }}
          >
            {facts.join(" · ")}
          </Typography>
        </Box>
        {state === "wrapUp" && wrapUp !== undefined ? (
          <WrapUpRing from={wrapUp.from} to={wrapUp.to} now={now} />
        ) : timerFrom !== undefined ? (
          <LiveTimer
            since={timerFrom}
            until={endedAt}
            now={now}
            label={connectedAt === undefined ? "Waiting for" : "Chat duration"}
            sx={{ fontSize: "1rem", lineHeight: "1.5rem", fontWeight: 500 }}
          />
        ) : (
          <span />
        )}
        <Box
          role="group"
          aria-label="Chat actions"
          sx={{
            display: "flex",
            gap: "6px",
            "&:empty": { display: "none" },
            "@container (max-width: 620px)": { gridColumn: "1 / -1" },
          }}
        >
          {state === "offered" && on.onAccept && (
            <Action
              {...action("accept")}
              kind="accept"
              icon="chat-circle-text"
              label="Accept"
              onClick={on.onAccept}
            />
          )}
          {state === "offered" && on.onDecline && (
            <Action
              {...action("decline")}
              kind="decline"
              icon="x"
              label="Decline"
              onClick={on.onDecline}
            />
          )}
          {state === "connected" && on.onTransfer && (
            <Action
              {...action("transfer")}
              icon="arrows-left-right"
              label="Transfer"
              onClick={on.onTransfer}
            />
          )}
          {state === "connected" && on.onConference && (
            <Action
              {...action("conference")}
              icon="user-plus"
              label="Add a person"
              onClick={on.onConference}
            />
          )}
          {state === "connected" && on.onLeave && (
            <Action {...action("leave")} icon="sign-out" label="Leave" onClick={on.onLeave} />
          )}
          {state === "connected" && on.onEnd && (
            <Action {...action("end")} kind="end" icon="x" label="End chat" onClick={on.onEnd} />
          )}
          {on.onDismiss && (
            <Action {...action("dismiss")} icon="x" label="Close" onClick={on.onDismiss} />
          )}
        </Box>
      </Box>
      {state === "offered" && preview !== undefined && preview !== "" && (
        <Typography
          component="blockquote"
          sx={{
            m: "0 12px 12px",
            pl: "10px",
            borderLeft: "2px solid",
            borderColor: "neutral.300",
            display: "-webkit-box",
            WebkitBoxOrient: "vertical",
            WebkitLineClamp: 3,
            overflow: "hidden",
            overflowWrap: "anywhere",
          }}
        >
          {preview}
        </Typography>
      )}
      {(parties.length > 0 || attempt !== undefined) && (
        <Box
          component="ul"
          aria-label="Also in this chat"
          sx={{
            m: 0,
            p: "0 12px 10px",
            listStyle: "none",
            display: "flex",
            flexWrap: "wrap",
            gap: "4px 12px",
          }}
        >
          {parties.map((party) => (
            <Box
              component="li"
              key={party.id}
              sx={{ display: "flex", alignItems: "center", gap: "6px", minHeight: 28 }}
            >
              <Icon name="user" size={14} color="text.secondary" />
              <span>{party.label}</span>
              {party.note !== undefined && (
                <Typography component="span" variant="body2" color="text.secondary">
                  {party.note}
                </Typography>
              )}
              {party.onDrop !== undefined && (
                <IconButton
                  size="small"
                  aria-label={`Remove ${party.label} from the chat`}
                  disabled={disabled}
                  onClick={party.onDrop}
                >
                  <Icon name="x" size={12} />
                </IconButton>
              )}
            </Box>
          ))}
          {attempt !== undefined && (
            <Box
              component="li"
              sx={{ display: "flex", alignItems: "center", gap: "8px", minHeight: 28 }}
            >
              <Icon name="hourglass-medium" size={14} color="state.ringing.main" />
              <span>{attempt.label}</span>
              <LiveTimer since={attempt.since} now={now} label="Waiting for" />
              {on.onCancelAttempt !== undefined && (
                <Button
                  size="small"
                  variant="outlined"
                  color="inherit"
                  disabled={disabled}
                  loading={busy === "cancel"}
                  onClick={on.onCancelAttempt}
                >
                  Cancel
                </Button>
              )}
            </Box>
          )}
        </Box>
      )}
      {error !== undefined && error !== null && (
        <Alert severity="error" sx={{ mx: "12px", mb: "12px" }}>
          {error}
        </Alert>
      )}
    </Paper>
  );
}

const kinds: Record<
  "quiet" | "accept" | "decline" | "end",
  Pick<ButtonProps, "variant" | "color">
> = {
  quiet: { variant: "outlined", color: "inherit" },
  accept: { variant: "contained", color: "success" },
  decline: { variant: "outlined", color: "error" },
  end: { variant: "outlined", color: "error" },
};

function Action({
  icon,
  label,
  onClick,
  busy,
  disabled,
  kind = "quiet",
}: {
  readonly icon: IconName;
  readonly label: string;
  readonly onClick: () => void;
  readonly busy: boolean;
  readonly disabled: boolean;
  readonly kind?: keyof typeof kinds | undefined;
}) {
  return (
    <Button
      {...kinds[kind]}
      aria-label={label}
      title={label}
      disabled={disabled}
      aria-busy={busy}
      onClick={busy ? () => {} : onClick}
      sx={{
        gap: "6px",
        px: "10px",
        ...(busy && { opacity: 0.7, cursor: "progress" }),
        // An end stands apart from what is pressed more often.
        ...(kind === "end" && { ml: "auto" }),
        ...(kind === "quiet" && {
          "@container (max-width: 480px)": {
            width: 34,
            px: 0,
            "& .signal-action-word": { display: "none" },
          },
        }),
      }}
    >
      <Icon name={icon} size={16} weight={kind === "accept" ? "fill" : "regular"} />
      <span className="signal-action-word">{label}</span>
    </Button>
  );
}
