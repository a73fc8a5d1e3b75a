import { Alert, AlertTitle, Box, Typography } from "@exotel-npm-dev/signal-design-system";
import type { ReactNode } from "react";
import { t } from "../texts/texts";
import { refusalText } from "./refusalText";

interface RefusalAlertProps {
  error: unknown;
  /** What was attempted and didn't come about. */
  title?: string;
  children?: ReactNode;
}

/** A refusal in place: what, how to mend it, and the host's own words for it. */
export const RefusalAlert = ({ error, title, children }: RefusalAlertProps) => {
  const { what, remedy, code, field } = refusalText(error);
  return (
    <Alert severity="error">
      {title !== undefined && <AlertTitle>{title}</AlertTitle>}
      <Box sx={{ overflowWrap: "anywhere" }}>{what}</Box>
      <Box sx={{ overflowWrap: "anywhere" }}>{remedy}</Box>
      {code !== null && (
        <Typography variant="body2" sx={{ mt: "4px", opacity: 0.85 }}>
          {field === null
            ? t("apps.technical", { code })
            : t("apps.technicalField", { code, field })}
        </Typography>
      )}
      {children}
    </Alert>
  );
};
