import { Alert, AlertTitle, Box, Button, Icon } from "@exotel-npm-dev/signal-design-system";
import { RefusalAlert } from "../../app-manager/RefusalAlert";
import { t } from "../../texts/texts";
import { Compared } from "./Compared";
import type { OpenSection } from "./useSection";

/** Saves or gives up a section's changes; says what stands in the way. Stays in sight while there are changes. */
export const SectionFoot = <Value,>({ section }: { section: OpenSection<Value> }) => {
  const { dirty, conflict, aside, busy, error, problems } = section;
  if (!dirty && aside === undefined) return null;
  return (
    <Box
      sx={{
        position: "sticky",
        bottom: 0,
        zIndex: 2,
        mt: "16px",
        mx: { xs: "-12px", md: 0 },
        mb: { xs: "-12px", md: "-20px" },
        p: { xs: "12px", md: "12px 16px" },
        maxHeight: "60vh",
        overflowY: "auto",
        border: "1px solid",
        borderColor: "divider",
        borderWidth: { xs: "1px 0 0", md: "1px 1px 0" },
        borderRadius: { xs: 0, md: "8px 8px 0 0" },
        bgcolor: "background.paper",
      }}
    >
      {conflict ? (
        <Alert severity="warning" sx={{ "& .MuiAlert-message": { flex: 1, minWidth: 0 } }}>
          <AlertTitle>{t("setup1.conflict")}</AlertTitle>
          <Compared theirs={section.stored} mine={section.value} />
          <Buttons>
            <Button variant="outlined" color="inherit" onClick={section.keepMine}>
              {t("setup1.keepMine")}
            </Button>
            <Button variant="contained" onClick={section.takeTheirs}>
              {t("setup1.takeTheirs")}
            </Button>
          </Buttons>
        </Alert>
      ) : aside !== undefined && !dirty ? (
        <Alert severity="info" sx={{ "& .MuiAlert-message": { flex: 1, minWidth: 0 } }}>
          <AlertTitle>{t("setup1.aside")}</AlertTitle>
          <Compared theirs={section.stored} mine={aside} />
          <Buttons>
            <Button variant="outlined" color="inherit" onClick={section.discard}>
              {t("setup1.forget")}
            </Button>
            <Button variant="contained" onClick={section.keepMine}>
              {t("setup1.putBack")}
            </Button>
          </Buttons>
        </Alert>
      ) : (
        <>
          {error !== null && (
            <Box sx={{ mb: "10px" }}>
              <RefusalAlert error={error} title={t("setup1.notSaved")} />
            </Box>
          )}
          <Box sx={{ display: "flex", flexWrap: "wrap", gap: "8px", alignItems: "center" }}>
            <Box
              role="status"
              sx={{
                flex: "1 0 auto",
                display: "flex",
                gap: "6px",
                alignItems: "center",
                color: problems.length > 0 ? "state.failure.text" : "text.primary",
              }}
            >
              <Icon name={problems.length > 0 ? "warning-circle" : "pencil-simple"} size={14} />
              {problems.length === 0
                ? t("placing.dirty")
                : problems.length === 1
                  ? t("setup1.problem")
                  : t("setup1.problems", { count: problems.length })}
            </Box>
            <Button variant="outlined" color="inherit" disabled={busy} onClick={section.discard}>
              {t("placing.discard")}
            </Button>
            <Button variant="contained" loading={busy} onClick={() => void section.save()}>
              {t("setup1.save")}
            </Button>
          </Box>
        </>
      )}
    </Box>
  );
};

const Buttons = ({ children }: { children: React.ReactNode }) => (
  <Box
    sx={{ display: "flex", flexWrap: "wrap", gap: "8px", justifyContent: "flex-end", mt: "8px" }}
  >
    {children}
  </Box>
);
