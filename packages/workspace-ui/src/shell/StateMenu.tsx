import {
  Divider,
  Icon,
  ListItemIcon,
  ListItemText,
  ListSubheader,
  Menu,
  MenuItem,
  type StateName,
  StatePill,
} from "@exotel-npm-dev/signal-design-system";
import { useState } from "react";
import { mostUrgent } from "../desk/deskStore";
import type { Availability, Interaction } from "../host/types";
import { t } from "../texts/texts";
import { useDesk, usePending, useWorkspace } from "./context";
import { Tick } from "./Tick";

const stateLooks: Record<Availability["state"], StateName> = {
  notReady: "offline",
  ready: "available",
  onBreak: "break",
  busy: "onCall",
  wrapUp: "wrapUp",
};

const callLooks: Partial<Record<Interaction["state"], StateName>> = {
  ringing: "ringing",
  previewing: "ringing",
  dialling: "ringing",
  onHold: "hold",
  consulting: "onCall",
  conference: "onCall",
};

/** The word for an agent's state. */
export const availabilityWord = ({ state, reason }: Availability): string =>
  state === "onBreak" && reason ? t("state.onBreakFor", { reason }) : t(`state.${state}`);

/** The agent's state with its timer, and the menu that changes it. */
export const StateMenu = ({ compact }: { compact: boolean }) => {
  const workspace = useWorkspace();
  const availability = useDesk(({ desk }) => desk?.availability);
  const breakReasons = useDesk(({ desk }) => desk?.breakReasons ?? none);
  const commands = useDesk(({ desk }) => desk?.commands ?? none);
  const call = useDesk(({ desk }) => mostUrgent(desk?.interactions ?? noCalls)?.state);
  const pendingReady = usePending("setReady");
  const pendingBreak = usePending("startBreak");
  const pendingAuto = usePending("setAutoCall");
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (availability === undefined) return null;
  // While a call is on, its own state says more than "on a call".
  const callLook =
    availability.state === "busy" && call !== undefined ? callLooks[call] : undefined;
  const word =
    callLook !== undefined && call !== undefined
      ? t(`call.${call}`)
      : compact && availability.state === "onBreak"
        ? t("state.onBreak")
        : availabilityWord(availability);
  const nextBreak = availability.nextBreak ?? null;
  const close = (): void => setAnchor(null);
  const inHand = availability.state === "busy" || availability.state === "wrapUp";
  const can = (command: string): boolean => commands.includes(command);
  return (
    <>
      <StatePill
        size="large"
        state={callLook ?? stateLooks[availability.state]}
        label={
          nextBreak === null || compact
            ? word
            : t("state.thenBreak", { state: word, reason: nextBreak })
        }
        since={availability.since}
        now={workspace.clock.now}
        expanded={anchor !== null}
        disabled={pendingReady || pendingBreak}
        onClick={(event) => setAnchor(event.currentTarget)}
      />
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={close}
        anchorOrigin={{ vertical: "bottom", horizontal: "right" }}
        transformOrigin={{ vertical: "top", horizontal: "right" }}
        slotProps={{ list: { "aria-label": t("state.menu") }, paper: { sx: { minWidth: 240 } } }}
      >
        <MenuItem
          disabled={!can("setReady")}
          onClick={() => {
            close();
            void workspace.run({ command: "setReady" });
          }}
        >
          <ListItemIcon>
            <Icon name="check-circle" size={16} weight="fill" color="state.available.main" />
          </ListItemIcon>
          <ListItemText
            primary={t(nextBreak === null ? "state.goReady" : "state.noBreak")}
            secondary={
              nextBreak !== null
                ? t("state.nextBreak", { reason: nextBreak })
                : !can("setReady") && availability.state === "notReady"
                  ? t("state.needCampaign")
                  : undefined
            }
          />
        </MenuItem>
        <Divider />
        <ListSubheader role="presentation" sx={{ lineHeight: "28px" }}>
          {t(inHand ? "state.breaksAfter" : "state.breaks")}
        </ListSubheader>
        {breakReasons.map((reason) => (
          <MenuItem
            key={reason}
            disabled={!can("startBreak")}
            selected={
              nextBreak === reason ||
              (availability.state === "onBreak" && availability.reason === reason)
            }
            onClick={() => {
              close();
              void workspace.run({ command: "startBreak", reason });
            }}
          >
            <ListItemIcon>
              <Icon name="coffee" size={16} />
            </ListItemIcon>
            <ListItemText>{reason}</ListItemText>
          </MenuItem>
        ))}
        <Divider />
        <MenuItem
          disableRipple
          disabled={!can("setAutoCall") || pendingAuto}
          onClick={() => void workspace.run({ command: "setAutoCall", on: !availability.autoCall })}
          role="menuitemcheckbox"
          aria-checked={availability.autoCall}
        >
          <ListItemText
            primary={t("state.autoCall")}
            secondary={t("state.autoCallHint")}
            sx={{ mr: "16px" }}
          />
          <Tick on={availability.autoCall} />
        </MenuItem>
      </Menu>
    </>
  );
};

const none: readonly string[] = [];
const noCalls: readonly Interaction[] = [];
