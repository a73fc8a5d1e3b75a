import { Box, EmptyState, ErrorState } from "@exotel-npm-dev/signal-design-system";
import { ChatPanel } from "../chats/ChatPanel";
import { isInSlot } from "../frames/frame";
import { useDesk, useFrames, useWorkspace } from "../shell/context";
import { ResizeHandle } from "../shell/ResizeHandle";
import { room, within } from "../shell/ShownApps";
import { locateSlot } from "../shell/slotPlaces";
import { useLayout } from "../shell/useLayout";
import { usePersistedNumber } from "../shell/usePersisted";
import { t } from "../texts/texts";
import { CurrentInteraction } from "./CurrentInteraction";
import { CallPanel } from "./call/CallPanel";
import { InteractionList } from "./InteractionList";
import { NarrowBar } from "./NarrowBar";
import { AppRail, Workbench } from "./Workbench";

/** The agent's desktop: interactions, the current one, the workbench. */
export const AgentDesk = () => {
  const layout = useLayout();
  const workspace = useWorkspace();
  const hasDesk = useDesk(({ desk }) => desk !== null);
  const away = useDesk(({ connection, desk }) => desk === null && connection.state === "waiting");
  const view = useDesk((state) => state.narrowView);
  const workbench = useDesk((state) => state.workbench);
  const [width, setWidth] = usePersistedNumber("workbench-width", 360);
  const apps = useFrames().filter(
    (frame) => isInSlot(frame) && locateSlot(frame.slot, "agent") === "dock",
  );
  const front = apps.find((frame) => frame.frameId === workbench);

  if (!hasDesk) {
    return (
      <Box sx={{ flex: 1, display: "grid", placeItems: "center" }}>
        {away ? (
          <ErrorState
            what={t("idle.failed")}
            why={t("error.away")}
            remedy={{ label: t("idle.retry"), onClick: () => workspace.retryConnection() }}
          />
        ) : (
          <EmptyState icon="headset" title={t("idle.loading")} />
        )}
      </Box>
    );
  }

  if (layout === "narrow") {
    return (
      <Box
        component="main"
        sx={{ flex: 1, minWidth: 0, minHeight: 0, display: "flex", flexDirection: "column" }}
      >
        <CallPanel />
        <ChatPanel />
        {view === "interactions" && <InteractionList />}
        {view === "current" && <CurrentInteraction />}
        {view === "apps" && (
          <Box sx={{ flex: 1, minHeight: 0, display: "flex", flexDirection: "column" }}>
            <AppRail frames={apps} direction="row" />
            <Workbench frames={apps} fill />
          </Box>
        )}
        <NarrowBar />
      </Box>
    );
  }

  const { least, most } = room.workbench;
  const openWidth = layout === "wide" ? within(front?.wish?.width ?? width, least, most) : least;
  return (
    <Box sx={{ flex: 1, minWidth: 0, minHeight: 0, display: "flex" }}>
      <InteractionList strip={layout === "medium"} />
      <Box
        component="main"
        aria-label={t("call.region")}
        data-region="main"
        tabIndex={-1}
        sx={{
          flex: 1,
          minWidth: 0,
          minHeight: 0,
          display: "flex",
          flexDirection: "column",
          outline: "none",
        }}
      >
        <CallPanel />
        <ChatPanel />
        <CurrentInteraction />
      </Box>
      {workbench !== null && (
        <>
          {layout === "wide" && (
            <ResizeHandle
              label={t("workbench.resize")}
              orientation="vertical"
              value={openWidth}
              min={least}
              max={most}
              onChange={(next) => {
                setWidth(next);
                // What the agent sets by hand counts more than what the app wished for.
                if (front?.wish != null) workspace.frames.dress(front.frameId, { wish: null });
              }}
            />
          )}
          <Box
            sx={{
              width: openWidth,
              flexShrink: 0,
              display: "flex",
              minHeight: 0,
              borderLeft: layout === "wide" ? 0 : "1px solid",
              borderColor: "divider",
            }}
          >
            <Workbench frames={apps} />
          </Box>
        </>
      )}
      <AppRail frames={apps} direction="column" />
    </Box>
  );
};
