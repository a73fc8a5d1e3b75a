import {
  Box,
  ButtonBase,
  EmptyState,
  formatDuration,
  Icon,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import type { Interaction } from "../host/types";
import { useDesk, useWorkspace } from "../shell/context";
import * as format from "../texts/format";
import { t } from "../texts/texts";
import { phoneOf } from "./deskStore";
import { useDispositionLabel } from "./dispositionLabel";

/** Earlier calls with the same customer, newest first. */
export const HistoryView = ({ call }: { call: Interaction }) => {
  const workspace = useWorkspace();
  const recent = useDesk(({ desk }) => desk?.recent);
  const labelOf = useDispositionLabel();
  const earlier = (recent ?? []).filter(
    (one) =>
      one.interactionId !== call.interactionId &&
      (phoneOf(one) === phoneOf(call) ||
        (call.customerId >= 0 && one.customerId === call.customerId)),
  );
  if (earlier.length === 0) {
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
    <Box
      component="ul"
      sx={{
        m: 0,
        p: 0,
        listStyle: "none",
        border: "1px solid",
        borderColor: "divider",
        borderRadius: "6px",
        bgcolor: "background.paper",
        overflow: "hidden",
        "& li + li": { borderTop: "1px solid", borderColor: "divider" },
      }}
    >
      {earlier.map((one) => (
        <li key={one.interactionId}>
          <ButtonBase
            onClick={() => workspace.desk.select(one.interactionId)}
            sx={{
              width: "100%",
              p: "8px 12px",
              gap: "12px",
              justifyContent: "flex-start",
              textAlign: "left",
              "&:hover": { bgcolor: "neutral.50" },
            }}
          >
            <Icon
              name={
                one.kind === "chat"
                  ? "chat-circle"
                  : one.direction === "inbound"
                    ? "phone-incoming"
                    : "phone-outgoing"
              }
              size={16}
              color="text.secondary"
            />
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <Typography noWrap>{labelOf(one)}</Typography>
              <Typography variant="body2" color="text.secondary" noWrap>
                {[format.dateAndTime(one.startedAt), one.note].filter(Boolean).join(" · ")}
              </Typography>
            </Box>
            <Typography
              variant="body2"
              color="text.secondary"
              sx={{ fontVariantNumeric: "tabular-nums" }}
            >
              {formatDuration(one.kind === "call" ? (one.talkTime ?? 0) : 0)}
            </Typography>
          </ButtonBase>
        </li>
      ))}
    </Box>
  );
};
