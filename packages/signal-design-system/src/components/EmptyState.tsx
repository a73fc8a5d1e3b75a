import Box from "@mui/material/Box";
import type { SxProps, Theme } from "@mui/material/styles";
import type { ReactNode } from "react";
import { Icon, type IconName } from "./Icon";
import { Typography } from "./system";

/** Props of {@link EmptyState}. */
export interface EmptyStateProps {
  readonly icon?: IconName | undefined;
  /** What is not here: "No calls yet". */
  readonly title: ReactNode;
  /** What brings something here. */
  readonly text?: ReactNode;
  /** The button that does it. */
  readonly action?: ReactNode;
  /** Less room around it, for a panel. */
  readonly dense?: boolean | undefined;
  readonly sx?: SxProps<Theme> | undefined;
}

/** Says that there is nothing, why, and what to do about it. */
export function EmptyState({
  icon = "tray",
  title,
  text,
  action,
  dense = false,
  sx,
}: EmptyStateProps) {
  return (
    <Box
      sx={[
        {
          display: "flex",
          flexDirection: "column",
          alignItems: "center",
          justifyContent: "center",
          textAlign: "center",
          px: "16px",
          py: dense ? "24px" : "48px",
        },
        ...(Array.isArray(sx) ? sx : [sx ?? false]),
      ]}
    >
      <Box
        sx={{
          display: "grid",
          placeItems: "center",
          width: 40,
          height: 40,
          mb: "12px",
          borderRadius: "10px",
          border: "1px solid",
          borderColor: "divider",
          bgcolor: "background.paper",
          color: "text.secondary",
        }}
      >
        <Icon name={icon} size={20} />
      </Box>
      <Typography component="p" variant="subtitle1">
        {title}
      </Typography>
      {text !== undefined && (
        <Typography color="text.secondary" sx={{ mt: "4px", maxWidth: 360, textWrap: "balance" }}>
          {text}
        </Typography>
      )}
      {action !== undefined && <Box sx={{ mt: "16px" }}>{action}</Box>}
    </Box>
  );
}
