import { Box, EmptyState, ErrorState, Paper } from "@exotel-npm-dev/signal-design-system";
import { AppHead } from "../../frames/AppHead";
import { isInSlot } from "../../frames/frame";
import { SlotPlace } from "../../frames/SlotPlace";
import { useFrames, useSlots, useWorkspace } from "../../shell/context";
import { room, within } from "../../shell/ShownApps";
import { locateSlot } from "../../shell/slotPlaces";
import { t } from "../../texts/texts";
import { whyOf } from "../LivePage";

/** Height of a widget's head, in pixels. */
const head = 40;

/** A widget for each app placed on the dashboard. */
export const Widgets = () => {
  const workspace = useWorkspace();
  const slots = useSlots((state) => state.state);
  const error = useSlots((state) => state.error);
  const frames = useFrames().filter(
    (frame) => isInSlot(frame) && locateSlot(frame.slot, "supervisor") === "dashboard",
  );
  if (slots === "failed") {
    return (
      <ErrorState
        dense
        what={t("dashboard.widgetsFailed")}
        why={whyOf(error)}
        remedy={{ label: t("supervisor.retry"), onClick: () => void workspace.loadSlots() }}
      />
    );
  }
  if (slots === "ready" && frames.length === 0) {
    return (
      <Paper variant="outlined" sx={{ borderStyle: "dashed", bgcolor: "transparent" }}>
        <EmptyState
          dense
          icon="puzzle-piece"
          title={t("dashboard.none")}
          text={t("dashboard.noneHint")}
        />
      </Paper>
    );
  }
  return (
    <Box
      sx={{
        display: "grid",
        gap: "12px",
        gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "repeat(2, minmax(0, 1fr))" },
      }}
    >
      {frames.map((frame) => (
        <Paper
          key={frame.frameId}
          component="section"
          aria-label={frame.app.name}
          variant="outlined"
          sx={{
            height: within(
              (frame.wish?.height ?? room.widget.usual - head) + head,
              room.widget.least,
              room.widget.most,
            ),
            display: "flex",
            flexDirection: "column",
            overflow: "hidden",
          }}
        >
          <AppHead frame={frame} />
          <SlotPlace frame={frame} />
        </Paper>
      ))}
    </Box>
  );
};
