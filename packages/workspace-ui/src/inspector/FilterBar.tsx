import { Box } from "@exotel-npm-dev/signal-design-system";
import type { ReactNode } from "react";

interface FilterBarProps {
  label: string;
  /** On a small screen it is one line that scrolls. */
  small: boolean;
  children: ReactNode;
}

/** The line above a list of the dock: what to look for, and which kinds. */
export const FilterBar = ({ label, small, children }: FilterBarProps) => (
  <Box
    role="toolbar"
    aria-label={label}
    sx={{
      display: "flex",
      alignItems: "center",
      gap: "6px",
      p: "6px 8px",
      flexShrink: 0,
      flexWrap: small ? "nowrap" : "wrap",
      overflowX: small ? "auto" : "visible",
      borderBottom: "1px solid",
      borderColor: "divider",
    }}
  >
    {children}
  </Box>
);
