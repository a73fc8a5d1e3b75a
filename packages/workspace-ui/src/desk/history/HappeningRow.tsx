import {
  Box,
  ButtonBase,
  formatDuration,
  Icon,
  type IconName,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { type ReactNode, useId, useState } from "react";
import type { CustomerChange, InteractionRecord } from "../../host/types";
import * as format from "../../texts/format";
import { t } from "../../texts/texts";
import { columnWord } from "../customer/CustomerFields";
import { useDispositionWord } from "../dispositionWord";
import { PastInteractionDetails } from "./PastInteractionDetails";
import type { Happening } from "./timeline";

/** One thing that happened; an interaction opens to what is kept of it. */
export const HappeningRow = ({ happening }: { happening: Happening }) => {
  const dispositionWord = useDispositionWord();
  switch (happening.kind) {
    case "interaction":
      return <Opening record={happening.record} title={dispositionWord(happening.record)} />;
    case "ticket": {
      const { ticket } = happening;
      return (
        <Line
          icon="ticket"
          title={ticket.subject}
          parts={[
            ticket.ticketId,
            format.words(ticket.externalState),
            format.dateAndTime(ticket.changedAt),
          ]}
        />
      );
    }
    case "callback": {
      const { callback } = happening;
      return (
        <Line
          icon="calendar"
          title={t("history.callback", { state: t(`callback.state.${callback.state}`) })}
          parts={[
            format.dateAndTime(callback.callbackTime),
            format.phone(callback.displayPhone),
            callback.note,
          ]}
        />
      );
    }
    case "change": {
      const { change } = happening;
      return (
        <Line
          icon="pencil-simple"
          title={changeLine(change)}
          parts={[format.dateAndTime(change.at), change.by]}
        />
      );
    }
  }
};

const changeLine = ({ changed }: CustomerChange): string =>
  changed
    .map(({ column, from, to }) =>
      t("history.changed", {
        column: columnWord(column),
        from: from === null || from === "" ? t("customer.empty") : from,
        to: to === null || to === "" ? t("customer.empty") : to,
      }),
    )
    .join("; ");

const iconOf = ({ kind, direction }: InteractionRecord): IconName =>
  kind === "chat" ? "chat-circle" : direction === "inbound" ? "phone-incoming" : "phone-outgoing";

const Opening = ({ record, title }: { record: InteractionRecord; title: string }) => {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <ButtonBase
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        sx={{
          width: "100%",
          display: "block",
          textAlign: "left",
          "&:hover": { bgcolor: "neutral.50" },
        }}
      >
        <Line
          icon={iconOf(record)}
          title={title}
          parts={[format.dateAndTime(record.startedAt), record.userName, record.note]}
          end={
            <>
              <Box component="span" sx={{ fontVariantNumeric: "tabular-nums" }}>
                {formatDuration(record.talkTime)}
              </Box>
              <Icon name={open ? "caret-up" : "caret-down"} size={12} />
            </>
          }
        />
      </ButtonBase>
      <Box id={id}>{open && <PastInteractionDetails record={record} />}</Box>
    </>
  );
};

const Line = ({
  icon,
  title,
  parts,
  end,
}: {
  icon: IconName;
  title: string;
  parts: readonly (string | null | undefined)[];
  end?: ReactNode;
}) => (
  <Box component="span" sx={{ display: "flex", alignItems: "center", gap: "12px", p: "8px 12px" }}>
    <Icon name={icon} size={16} color="text.secondary" />
    <Box component="span" sx={{ flex: 1, minWidth: 0 }}>
      <Typography component="span" noWrap title={title} sx={{ display: "block" }}>
        {title}
      </Typography>
      <Typography
        component="span"
        variant="body2"
        color="text.secondary"
        noWrap
        sx={{ display: "block" }}
      >
        {parts.filter(Boolean).join(" · ")}
      </Typography>
    </Box>
    {end !== undefined && (
      <Typography
        component="span"
        variant="body2"
        color="text.secondary"
        sx={{ display: "flex", alignItems: "center", gap: "8px" }}
      >
        {end}
      </Typography>
    )}
  </Box>
);
