import { Box, Icon, IconButton, Tab, Tabs } from "@exotel-npm-dev/signal-design-system";
import { useState } from "react";
import { useWorkspace } from "../shell/context";
import { ResizeHandle } from "../shell/ResizeHandle";
import { useLayout } from "../shell/useLayout";
import { usePersistedNumber } from "../shell/usePersisted";
import { SimulatorPanel } from "../simulator/SimulatorPanel";
import { t } from "../texts/texts";
import { Inspector } from "./Inspector";
import { Reference } from "./reference/Reference";

const least = 140;

/** The dock along the bottom, in development and demo only: simulator, inspector and reference. */
export const Dock = ({ onClose }: { onClose: () => void }) => {
  const { user } = useWorkspace();
  const [tab, setTab] = useState<"simulator" | "inspector" | "reference">(
    user.role === "agent" ? "simulator" : "inspector",
  );
  const [entry, setEntry] = useState<string | null>(null);
  const [height, setHeight] = usePersistedNumber("dock-height", 220);
  // On a small screen the call's card, the tabs and the bar below them keep their room.
  const share = useLayout() === "narrow" ? 0.5 : 0.6;
  const most = Math.max(least, Math.round(window.innerHeight * share));
  const shown = Math.min(most, Math.max(least, height));
  return (
    <>
      <ResizeHandle
        label={t("dock.resize")}
        orientation="horizontal"
        value={shown}
        min={least}
        max={most}
        onChange={setHeight}
      />
      <Box
        component="section"
        aria-label={t("dock.label")}
        data-region="dock"
        tabIndex={-1}
        sx={{
          position: "relative",
          zIndex: 2,
          height: shown,
          flexShrink: 0,
          display: "flex",
          flexDirection: "column",
          bgcolor: "background.paper",
          outline: "none",
        }}
      >
        <Box
          sx={{
            display: "flex",
            alignItems: "center",
            flexShrink: 0,
            pr: "6px",
            borderBottom: "1px solid",
            borderColor: "divider",
          }}
        >
          <Tabs
            value={tab}
            aria-label={t("dock.label")}
            onChange={(_event, next: typeof tab) => setTab(next)}
            sx={{ flex: 1, px: "8px" }}
          >
            <Tab value="simulator" label={t("dock.simulator")} />
            <Tab value="inspector" label={t("dock.inspector")} />
            <Tab value="reference" label={t("dock.reference")} />
          </Tabs>
          <IconButton size="small" aria-label={t("dock.close")} onClick={onClose}>
            <Icon name="x" size={16} />
          </IconButton>
        </Box>
        <Box
          role="tabpanel"
          aria-label={t(`dock.${tab}`)}
          sx={{ flex: 1, minHeight: 0, display: "flex" }}
        >
          {tab === "simulator" && <SimulatorPanel />}
          {tab === "inspector" && (
            <Inspector
              onReference={(key) => {
                setEntry(key);
                setTab("reference");
              }}
            />
          )}
          {tab === "reference" && <Reference chosen={entry} onChoose={setEntry} />}
        </Box>
      </Box>
    </>
  );
};
