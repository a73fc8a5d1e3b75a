import { Box } from "@exotel-npm-dev/signal-design-system";
import { useDesk } from "../../shell/context";
import { useLayout } from "../../shell/useLayout";
import { CallbackList } from "../callbacks/CallbackList";
import { CampaignChoice } from "./CampaignChoice";
import { DialPad } from "./DialPad";
import { NextStep } from "./NextStep";
import { RecentList } from "./RecentList";

/** What the agent sees between calls: the one thing to do next, then what else there is. */
export const IdleView = () => {
  const hasCampaign = useDesk(({ desk }) => desk?.campaign != null);
  const canDial = useDesk(({ desk }) => desk?.commands.includes("dial") ?? false);
  // The list beside it shows them already.
  const listed = useLayout() === "wide";
  if (!hasCampaign) {
    return (
      <Box sx={{ maxWidth: 440, mx: "auto", pt: { xs: "8px", md: "5vh" } }}>
        <CampaignChoice />
      </Box>
    );
  }
  return (
    <Box sx={{ maxWidth: 860, mx: "auto", display: "grid", gap: "16px" }}>
      <NextStep />
      <Box
        sx={{
          display: "grid",
          gap: "12px",
          alignItems: "start",
          gridTemplateColumns: {
            xs: "minmax(0, 1fr)",
            sm: canDial ? "minmax(0, 260px) minmax(0, 1fr)" : "minmax(0, 1fr)",
          },
        }}
      >
        {canDial && (
          // On a narrow screen a promise that is due comes before the pad.
          <Box sx={{ order: { xs: 1, sm: 0 } }}>
            <DialPad />
          </Box>
        )}
        <CallbackList />
      </Box>
      {!listed && <RecentList />}
    </Box>
  );
};
