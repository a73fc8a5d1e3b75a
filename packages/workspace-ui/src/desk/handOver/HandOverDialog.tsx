import {
  Box,
  DialogBody,
  EmptyState,
  ErrorState,
  LinearProgress,
  StructuredDialog,
  TextField,
  ToggleButton,
  ToggleButtonGroup,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useId, useMemo, useState } from "react";
import type { AttemptKind, Interaction } from "../../host/types";
import { useWorkspace } from "../../shell/context";
import { t } from "../../texts/texts";
import { whoOf } from "../call/callFacts";
import { whyOf } from "../whyOf";
import { TargetList } from "./TargetList";
import { findTargets, type TargetChoice } from "./targets";

const modes: readonly AttemptKind[] = ["transfer", "consult", "conference"];

/** How often it is looked again who is ready, in milliseconds. */
const lookAgain = 5_000;

/** Hands a call over, consults somebody, or brings somebody in: one field, one list. */
export const HandOverDialog = ({
  interaction,
  mode: firstMode,
}: {
  interaction: Interaction;
  mode: AttemptKind;
}) => {
  const workspace = useWorkspace();
  const { interactionId, commands } = interaction;
  const allowed = modes.filter((one) => commands.includes(one));
  const [mode, setMode] = useState(() =>
    allowed.includes(firstMode) ? firstMode : (allowed[0] ?? firstMode),
  );
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const [busy, setBusy] = useState<string | null>(null);
  const listId = useId();
  const targets = useQuery({
    queryKey: ["targets", interactionId],
    queryFn: () => workspace.api.targets(interactionId),
    refetchInterval: lookAgain,
  });
  const { kind } = interaction;
  const groups = useMemo(
    () => findTargets(targets.data, mode, typed, kind),
    [targets.data, mode, typed, kind],
  );
  const choices = groups.flatMap((group) => group.choices);
  const at = Math.min(active, Math.max(0, choices.length - 1));

  const close = (): void => workspace.desk.openSheet(null);
  const choose = async (choice: TargetChoice): Promise<void> => {
    if (busy !== null) return;
    setBusy(choice.key);
    const done = await workspace.run({ command: mode, interactionId, target: choice.target });
    setBusy(null);
    if (done) close();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && choices.length > 0) {
      event.preventDefault();
      setActive((at + step + choices.length) % choices.length);
    }
    if (event.key === "Enter") {
      event.preventDefault();
      const choice = choices[at];
      if (choice !== undefined) void choose(choice);
    }
  };
  const optionId = (index: number): string => `${listId}-${index}`;

  return (
    <StructuredDialog
      open
      maxWidth="xs"
      title={t(
        kind === "chat" && mode === "transfer" ? "handOver.title.chat" : `handOver.title.${mode}`,
      )}
      subtitle={t("handOver.who", { name: whoOf(interaction) })}
      onClose={close}
    >
      <Box sx={{ px: "20px", pb: "12px", display: "grid", gap: "12px", flexShrink: 0 }}>
        {allowed.length > 1 && (
          <ToggleButtonGroup
            exclusive
            size="small"
            fullWidth
            aria-label={t("handOver.way")}
            value={mode}
            onChange={(_event, next: AttemptKind | null) => {
              if (next === null) return;
              setMode(next);
              setActive(0);
            }}
          >
            {allowed.map((one) => (
              <ToggleButton key={one} value={one}>
                {t(`handOver.${one}`)}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        )}
        <Typography variant="body2" color="text.secondary">
          {t(
            kind === "chat" && mode === "transfer" ? "handOver.hint.chat" : `handOver.hint.${mode}`,
          )}
        </Typography>
        <TextField
          label={t(kind === "chat" ? "handOver.searchChat" : "handOver.search")}
          showLabel={false}
          placeholder={t(kind === "chat" ? "handOver.placeholderChat" : "handOver.placeholder")}
          autoFocus
          fullWidth
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
          slotProps={{
            htmlInput: {
              role: "combobox",
              "aria-expanded": true,
              "aria-controls": listId,
              "aria-autocomplete": "list",
              "aria-activedescendant": choices.length === 0 ? undefined : optionId(at),
              autoComplete: "off",
            },
          }}
        />
      </Box>
      <DialogBody sx={{ minHeight: 240, px: "12px" }}>
        {targets.isPending && <LinearProgress aria-label={t("handOver.loading")} />}
        {targets.isError && targets.data === undefined && (
          <ErrorState
            dense
            what={t("handOver.failed")}
            why={whyOf(targets.error)}
            remedy={{ label: t("idle.retry"), onClick: () => void targets.refetch() }}
          />
        )}
        {choices.length === 0 && targets.isSuccess ? (
          <EmptyState
            dense
            icon="magnifying-glass"
            title={t("handOver.none")}
            text={t(kind === "chat" ? "handOver.noneHintChat" : "handOver.noneHint")}
          />
        ) : (
          <TargetList
            id={listId}
            groups={groups}
            activeKey={choices[at]?.key ?? null}
            busyKey={busy}
            optionId={(key) => optionId(choices.findIndex((choice) => choice.key === key))}
            onChoose={(choice) => void choose(choice)}
          />
        )}
      </DialogBody>
    </StructuredDialog>
  );
};
