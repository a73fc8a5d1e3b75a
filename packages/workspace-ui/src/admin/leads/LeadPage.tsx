import {
  Box,
  Button,
  EmptyState,
  Icon,
  Paper,
  type StateName,
  StatePill,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { useLocation } from "wouter";
import { ConfirmDialog, type Question } from "../../app-manager/ConfirmDialog";
import { useSay } from "../../app-manager/useSay";
import type { StoredLeadRecord } from "../../host/configuration";
import { type Column, RowTable } from "../../tables/RowTable";
import * as format from "../../texts/format";
import { t } from "../../texts/texts";
import { AdminPage } from "../AdminPage";
import { adminAddress } from "../addresses";
import { leadsKey, useAdminApi } from "../useAdmin";
import { Progress } from "./LeadsPage";

/** One lead: its numbers and what became of each. */
export const LeadPage = ({ leadId }: { leadId: number }) => {
  const api = useAdminApi();
  const client = useQueryClient();
  const say = useSay();
  const [, go] = useLocation();
  const [question, setQuestion] = useState<Question | null>(null);
  const leads = useQuery({
    queryKey: [...leadsKey, null],
    queryFn: ({ signal }) => api.leads(null, signal),
  });
  const lead = leads.data?.find((one) => one.leadId === leadId);
  const page = useInfiniteQuery({
    queryKey: ["lead-records", leadId],
    queryFn: ({ pageParam, signal }) => api.leadRecords(leadId, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const records = useMemo(() => page.data?.pages.flatMap((one) => one.records) ?? [], [page.data]);
  const { hasNextPage, isFetchingNextPage, isError, fetchNextPage } = page;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isError, fetchNextPage]);

  const ask = (): void => {
    const name = lead?.leadName ?? String(leadId);
    setQuestion({
      title: t("leads.ask.remove", { lead: name }),
      consequences: [t("leads.then.remove"), t("leads.then.calls"), t("users.then.noUndo")],
      action: t("leads.remove"),
      destructive: true,
      run: async () => {
        await api.removeLead(leadId);
        await client.invalidateQueries({ queryKey: leadsKey });
        say(t("leads.done.removed", { lead: name }));
        go(adminAddress.leads);
      },
    });
  };

  return (
    <AdminPage
      fill
      title={lead?.leadName ?? t("leads.one")}
      awaits={page}
      onBack={() => go(adminAddress.leads)}
      actions={
        <Button
          variant="outlined"
          color="error"
          startIcon={<Icon name="trash" size={14} />}
          onClick={ask}
        >
          {t("leads.remove")}
        </Button>
      }
    >
      {lead !== undefined && (
        <Box sx={{ mt: "8px", maxWidth: 480 }}>
          <Progress lead={lead} />
        </Box>
      )}
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
          label={lead?.leadName ?? t("leads.one")}
          rows={records}
          rowId={({ leadRecordId }) => leadRecordId}
          columns={columns}
          onEnd={more}
          minWidth={560}
          narrowHeight={64}
          narrow={(record) => (
            <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", gap: "0 8px" }}>
              <Typography noWrap>{record.name === "" ? "–" : record.name}</Typography>
              <State record={record} />
              <Typography variant="body2" color="text.secondary" noWrap>
                {format.phone(record.phone)}
              </Typography>
            </Box>
          )}
          empty={<EmptyState icon="list-bullets" title={t("leads.noRecords")} />}
        />
      </Paper>
      <ConfirmDialog question={question} onClose={() => setQuestion(null)} />
    </AdminPage>
  );
};

/** The colour of a record's state; one that is not known here stays quiet. */
const looks: Readonly<Record<string, StateName>> = {
  done: "available",
  failed: "failure",
  dialling: "ringing",
  previewing: "ringing",
  inHand: "onCall",
  connected: "onCall",
  retry: "hold",
};

const State = ({ record: { state } }: { record: StoredLeadRecord }) => (
  <StatePill
    size="small"
    state={looks[state] ?? "offline"}
    icon={looks[state] === undefined ? "circle" : undefined}
    label={format.words(state)}
  />
);

const fieldsOf = ({ fields }: StoredLeadRecord): string =>
  Object.entries(fields)
    .map(([name, value]) => `${format.words(name)}: ${value}`)
    .join(" · ");

const columns: Column<StoredLeadRecord>[] = [
  {
    id: "name",
    header: t("setup1.name"),
    width: "minmax(130px, 1.2fr)",
    cell: ({ name }) => (name === "" ? "–" : name),
  },
  {
    id: "phone",
    header: t("setup1.number"),
    width: "150px",
    cell: ({ phone }) => format.phone(phone),
  },
  {
    id: "state",
    header: t("leads.state"),
    width: "120px",
    cell: (record) => <State record={record} />,
  },
  {
    id: "attempts",
    header: t("leads.attempts"),
    width: "72px",
    figures: true,
    cell: ({ attempts }) => (attempts === undefined || attempts === null ? "–" : String(attempts)),
  },
  { id: "fields", header: t("leads.fields"), width: "minmax(140px, 2fr)", cell: fieldsOf },
];
