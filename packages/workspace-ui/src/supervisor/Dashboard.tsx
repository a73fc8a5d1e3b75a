import {
  Box,
  EmptyState,
  ErrorState,
  PageHeader,
  Paper,
  ToggleButton,
  ToggleButtonGroup,
} from "@exotel-npm-dev/signal-design-system";
import { useEffect, useState } from "react";
import { AppHead } from "../frames/AppHead";
import { SlotPlace } from "../frames/SlotPlace";
import { Refusal } from "../host/refusal";
import { useFrames, useSlots, useWorkspace } from "../shell/context";
import { locateSlot } from "../shell/slotPlaces";
import { t } from "../texts/texts";

const periods = ["30_mins", "1_hrs", "1_day"] as const;
type Period = (typeof periods)[number];
const firstPeriod: Period = "1_day";

/** The supervisor's page: a widget for each app placed on the dashboard. */
export const Dashboard = () => {
  const workspace = useWorkspace();
  const [period, setPeriod] = useState<Period>(
    (workspace.frames.dataDuration as Period | undefined) ?? firstPeriod,
  );
  const slots = useSlots((state) => state.state);
  const error = useSlots((state) => state.error);
  const frames = useFrames().filter(
    (frame) => frame.kind === "slot" && locateSlot(frame.slot, "supervisor") === "dashboard",
  );

  useEffect(() => {
    workspace.frames.setDataDuration(period);
  }, [workspace, period]);

  return (
    <Box
      component="main"
      data-region="main"
      tabIndex={-1}
      sx={{ flex: 1, minWidth: 0, overflow: "auto", outline: "none" }}
    >
      <Box sx={{ maxWidth: 1440, mx: "auto", p: { xs: "12px", md: "16px 20px" } }}>
        <PageHeader
          title={t("dashboard.title")}
          actions={
            <ToggleButtonGroup
              exclusive
              size="small"
              value={period}
              aria-label={t("dashboard.period")}
              onChange={(_event, next: Period | null) => next !== null && setPeriod(next)}
            >
              {periods.map((one) => (
                <ToggleButton key={one} value={one}>
                  {t(`dashboard.${one}`)}
                </ToggleButton>
              ))}
            </ToggleButtonGroup>
          }
        />
        {slots === "failed" ? (
          <ErrorState
            what={t("idle.failed")}
            why={error instanceof Refusal ? `${error.message} ${error.remedy}` : t("error.away")}
            remedy={{ label: t("idle.retry"), onClick: () => void workspace.loadSlots() }}
          />
        ) : slots === "ready" && frames.length === 0 ? (
          <EmptyState icon="chart-bar" title={t("dashboard.none")} text={t("dashboard.noneHint")} />
        ) : (
          <Box
            sx={{
              display: "grid",
              gap: "12px",
              mt: "12px",
              gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "repeat(2, minmax(0, 1fr))" },
            }}
          >
            {frames.map((frame) => (
              <Paper
                key={frame.frameId}
                component="section"
                aria-label={frame.app.name}
                variant="outlined"
                sx={{ height: 400, display: "flex", flexDirection: "column", overflow: "hidden" }}
              >
                <AppHead frame={frame} />
                <SlotPlace frame={frame} />
              </Paper>
            ))}
          </Box>
        )}
      </Box>
    </Box>
  );
};
