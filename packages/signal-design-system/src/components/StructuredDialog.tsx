import Box from "@mui/material/Box";
import Dialog, { type DialogProps } from "@mui/material/Dialog";
import IconButton from "@mui/material/IconButton";
import Stack from "@mui/material/Stack";
import type { SxProps, Theme } from "@mui/material/styles";
import { type ReactNode, useId } from "react";
import { Icon } from "./Icon";
import { Typography } from "./system";

/** Props of {@link StructuredDialog}. */
export interface StructuredDialogProps extends Omit<DialogProps, "title" | "onClose"> {
  readonly title: ReactNode;
  readonly subtitle?: ReactNode;
  /** Closes it: the button, Escape, or a click beside it. Without it there is no button. */
  readonly onClose?: (() => void) | undefined;
}

/** A dialog with a head; give it a {@link DialogBody} and a {@link DialogFooter}. */
export function StructuredDialog({
  title,
  subtitle,
  onClose,
  children,
  maxWidth = "sm",
  ...rest
}: StructuredDialogProps) {
  const id = useId();
  return (
    <Dialog
      maxWidth={maxWidth}
      fullWidth
      aria-labelledby={`${id}-title`}
      {...(subtitle === undefined ? {} : { "aria-describedby": `${id}-subtitle` })}
      {...(onClose === undefined ? {} : { onClose: () => onClose() })}
      {...rest}
    >
      <Stack direction="row" sx={{ p: "16px 12px 12px 20px", gap: "12px", flexShrink: 0 }}>
        <Box sx={{ flex: 1, minWidth: 0, py: "2px" }}>
          <Typography id={`${id}-title`} variant="h3" component="h2">
            {title}
          </Typography>
          {subtitle !== undefined && (
            <Typography id={`${id}-subtitle`} color="text.secondary" sx={{ mt: "2px" }}>
              {subtitle}
            </Typography>
          )}
        </Box>
        {onClose !== undefined && (
          <IconButton aria-label="Close" size="small" onClick={onClose}>
            <Icon name="x" size={16} />
          </IconButton>
        )}
      </Stack>
      {children}
    </Dialog>
  );
}

/** Props of {@link DialogBody} and {@link DialogFooter}. */
export interface DialogPartProps {
  readonly children?: ReactNode;
  readonly sx?: SxProps<Theme> | undefined;
}

/** The part of a dialog that scrolls. */
export function DialogBody({ children, sx }: DialogPartProps) {
  return (
    <Box
      sx={[
        { px: "20px", pb: "20px", overflow: "auto", flex: "1 1 auto" },
        ...(Array.isArray(sx) ? sx : [sx ?? false]),
      ]}
    >
      {children}
    </Box>
  );
}

/** The buttons of a dialog, always in sight; the primary one last. */
export function DialogFooter({ children, sx }: DialogPartProps) {
  return (
    <Stack
      direction="row"
      sx={[
        {
          p: "12px 20px",
          gap: "8px",
          justifyContent: "flex-end",
          flexWrap: "wrap",
          borderTop: "1px solid",
          borderColor: "divider",
          flexShrink: 0,
        },
        ...(Array.isArray(sx) ? sx : [sx ?? false]),
      ]}
    >
      {children}
    </Stack>
  );
}
