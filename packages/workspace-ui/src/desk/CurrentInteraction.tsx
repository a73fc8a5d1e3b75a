import { Box, Tab, Tabs } from "@exotel-npm-dev/signal-design-system";
import { AppBadge } from "../frames/AppBadge";
import { AppHead } from "../frames/AppHead";
import { AppLogo } from "../frames/AppLogo";
import { isInSlot, titleOf } from "../frames/frame";
import { SlotPlace } from "../frames/SlotPlace";
import { useDesk, useFrames, useWorkspace } from "../shell/context";
import { locateSlot } from "../shell/slotPlaces";
import { t } from "../texts/texts";
import { customerTab, interactionOf } from "./deskStore";
import { DispositionPanel } from "./disposition/DispositionPanel";
import { EmbeddedPage, embeddedPageOf } from "./EmbeddedPage";
import { IdleView } from "./idle/IdleView";
import { useOwnTabs } from "./ownTabs";
import { embeddedPageTab } from "./tabsOf";

/** What is known about the current interaction, in tabs, and the disposition when it has ended. */
export const CurrentInteraction = () => {
  const workspace = useWorkspace();
  const interaction = useDesk(({ desk, currentId }) => interactionOf(desk, currentId));
  const chosen = useDesk((state) => state.tab);
  const apps = useFrames().filter(
    (frame) => isInSlot(frame) && locateSlot(frame.slot, "agent") === "tab",
  );
  const own = useOwnTabs(interaction);
  const app = apps.find((frame) => frame.frameId === chosen);
  const shown = own.find((one) => one.id === chosen) ?? own[0];
  const tab = app?.frameId ?? shown?.id ?? customerTab;
  const page = embeddedPageOf(interaction);

  return (
    <Box sx={{ flex: 1, minHeight: 0, minWidth: 0, display: "flex", flexDirection: "column" }}>
      {(interaction !== undefined || apps.length > 0) && (
        <Tabs
          value={tab}
          variant="scrollable"
          scrollButtons={false}
          aria-label={t("tabs.label")}
          onChange={(_event, next: string) => workspace.desk.openTab(next)}
          sx={{
            flexShrink: 0,
            px: "8px",
            mt: "4px",
            borderBottom: "1px solid",
            borderColor: "divider",
          }}
        >
          {interaction === undefined && <Tab value={customerTab} label={t("tabs.desk")} />}
          {own.map((one) => (
            <Tab key={one.id} value={one.id} label={one.label ?? one.title} />
          ))}
          {apps.map((frame) => (
            <Tab
              key={frame.frameId}
              value={frame.frameId}
              label={
                <Box component="span" sx={{ display: "inline-flex", alignItems: "center" }}>
                  {titleOf(frame)}
                  <AppBadge badge={frame.badge} place="beside" />
                </Box>
              }
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
      <Box
        role="tabpanel"
        sx={{
          flex: "1 1 0",
          minHeight: 0,
          overflow: "hidden",
          display: "flex",
          flexDirection: "column",
        }}
      >
        {app !== undefined ? (
          <>
            <AppHead frame={app} />
            <SlotPlace frame={app} />
          </>
        ) : shown?.fills ? (
          shown.view()
        ) : (
          shown?.id !== embeddedPageTab && (
            <Box sx={{ flex: 1, minHeight: 0, overflow: "auto", p: "12px" }}>
              {shown === undefined ? <IdleView /> : shown.view()}
            </Box>
          )
        )}
        {page !== null && (
          // It stays loaded while the agent looks at another tab: what was typed there is not lost.
          <EmbeddedPage
            key={`${interaction?.interactionId} ${page.url}`}
            page={page}
            shown={tab === embeddedPageTab}
          />
        )}
      </Box>
      {interaction?.commands.includes("dispose") && (
        <DispositionPanel key={interaction.interactionId} interaction={interaction} />
      )}
    </Box>
  );
};
