import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import type { SxProps, Theme } from "@mui/material/styles";
import type { ReactNode } from "react";
import { monospaceFamily } from "../theme/theme";
import { Icon } from "./Icon";
import { Typography } from "./system";

/** A way out of an error. */
export interface Remedy {
  /** A verb: "Try again". */
  readonly label: string;
  readonly onClick: () => void;
}

/** Props of {@link ErrorState}. */
export interface ErrorStateProps {
  /** What failed: "The app did not load". */
  readonly what: ReactNode;
  /** Why, and how to mend it. */
  readonly why?: ReactNode;
  /** What the button does about it. */
  readonly remedy?: Remedy | undefined;
  /** A second way out. */
  readonly secondary?: Remedy | undefined;
  /** What a developer wants to see: a code, an address, a message. */
  readonly details?: ReactNode;
  /** Less room around it, for a panel. */
  readonly dense?: boolean | undefined;
  readonly sx?: SxProps<Theme> | undefined;
}

/** Says what failed, why, and offers the remedy as a button. */
export function ErrorState({
  what,
  why,
  remedy,
  secondary,
  details,
  dense = false,
  sx,
}: ErrorStateProps) {
  return (
    <Box
      role="alert"
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
          borderColor: "state.failure.border",
          bgcolor: "state.failure.bg",
          color: "state.failure.main",
        }}
      >
        <Icon name="warning-circle" size={20} weight="fill" />
      </Box>
      <Typography component="p" variant="subtitle1">
        {what}
      </Typography>
      {why !== undefined && (
        <Typography component="div" color="text.secondary" sx={{ mt: "4px", maxWidth: 420 }}>
          {why}
        </Typography>
      )}
      {details !== undefined && (
        <Box
          component="pre"
          sx={{
            m: 0,
            mt: "12px",
            p: "8px 10px",
            maxWidth: "100%",
            overflow: "auto",
            textAlign: "left",
            fontFamily: monospaceFamily,
            fontSize: "0.75rem",
            lineHeight: "1rem",
            borderRadius: "6px",
            bgcolor: "neutral.100",
            color: "text.primary",
            whiteSpace: "pre-wrap",
            overflowWrap: "anywhere",
          }}
        >
          {details}
        </Box>
      )}
      {(remedy !== undefined || secondary !== undefined) && (
        <Stack direction="row" sx={{ mt: "16px", gap: "8px", flexWrap: "wrap" }}>
          {secondary !== undefined && (
            <Button variant="outlined" color="inherit" onClick={secondary.onClick}>
              {secondary.label}
            </Button>
          )}
          {remedy !== undefined && (
            <Button variant="contained" onClick={remedy.onClick}>
              {remedy.label}
            </Button>
          )}
        </Stack>
      )}
    </Box>
  );
}
