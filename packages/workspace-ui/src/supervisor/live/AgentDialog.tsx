import {
  Autocomplete,
  Box,
  Button,
  DialogBody,
  DialogFooter,
  StatePill,
  StructuredDialog,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useEffect, useState } from "react";
import { RefusalAlert } from "../../app-manager/RefusalAlert";
import type { AgentLive } from "../../host/supervision";
import { t } from "../../texts/texts";
import { lookOfAvailability } from "../agents/agentLook";

/** Something that goes to an agent who is to be chosen. */
export interface Handover {
  title: string;
  /** Whoever has it now can't be chosen. */
  without: string | null;
  campaignId: number;
  give(agent: AgentLive): Promise<void>;
}

interface AgentDialogProps {
  handover: Handover | null;
  agents: readonly AgentLive[];
  onClose: () => void;
}

/** As many agents are offered at once; typing finds the others. */
const atMost = 40;

const rank = (agent: AgentLive, campaignId: number): number =>
  (agent.availability.state === "ready" ? 0 : 2) + (agent.campaignId === campaignId ? 0 : 1);

/** The agents that an interaction can go to, ready ones of its campaign first. */
export const candidates = (
  agents: readonly AgentLive[],
  { without, campaignId }: Pick<Handover, "without" | "campaignId">,
): AgentLive[] =>
  agents
    .filter(({ userId }) => userId !== without)
    .map((agent) => ({ agent, rank: rank(agent, campaignId) }))
    .sort((a, b) => a.rank - b.rank || a.agent.userName.localeCompare(b.agent.userName))
    .map(({ agent }) => agent);

const matching = (agents: readonly AgentLive[], typed: string): AgentLive[] => {
  const wanted = typed.trim().toLocaleLowerCase();
  const found: AgentLive[] = [];
  for (const agent of agents) {
    if (found.length === atMost) break;
    if (`${agent.userName} ${agent.userId}`.toLocaleLowerCase().includes(wanted)) found.push(agent);
  }
  return found;
};

/** Chooses the agent who gets a call or chat. */
export const AgentDialog = ({ handover, agents, onClose }: AgentDialogProps) => {
  // The dialog keeps its words while it fades out.
  const [shown, setShown] = useState<Handover | null>(handover);
  const [offered, setOffered] = useState<readonly AgentLive[]>([]);
  const [agent, setAgent] = useState<AgentLive | null>(null);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  // The list stands still while somebody chooses from it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: taken once, as the dialog opens
  useEffect(() => {
    if (handover === null) return;
    setShown(handover);
    setOffered(candidates(agents, handover));
    setAgent(null);
    setTried(false);
    setError(null);
  }, [handover]);

  const give = async (): Promise<void> => {
    setTried(true);
    if (handover === null || agent === null || busy) return;
    setBusy(true);
    setError(null);
    try {
      await handover.give(agent);
      onClose();
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  };

  return (
    <StructuredDialog
      open={handover !== null}
      title={shown?.title ?? ""}
      onClose={busy ? undefined : onClose}
      maxWidth="xs"
    >
      <DialogBody>
        <Autocomplete
          label={t("supervisor.chooseAgent")}
          placeholder={t("supervisor.chooseAgentHint")}
          openOnFocus
          autoHighlight
          options={offered}
          value={agent}
          filterOptions={(options, { inputValue }) =>
            matching(options, agent !== null && inputValue === agent.userName ? "" : inputValue)
          }
          getOptionLabel={({ userName }) => userName}
          getOptionKey={({ userId }) => userId}
          isOptionEqualToValue={(a, b) => a.userId === b.userId}
          onChange={(_, chosen) => {
            setAgent(chosen);
            setError(null);
          }}
          noOptionsText={t("supervisor.noCandidates")}
          error={tried && agent === null}
          helperText={tried && agent === null ? t("supervisor.needAgent") : undefined}
          renderOption={({ key, ...props }, option) => {
            const look = lookOfAvailability(option.availability);
            return (
              <Box component="li" key={key} {...props}>
                <Box sx={{ flex: 1, minWidth: 0 }}>
                  <Typography noWrap>{option.userName}</Typography>
                  <Typography variant="body2" color="text.secondary" noWrap>
                    {option.userId}
                  </Typography>
                </Box>
                <StatePill size="small" state={look.state} label={look.word} />
              </Box>
            );
          }}
        />
        {error !== null && (
          <Box sx={{ mt: "12px" }}>
            <RefusalAlert error={error} />
          </Box>
        )}
      </DialogBody>
      <DialogFooter>
        <Button variant="outlined" color="inherit" disabled={busy} onClick={onClose}>
          {t("apps.cancel")}
        </Button>
        <Button variant="contained" loading={busy} onClick={() => void give()}>
          {t("supervisor.give")}
        </Button>
      </DialogFooter>
    </StructuredDialog>
  );
};
