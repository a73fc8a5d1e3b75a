import { Alert, AlertTitle, Box, Button, Icon } from "@exotel-npm-dev/signal-design-system";
import { t } from "../../texts/texts";
import type { App } from "../apps";
import { RefusalAlert } from "../RefusalAlert";

interface SaveBarProps {
  app: App;
  /** Somebody else changed the placements meanwhile. */
  stale: boolean;
  error: unknown;
  busy: boolean;
  onSave: () => void;
  onDiscard: () => void;
  onReload: () => void;
}

/** Saves or gives up the changes; stays in sight while there are some. */
export const SaveBar = ({ app, stale, error, busy, onSave, onDiscard, onReload }: SaveBarProps) => (
  <Box
    sx={{
      position: "sticky",
      bottom: 0,
      zIndex: 1,
      mx: "-16px",
      mb: "-16px",
      mt: "12px",
      p: "12px 16px",
      borderTop: "1px solid",
      borderColor: "divider",
      borderRadius: "0 0 6px 6px",
      bgcolor: "background.paper",
    }}
  >
    {stale ? (
      <Alert severity="warning" sx={{ "& .MuiAlert-message": { flex: 1 } }}>
        <AlertTitle>{t("placing.stale", { app: app.name })}</AlertTitle>
        <Box sx={{ display: "flex", flexWrap: "wrap", gap: "8px 12px", alignItems: "center" }}>
          <Box sx={{ flex: "1 1 220px" }}>{t("placing.staleHint")}</Box>
          <Button variant="contained" onClick={onReload}>
            {t("placing.reload")}
          </Button>
        </Box>
      </Alert>
    ) : (
      <>
        {error !== null && (
          <Box sx={{ mb: "10px" }}>
            <RefusalAlert error={error} title={t("placing.failed")} />
          </Box>
        )}
        <Box sx={{ display: "flex", flexWrap: "wrap", gap: "8px", alignItems: "center" }}>
          <Box
            role="status"
            sx={{ flex: "1 0 auto", display: "flex", gap: "6px", alignItems: "center" }}
          >
            <Icon name="pencil-simple" size={14} color="text.secondary" />
            {t("placing.dirty")}
          </Box>
          <Box sx={{ display: "flex", gap: "8px" }}>
            <Button variant="outlined" color="inherit" disabled={busy} onClick={onDiscard}>
              {t("placing.discard")}
            </Button>
            <Button variant="contained" loading={busy} onClick={onSave}>
              {t("placing.save")}
            </Button>
          </Box>
        </Box>
      </>
    )}
  </Box>
);
