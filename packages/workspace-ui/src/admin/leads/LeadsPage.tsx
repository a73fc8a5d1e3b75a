import {
  Box,
  Button,
  EmptyState,
  Icon,
  MenuItem,
  Paper,
  Select,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import type { Lead } from "../../host/configuration";
import { type Column, RowTable } from "../../tables/RowTable";
import * as format from "../../texts/format";
import { t } from "../../texts/texts";
import { AdminPage } from "../AdminPage";
import { adminAddress } from "../addresses";
import { hasDialler } from "../campaigns/campaignSection";
import { useConfiguration } from "../configuration/useConfiguration";
import { leadsKey, useAdminApi } from "../useAdmin";
import { LoadLeadDialog } from "./LoadLeadDialog";

/** The lists of numbers that diallers work through. */
export const LeadsPage = () => {
  const api = useAdminApi();
  const [, go] = useLocation();
  const [campaign, setCampaign] = useState<number | null>(null);
  const [loading, setLoading] = useState(false);
  const leads = useQuery({
    queryKey: [...leadsKey, campaign],
    queryFn: ({ signal }) => api.leads(campaign, signal),
  });
  const configuration = useConfiguration();
  const campaigns = (configuration.data?.configuration.campaigns ?? []).filter(({ campaignType }) =>
    hasDialler(campaignType),
  );
  const nameOf = (id: number): string =>
    campaigns.find(({ campaignId }) => campaignId === id)?.campaignName ?? String(id);
  const add = (
    <Button
      variant="contained"
      disabled={campaigns.length === 0}
      startIcon={<Icon name="upload-simple" size={16} />}
      onClick={() => setLoading(true)}
    >
      {t("leads.load")}
    </Button>
  );

  const columns: Column<Lead>[] = [
    {
      id: "name",
      header: t("leads.name"),
      width: "minmax(160px, 2fr)",
      sortBy: ({ leadName }) => leadName,
      cell: ({ leadName }) => leadName,
    },
    {
      id: "campaign",
      header: t("leads.campaign"),
      width: "minmax(110px, 1fr)",
      sortBy: ({ campaignId }) => nameOf(campaignId),
      cell: ({ campaignId }) => nameOf(campaignId),
    },
    {
      id: "progress",
      header: t("leads.progress"),
      width: "minmax(140px, 1.4fr)",
      sortBy: ({ left, total }) => (total === 0 ? 0 : left / total),
      cell: (lead) => <Progress lead={lead} />,
    },
    {
      id: "total",
      header: t("leads.total"),
      width: "72px",
      figures: true,
      sortBy: ({ total }) => total,
      cell: ({ total }) => format.number(total),
    },
    {
      id: "loaded",
      header: t("leads.loadedAt"),
      width: "150px",
      wideOnly: true,
      sortBy: ({ loadedAt }) => loadedAt,
      cell: ({ loadedAt }) => format.dateAndTime(loadedAt),
    },
  ];

  return (
    <AdminPage
      fill
      title={t("leads.title")}
      subtitle={t("leads.hint")}
      awaits={leads}
      actions={
        <>
          {campaigns.length > 1 && (
            <Select
              label={t("leads.campaign")}
              showLabel={false}
              value={campaign === null ? "" : String(campaign)}
              onChange={({ target }) =>
                setCampaign(target.value === "" ? null : Number(target.value))
              }
              slotProps={{ select: { displayEmpty: true } }}
              sx={{ minWidth: 160 }}
            >
              <MenuItem value="">{t("leads.everyCampaign")}</MenuItem>
              {campaigns.map(({ campaignId, campaignName }) => (
                <MenuItem key={campaignId} value={String(campaignId)}>
                  {campaignName}
                </MenuItem>
              ))}
            </Select>
          )}
          {(leads.data?.length ?? 0) > 0 && add}
        </>
      }
    >
      <Paper
        variant="outlined"
        sx={{
          flex: 1,
          minHeight: 240,
          mt: "12px",
          display: "flex",
          flexDirection: "column",
          overflow: "hidden",
        }}
      >
        <RowTable
          label={t("leads.title")}
          rows={leads.data ?? []}
          rowId={({ leadId }) => String(leadId)}
          columns={columns}
          startSort={{ column: "loaded", descending: true }}
          onOpen={({ leadId }) => go(`${adminAddress.leads}/${leadId}`)}
          minWidth={560}
          narrowHeight={84}
          narrow={(lead) => (
            <Box>
              <Typography noWrap sx={{ fontWeight: 500 }}>
                {lead.leadName}
              </Typography>
              <Typography variant="body2" color="text.secondary" noWrap sx={{ mb: "4px" }}>
                {nameOf(lead.campaignId)} ·{" "}
                {t("leads.records", { count: format.number(lead.total) })}
              </Typography>
              <Progress lead={lead} />
            </Box>
          )}
          empty={
            <EmptyState
              icon="list-bullets"
              title={t("leads.none")}
              text={campaigns.length === 0 ? t("leads.needCampaign") : t("leads.noneHint")}
              action={campaigns.length === 0 ? undefined : add}
            />
          }
        />
      </Paper>
      <LoadLeadDialog open={loading} campaigns={campaigns} onClose={() => setLoading(false)} />
    </AdminPage>
  );
};

/** How far a lead is: done, failed, left. */
export const Progress = ({ lead: { total, left, done, failed } }: { lead: Lead }) => (
  <Box sx={{ display: "flex", gap: "10px", alignItems: "center" }}>
    <Box
      aria-hidden
      sx={{
        flex: 1,
        minWidth: 60,
        height: 6,
        display: "flex",
        borderRadius: "3px",
        overflow: "hidden",
        bgcolor: "neutral.200",
      }}
    >
      <Box sx={{ width: part(done, total), bgcolor: "state.available.main" }} />
      <Box sx={{ width: part(failed, total), bgcolor: "state.failure.main" }} />
    </Box>
    <Typography component="span" variant="body2" color="text.secondary">
      {failed > 0
        ? t("leads.leftFailed", { left: format.number(left), failed: format.number(failed) })
        : t("leads.left", { left: format.number(left) })}
    </Typography>
  </Box>
);

const part = (count: number, total: number): string =>
  total === 0 ? "0%" : `${(100 * count) / total}%`;
