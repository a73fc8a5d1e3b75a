import Box from "@mui/material/Box";
import type { ReactNode } from "react";

/** Text for screen readers only. */
export function VisuallyHidden({
  children,
  role,
  id,
}: {
  readonly children: ReactNode;
  readonly role?: "alert" | "status" | undefined;
  readonly id?: string | undefined;
}) {
  return (
    <Box
      component="span"
      role={role}
      id={id}
      sx={{
        position: "absolute",
        width: "1px",
        height: "1px",
        margin: "-1px",
        padding: 0,
        overflow: "hidden",
        clipPath: "inset(50%)",
        whiteSpace: "nowrap",
        border: 0,
      }}
    >
      {children}
    </Box>
  );
}
