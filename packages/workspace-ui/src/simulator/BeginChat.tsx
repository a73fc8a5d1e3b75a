import { Box, Button, Icon, TextField } from "@exotel-npm-dev/signal-design-system";
import { type FormEvent, useState } from "react";
import { useCentre } from "../app-manager/useApps";
import type { SimulatedChatWish, SimulatorState } from "../host/simulation";
import { t } from "../texts/texts";
import { AgentField } from "./AgentField";
import { CommandMenu } from "./CommandMenu";
import { CustomerField } from "./CustomerField";
import { DoorField } from "./DoorField";
import { doorsFor, through } from "./doors";
import { writerFrom } from "./findCustomer";
import { RefusedHere } from "./RefusedHere";
import { useAction } from "./useAction";
import { useCommandLine, useSimulatorApi } from "./useSimulator";

/** Begins a chat for a customer of the directory or anybody else. */
export const BeginChat = ({ state }: { state: SimulatorState }) => {
  const api = useSimulatorApi();
  const commands = useCommandLine();
  const action = useAction();
  const doors = doorsFor("chat", useCentre().data);
  const [typed, setTyped] = useState<string | null>(null);
  const [chosenDoor, setDoor] = useState("");
  const [agent, setAgent] = useState("");
  const [text, setText] = useState("");

  const customer = typed ?? state.customers[0]?.name ?? "";
  const door = doors.find(({ key }) => key === chosenDoor) ?? doors[0];
  const wish: SimulatedChatWish = {
    customer: writerFrom(state.customers, customer),
    ...through(door),
    ...(state.agents.some(({ userId }) => userId === agent) ? { agent } : {}),
    ...(text.trim() === "" ? {} : { text: text.trim() }),
  };

  return (
    <Box
      component="form"
      aria-label={t("simulator.beginChat")}
      onSubmit={async (event: FormEvent) => {
        event.preventDefault();
        if (await action.run("begin", () => api.beginChat(wish))) setText("");
      }}
      sx={{ display: "grid", gap: "8px" }}
    >
      <Box
        sx={{
          display: "grid",
          gap: "8px",
          gridTemplateColumns: "repeat(auto-fit, minmax(130px, 1fr))",
        }}
      >
        <CustomerField
          customers={state.customers}
          value={customer}
          onChange={setTyped}
          placeholder={t("simulator.writerHint")}
          put={({ name }) => name}
        />
        <DoorField doors={doors} value={door?.key ?? ""} onChange={setDoor} />
        <AgentField agents={state.agents} value={agent} onChange={setAgent} />
      </Box>
      <Box sx={{ display: "flex", gap: "6px", alignItems: "flex-end" }}>
        <TextField
          label={t("simulator.firstText")}
          value={text}
          onChange={(event) => setText(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 4000 } }}
          sx={{ flex: 1, minWidth: 0 }}
        />
        <Button
          type="submit"
          variant="outlined"
          color="inherit"
          loading={action.busy !== null}
          disabled={customer.trim() === ""}
          startIcon={<Icon name="chat-circle" size={16} />}
          sx={{ flexShrink: 0 }}
        >
          {t("simulator.beginChat")}
        </Button>
        <CommandMenu
          commands={[{ name: t("simulator.beginChat"), line: commands.beginChat(wish) }]}
        />
      </Box>
      <RefusedHere action={action} attempts={{ begin: t("simulator.beginChat") }} />
    </Box>
  );
};
