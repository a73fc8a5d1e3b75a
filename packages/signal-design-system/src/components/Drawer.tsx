import Box from "@mui/material/Box";
import MuiDrawer, { type DrawerProps as MuiDrawerProps } from "@mui/material/Drawer";
import IconButton from "@mui/material/IconButton";
import type { PaperProps } from "@mui/material/Paper";
import Stack from "@mui/material/Stack";
import { type ReactNode, useId } from "react";
import { Icon } from "./Icon";
import { Typography } from "./system";

/** Props of {@link Drawer}. */
export interface DrawerProps extends Omit<MuiDrawerProps, "title" | "onClose" | "slotProps"> {
  readonly title?: ReactNode;
  readonly subtitle?: ReactNode;
  /** Buttons at the foot, always in sight. */
  readonly footerActions?: ReactNode;
  readonly onClose?: (() => void) | undefined;
  /** Width of a drawer at the side, in pixels; a narrow window gives it all of its width. */
  readonly width?: number | undefined;
  /** Props of the paper. */
  readonly PaperProps?: PaperProps | undefined;
}

/** A panel from the edge, for the rarer things: head, content that scrolls, buttons at the foot. */
export function Drawer({
  title,
  subtitle,
  footerActions,
  onClose,
  width = 420,
  anchor = "right",
  children,
  PaperProps: paperProps,
  ...rest
}: DrawerProps) {
  const id = useId();
  const atSide = anchor === "left" || anchor === "right";
  const { sx: paperSx, ...paperRest } = paperProps ?? {};
  return (
    <MuiDrawer
      anchor={anchor}
      {...rest}
      {...(onClose === undefined ? {} : { onClose: () => onClose() })}
      slotProps={{
        paper: {
          role: "dialog",
          "aria-modal": true,
          ...(title === undefined ? {} : { "aria-labelledby": `${id}-title` }),
          ...paperRest,
          sx: [
            atSide ? { width, maxWidth: "100vw" } : { maxHeight: "90vh" },
            ...(Array.isArray(paperSx) ? paperSx : [paperSx ?? false]),
          ],
        },
      }}
    >
      {title !== undefined && (
        <Stack
          direction="row"
          sx={{
            p: "12px 8px 12px 16px",
            gap: "12px",
            borderBottom: "1px solid",
            borderColor: "divider",
            flexShrink: 0,
          }}
        >
          <Box sx={{ flex: 1, minWidth: 0, py: "2px" }}>
            <Typography id={`${id}-title`} variant="h3" component="h2">
              {title}
            </Typography>
            {subtitle !== undefined && <Typography color="text.secondary">{subtitle}</Typography>}
          </Box>
          {onClose !== undefined && (
            <IconButton aria-label="Close" size="small" onClick={onClose}>
              <Icon name="x" size={16} />
            </IconButton>
          )}
        </Stack>
      )}
      <Box sx={{ flex: "1 1 auto", overflow: "auto", p: "16px" }}>{children}</Box>
      {footerActions !== undefined && (
        <Stack
          direction="row"
          sx={{
            p: "12px 16px",
            gap: "8px",
            justifyContent: "flex-end",
            borderTop: "1px solid",
            borderColor: "divider",
            flexShrink: 0,
          }}
        >
          {footerActions}
        </Stack>
      )}
    </MuiDrawer>
  );
}
