import {
  Box,
  ButtonBase,
  EmptyState,
  Icon,
  type IconName,
  LiveTimer,
  type StateName,
  Tooltip,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { ChatRow } from "../chats/ChatRow";
import type { Interaction } from "../host/types";
import { useDesk, useWorkspace } from "../shell/context";
import * as format from "../texts/format";
import { t } from "../texts/texts";
import { whoOf } from "./call/callFacts";
import { useDispositionWord } from "./dispositionWord";

const looks: Record<Interaction["state"], { tone: StateName; icon: IconName }> = {
  ringing: { tone: "ringing", icon: "phone-incoming" },
  previewing: { tone: "ringing", icon: "identification-card" },
  dialling: { tone: "ringing", icon: "phone-outgoing" },
  connected: { tone: "onCall", icon: "phone-call" },
  consulting: { tone: "onCall", icon: "phone-transfer" },
  conference: { tone: "onCall", icon: "users-three" },
  onHold: { tone: "hold", icon: "phone-pause" },
  wrapUp: { tone: "wrapUp", icon: "note" },
  ended: { tone: "offline", icon: "phone-disconnect" },
};

/** The agent's interactions: live ones, then what was done today. Folds to a strip of icons. */
export const InteractionList = ({ strip = false }: { strip?: boolean }) => {
  const live = useDesk(({ desk }) => desk?.interactions ?? none);
  const recent = useDesk(({ desk }) => desk?.recent ?? none);
  return (
    <Box
      component="nav"
      aria-label={t("interactions.title")}
      data-region="interactions"
      tabIndex={-1}
      sx={{
        width: { xs: "100%", md: strip ? 64 : 280 },
        flex: { xs: 1, md: "none" },
        minHeight: 0,
        overflow: "auto",
        bgcolor: "background.paper",
        borderRight: { md: "1px solid" },
        borderColor: { md: "divider" },
        outline: "none",
      }}
    >
      {live.length === 0 && recent.length === 0 && !strip ? (
        <EmptyState
          dense
          icon="phone"
          title={t("interactions.none")}
          text={t("interactions.noneHint")}
        />
      ) : (
        <>
          <Section title={t("interactions.now")} calls={live} strip={strip} />
          <Section title={t("interactions.recent")} calls={recent} strip={strip} />
        </>
      )}
    </Box>
  );
};

const Section = ({
  title,
  calls,
  strip,
}: {
  title: string;
  calls: readonly Interaction[];
  strip: boolean;
}) => {
  if (calls.length === 0) return null;
  return (
    <Box component="section" aria-label={title} sx={{ p: strip ? "8px 6px" : "8px" }}>
      {!strip && (
        <Typography
          component="h2"
          variant="subtitle2"
          color="text.secondary"
          sx={{ px: "8px", py: "4px" }}
        >
          {title}
        </Typography>
      )}
      <Box
        component="ul"
        sx={{
          m: 0,
          p: 0,
          listStyle: "none",
          display: "grid",
          gridTemplateColumns: "minmax(0, 1fr)",
          gap: "2px",
        }}
      >
        {calls.map((call) => (
          <li key={call.interactionId}>
            {call.kind === "chat" && call.state !== "ended" ? (
              <ChatRow chat={call} strip={strip} />
            ) : (
              <Item call={call} strip={strip} />
            )}
          </li>
        ))}
      </Box>
    </Box>
  );
};

const Item = ({ call, strip }: { call: Interaction; strip: boolean }) => {
  const workspace = useWorkspace();
  const selected = useDesk((state) => state.currentId === call.interactionId);
  const dispositionWord = useDispositionWord();
  const { tone, icon } = looks[call.state];
  const name = whoOf(call);
  const word = t(`call.${call.state}`);
  const ended = call.state === "ended";
  const since = call.state === "wrapUp" ? call.endedAt : (call.connectedAt ?? call.startedAt);
  const mark = (
    <Box
      aria-hidden
      sx={{
        display: "grid",
        placeItems: "center",
        width: 32,
        height: 32,
        flexShrink: 0,
        borderRadius: "8px",
        bgcolor: ended ? "neutral.100" : `state.${tone}.bg`,
        color: ended ? "text.secondary" : `state.${tone}.main`,
      }}
    >
      <Icon
        name={
          ended
            ? call.kind === "chat"
              ? "chat-circle"
              : call.direction === "inbound"
                ? "phone-incoming"
                : "phone-outgoing"
            : icon
        }
        size={16}
        weight={ended ? "regular" : "fill"}
      />
    </Box>
  );
  const button = (
    <ButtonBase
      aria-current={selected ? "true" : undefined}
      {...(strip ? { "aria-label": t("interactions.open", { name, state: word }) } : {})}
      onClick={() => workspace.desk.select(call.interactionId)}
      sx={{
        width: "100%",
        gap: "10px",
        p: strip ? "6px" : "8px",
        justifyContent: strip ? "center" : "flex-start",
        textAlign: "left",
        borderRadius: "6px",
        bgcolor: selected ? "neutral.100" : "transparent",
        "&:hover": { bgcolor: selected ? "neutral.100" : "neutral.50" },
      }}
    >
      {mark}
      {!strip && (
        <>
          <Box sx={{ flex: 1, minWidth: 0 }}>
            <Typography noWrap sx={{ fontWeight: ended ? 400 : 600 }}>
              {name}
            </Typography>
            <Typography
              variant="body2"
              noWrap
              color={ended ? "text.secondary" : `state.${tone}.text`}
            >
              {ended ? dispositionWord(call) : word}
            </Typography>
          </Box>
          <Typography
            component="span"
            variant="body2"
            color="text.secondary"
            sx={{ flexShrink: 0, alignSelf: "flex-start", pt: "2px" }}
          >
            {ended ? (
              format.timeOfDay(call.startedAt)
            ) : (
              <LiveTimer since={since ?? undefined} now={workspace.clock.now} label={word} />
            )}
          </Typography>
        </>
      )}
    </ButtonBase>
  );
  return strip ? (
    <Tooltip title={`${name} · ${word}`} placement="right">
      {button}
    </Tooltip>
  ) : (
    button
  );
};

const none: readonly Interaction[] = [];
