import {
  Box,
  Button,
  Checkbox,
  FormControlLabel,
  Icon,
  type IconName,
} from "@exotel-npm-dev/signal-design-system";
import { useState } from "react";
import { useCentre } from "../app-manager/useApps";
import type { SimulatedCall, SimulatedCallKind, SimulatorState } from "../host/simulation";
import { useWorkspace } from "../shell/context";
import { t } from "../texts/texts";
import { AgentField } from "./AgentField";
import { CommandMenu } from "./CommandMenu";
import { CustomerField } from "./CustomerField";
import { DoorField } from "./DoorField";
import { doorsFor, through } from "./doors";
import { phoneFrom } from "./findCustomer";
import { RefusedHere } from "./RefusedHere";
import { useAction } from "./useAction";
import { useCommandLine, useSimulatorApi } from "./useSimulator";

const kinds: readonly {
  kind: SimulatedCallKind;
  text: "simulator.inbound" | "simulator.outbound" | "simulator.manual" | "simulator.click";
  icon: IconName;
}[] = [
  { kind: "inbound-call", text: "simulator.inbound", icon: "phone-incoming" },
  { kind: "outbound-call", text: "simulator.outbound", icon: "phone-outgoing" },
  { kind: "manual-call", text: "simulator.manual", icon: "phone" },
  { kind: "click-to-call", text: "simulator.click", icon: "globe" },
];

const attempts: Record<string, string> = Object.fromEntries(
  kinds.map(({ kind, text }) => [kind, t(text)]),
);

/** Places any kind of call, for a customer of the directory or any number. */
export const PlaceCall = ({ state }: { state: SimulatorState }) => {
  const { user } = useWorkspace();
  const api = useSimulatorApi();
  const commands = useCommandLine();
  const action = useAction();
  const doors = doorsFor("call", useCentre().data);
  const [typed, setTyped] = useState<string | null>(null);
  const [chosenAgent, setAgent] = useState<string | null>(null);
  const [chosenDoor, setDoor] = useState("");
  const [answersItself, setAnswersItself] = useState(true);

  const customer = typed ?? state.customers[0]?.phone ?? "";
  const first = user.role === "agent" ? user.userId : (state.agents[0]?.userId ?? "");
  const agent =
    chosenAgent !== null &&
    (chosenAgent === "" || state.agents.some(({ userId }) => userId === chosenAgent))
      ? chosenAgent
      : first;
  // A call for nobody in particular must come in somewhere.
  const door = doors.find(({ key }) => key === chosenDoor) ?? (agent === "" ? doors[0] : undefined);

  const callOf = (kind: SimulatedCallKind): SimulatedCall => ({
    kind,
    phone: phoneFrom(state.customers, customer),
    ...(agent === "" ? {} : { agent }),
    ...through(door),
    ...(kind === "inbound-call" ? {} : { customerAnswers: answersItself }),
  });

  return (
    <Box component="section" aria-label={t("simulator.place")} sx={{ display: "grid", gap: "8px" }}>
      <Box
        sx={{
          display: "grid",
          gap: "8px",
          gridTemplateColumns: "repeat(auto-fit, minmax(150px, 1fr))",
        }}
      >
        <CustomerField
          customers={state.customers}
          value={customer}
          onChange={setTyped}
          placeholder={t("simulator.customerHint")}
          put={({ phone }) => phone}
        />
        <AgentField agents={state.agents} value={agent} onChange={setAgent} />
        <DoorField
          doors={doors}
          value={door?.key ?? ""}
          onChange={setDoor}
          none={agent === "" ? undefined : t("simulator.agentsCampaign")}
        />
      </Box>
      <Box sx={{ display: "flex", alignItems: "center", my: "-4px" }}>
        <FormControlLabel
          control={
            <Checkbox
              size="small"
              checked={answersItself}
              onChange={(event) => setAnswersItself(event.target.checked)}
            />
          }
          label={t("simulator.answersItself")}
          sx={{ flex: 1 }}
        />
        <CommandMenu
          commands={kinds.map(({ kind, text }) => ({
            name: t(text),
            line: commands.place(callOf(kind)),
          }))}
        />
      </Box>
      <Box sx={{ display: "flex", gap: "6px", flexWrap: "wrap", alignItems: "center" }}>
        {kinds.map(({ kind, text, icon }) => (
          <Button
            key={kind}
            variant="outlined"
            color="inherit"
            loading={action.busy === kind}
            disabled={customer.trim() === "" || action.busy !== null}
            startIcon={<Icon name={icon} size={16} />}
            onClick={() => void action.run(kind, () => api.place(callOf(kind)))}
            sx={{ px: "10px" }}
          >
            {t(text)}
          </Button>
        ))}
      </Box>
      <RefusedHere action={action} attempts={attempts} />
    </Box>
  );
};
