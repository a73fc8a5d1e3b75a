import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import Stack from "@mui/material/Stack";
import type { SxProps, Theme } from "@mui/material/styles";
import type { ReactNode } from "react";
import { Icon } from "./Icon";
import { Typography } from "./system";

/** Props of {@link PageHeader}. */
export interface PageHeaderProps {
  readonly title: ReactNode;
  readonly subtitle?: ReactNode;
  /** Buttons at the end; one of them primary at most. */
  readonly actions?: ReactNode;
  /** Shows a button that goes back. */
  readonly onBack?: (() => void) | undefined;
  /** Above the title: where the page stands, as links. */
  readonly breadcrumbs?: ReactNode;
  readonly sx?: SxProps<Theme> | undefined;
}

/** The head of a page: what it is, one sentence, and what can be done. */
export function PageHeader({ title, subtitle, actions, onBack, breadcrumbs, sx }: PageHeaderProps) {
  return (
    <Box component="header" sx={sx ?? {}}>
      {breadcrumbs !== undefined && <Box sx={{ mb: "4px" }}>{breadcrumbs}</Box>}
      <Stack
        direction="row"
        sx={{ alignItems: "flex-start", gap: "8px 16px", flexWrap: "wrap", minHeight: 32 }}
      >
        <Stack direction="row" sx={{ gap: "8px", flex: "1 1 240px", minWidth: 0 }}>
          {onBack !== undefined && (
            <IconButton aria-label="Back" onClick={onBack} size="small">
              <Icon name="arrow-left" size={16} />
            </IconButton>
          )}
          <Box sx={{ minWidth: 0 }}>
            <Typography variant="h1" sx={{ overflowWrap: "anywhere" }}>
              {title}
            </Typography>
            {subtitle !== undefined && (
              <Typography color="text.secondary" sx={{ mt: "2px" }}>
                {subtitle}
              </Typography>
            )}
          </Box>
        </Stack>
        {actions !== undefined && (
          <Stack direction="row" sx={{ gap: "8px", flexWrap: "wrap", alignItems: "center" }}>
            {actions}
          </Stack>
        )}
      </Stack>
    </Box>
  );
}
