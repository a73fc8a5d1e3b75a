import { Alert, AlertTitle, Box, Typography } from "@exotel-npm-dev/signal-design-system";
import type { ReactNode } from "react";
import { Refusal } from "../host/refusal";
import { t } from "../texts/texts";
import { CodeText } from "./CodeText";
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
  const entry = entryOf(error);
  return (
    <Alert severity="error">
      {title !== undefined && <AlertTitle>{title}</AlertTitle>}
      <Box sx={{ overflowWrap: "anywhere" }}>
        <CodeText>{what}</CodeText>
      </Box>
      {entry !== null && !what.includes(entry) && (
        <Box sx={{ overflowWrap: "anywhere" }}>{t("upload.entry", { entry })}</Box>
      )}
      <Box sx={{ overflowWrap: "anywhere" }}>
        <CodeText>{remedy}</CodeText>
      </Box>
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

/** The entry of the archive that a refusal is about. */
const entryOf = (error: unknown): string | null => {
  if (!(error instanceof Refusal)) return null;
  const { details } = error;
  const entry =
    typeof details === "object" && details !== null && "entry" in details ? details.entry : null;
  return typeof entry === "string" ? entry : null;
};
