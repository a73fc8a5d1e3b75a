import { Alert, Box, Button } from "@exotel-npm-dev/signal-design-system";
import { t } from "../texts/texts";
import { type App, newestOf } from "./apps";

interface NextStepProps {
  app: App;
  onActivate: (version: string) => void;
}

/** The one thing to do next, if there is one. */
export const NextStep = ({ app, onActivate }: NextStepProps) => {
  const newest = newestOf(app);
  if (app.placements.length === 0) {
    return (
      <Alert severity="info" sx={{ mt: "12px" }}>
        {t("app1.next.nowhere", { app: app.name })} {t("app1.next.nowhereHint")}
      </Alert>
    );
  }
  if (newest === undefined || newest.version === app.active) return null;
  // Someone who rolled back did so on purpose.
  const rolledBack = app.active !== null && newest.activations.length > 0;
  if (rolledBack) return null;
  return (
    <Alert
      severity="info"
      sx={{ mt: "12px", alignItems: "center", "& .MuiAlert-message": { flex: 1 } }}
    >
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: "8px 12px", alignItems: "center" }}>
        <Box sx={{ flex: "1 1 200px" }}>
          {app.active === null
            ? t("app1.next.inactive", { app: app.name })
            : t("app1.next.newer", { version: newest.version, active: app.active })}
        </Box>
        <Button variant="contained" onClick={() => onActivate(newest.version)}>
          {t(app.active === null ? "app1.activate" : "app1.switch", { version: newest.version })}
        </Button>
      </Box>
    </Alert>
  );
};
