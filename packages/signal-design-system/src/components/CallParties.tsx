import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { Icon, type IconName } from "./Icon";
import { LiveTimer } from "./LiveTimer";
import { Typography } from "./system";

/** One more party of a consultation or a conference. */
export interface CallParty {
  readonly id: string;
  readonly label: string;
  /** "On hold", "Ringing": a word beside the name. */
  readonly note?: string | undefined;
  readonly icon?: IconName | undefined;
  /** Since when the party is there, milliseconds since the epoch. */
  readonly since?: number | undefined;
}

/** A third side that is being tried: nobody is there yet. */
export interface CallAttempt {
  /** "Transferring to Billing". */
  readonly label: string;
  /** Milliseconds since the epoch. */
  readonly since: number;
  /** When it is given up, milliseconds since the epoch. */
  readonly until?: number | undefined;
}

const row = {
  display: "flex",
  alignItems: "center",
  gap: "8px",
  minHeight: 32,
} as const;

/** Who is in the call beside agent and customer, each with a way to send them off. */
export function CallParties({
  parties,
  now,
  onDrop,
  disabled = false,
}: {
  readonly parties: readonly CallParty[];
  readonly now?: (() => number) | undefined;
  readonly onDrop?: ((partyId: string) => void) | undefined;
  readonly disabled?: boolean | undefined;
}) {
  return (
    <Box
      component="ul"
      aria-label="Parties"
      sx={{
        m: "0 12px 12px",
        p: "0 4px 0 10px",
        listStyle: "none",
        border: "1px solid",
        borderColor: "divider",
        borderRadius: "6px",
        // Many parties don't push the controls away.
        maxHeight: 136,
        overflow: "auto",
        "& li + li": { borderTop: "1px solid", borderColor: "divider" },
      }}
    >
      {parties.map((party) => (
        <Box component="li" key={party.id} sx={row}>
          <Icon name={party.icon ?? "user"} size={14} color="text.secondary" />
          <Typography component="span" noWrap sx={{ minWidth: 0 }}>
            {party.label}
          </Typography>
          {party.note !== undefined && (
            <Typography component="span" variant="body2" color="text.secondary" noWrap>
              {party.note}
            </Typography>
          )}
          <Box sx={{ flex: 1 }} />
          {party.since !== undefined && (
            <LiveTimer
              since={party.since}
              now={now}
              label={`${party.label} is in the call for`}
              sx={{ color: "text.secondary", fontSize: "0.75rem" }}
            />
          )}
          {onDrop !== undefined && (
            <Button
              size="small"
              variant="text"
              color="inherit"
              disabled={disabled}
              aria-label={`Drop ${party.label}`}
              onClick={() => onDrop(party.id)}
            >
              Drop
            </Button>
          )}
        </Box>
      ))}
    </Box>
  );
}

/** An attempt in progress, how long it has lasted, and the way out of it. */
export function CallAttemptBar({
  attempt,
  now,
  onCancel,
  disabled = false,
}: {
  readonly attempt: CallAttempt;
  readonly now?: (() => number) | undefined;
  readonly onCancel?: (() => void) | undefined;
  readonly disabled?: boolean | undefined;
}) {
  return (
    <Box
      role="status"
      sx={{
        ...row,
        m: "0 12px 12px",
        p: "0 4px 0 10px",
        minHeight: 36,
        border: "1px solid",
        borderColor: "state.ringing.border",
        borderRadius: "6px",
        bgcolor: "state.ringing.bg",
        color: "state.ringing.text",
      }}
    >
      <Icon name="phone-outgoing" size={16} weight="fill" color="state.ringing.main" />
      <Typography component="span" noWrap title={attempt.label} sx={{ minWidth: 0 }}>
        {attempt.label}
      </Typography>
      <LiveTimer
        since={attempt.until === undefined ? attempt.since : undefined}
        to={attempt.until}
        now={now}
        label={attempt.until === undefined ? "Trying for" : "Given up in"}
        sx={{ fontSize: "0.75rem" }}
      />
      <Box sx={{ flex: 1 }} />
      {onCancel !== undefined && (
        <Button size="small" variant="text" color="inherit" disabled={disabled} onClick={onCancel}>
          Cancel
        </Button>
      )}
    </Box>
  );
}
