import {
  Autocomplete,
  Box,
  Button,
  Checkbox,
  ErrorState,
  FormControlLabel,
  Icon,
  type IconName,
  LiveTimer,
  MenuItem,
  TextField,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import { Refusal } from "../host/refusal";
import type { Customer, CustomerAction, Interaction, SimulatedCallKind } from "../host/types";
import { useDesk, useWorkspace } from "../shell/context";
import * as format from "../texts/format";
import { t } from "../texts/texts";

const kinds: readonly {
  kind: SimulatedCallKind;
  text: "simulator.inbound" | "simulator.outbound" | "simulator.manual";
  icon: IconName;
}[] = [
  { kind: "inbound-call", text: "simulator.inbound", icon: "phone-incoming" },
  { kind: "outbound-call", text: "simulator.outbound", icon: "phone-outgoing" },
  { kind: "manual-call", text: "simulator.manual", icon: "phone" },
];

const live = (call: Interaction): boolean =>
  ["ringing", "dialling", "connected", "onHold"].includes(call.state);

/** Stands in for customers: places calls, and does the customer's side of them. */
export const SimulatorPanel = () => {
  const workspace = useWorkspace();
  const { user, api } = workspace;
  const queries = useQueryClient();
  const simulator = useQuery({ queryKey: ["simulator"], queryFn: api.simulator });
  const pushed = useStore(workspace.simulated, (state) => state.interactions);
  const stamp = useDesk(({ desk }) => desk?.now);
  const [agent, setAgent] = useState(user.role === "agent" ? user.userId : "agent1");
  const [phone, setPhone] = useState<string | null>(null);
  const [answersItself, setAnswersItself] = useState(true);
  const [busy, setBusy] = useState<string | null>(null);

  // The desk has changed: so has, perhaps, the customer's side.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `stamp` is the reason to look again
  useEffect(() => {
    if (pushed === null) void queries.invalidateQueries({ queryKey: ["simulator"] });
  }, [stamp, pushed, queries]);

  const customers = simulator.data?.customers ?? noCustomers;
  const dialled = phone ?? customers[0]?.phone ?? "";
  const calls = useMemo(
    () => (pushed ?? simulator.data?.interactions ?? []).filter(live),
    [pushed, simulator.data],
  );

  const act = async (key: string, run: () => Promise<unknown>): Promise<void> => {
    setBusy(key);
    try {
      await run();
    } catch (error) {
      workspace.report(error);
    } finally {
      setBusy(null);
      void queries.invalidateQueries({ queryKey: ["simulator"] });
    }
  };

  if (simulator.isError) {
    return (
      <Box sx={{ flex: 1, overflow: "auto" }}>
        <ErrorState
          dense
          what={t("simulator.unavailable")}
          why={
            simulator.error instanceof Refusal
              ? `${simulator.error.message} ${simulator.error.remedy}`
              : t("error.away")
          }
          remedy={{ label: t("idle.retry"), onClick: () => void simulator.refetch() }}
        />
      </Box>
    );
  }

  return (
    <Box
      sx={{
        flex: 1,
        minWidth: 0,
        overflow: "auto",
        p: "12px",
        display: "grid",
        gap: "16px",
        alignContent: "start",
        gridTemplateColumns: { xs: "minmax(0, 1fr)", md: "minmax(0, 480px) minmax(0, 1fr)" },
      }}
    >
      <Box sx={{ display: "grid", gap: "10px", alignContent: "start" }}>
        <Box sx={{ display: "flex", gap: "8px" }}>
          <Autocomplete<Customer | string, false, true, true>
            freeSolo
            disableClearable
            label={t("simulator.customer")}
            placeholder={t("simulator.customerHint")}
            options={[...customers]}
            inputValue={dialled}
            value={dialled}
            getOptionLabel={(option) => (typeof option === "string" ? option : option.phone)}
            filterOptions={(options) => options}
            onInputChange={(_event, value) => setPhone(value)}
            renderOption={(props, option) => {
              if (typeof option === "string") return null;
              const { key: _key, ...rest } = props;
              return (
                <li key={option.customerId} {...rest}>
                  <Box sx={{ flex: 1, minWidth: 0 }}>
                    <Typography noWrap>{option.name}</Typography>
                    <Typography variant="body2" color="text.secondary">
                      {format.phone(option.phone)}
                    </Typography>
                  </Box>
                </li>
              );
            }}
            sx={{ flex: 2, minWidth: 0 }}
          />
          {user.role !== "agent" && (
            <TextField
              select
              label={t("simulator.agent")}
              value={agent}
              onChange={(event) => setAgent(event.target.value)}
              sx={{ flex: 1, minWidth: 0 }}
            >
              {(simulator.data?.agents ?? []).map((one) => (
                <MenuItem key={one.userId} value={one.userId}>
                  {one.userName}
                </MenuItem>
              ))}
            </TextField>
          )}
        </Box>
        <Box sx={{ display: "flex", gap: "8px", flexWrap: "wrap", alignItems: "center" }}>
          {kinds.map(({ kind, text, icon }) => (
            <Button
              key={kind}
              variant="outlined"
              color="inherit"
              loading={busy === kind}
              disabled={dialled.trim() === "" || busy !== null}
              startIcon={<Icon name={icon} size={16} />}
              onClick={() =>
                void act(kind, () =>
                  api.simulateCall({
                    kind,
                    agent,
                    phone: dialled.trim(),
                    ...(kind === "inbound-call" ? {} : { customerAnswers: answersItself }),
                  }),
                )
              }
            >
              {t(text)}
            </Button>
          ))}
        </Box>
        <FormControlLabel
          control={
            <Checkbox
              size="small"
              checked={answersItself}
              onChange={(event) => setAnswersItself(event.target.checked)}
            />
          }
          label={t("simulator.answersItself")}
        />
      </Box>
      <CustomerSide
        calls={calls}
        busy={busy}
        onAct={(call, action) =>
          void act(`${action} ${call.interactionId}`, () =>
            api.actAsCustomer(call.interactionId, action),
          )
        }
      />
    </Box>
  );
};

interface CustomerSideProps {
  calls: readonly Interaction[];
  busy: string | null;
  onAct: (call: Interaction, action: CustomerAction) => void;
}

const CustomerSide = ({ calls, busy, onAct }: CustomerSideProps) => {
  const workspace = useWorkspace();
  const button = (
    call: Interaction,
    action: CustomerAction,
    text: string,
    color: "success" | "error" | "inherit",
  ) => (
    <Button
      size="small"
      variant="outlined"
      color={color}
      loading={busy === `${action} ${call.interactionId}`}
      onClick={() => onAct(call, action)}
    >
      {text}
    </Button>
  );
  return (
    <Box component="section" aria-label={t("simulator.side")}>
      <Typography component="h3" variant="subtitle2" color="text.secondary" sx={{ mb: "6px" }}>
        {t("simulator.side")}
      </Typography>
      {calls.length === 0 ? (
        <Typography color="text.secondary">
          {t("simulator.noCalls")}. {t("simulator.noCallsHint")}
        </Typography>
      ) : (
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: "none", display: "grid", gap: "6px" }}>
          {calls.map((call) => (
            <Box
              component="li"
              key={call.interactionId}
              sx={{
                display: "flex",
                alignItems: "center",
                flexWrap: "wrap",
                gap: "8px",
                p: "6px 6px 6px 10px",
                border: "1px solid",
                borderColor: "divider",
                borderRadius: "6px",
              }}
            >
              <Box sx={{ flex: 1, minWidth: 120 }}>
                <Typography noWrap>{call.customer?.name ?? format.phone(call.displayPhone)}</Typography>
                <Typography variant="body2" color="text.secondary">
                  {t(`call.${call.state}`)} ·{" "}
                  <LiveTimer since={call.connectedAt ?? call.startedAt} now={workspace.clock.now} />
                </Typography>
              </Box>
              {call.state === "dialling" &&
                button(call, "answer", t("simulator.answer"), "success")}
              {call.state === "dialling" &&
                button(call, "reject", t("simulator.reject"), "inherit")}
              {button(call, "hang-up", t("simulator.hangUp"), "error")}
            </Box>
          ))}
        </Box>
      )}
    </Box>
  );
};

const noCustomers: readonly Customer[] = [];
