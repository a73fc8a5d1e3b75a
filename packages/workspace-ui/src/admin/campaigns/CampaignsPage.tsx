import {
  Box,
  Button,
  EmptyState,
  Icon,
  Paper,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useState } from "react";
import { Link } from "wouter";
import type { CampaignSetup } from "../../host/configuration";
import * as format from "../../texts/format";
import { t } from "../../texts/texts";
import { AdminPage } from "../AdminPage";
import { adminAddress } from "../addresses";
import { useConfiguration, useDirtySections } from "../configuration/useConfiguration";
import { campaignKey, hasChats, hasDialler } from "./campaignSection";
import { NewCampaignDialog } from "./NewCampaignDialog";

/** All campaigns, each with what it is and who works on it. */
export const CampaignsPage = () => {
  const awaits = useConfiguration();
  const dirty = useDirtySections();
  const [adding, setAdding] = useState(false);
  const configuration = awaits.data?.configuration;
  const processes = configuration?.processes ?? [];
  const campaigns = configuration?.campaigns ?? [];
  const queues = configuration?.queues ?? [];
  const add = (
    <Button
      variant="contained"
      startIcon={<Icon name="plus" size={16} />}
      onClick={() => setAdding(true)}
    >
      {t("campaigns1.add")}
    </Button>
  );
  return (
    <AdminPage
      title={t("campaigns1.title")}
      subtitle={t("campaigns1.hint")}
      awaits={awaits}
      actions={campaigns.length > 0 ? add : undefined}
    >
      {campaigns.length === 0 ? (
        <Paper variant="outlined" sx={{ mt: "16px" }}>
          <EmptyState
            icon="flag"
            title={t("campaigns1.none")}
            text={t("campaigns1.noneHint")}
            action={add}
          />
        </Paper>
      ) : (
        <Box sx={{ display: "grid", gap: "20px", mt: "16px" }}>
          {processes.map(({ processId, processName }) => {
            const own = campaigns.filter((campaign) => campaign.processId === processId);
            if (own.length === 0) return null;
            return (
              <Box component="section" key={processId} aria-label={processName}>
                <Typography component="h2" variant="subtitle2" color="text.secondary">
                  {processName}
                </Typography>
                <Paper
                  component="ul"
                  variant="outlined"
                  aria-label={processName}
                  sx={{
                    m: "6px 0 0",
                    p: 0,
                    listStyle: "none",
                    overflow: "hidden",
                    "& > li + li": { borderTop: "1px solid", borderColor: "divider" },
                  }}
                >
                  {own.map((campaign) => (
                    <CampaignRow
                      key={campaign.campaignId}
                      campaign={campaign}
                      queues={queues
                        .filter(({ campaignId }) => campaignId === campaign.campaignId)
                        .map(({ queueName }) => queueName)}
                      dirty={dirty.includes(campaignKey(campaign.campaignId))}
                    />
                  ))}
                </Paper>
              </Box>
            );
          })}
        </Box>
      )}
      {configuration !== undefined && (
        <NewCampaignDialog
          open={adding}
          configuration={configuration}
          onClose={() => setAdding(false)}
        />
      )}
    </AdminPage>
  );
};

interface CampaignRowProps {
  campaign: CampaignSetup;
  queues: readonly string[];
  dirty: boolean;
}

const CampaignRow = ({ campaign, queues, dirty }: CampaignRowProps) => (
  <li>
    <Box
      component={Link}
      href={`${adminAddress.campaigns}/${campaign.campaignId}`}
      sx={{
        display: "grid",
        gridTemplateColumns: {
          xs: "20px minmax(0, 1fr) 14px",
          sm: "20px minmax(0, 1.3fr) minmax(0, 1fr) 14px",
        },
        gap: "2px 12px",
        alignItems: "center",
        p: "10px 16px",
        color: "text.primary",
        textDecoration: "none",
        outlineOffset: "-2px",
        "&:hover": { bgcolor: "neutral.25" },
      }}
    >
      <Icon
        name={
          hasChats(campaign.campaignType)
            ? "chats"
            : hasDialler(campaign.campaignType)
              ? "phone-outgoing"
              : "phone-incoming"
        }
        size={18}
        color="text.secondary"
      />
      <Box sx={{ minWidth: 0 }}>
        <Typography noWrap sx={{ fontWeight: 500 }}>
          {campaign.campaignName}
          {dirty && (
            <Typography component="span" variant="body2" sx={{ color: "state.hold.text" }}>
              {" "}
              {t("apps.unsaved")}
            </Typography>
          )}
        </Typography>
        <Typography variant="body2" color="text.secondary" noWrap>
          {t(`campaignType.${campaign.campaignType}`)} · {format.phone(campaign.number)}
        </Typography>
      </Box>
      <Typography
        variant="body2"
        color="text.secondary"
        noWrap
        sx={{ display: { xs: "none", sm: "block" } }}
      >
        {queues.length === 0
          ? t("campaigns1.noQueues")
          : t("campaigns1.queues", { queues: queues.join(", ") })}
      </Typography>
      <Icon name="caret-right" size={14} color="text.secondary" />
    </Box>
  </li>
);
