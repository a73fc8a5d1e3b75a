import { Box, Paper, Typography } from "@exotel-npm-dev/signal-design-system";
import { type ReactNode, useId } from "react";

/** One part of the idle view, with its name and what can be done with it. */
export const Card = ({
  title,
  aside,
  children,
}: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) => {
  const id = useId();
  return (
    <Paper component="section" variant="outlined" aria-labelledby={id} sx={{ minWidth: 0 }}>
      <Box
        sx={{
          display: "flex",
          alignItems: "center",
          gap: "8px",
          minHeight: 40,
          px: "12px",
          borderBottom: "1px solid",
          borderColor: "divider",
        }}
      >
        <Typography id={id} component="h2" variant="subtitle2" sx={{ flex: 1 }}>
          {title}
        </Typography>
        {aside}
      </Box>
      {children}
    </Paper>
  );
};
