import {
  Box,
  EmptyState,
  ErrorState,
  LinearProgress,
  ToggleButton,
  ToggleButtonGroup,
} from "@exotel-npm-dev/signal-design-system";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Callback } from "../../host/types";
import { useDesk, useWorkspace } from "../../shell/context";
import { t } from "../../texts/texts";
import { Card } from "../idle/Card";
import { whyOf } from "../whyOf";
import { CallbackRow } from "./CallbackRow";
import { CancelCallback } from "./CancelCallback";
import { RescheduleDialog } from "./RescheduleDialog";

/** How often colleagues' changes are looked for, in milliseconds. */
const lookAgain = 30_000;

/** Calls that were promised, the next one first: dial, promise anew, or take back. */
export const CallbackList = () => {
  const { api } = useWorkspace();
  const campaignId = useDesk(({ desk }) => desk?.campaign?.campaignId ?? null);
  const due = useDesk(({ desk }) => desk?.callbacksDue ?? 0);
  const ended = useDesk(({ desk }) => desk?.recent[0]?.interactionId ?? null);
  const [scope, setScope] = useState<"mine" | "campaign">("mine");
  const [asked, setAsked] = useState<{ what: "reschedule" | "cancel"; callback: Callback } | null>(
    null,
  );
  const callbacks = useQuery({
    // What is due and what has ended say that the list may be another one.
    queryKey: ["callbacks", scope, campaignId, due, ended],
    queryFn: () => api.callbacks(scope),
    placeholderData: (before) => before,
    refetchInterval: lookAgain,
  });
  const close = (changed: boolean): void => {
    setAsked(null);
    if (changed) void callbacks.refetch();
  };
  return (
    <Card
      title={t("callbacks.title")}
      aside={
        <ToggleButtonGroup
          exclusive
          size="small"
          aria-label={t("callbacks.whose")}
          value={scope}
          onChange={(_event, next: "mine" | "campaign" | null) => next !== null && setScope(next)}
        >
          <ToggleButton value="mine">{t("callbacks.mine")}</ToggleButton>
          <ToggleButton value="campaign">{t("callbacks.campaign")}</ToggleButton>
        </ToggleButtonGroup>
      }
    >
      {callbacks.isPending ? (
        <LinearProgress aria-label={t("callbacks.loading")} />
      ) : callbacks.isError && callbacks.data === undefined ? (
        <ErrorState
          dense
          what={t("callbacks.failed")}
          why={whyOf(callbacks.error)}
          remedy={{ label: t("idle.retry"), onClick: () => void callbacks.refetch() }}
        />
      ) : callbacks.data?.length === 0 ? (
        <EmptyState
          dense
          icon="calendar-check"
          title={t("callbacks.none")}
          text={t("callbacks.noneHint")}
        />
      ) : (
        <Box
          component="ul"
          aria-label={t("callbacks.title")}
          sx={{
            m: 0,
            p: 0,
            listStyle: "none",
            maxHeight: 360,
            overflow: "auto",
            "& > li + li": { borderTop: "1px solid", borderColor: "divider" },
          }}
        >
          {(callbacks.data ?? []).map((callback) => (
            <li key={callback.callbackId}>
              <CallbackRow
                callback={callback}
                onReschedule={() => setAsked({ what: "reschedule", callback })}
                onCancel={() => setAsked({ what: "cancel", callback })}
              />
            </li>
          ))}
        </Box>
      )}
      {asked?.what === "reschedule" && (
        <RescheduleDialog callback={asked.callback} onClose={close} />
      )}
      {asked?.what === "cancel" && <CancelCallback callback={asked.callback} onClose={close} />}
    </Card>
  );
};
