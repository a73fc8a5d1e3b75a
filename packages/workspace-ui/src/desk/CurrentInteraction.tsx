import { Box, DispositionForm, Tab, Tabs } from "@exotel-npm-dev/signal-design-system";
import { AppHead } from "../frames/AppHead";
import { AppLogo } from "../frames/AppLogo";
import { SlotPlace } from "../frames/SlotPlace";
import type { Interaction } from "../host/types";
import { useDesk, useFrames, usePending, useWorkspace } from "../shell/context";
import { locateSlot } from "../shell/slotPlaces";
import { pendingKey } from "../shell/Workspace";
import { t } from "../texts/texts";
import { CustomerView } from "./CustomerView";
import { customerTab, interactionOf } from "./deskStore";
import { HistoryView } from "./HistoryView";
import { IdleView } from "./IdleView";

const historyTab = "history";

/** What is known about the current interaction, in tabs, and the disposition when it has ended. */
export const CurrentInteraction = () => {
  const workspace = useWorkspace();
  const call = useDesk(({ desk, currentId }) => interactionOf(desk, currentId));
  const chosen = useDesk((state) => state.tab);
  const apps = useFrames().filter(
    (frame) => frame.kind === "slot" && locateSlot(frame.slot, "agent") === "tab",
  );
  const app = apps.find((frame) => frame.frameId === chosen);
  const tab =
    app !== undefined || (chosen === historyTab && call !== undefined) ? chosen : customerTab;
  const first = call === undefined ? t("tabs.desk") : t("tabs.customer");

  return (
    <Box sx={{ flex: 1, minHeight: 0, minWidth: 0, display: "flex", flexDirection: "column" }}>
      {(call !== undefined || apps.length > 0) && (
        <Tabs
          value={tab}
          variant="scrollable"
          scrollButtons={false}
          aria-label={t("tabs.label")}
          onChange={(_event, next: string) => {
            const title = apps.find((frame) => frame.frameId === next)?.app.name;
            workspace.openTab(next, title ?? (next === historyTab ? t("tabs.history") : first));
          }}
          sx={{
            flexShrink: 0,
            px: "8px",
            mt: "4px",
            borderBottom: "1px solid",
            borderColor: "divider",
          }}
        >
          <Tab value={customerTab} label={first} />
          {call !== undefined && <Tab value={historyTab} label={t("tabs.history")} />}
          {apps.map((frame) => (
            <Tab
              key={frame.frameId}
              value={frame.frameId}
              label={frame.app.name}
              icon={
                <Box component="span" sx={{ display: "inline-flex", mr: "6px" }}>
                  <AppLogo app={frame.app} size={16} />
                </Box>
              }
              iconPosition="start"
            />
          ))}
        </Tabs>
      )}
      <Box role="tabpanel" sx={{ flex: 1, minHeight: 0, display: "flex", flexDirection: "column" }}>
        {app !== undefined ? (
          <>
            <AppHead frame={app} />
            <SlotPlace frame={app} />
          </>
        ) : (
          <Box sx={{ flex: 1, minHeight: 0, overflow: "auto", p: "12px" }}>
            {call === undefined ? (
              <IdleView />
            ) : tab === historyTab ? (
              <HistoryView call={call} />
            ) : (
              <CustomerView call={call} />
            )}
          </Box>
        )}
      </Box>
      {call?.state === "wrapUp" && <DispositionPanel key={call.interactionId} call={call} />}
    </Box>
  );
};

const DispositionPanel = ({ call }: { call: Interaction }) => {
  const workspace = useWorkspace();
  const { interactionId } = call;
  const dispositions = useDesk(
    ({ desk }) =>
      desk?.campaigns.find((one) => one.campaignId === call.campaignId)?.dispositions ??
      desk?.campaign?.dispositions,
  );
  const busy = usePending(pendingKey({ command: "dispose", interactionId }));
  return (
    <Box
      component="section"
      aria-label={t("disposition.title")}
      sx={{
        // On a narrow screen the form may take all the room: the record waits behind it.
        flexShrink: { xs: 1, md: 0 },
        minHeight: { xs: "min-content", md: 0 },
        maxHeight: { xs: "100%", md: "60%" },
        overflow: "auto",
        p: "12px",
        bgcolor: "background.paper",
        borderTop: "1px solid",
        borderColor: "state.wrapUp.border",
        "@keyframes rise": { from: { transform: "translateY(12px)", opacity: 0 } },
        "@media (prefers-reduced-motion: no-preference)": { animation: "rise 120ms ease-out" },
      }}
    >
      <DispositionForm
        classes={(dispositions ?? []).map(({ dispositionClass, codes }) => ({
          dispositionClass,
          codes: codes.map(({ dispositionCode, label }) => ({ code: dispositionCode, label })),
        }))}
        autoFocus
        busy={busy}
        submitLabel={t("disposition.save")}
        now={workspace.clock.now}
        onSubmit={({ dispositionCode, note }) => {
          void workspace.run({
            command: "dispose",
            interactionId,
            dispositionCode,
            ...(note === "" ? {} : { note }),
          });
        }}
      />
    </Box>
  );
};
