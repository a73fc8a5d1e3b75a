import {
  Box,
  Button,
  EmptyState,
  ErrorState,
  LinearProgress,
  ToggleButton,
  ToggleButtonGroup,
} from "@exotel-npm-dev/signal-design-system";
import { useMemo, useState } from "react";
import { t } from "../../texts/texts";
import { useCustomerHistory } from "../customer/useCustomer";
import { whyOf } from "../whyOf";
import { HappeningRow } from "./HappeningRow";
import { type HappeningKind, timelineOf } from "./timeline";

const kinds: readonly HappeningKind[] = ["interaction", "ticket", "callback", "change"];

/** Rows that are shown at once. */
const page = 50;

/** Everything that happened with a customer: calls, chats, tickets, callbacks, changes of the record; newest first. */
export const CustomerTimeline = ({
  customerId,
  without,
}: {
  customerId: number;
  /** An interaction that stands on the page already. */
  without?: string;
}) => {
  const history = useCustomerHistory(customerId);
  const [only, setOnly] = useState<HappeningKind | null>(null);
  const [most, setMost] = useState(page);
  const all = useMemo(
    () =>
      history.data === undefined
        ? []
        : timelineOf(history.data).filter(({ key }) => key !== `interaction ${without}`),
    [history.data, without],
  );
  const there = kinds.filter((kind) => all.some((one) => one.kind === kind));
  const shown = only === null ? all : all.filter(({ kind }) => kind === only);

  if (history.isPending) return <LinearProgress aria-label={t("history.loading")} />;
  if (history.isError && history.data === undefined) {
    return (
      <ErrorState
        dense
        what={t("history.failed")}
        why={whyOf(history.error)}
        remedy={{ label: t("idle.retry"), onClick: () => void history.refetch() }}
      />
    );
  }
  if (all.length === 0) {
    return (
      <EmptyState
        dense
        icon="clock-counter-clockwise"
        title={t("history.none")}
        text={t("history.noneHint")}
      />
    );
  }
  return (
    <Box sx={{ display: "grid", gap: "10px" }}>
      {there.length > 1 && (
        <ToggleButtonGroup
          exclusive
          size="small"
          aria-label={t("history.filter")}
          value={only ?? "all"}
          onChange={(_event, next: HappeningKind | "all" | null) => {
            if (next !== null) setOnly(next === "all" ? null : next);
          }}
          sx={{ flexWrap: "wrap", justifySelf: "start", bgcolor: "background.paper" }}
        >
          <ToggleButton value="all">{t("history.all")}</ToggleButton>
          {there.map((kind) => (
            <ToggleButton key={kind} value={kind}>
              {t(`history.${kind}s`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      )}
      <Box
        component="ul"
        aria-label={t("tabs.history")}
        sx={{
          m: 0,
          p: 0,
          listStyle: "none",
          border: "1px solid",
          borderColor: "divider",
          borderRadius: "6px",
          bgcolor: "background.paper",
          overflow: "hidden",
          "& > li + li": { borderTop: "1px solid", borderColor: "divider" },
        }}
      >
        {shown.slice(0, most).map((happening) => (
          <li key={happening.key}>
            <HappeningRow happening={happening} />
          </li>
        ))}
      </Box>
      {shown.length > most && (
        <Button variant="text" color="inherit" onClick={() => setMost(most + page)}>
          {t("history.more", { count: shown.length - most })}
        </Button>
      )}
    </Box>
  );
};
