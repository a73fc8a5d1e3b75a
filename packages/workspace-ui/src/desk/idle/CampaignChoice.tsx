import {
  Box,
  ButtonBase,
  EmptyState,
  Icon,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useDesk, usePending, useWorkspace } from "../../shell/context";
import { t } from "../../texts/texts";

/** The first thing of a day: which campaign to work for. */
export const CampaignChoice = () => {
  const workspace = useWorkspace();
  const campaigns = useDesk(({ desk }) => desk?.campaigns);
  const pending = usePending("selectCampaign");
  return (
    <>
      <EmptyState
        icon="flag"
        title={t("idle.chooseCampaign")}
        text={t("idle.chooseCampaignHint")}
        dense
      />
      <Box sx={{ display: "grid", gap: "6px" }}>
        {(campaigns ?? []).map((campaign) => (
          <ButtonBase
            key={campaign.campaignId}
            disabled={pending}
            onClick={() => {
              void workspace.run({ command: "selectCampaign", campaignId: campaign.campaignId });
            }}
            sx={{
              justifyContent: "flex-start",
              textAlign: "left",
              gap: "12px",
              p: "10px 12px",
              border: "1px solid",
              borderColor: "divider",
              borderRadius: "6px",
              bgcolor: "background.paper",
              "&:hover": { borderColor: "neutral.400" },
            }}
          >
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <Typography variant="subtitle1" noWrap>
                {campaign.campaignName}
              </Typography>
              <Typography variant="body2" color="text.secondary" noWrap>
                {t("idle.calls", { type: campaign.campaignType, process: campaign.processName })}
              </Typography>
            </Box>
            <Icon name="caret-right" size={14} color="text.secondary" />
          </ButtonBase>
        ))}
      </Box>
    </>
  );
};
