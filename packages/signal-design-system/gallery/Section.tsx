import type { ReactNode } from "react";
import { Box, Typography } from "../src";

/** One group of the gallery. */
export function Section({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <Box component="section" aria-label={title} sx={{ mb: "32px" }}>
      <Typography variant="h3" component="h2" sx={{ mb: "12px" }}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}

/** Things side by side, as many as fit. */
export function Row({ children }: { readonly children: ReactNode }) {
  return (
    <Box sx={{ display: "flex", flexWrap: "wrap", gap: "8px", alignItems: "center", mb: "12px" }}>
      {children}
    </Box>
  );
}

/** Cards in a grid. */
export function Tiles({
  children,
  min = 340,
}: {
  readonly children: ReactNode;
  readonly min?: number;
}) {
  return (
    <Box
      sx={{
        display: "grid",
        gap: "16px",
        alignItems: "start",
        gridTemplateColumns: `repeat(auto-fill, minmax(min(${min}px, 100%), 1fr))`,
      }}
    >
      {children}
    </Box>
  );
}
