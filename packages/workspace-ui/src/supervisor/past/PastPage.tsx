import {
  Box,
  Button,
  CircularProgress,
  EmptyState,
  ErrorState,
  formatDuration,
  Icon,
  PageHeader,
  Paper,
  Skeleton,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useCallback, useMemo } from "react";
import { useLocation, useSearch } from "wouter";
import type { InteractionRecord } from "../../host/types";
import { type Column, RowTable } from "../../tables/RowTable";
import * as format from "../../texts/format";
import { t } from "../../texts/texts";
import { pastAddress, supervisorAddress } from "../addresses";
import { whyOf } from "../LivePage";
import { exportAddress } from "../SupervisionApi";
import { PastDetail } from "./PastDetail";
import { PastFilterBar } from "./PastFilterBar";
import { addressOf, filtersIn, noFilters, type PastFilters } from "./pastFilters";
import { usePast } from "./usePast";

/** Interactions that are over: search, one record, export. The address carries the search. */
export const PastPage = ({ interactionId }: { interactionId: string | null }) => {
  const search = useSearch();
  const [, go] = useLocation();
  const filters = useMemo(() => filtersIn(search), [search]);
  const past = usePast(filters);
  const records = useMemo(
    () => past.data?.pages.flatMap(({ interactions }) => interactions) ?? [],
    [past.data],
  );
  const total = past.data?.pages[0]?.total ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage, isError } = past;

  const change = (next: PastFilters): void => {
    const query = addressOf(next);
    go(query === "" ? supervisorAddress.past : `${supervisorAddress.past}?${query}`, {
      replace: true,
    });
  };
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isError, fetchNextPage]);

  const filtered = addressOf(filters) !== "";
  return (
    <Box
      sx={{
        flex: 1,
        minHeight: 0,
        display: "flex",
        flexDirection: "column",
        p: { xs: "12px 0 0", md: "16px 20px 20px" },
      }}
    >
      <PageHeader
        title={t("past.title")}
        subtitle={past.data === undefined ? undefined : counted(total)}
        sx={{ px: { xs: "12px", md: 0 } }}
        actions={
          <Button
            component="a"
            href={exportAddress(filters)}
            download
            variant="outlined"
            color="inherit"
            disabled={total === 0}
            startIcon={<Icon name="download-simple" size={16} />}
          >
            {t("past.export")}
          </Button>
        }
      />
      <PastFilterBar filters={filters} records={records} onChange={change} />
      <Paper
        variant="outlined"
        sx={{
          flex: 1,
          minHeight: 200,
          mt: "12px",
          display: "flex",
          flexDirection: "column",
          overflow: "hidden",
          borderWidth: { xs: "1px 0 0", md: "1px" },
          borderRadius: { xs: 0, md: "6px" },
        }}
      >
        {past.data === undefined && past.isError ? (
          <ErrorState
            what={t("past.failed")}
            why={whyOf(past.error)}
            remedy={{ label: t("supervisor.retry"), onClick: () => void past.refetch() }}
          />
        ) : past.isPending ? (
          <Box role="status" aria-label={t("past.loading")} sx={{ p: "12px 16px" }}>
            {[0, 1, 2, 3, 4].map((row) => (
              <Skeleton key={row} height={36} />
            ))}
          </Box>
        ) : (
          <RowTable
            label={t("past.title")}
            rows={records}
            rowId={({ interactionId: id }) => id}
            columns={columns}
            chosen={interactionId}
            onOpen={(record) => go(pastAddress(record.interactionId, search))}
            onEnd={more}
            minWidth={640}
            narrowHeight={76}
            narrow={(record) => <Block record={record} />}
            empty={
              filtered ? (
                <EmptyState
                  icon="magnifying-glass"
                  title={t("past.noMatch")}
                  text={t("past.noMatchHint")}
                  action={
                    <Button variant="outlined" color="inherit" onClick={() => change(noFilters)}>
                      {t("past.clear")}
                    </Button>
                  }
                />
              ) : (
                <EmptyState
                  icon="clock-counter-clockwise"
                  title={t("past.none")}
                  text={t("past.noneHint")}
                />
              )
            }
            foot={
              <Foot
                loading={isFetchingNextPage}
                failed={past.isFetchNextPageError}
                onAgain={() => void fetchNextPage()}
              />
            }
          />
        )}
      </Paper>
      <PastDetail
        interactionId={interactionId}
        onClose={() =>
          go(search === "" ? supervisorAddress.past : `${supervisorAddress.past}?${search}`)
        }
      />
    </Box>
  );
};

const counted = (total: number): string =>
  total === 1 ? t("past.one") : t("past.count", { count: format.number(total) });

/** What a record's customer is called. */
export const customerName = ({ customerName: name, displayPhone }: InteractionRecord): string =>
  name ?? (displayPhone === "" ? t("supervisor.unknown") : format.phone(displayPhone));

const dispositionOf = ({
  dispositionClass,
  dispositionCode,
  systemDisposition,
}: InteractionRecord): string => {
  const code = dispositionCode ?? systemDisposition;
  if (code === null) return t("past.undisposed");
  return [dispositionClass, format.words(code)].filter(Boolean).join(" · ");
};

/** Which icon tells what kind of interaction it was, and in words. */
export const kindOf = ({
  kind,
  direction,
}: InteractionRecord): {
  icon: "chat-circle" | "phone-outgoing" | "phone-incoming";
  word: string;
} =>
  kind === "chat"
    ? { icon: "chat-circle", word: t("supervisor.kind.chat") }
    : direction === "outbound"
      ? { icon: "phone-outgoing", word: t("supervisor.kind.outbound") }
      : { icon: "phone-incoming", word: t("supervisor.kind.inbound") };

const Kind = ({ record }: { record: InteractionRecord }) => {
  const { icon, word } = kindOf(record);
  return (
    <Icon
      name={icon}
      title={word}
      size={14}
      color="text.secondary"
      sx={{ mr: "6px", verticalAlign: "-2px" }}
    />
  );
};

const columns: Column<InteractionRecord>[] = [
  {
    id: "when",
    header: t("past.column.when"),
    width: "148px",
    cell: ({ startedAt }) => format.dateAndTime(startedAt),
  },
  {
    id: "customer",
    header: t("supervisor.column.customer"),
    width: "minmax(150px, 1.6fr)",
    cell: (record) => (
      <>
        <Kind record={record} />
        {customerName(record)}
        {record.customerName !== null && (
          <Typography component="span" variant="body2" color="text.secondary">
            {" "}
            {format.phone(record.displayPhone)}
          </Typography>
        )}
      </>
    ),
  },
  {
    id: "agent",
    header: t("supervisor.column.agent"),
    width: "minmax(96px, 1fr)",
    cell: ({ userName }) => userName,
  },
  {
    id: "where",
    header: t("supervisor.column.where"),
    width: "minmax(120px, 1.2fr)",
    wideOnly: true,
    cell: ({ campaignName, queueName }) => [campaignName, queueName].filter(Boolean).join(" · "),
  },
  {
    id: "waited",
    header: t("past.waited"),
    width: "64px",
    figures: true,
    wideOnly: true,
    cell: ({ waited }) => formatDuration(waited),
  },
  {
    id: "talk",
    header: t("past.talk"),
    width: "72px",
    figures: true,
    cell: ({ talkTime }) => formatDuration(talkTime),
  },
  {
    id: "disposition",
    header: t("past.disposition"),
    width: "minmax(120px, 1.2fr)",
    cell: dispositionOf,
  },
];

const Block = ({ record }: { record: InteractionRecord }) => (
  <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", gap: "1px 8px" }}>
    <Typography noWrap>
      <Kind record={record} />
      {customerName(record)}
    </Typography>
    <Typography sx={{ fontVariantNumeric: "tabular-nums" }}>
      {formatDuration(record.talkTime)}
    </Typography>
    <Typography variant="body2" color="text.secondary" noWrap sx={{ gridColumn: "1 / -1" }}>
      {format.dateAndTime(record.startedAt)} · {record.userName}
    </Typography>
    <Typography variant="body2" color="text.secondary" noWrap sx={{ gridColumn: "1 / -1" }}>
      {dispositionOf(record)}
    </Typography>
  </Box>
);

interface FootProps {
  loading: boolean;
  failed: boolean;
  onAgain: () => void;
}

const Foot = ({ loading, failed, onAgain }: FootProps) => {
  if (!loading && !failed) return null;
  return (
    <Box sx={{ display: "flex", justifyContent: "center", gap: "8px", p: "12px" }} role="status">
      {failed ? (
        <Button size="small" variant="outlined" color="inherit" onClick={onAgain}>
          {t("past.again")}
        </Button>
      ) : (
        <CircularProgress size={20} aria-label={t("past.loading")} />
      )}
    </Box>
  );
};
