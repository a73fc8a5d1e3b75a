import {
  Box,
  Button,
  EmptyState,
  Icon,
  type IconName,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useDesk, usePending, useWorkspace } from "../../shell/context";
import * as format from "../../texts/format";
import { t } from "../../texts/texts";

/** The agent's state between calls and the one thing to do next, with what waits. */
export const NextStep = () => {
  const workspace = useWorkspace();
  const desk = useDesk((state) => state.desk);
  const pendingReady = usePending("setReady");
  const pendingLead = usePending("nextLead");
  if (desk === null) return null;
  const { state } = desk.availability;
  const may = (command: string): boolean => desk.commands.includes(command);
  const ready = state === "ready" || !may("setReady");
  const onBreak = state === "onBreak";
  return (
    <Box>
      <EmptyState
        icon={ready ? "headset" : onBreak ? "coffee" : "minus-circle"}
        title={t(ready ? "idle.ready" : onBreak ? "idle.onBreak" : "idle.notReady")}
        text={
          ready
            ? t(workspace.hasDock ? "idle.readyHintSimulator" : "idle.readyHint")
            : onBreak
              ? t("idle.onBreakHint")
              : t("idle.notReadyHint", { campaign: desk.campaign?.campaignName ?? "" })
        }
        action={
          ready ? (
            may("nextLead") ? (
              <Button
                variant="contained"
                loading={pendingLead}
                startIcon={<Icon name="identification-card" size={16} />}
                onClick={() => void workspace.run({ command: "nextLead" })}
              >
                {t("idle.nextLead")}
              </Button>
            ) : undefined
          ) : (
            <Button
              variant="contained"
              loading={pendingReady}
              onClick={() => void workspace.run({ command: "setReady" })}
            >
              {t("state.goReady")}
            </Button>
          )
        }
        dense
      />
      <Box
        component="ul"
        aria-label={t("idle.facts")}
        sx={{
          m: 0,
          p: 0,
          listStyle: "none",
          display: "flex",
          flexWrap: "wrap",
          justifyContent: "center",
          gap: "4px 20px",
        }}
      >
        <Fact icon="tray">
          {desk.waiting === 0
            ? t("idle.nobodyWaits")
            : desk.waiting === 1
              ? t("idle.oneWaits")
              : t("idle.waiting", { count: format.number(desk.waiting) })}
        </Fact>
        {desk.callbacksDue > 0 && (
          <Fact icon="calendar">
            {desk.callbacksDue === 1
              ? t("idle.oneCallbackDue")
              : t("idle.callbacksDue", { count: format.number(desk.callbacksDue) })}
          </Fact>
        )}
        {desk.dialler !== null && (
          <Fact icon={desk.dialler.running ? "play" : "pause"}>
            {t(desk.dialler.running ? "idle.diallerRuns" : "idle.diallerStands", {
              count: format.number(desk.dialler.left),
            })}
          </Fact>
        )}
      </Box>
    </Box>
  );
};

const Fact = ({ icon, children }: { icon: IconName; children: string }) => (
  <Box component="li" sx={{ display: "flex", alignItems: "center", gap: "6px" }}>
    <Icon name={icon} size={14} color="text.secondary" />
    <Typography component="span" variant="body2" color="text.secondary">
      {children}
    </Typography>
  </Box>
);
