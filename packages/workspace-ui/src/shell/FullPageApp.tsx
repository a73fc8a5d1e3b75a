import { Box, Button, Icon } from "@exotel-npm-dev/signal-design-system";
import { AppHead } from "../frames/AppHead";
import { SlotPlace } from "../frames/SlotPlace";
import { t } from "../texts/texts";
import { useDesk, useFrames, useWorkspace } from "./context";

const backText = {
  agent: "nav.backToDesk",
  supervisor: "nav.backToDashboard",
  administrator: "nav.backToAdmin",
} as const;

/** A navbar app as the full page; a call in progress stays a click away. */
export const FullPageApp = ({ placementId }: { placementId: string }) => {
  const workspace = useWorkspace();
  const frame = useFrames().find((one) => one.frameId === placementId);
  const live = useDesk(({ desk }) => (desk?.interactions.length ?? 0) > 0);
  if (frame === undefined) return null;
  return (
    <Box
      component="main"
      aria-label={frame.app.name}
      data-region="main"
      tabIndex={-1}
      sx={{ flex: 1, minHeight: 0, display: "flex", flexDirection: "column", outline: "none" }}
    >
      <AppHead frame={frame}>
        <Button
          size="small"
          variant={live ? "contained" : "outlined"}
          color={live ? "primary" : "inherit"}
          startIcon={<Icon name={live ? "phone-call" : "arrow-left"} size={14} />}
          onClick={() => workspace.desk.openPage(null)}
          sx={{ mr: "6px" }}
        >
          {t(backText[workspace.user.role])}
        </Button>
      </AppHead>
      <SlotPlace frame={frame} />
    </Box>
  );
};
