import {
  Box,
  Button,
  Icon,
  LiveTimer,
  type StateName,
  StatePill,
  Typography,
  VisuallyHidden,
} from "@exotel-npm-dev/signal-design-system";
import type { CallState } from "../../host/types";
import { useDesk, useWorkspace } from "../../shell/context";
import { t } from "../../texts/texts";
import { mostUrgent } from "../deskStore";
import { whoOf } from "./callFacts";

const looks: Readonly<Record<CallState, StateName>> = {
  ringing: "ringing",
  previewing: "ringing",
  dialling: "ringing",
  connected: "onCall",
  consulting: "onCall",
  conference: "onCall",
  onHold: "hold",
  wrapUp: "wrapUp",
  ended: "offline",
};

/** The commands that the bar has room for, in their order. */
const offered = [
  { command: "answer", main: "success" },
  { command: "decline", main: null },
  { command: "mute", main: null },
  { command: "unmute", main: null },
  { command: "hold", main: null },
  { command: "resume", main: null },
  { command: "hangUp", main: "error" },
] as const;

/** The call in hand while another page than the desk is in front: it is always in reach. */
export const LiveCallBar = ({ onOpen }: { onOpen: () => void }) => {
  const workspace = useWorkspace();
  const live = useDesk(({ desk }) => mostUrgent(desk?.interactions ?? []));
  const online = useDesk(({ connection }) => connection.state === "open");
  if (live === undefined) return null;
  const { interactionId, state } = live;
  const name = whoOf(live);
  const since = state === "wrapUp" ? live.endedAt : (live.connectedAt ?? live.startedAt);
  const open = (): void => {
    workspace.desk.select(interactionId);
    onOpen();
  };
  return (
    <Box
      component="section"
      aria-label={t("call.region")}
      sx={{
        flexShrink: 0,
        position: "relative",
        zIndex: 3,
        display: "flex",
        alignItems: "center",
        flexWrap: "wrap",
        gap: "6px 10px",
        minHeight: 44,
        px: "12px",
        py: "4px",
        bgcolor: `state.${looks[state]}.bg`,
        borderBottom: "1px solid",
        borderColor: `state.${looks[state]}.border`,
      }}
    >
      {state === "ringing" && live.kind === "call" && (
        <VisuallyHidden role="alert">
          {t("call.announceRinging", { name, queue: live.queueName ?? "" })}
        </VisuallyHidden>
      )}
      <StatePill size="small" state={looks[state]} label={t(`call.${state}`)} />
      <Typography noWrap sx={{ fontWeight: 600, minWidth: 0 }}>
        {name}
      </Typography>
      <LiveTimer since={since ?? undefined} now={workspace.clock.now} label={t(`call.${state}`)} />
      <Box sx={{ flex: 1 }} />
      {offered
        .filter(({ command }) => live.commands.includes(command))
        .map(({ command, main }) => (
          <Button
            key={command}
            size="small"
            variant={main === null ? "outlined" : "contained"}
            color={main ?? "inherit"}
            disabled={!online}
            onClick={() => {
              void workspace.run({ command, interactionId }).then((done) => {
                if (done && command === "answer") open();
              });
            }}
          >
            {t(`call.${command}`)}
          </Button>
        ))}
      <Button
        size="small"
        variant="text"
        color="inherit"
        endIcon={<Icon name="arrow-right" size={14} />}
        onClick={open}
      >
        {t("bar.open")}
      </Button>
    </Box>
  );
};
