import {
  Box,
  Button,
  Chip,
  Icon,
  IconButton,
  ListItemIcon,
  ListItemText,
  Menu,
  MenuItem,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useState } from "react";
import type { Callback } from "../../host/types";
import { useDesk, usePending, useWorkspace } from "../../shell/context";
import * as format from "../../texts/format";
import { t } from "../../texts/texts";
import { useCallbackName } from "./useCallbackName";

/** One promised call: whom, when, why, and the call itself one press away. */
export const CallbackRow = ({
  callback,
  onReschedule,
  onCancel,
}: {
  callback: Callback;
  onReschedule: () => void;
  onCancel: () => void;
}) => {
  const workspace = useWorkspace();
  const canDial = useDesk(
    ({ desk }) => desk?.commands.some((one) => one === "dialCallback" || one === "dial") ?? false,
  );
  const pending = usePending("dialCallback");
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const name = useCallbackName(callback);
  const due = callback.state === "due";
  const then = (run: () => void) => (): void => {
    setAnchor(null);
    run();
  };
  return (
    <Box sx={{ display: "flex", alignItems: "center", gap: "8px", p: "8px 8px 8px 12px" }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box sx={{ display: "flex", alignItems: "center", gap: "8px", minWidth: 0 }}>
          <Typography noWrap sx={{ fontWeight: due ? 600 : 400 }}>
            {name}
          </Typography>
          {callback.state !== "scheduled" && (
            <Chip
              size="small"
              color={due ? "warning" : "default"}
              label={t(`callback.state.${callback.state}`)}
            />
          )}
        </Box>
        <Typography
          variant="body2"
          color="text.secondary"
          noWrap
          title={callback.note ?? undefined}
        >
          {[
            format.dateAndTime(callback.callbackTime),
            callback.userId === null && t("callbacks.anyone"),
            callback.note,
          ]
            .filter(Boolean)
            .join(" · ")}
        </Typography>
      </Box>
      {canDial && (
        <Button
          size="small"
          variant={due ? "contained" : "outlined"}
          color={due ? "primary" : "inherit"}
          disabled={pending}
          startIcon={<Icon name="phone" size={14} />}
          aria-label={t("callbacks.callName", { name })}
          onClick={() => {
            const { callbackId } = callback;
            void workspace.run({ command: "dialCallback", callbackId });
          }}
        >
          {t("callbacks.call")}
        </Button>
      )}
      <IconButton
        size="small"
        aria-label={t("callbacks.more", { name })}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Icon name="dots-three" size={16} weight="bold" />
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <MenuItem onClick={then(onReschedule)}>
          <ListItemIcon>
            <Icon name="clock" size={16} />
          </ListItemIcon>
          <ListItemText>{t("callbacks.reschedule")}</ListItemText>
        </MenuItem>
        <MenuItem onClick={then(onCancel)}>
          <ListItemIcon>
            <Icon name="trash" size={16} />
          </ListItemIcon>
          <ListItemText>{t("callbacks.cancel")}</ListItemText>
        </MenuItem>
      </Menu>
    </Box>
  );
};
