import {
  Autocomplete,
  Box,
  MenuItem,
  Select,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { t } from "../../texts/texts";
import type { Centre } from "../apps";
import type { PlacementRule } from "./placementDraft";

interface NarrowingProps {
  rule: PlacementRule;
  centre: Centre;
  onChange: (
    change: Partial<Pick<PlacementRule, "processId" | "campaignIds" | "queueIds">>,
  ) => void;
}

/** The processes, campaigns and queues that a place is for; what is left empty narrows nothing. */
export const Narrowing = ({ rule, centre, onChange }: NarrowingProps) => {
  const campaigns = centre.campaigns.filter(
    ({ processId }) => rule.processId === null || processId === rule.processId,
  );
  const inReach = new Set(
    (rule.campaignIds.length === 0
      ? campaigns
      : campaigns.filter(({ campaignId }) => rule.campaignIds.includes(campaignId))
    ).map(({ campaignId }) => campaignId),
  );
  const queues = centre.queues.filter(({ campaignId }) => inReach.has(campaignId));
  const chosenCampaigns = centre.campaigns.filter(({ campaignId }) =>
    rule.campaignIds.includes(campaignId),
  );
  const chosenQueues = centre.queues.filter(({ agentQueueId }) =>
    rule.queueIds.includes(agentQueueId),
  );
  return (
    <Box sx={{ display: "grid", gap: "10px" }}>
      <Typography variant="body2" color="text.secondary">
        {t("placing.narrowHint")}
      </Typography>
      <Box
        sx={{
          display: "grid",
          gap: "10px 12px",
          gridTemplateColumns: "repeat(auto-fit, minmax(min(200px, 100%), 1fr))",
          alignItems: "start",
        }}
      >
        <Select
          label={t("placing.process")}
          value={rule.processId ?? ""}
          onChange={(event) =>
            onChange({ processId: event.target.value === "" ? null : Number(event.target.value) })
          }
          fullWidth
          slotProps={{ select: { displayEmpty: true } }}
        >
          <MenuItem value="">{t("placing.anyProcess")}</MenuItem>
          {centre.processes.map(({ processId, processName }) => (
            <MenuItem key={processId} value={processId}>
              {processName}
            </MenuItem>
          ))}
        </Select>
        <Autocomplete
          multiple
          label={t("placing.campaigns")}
          placeholder={chosenCampaigns.length === 0 ? t("placing.allCampaigns") : undefined}
          options={campaigns}
          value={chosenCampaigns}
          getOptionLabel={({ campaignName }) => campaignName}
          getOptionKey={({ campaignId }) => campaignId}
          isOptionEqualToValue={(a, b) => a.campaignId === b.campaignId}
          disableCloseOnSelect
          onChange={(_, chosen) =>
            onChange({ campaignIds: chosen.map(({ campaignId }) => campaignId) })
          }
        />
        <Autocomplete
          multiple
          label={t("placing.queues")}
          placeholder={chosenQueues.length === 0 ? t("placing.allQueues") : undefined}
          options={queues}
          value={chosenQueues}
          getOptionLabel={({ queueName }) => queueName}
          getOptionKey={({ agentQueueId }) => agentQueueId}
          groupBy={({ campaignId }) =>
            centre.campaigns.find((campaign) => campaign.campaignId === campaignId)?.campaignName ??
            ""
          }
          isOptionEqualToValue={(a, b) => a.agentQueueId === b.agentQueueId}
          disableCloseOnSelect
          onChange={(_, chosen) =>
            onChange({ queueIds: chosen.map(({ agentQueueId }) => agentQueueId) })
          }
        />
      </Box>
    </Box>
  );
};
