import {
  Box,
  Button,
  Chip,
  Divider,
  Icon,
  IconButton,
  ListItemIcon,
  ListItemText,
  Menu,
  MenuItem,
  Tooltip,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { type ReactNode, useState } from "react";
import { useWorkspace } from "../shell/context";
import { t } from "../texts/texts";
import { AppLogo } from "./AppLogo";
import { appTitle } from "./appTitle";
import { type Frame, titleOf } from "./frame";

/** The head of an app's panel: its name, how it is doing, and its menu. */
export const AppHead = ({ frame, children }: { frame: Frame; children?: ReactNode }) => (
  <Box
    sx={{
      display: "flex",
      alignItems: "center",
      gap: "8px",
      height: 40,
      flexShrink: 0,
      pl: "12px",
      pr: "6px",
      borderBottom: "1px solid",
      borderColor: "divider",
      bgcolor: "background.paper",
    }}
  >
    <AppLogo app={frame.app} />
    <Typography
      component="h2"
      variant="subtitle1"
      noWrap
      sx={{ minWidth: 0 }}
      title={appTitle(frame)}
    >
      {titleOf(frame)}
    </Typography>
    {frame.app.dev && <Chip size="small" label={t("app.dev")} />}
    <Box sx={{ flex: 1 }} />
    <AppNotice frame={frame} />
    <AppMenu frame={frame} />
    {children}
    {frame.kind === "further" && <CloseFurther frame={frame} />}
  </Box>
);

/** Ends an instance that an app opened beside its own. */
const CloseFurther = ({ frame }: { frame: Frame }) => {
  const workspace = useWorkspace();
  return (
    <IconButton
      size="small"
      aria-label={t("app.close", { title: titleOf(frame) })}
      onClick={() => workspace.services.windows.remove(frame)}
    >
      <Icon name="x" size={16} />
    </IconButton>
  );
};

const AppNotice = ({ frame }: { frame: Frame }) => {
  const workspace = useWorkspace();
  if (frame.updateReady) {
    return (
      <Button
        size="small"
        variant="text"
        startIcon={<Icon name="arrows-clockwise" size={14} />}
        onClick={() => workspace.frames.reload(frame.frameId)}
      >
        {t("app.update")}
      </Button>
    );
  }
  if (frame.phase === "silent") {
    return (
      <Tooltip title={t("frame.silentHint")}>
        <Box
          component="span"
          tabIndex={0}
          aria-label={`${t("frame.silent")}. ${t("frame.silentHint")}`}
          role="note"
          sx={{ display: "inline-flex", color: "state.hold.main", p: "4px", borderRadius: "6px" }}
        >
          <Icon name="plugs" size={16} />
        </Box>
      </Tooltip>
    );
  }
  return null;
};

const AppMenu = ({ frame }: { frame: Frame }) => {
  const workspace = useWorkspace();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = (): void => setAnchor(null);
  const item = (
    icon: "arrows-clockwise" | "arrow-square-out" | "arrow-right",
    text: string,
    run: () => void,
  ) => (
    <MenuItem
      onClick={() => {
        close();
        run();
      }}
    >
      <ListItemIcon>
        <Icon name={icon} size={16} />
      </ListItemIcon>
      <ListItemText>{text}</ListItemText>
    </MenuItem>
  );
  return (
    <>
      <IconButton
        size="small"
        aria-label={t("app.menu")}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Icon name="dots-three" size={18} weight="bold" />
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={close}>
        {item("arrows-clockwise", t("app.reload"), () => workspace.frames.reload(frame.frameId))}
        {item("arrow-square-out", t("app.window"), () => {
          void workspace.openWindow(frame, t("app.popupBlocked"));
        })}
        {item("arrow-right", t("app.focus"), () => {
          // After the menu has given the focus back.
          setTimeout(() => workspace.frames.focus(frame.frameId), 50);
        })}
        <Divider />
        <MenuItem disabled>
          {t("app.about", { name: frame.app.name, version: frame.app.version })}
        </MenuItem>
      </Menu>
    </>
  );
};
