import Box from "@mui/material/Box";
import CircularProgress from "@mui/material/CircularProgress";
import type { ReactNode } from "react";
import { type CallState, callLook } from "./callState";
import { Icon, type IconName } from "./Icon";
import { LiveTimer } from "./LiveTimer";
import { Typography } from "./system";

/** What a supervisor does in the call. */
export type CallSupervision = "listening" | "barged";

const supervisionWords: Readonly<Record<CallSupervision, string>> = {
  listening: "A supervisor listens",
  barged: "A supervisor is in the call",
};

interface CallStripProps {
  readonly state: CallState;
  readonly direction: "inbound" | "outbound";
  readonly since: number | undefined;
  readonly muted: boolean;
  readonly supervision: CallSupervision | undefined;
  readonly reason: string | undefined;
  readonly pending: string | undefined;
  readonly now: (() => number) | undefined;
}

/** The line on top of a call card: its state, what bears on it, and why it is here. */
export function CallStrip({
  state,
  direction,
  since,
  muted,
  supervision,
  reason,
  pending,
  now,
}: CallStripProps) {
  const { tone, icon, word } = callLook(state, direction);
  const live = state !== "ended" && state !== "wrapUp";
  return (
    <Box
      sx={{
        display: "flex",
        alignItems: "center",
        flexWrap: "wrap",
        columnGap: "6px",
        minHeight: 28,
        px: "12px",
        bgcolor: `state.${tone}.bg`,
        color: `state.${tone}.text`,
        borderBottom: "1px solid",
        borderColor: `state.${tone}.border`,
        fontSize: "0.75rem",
        lineHeight: "1.25rem",
        fontWeight: 500,
      }}
    >
      <Icon name={icon} size={14} weight="fill" color={`state.${tone}.main`} />
      <span>{word}</span>
      {live && since !== undefined && (
        <LiveTimer since={since} now={now} label={`${word} for`} sx={{ fontWeight: 400 }} />
      )}
      {muted && <Mark icon="microphone-slash">Muted</Mark>}
      {supervision !== undefined && <Mark icon="headphones">{supervisionWords[supervision]}</Mark>}
      <Box
        role="status"
        sx={{ ml: "auto", minWidth: 0, display: "flex", alignItems: "center", gap: "6px" }}
      >
        {pending !== undefined ? (
          <>
            <CircularProgress aria-hidden size={12} color="inherit" />
            <Aside>{pending}</Aside>
          </>
        ) : (
          reason !== undefined && <Aside>{reason}</Aside>
        )}
      </Box>
    </Box>
  );
}

const Mark = ({ icon, children }: { readonly icon: IconName; readonly children: ReactNode }) => (
  <Box
    component="span"
    sx={{ display: "inline-flex", alignItems: "center", gap: "4px", ml: "6px" }}
  >
    <Icon name={icon} size={14} weight="fill" />
    {children}
  </Box>
);

const Aside = ({ children }: { readonly children: string }) => (
  <Typography
    component="span"
    variant="body2"
    noWrap
    title={children}
    sx={{ color: "inherit", fontWeight: 400, minWidth: 0 }}
  >
    {children}
  </Typography>
);
