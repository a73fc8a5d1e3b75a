import {
  Box,
  Button,
  ButtonBase,
  DialogBody,
  DialogFooter,
  Icon,
  StructuredDialog,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { type DragEvent, useId, useRef, useState } from "react";
import { CodeText } from "../app-manager/CodeText";
import { sentence } from "../app-manager/refusalText";
import type { Run, ScenarioFinding } from "../host/simulation";
import { t } from "../texts/texts";
import { CommandMenu } from "./CommandMenu";
import { findingsOf, offsetOf } from "./findings";
import { RefusedHere } from "./RefusedHere";
import { ScenarioEditor } from "./ScenarioEditor";
import { howOf, rates, type Speed, SpeedChoice } from "./SpeedChoice";
import { useAction } from "./useAction";
import { useDraft } from "./useDraft";
import { useCommandLine, useKeepRun, useSimulatorApi } from "./useSimulator";
import { useStopFirst } from "./useStopFirst";

/** The largest file that is read, in bytes; scenarios have a few kilobytes. */
const largest = 1_000_000;

interface OwnScenarioProps {
  open: boolean;
  speed: Speed;
  onSpeed: (speed: Speed) => void;
  /** What plays already. */
  current: Run | null;
  onClose: () => void;
}

/** A scenario of one's own: pasted, written, or from a file. What is wrong with it is shown at its place. */
export const OwnScenario = ({ open, speed, onSpeed, current, onClose }: OwnScenarioProps) => {
  const api = useSimulatorApi();
  const keep = useKeepRun();
  const commands = useCommandLine();
  const action = useAction();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useDraft();
  const [unread, setUnread] = useState<string | null>(null);
  const findings = findingsOf(action.refused?.error);
  const how = howOf(speed);

  const change = (text: string, file = draft.file): void => {
    action.dismiss();
    setUnread(null);
    setDraft({ text, file });
  };
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    if (file.size > largest) {
      setUnread(t("simulator.fileTooLarge", { file: file.name }));
      return;
    }
    try {
      change(await file.text(), file.name);
    } catch {
      setUnread(t("simulator.fileUnread", { file: file.name }));
    }
  };
  const run = async (): Promise<void> => {
    const began = await action.run("run", async () =>
      keep(await api.run({ yaml: draft.text, ...how })),
    );
    if (began) onClose();
  };
  const stopFirst = useStopFirst(current, action);
  const goTo = ({ line, column }: ScenarioFinding): void => {
    const place = offsetOf(draft.text, line, column);
    const lineHeight = 18;
    field.current?.focus();
    field.current?.setSelectionRange(place, place);
    if (field.current !== null) field.current.scrollTop = (line - 4) * lineHeight;
  };

  return (
    <StructuredDialog
      open={open}
      maxWidth="md"
      title={t("simulator.ownTitle")}
      subtitle={t("simulator.ownSubtitle")}
      onClose={onClose}
    >
      <DialogBody>
        <Box
          onDragOver={(event: DragEvent) => event.preventDefault()}
          onDrop={(event: DragEvent) => {
            event.preventDefault();
            void take(event.dataTransfer.files[0]);
          }}
          sx={{ display: "grid", gap: "8px" }}
        >
          <Box sx={{ display: "flex", alignItems: "center", gap: "8px", flexWrap: "wrap" }}>
            <Button
              size="small"
              variant="outlined"
              color="inherit"
              startIcon={<Icon name="upload-simple" size={14} />}
              onClick={() => chooser.current?.click()}
            >
              {t("simulator.openFile")}
            </Button>
            <Box
              component="input"
              ref={chooser}
              type="file"
              accept=".yaml,.yml,text/yaml"
              aria-label={t("simulator.openFile")}
              tabIndex={-1}
              onChange={(event) => {
                void take(event.target.files?.[0]);
                // The same file can be chosen again after it was mended.
                event.target.value = "";
              }}
              sx={{ position: "absolute", width: "1px", height: "1px", opacity: 0 }}
            />
            <Typography variant="body2" color="text.secondary" noWrap sx={{ flex: 1, minWidth: 0 }}>
              {draft.file ?? t("simulator.dropHint")}
            </Typography>
          </Box>
          {unread !== null && (
            <Typography role="alert" sx={{ color: "state.failure.text" }}>
              {unread}
            </Typography>
          )}
          <ScenarioEditor
            value={draft.text}
            onChange={change}
            wrong={new Set(findings.map(({ line }) => line))}
            field={field}
            describedBy={findings.length > 0 ? `${id}-findings` : undefined}
          />
          {findings.length > 0 ? (
            <Findings id={`${id}-findings`} findings={findings} onGo={goTo} />
          ) : (
            <RefusedHere
              action={action}
              attempts={{ run: t("simulator.ownTitle"), stop: t("simulator.stop") }}
              remedy={stopFirst}
            />
          )}
        </Box>
      </DialogBody>
      <DialogFooter sx={{ alignItems: "center" }}>
        <SpeedChoice speeds={[...rates, "step"]} value={speed} onChange={onSpeed} />
        <CommandMenu
          commands={[
            {
              name: t("simulator.runButton"),
              line: commands.run(draft.file ?? "my-scenario.yaml", how),
            },
          ]}
        />
        <Box sx={{ flex: 1 }} />
        <Button variant="outlined" color="inherit" onClick={onClose}>
          {t("simulator.cancel")}
        </Button>
        <Button
          variant="contained"
          loading={action.busy !== null}
          disabled={draft.text.trim() === ""}
          onClick={() => void run()}
        >
          {t("simulator.runButton")}
        </Button>
      </DialogFooter>
    </StructuredDialog>
  );
};

/** A finding's words begin with what they are about, often a name: only the full stop is missing. */
const stopped = (message: string): string => (/[.!?…]$/.test(message) ? message : `${message}.`);

interface FindingsProps {
  id: string;
  findings: readonly ScenarioFinding[];
  onGo: (finding: ScenarioFinding) => void;
}

/** What is wrong, and where; choosing one goes there. */
const Findings = ({ id, findings, onGo }: FindingsProps) => (
  <Box
    id={id}
    role="alert"
    sx={{
      border: "1px solid",
      borderColor: "state.failure.border",
      borderRadius: "6px",
      bgcolor: "state.failure.bg",
      color: "state.failure.text",
      overflow: "hidden",
    }}
  >
    {findings.map((finding) => (
      <ButtonBase
        key={`${finding.line}:${finding.column} ${finding.message}`}
        onClick={() => onGo(finding)}
        sx={{
          display: "flex",
          width: "100%",
          gap: "10px",
          p: "6px 10px",
          justifyContent: "flex-start",
          alignItems: "baseline",
          textAlign: "left",
          "&:hover": { bgcolor: "tonal.error.hoverBg" },
        }}
      >
        <Box
          component="span"
          sx={{ flexShrink: 0, fontWeight: 600, fontVariantNumeric: "tabular-nums" }}
        >
          {t("simulator.place.at", { line: finding.line, column: finding.column })}
        </Box>
        <Box component="span" sx={{ minWidth: 0, overflowWrap: "anywhere" }}>
          <CodeText>{stopped(finding.message)}</CodeText>{" "}
          <CodeText>{sentence(finding.remedy)}</CodeText>
        </Box>
      </ButtonBase>
    ))}
  </Box>
);
