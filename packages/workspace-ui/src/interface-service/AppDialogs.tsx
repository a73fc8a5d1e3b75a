import { Box, Icon, IconButton, Typography } from "@exotel-npm-dev/signal-design-system";
import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from "react";
import { createPortal } from "react-dom";
import { AppLogo } from "../frames/AppLogo";
import { appTitle } from "../frames/appTitle";
import { type Frame, titleOf } from "../frames/frame";
import { SlotPlace } from "../frames/SlotPlace";
import { dialogZIndex } from "../frames/slotRects";
import { useFrames, useWorkspace } from "../shell/context";
import { t } from "../texts/texts";

/** Pop-ups and modal apps: each a dialog that holds a frame. */
export const AppDialogs = () => {
  const workspace = useWorkspace();
  const frames = useFrames();
  const dialogs = frames.filter((frame) => frame.kind === "dialog");
  const shown = dialogs.at(-1);
  const any = shown !== undefined;

  useEffect(() => {
    const root = document.getElementById("root");
    if (!any) return;
    const before = document.activeElement;
    if (root !== null) root.inert = true;
    workspace.frames.setInert(true);
    return () => {
      if (root !== null) root.inert = false;
      workspace.frames.setInert(false);
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [any, workspace]);

  // Frames that come while a dialog is open must not take input behind it.
  useEffect(() => {
    if (any && frames.length > 0) workspace.frames.setInert(true);
  }, [any, frames, workspace]);

  return shown === undefined
    ? null
    : createPortal(<AppDialog key={shown.frameId} frame={shown} />, document.body);
};

/**
 * Not the design system's dialog: that one holds the focus inside its own elements, and the app's frame lies in the
 * layer of frames.
 */
const AppDialog = ({ frame }: { frame: Frame }) => {
  const workspace = useWorkspace();
  const close = useRef<HTMLButtonElement>(null);
  const title = titleOf(frame);
  const end = (): void => workspace.services.windows.remove(frame);
  useEffect(() => close.current?.focus(), []);

  return (
    <Box
      sx={{
        position: "fixed",
        inset: 0,
        zIndex: dialogZIndex - 1,
        display: "grid",
        gridTemplate: "minmax(0, 1fr) / minmax(0, 1fr)",
        placeItems: "center",
        p: "16px",
        bgcolor: "rgb(26 31 40 / 0.32)",
      }}
      onMouseDown={(event: MouseEvent) => {
        if (event.target === event.currentTarget) end();
      }}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === "Escape") end();
      }}
    >
      <Box
        role="dialog"
        aria-modal="true"
        aria-label={title}
        sx={{
          width: frame.dialog?.width ?? 560,
          height: (frame.dialog?.height ?? 480) + 44,
          maxWidth: "100%",
          maxHeight: "100%",
          display: "flex",
          flexDirection: "column",
          borderRadius: "10px",
          overflow: "hidden",
          bgcolor: "background.paper",
          boxShadow: "0 24px 64px -12px rgb(26 31 40 / 0.4)",
        }}
      >
        <Box
          sx={{
            display: "flex",
            alignItems: "center",
            gap: "8px",
            height: 44,
            flexShrink: 0,
            pl: "12px",
            pr: "8px",
            borderBottom: "1px solid",
            borderColor: "divider",
          }}
        >
          <AppLogo app={frame.app} />
          <Typography
            component="h2"
            variant="subtitle1"
            noWrap
            title={appTitle(frame)}
            sx={{ flex: 1, minWidth: 0 }}
          >
            {title}
          </Typography>
          <IconButton ref={close} size="small" aria-label={t("dialog.close")} onClick={end}>
            <Icon name="x" size={16} />
          </IconButton>
        </Box>
        <SlotPlace frame={frame} />
      </Box>
    </Box>
  );
};
