import {
  Box,
  Button,
  DialogBody,
  DialogFooter,
  EmptyState,
  ErrorState,
  Icon,
  InputAdornment,
  Skeleton,
  type StateName,
  StatePill,
  StructuredDialog,
  TextField,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, type MouseEvent, useEffect, useId, useState } from "react";
import { refusalText } from "../app-manager/refusalText";
import type { AvailabilityState, Chat, Target, Targets } from "../host/types";
import { useApi, useWorkspace } from "../shell/context";
import { t } from "../texts/texts";
import { chatName } from "./chatMessages";

/** Why somebody is looked for. */
export type Purpose = "transfer" | "conference";

interface Option {
  key: string;
  group: "people" | "queues";
  name: string;
  detail: string;
  state: AvailabilityState | null;
  target: Target;
}

const stateTones: Record<AvailabilityState, StateName> = {
  ready: "available",
  busy: "onCall",
  wrapUp: "wrapUp",
  onBreak: "break",
  notReady: "offline",
};

interface ChatTargetsProps {
  chat: Chat;
  /** `null` keeps the dialog closed. */
  purpose: Purpose | null;
  onClose: () => void;
}

/** To whom a chat goes, or who joins it: found by typing, chosen with the arrow keys. */
export const ChatTargets = ({ chat, purpose, onClose }: ChatTargetsProps) => {
  // The dialog keeps its words while it fades out.
  const [shown, setShown] = useState<Purpose>("transfer");
  useEffect(() => {
    if (purpose !== null) setShown(purpose);
  }, [purpose]);
  return (
    <StructuredDialog
      open={purpose !== null}
      onClose={onClose}
      maxWidth="xs"
      title={t(shown === "transfer" ? "target.transferTitle" : "target.conferenceTitle")}
      subtitle={
        shown === "transfer"
          ? t("target.transferHint", { name: chatName(chat) })
          : t("target.conferenceHint")
      }
    >
      {purpose !== null && <Choice chat={chat} purpose={purpose} onClose={onClose} />}
    </StructuredDialog>
  );
};

const Choice = ({ chat, purpose, onClose }: ChatTargetsProps & { purpose: Purpose }) => {
  const api = useApi();
  const workspace = useWorkspace();
  const id = useId();
  const { interactionId } = chat;
  const targets = useQuery({
    queryKey: ["targets", interactionId],
    queryFn: ({ signal }) =>
      api.get<Targets>(`/desk/targets?interactionId=${encodeURIComponent(interactionId)}`, signal),
    // Who is there changes from one minute to the next.
    staleTime: 0,
    refetchInterval: 5_000,
  });
  const [search, setSearch] = useState("");
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);

  const all = targets.data === undefined ? [] : optionsOf(targets.data, purpose);
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const options = all.filter(({ name, detail }) =>
    words.every((word) => `${name} ${detail}`.toLowerCase().includes(word)),
  );
  const active = options.find(({ key }) => key === activeKey) ?? options[0];

  const ask = async (option: Option | undefined): Promise<void> => {
    if (option === undefined || asking) return;
    setAsking(true);
    const done = await workspace.run({ command: purpose, interactionId, target: option.target });
    setAsking(false);
    if (done) onClose();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const here = active === undefined ? -1 : options.indexOf(active);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActiveKey(options[(here + step + options.length) % options.length]?.key ?? null);
    } else if (event.key === "Enter") {
      event.preventDefault();
      void ask(active);
    }
  };

  return (
    <>
      <DialogBody sx={{ display: "flex", flexDirection: "column", gap: "8px", minHeight: 280 }}>
        <TextField
          autoFocus
          fullWidth
          label={t(purpose === "transfer" ? "target.search" : "target.searchPeople")}
          showLabel={false}
          placeholder={t(purpose === "transfer" ? "target.search" : "target.searchPeople")}
          value={search}
          onChange={(event) => {
            setSearch(event.target.value);
            setActiveKey(null);
          }}
          onKeyDown={onKeyDown}
          slotProps={{
            input: {
              startAdornment: (
                <InputAdornment position="start">
                  <Icon name="magnifying-glass" size={14} />
                </InputAdornment>
              ),
            },
            htmlInput: {
              role: "combobox",
              "aria-expanded": options.length > 0,
              "aria-controls": `${id}-list`,
              "aria-autocomplete": "list",
              ...(active === undefined ? {} : { "aria-activedescendant": `${id}-${active.key}` }),
            },
          }}
        />
        {targets.isPending ? (
          <Box role="status" aria-label={t("target.loading")}>
            <Skeleton variant="rounded" height={44} sx={{ mb: "4px" }} />
            <Skeleton variant="rounded" height={44} sx={{ mb: "4px" }} />
            <Skeleton variant="rounded" height={44} />
          </Box>
        ) : targets.isError ? (
          <ErrorState
            dense
            what={t("target.failed")}
            why={whyOf(targets.error)}
            remedy={{ label: t("target.retry"), onClick: () => void targets.refetch() }}
          />
        ) : options.length === 0 ? (
          <EmptyState
            dense
            icon="users"
            title={all.length === 0 ? t("target.none") : t("target.noMatch", { search })}
            text={all.length === 0 ? t("target.noneHint") : undefined}
          />
        ) : (
          <Box
            id={`${id}-list`}
            role="listbox"
            aria-label={t(purpose === "transfer" ? "target.search" : "target.searchPeople")}
            sx={{ maxHeight: 320, overflow: "auto" }}
          >
            {(["people", "queues"] as const).map((group) => {
              const members = options.filter((option) => option.group === group);
              return members.length === 0 ? null : (
                <Box key={group} role="group" aria-label={t(`target.${group}`)}>
                  {purpose === "transfer" && (
                    <Typography
                      component="div"
                      variant="subtitle2"
                      color="text.secondary"
                      sx={{ px: "8px", pt: "6px", pb: "2px" }}
                    >
                      {t(`target.${group}`)}
                    </Typography>
                  )}
                  {members.map((option) => (
                    <OptionRow
                      key={option.key}
                      id={`${id}-${option.key}`}
                      option={option}
                      active={option === active}
                      onChoose={() => setActiveKey(option.key)}
                      onAsk={() => void ask(option)}
                    />
                  ))}
                </Box>
              );
            })}
          </Box>
        )}
      </DialogBody>
      <DialogFooter>
        <Button variant="outlined" color="inherit" onClick={onClose}>
          {t("target.cancel")}
        </Button>
        <Button
          variant="contained"
          loading={asking}
          disabled={active === undefined}
          onClick={() => void ask(active)}
        >
          {t(purpose === "transfer" ? "target.transfer" : "target.conference")}
        </Button>
      </DialogFooter>
    </>
  );
};

const OptionRow = ({
  id,
  option,
  active,
  onChoose,
  onAsk,
}: {
  id: string;
  option: Option;
  active: boolean;
  onChoose: () => void;
  onAsk: () => void;
}) => (
  <Box
    id={id}
    role="option"
    aria-selected={active}
    onMouseDown={(event: MouseEvent) => event.preventDefault()}
    onClick={onChoose}
    onDoubleClick={onAsk}
    sx={{
      display: "flex",
      alignItems: "center",
      gap: "10px",
      minHeight: 40,
      px: "8px",
      borderRadius: "6px",
      cursor: "pointer",
      bgcolor: active ? "tonal.primary.bg" : "transparent",
      "&:hover": { bgcolor: active ? "tonal.primary.bg" : "neutral.50" },
    }}
  >
    <Icon
      name={option.group === "people" ? "user" : "users-three"}
      size={16}
      color="text.secondary"
    />
    <Box sx={{ flex: 1, minWidth: 0 }}>
      <Typography noWrap>{option.name}</Typography>
      {option.detail !== "" && (
        <Typography variant="body2" color="text.secondary" noWrap>
          {option.detail}
        </Typography>
      )}
    </Box>
    {option.state !== null && (
      <StatePill size="small" state={stateTones[option.state]} label={t(`state.${option.state}`)} />
    )}
  </Box>
);

/** Those who could take it at once stand first. */
const optionsOf = ({ users, queues }: Targets, purpose: Purpose): Option[] => [
  ...[...users]
    .sort(
      (a, b) =>
        Number(b.state === "ready") - Number(a.state === "ready") ||
        a.userName.localeCompare(b.userName),
    )
    .map(
      ({ userId, userName, state }): Option => ({
        key: `user-${userId}`,
        group: "people",
        name: userName,
        detail: "",
        state,
        target: { kind: "user", userId },
      }),
    ),
  ...(purpose === "transfer" ? queues : []).map(
    ({ agentQueueId, queueName, campaignName, readyAgents }): Option => ({
      key: `queue-${agentQueueId}`,
      group: "queues",
      name: queueName,
      detail: `${campaignName} · ${t("target.ready", { count: readyAgents })}`,
      state: null,
      target: { kind: "queue", agentQueueId },
    }),
  ),
];

const whyOf = (error: unknown): string => {
  const { what, remedy } = refusalText(error);
  return `${what} ${remedy}`;
};
