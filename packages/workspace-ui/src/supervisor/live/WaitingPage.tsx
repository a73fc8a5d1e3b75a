import {
  Box,
  Button,
  EmptyState,
  LiveTimer,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useMemo, useState } from "react";
import { useSay } from "../../app-manager/useSay";
import type { Supervision, Waiting } from "../../host/supervision";
import { useWorkspace } from "../../shell/context";
import { type Column, RowTable } from "../../tables/RowTable";
import { t } from "../../texts/texts";
import { campaignNames } from "../campaignNames";
import { LivePage } from "../LivePage";
import { useSupervise } from "../useSupervision";
import { AgentDialog, type Handover } from "./AgentDialog";
import { CustomerCell } from "./CustomerCell";
import { customerOf } from "./customerOf";

/** Every call and chat that waits for an agent, the longest wait first. */
export const WaitingPage = () => (
  <LivePage title={t("supervisor.waiting")} subtitle={t("supervisor.waitingHint")}>
    {(state) => <WaitingTable state={state} />}
  </LivePage>
);

const WaitingTable = ({ state }: { state: Supervision }) => {
  const { clock } = useWorkspace();
  const { attempt } = useSupervise();
  const say = useSay();
  const [handover, setHandover] = useState<Handover | null>(null);
  const names = useMemo(() => campaignNames(state.campaigns), [state.campaigns]);
  const campaignOf = ({ campaignId }: Waiting): string =>
    names.get(campaignId) ?? String(campaignId);

  const assign = (one: Waiting): void =>
    setHandover({
      title: t("supervisor.assignOf", { customer: customerOf(one).name }),
      without: null,
      campaignId: one.campaignId,
      give: async (agent) => {
        await attempt({
          command: "assignWaiting",
          crtObjectId: one.crtObjectId,
          userId: agent.userId,
        });
        say(t("supervisor.done.given", { name: agent.userName }));
      },
    });

  const button = (one: Waiting) => (
    <Button
      size="small"
      variant="outlined"
      color="inherit"
      aria-label={t("supervisor.assignOf", { customer: customerOf(one).name })}
      onClick={(event) => {
        event.stopPropagation();
        assign(one);
      }}
    >
      {t("supervisor.assign")}
    </Button>
  );

  const columns: Column<Waiting>[] = [
    {
      id: "since",
      header: t("supervisor.column.waits"),
      width: "88px",
      sortBy: ({ since }) => since,
      cell: ({ since }) => (
        <LiveTimer since={since} now={clock.now} label={t("supervisor.column.waits")} />
      ),
    },
    {
      id: "customer",
      header: t("supervisor.column.customer"),
      width: "minmax(180px, 2fr)",
      sortBy: (one) => customerOf(one).name,
      cell: (one) => <CustomerCell of={one} />,
    },
    {
      id: "queue",
      header: t("supervisor.column.queue"),
      width: "minmax(100px, 1fr)",
      sortBy: ({ queueName }) => queueName,
      cell: ({ queueName }) => queueName ?? "–",
    },
    {
      id: "campaign",
      header: t("supervisor.column.campaign"),
      width: "minmax(100px, 1fr)",
      sortBy: campaignOf,
      cell: campaignOf,
    },
    { id: "actions", header: "", width: "84px", cell: button },
  ];

  return (
    <>
      <RowTable
        label={t("supervisor.waiting")}
        rows={state.waiting}
        rowId={({ crtObjectId }) => crtObjectId}
        columns={columns}
        startSort={{ column: "since", descending: false }}
        minWidth={600}
        narrowHeight={68}
        narrow={(one) => (
          <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", gap: "2px 8px" }}>
            <Typography noWrap component="div">
              <CustomerCell of={one} />
            </Typography>
            <LiveTimer since={one.since} now={clock.now} sx={{ textAlign: "right" }} />
            <Typography variant="body2" color="text.secondary" noWrap sx={{ alignSelf: "center" }}>
              {[one.queueName, campaignOf(one)].filter(Boolean).join(" · ")}
            </Typography>
            {button(one)}
          </Box>
        )}
        empty={
          <EmptyState
            icon="check-circle"
            title={t("supervisor.noWaiting")}
            text={t("supervisor.noWaitingHint")}
          />
        }
      />
      <AgentDialog handover={handover} agents={state.agents} onClose={() => setHandover(null)} />
    </>
  );
};
