import { Box, Button, Icon, TextField, Typography } from "@exotel-npm-dev/signal-design-system";
import { type FormEvent, useState } from "react";
import type { DayWish, SimulatorState } from "../host/simulation";
import { type TextKey, t } from "../texts/texts";
import { CommandMenu } from "./CommandMenu";
import { RefusedHere } from "./RefusedHere";
import { RunView } from "./RunView";
import { dayRates, SpeedChoice } from "./SpeedChoice";
import { TwoParts } from "./TwoParts";
import { useAction } from "./useAction";
import { useCommandLine, useKeepRun, useSimulatorApi } from "./useSimulator";
import { useStopFirst } from "./useStopFirst";

type Field = "agents" | "callsPerHour" | "hours" | "seed";

const fields = [
  { field: "agents", label: "simulator.day.agents", least: 1, whole: true },
  { field: "callsPerHour", label: "simulator.day.callsPerHour", least: 0.1, whole: false },
  { field: "hours", label: "simulator.day.hours", least: 0.1, whole: false },
  { field: "seed", label: "simulator.day.seed", least: 0, whole: true },
] as const satisfies readonly { field: Field; label: TextKey; least: number; whole: boolean }[];

/** The number in a field; `null` where it isn't one that makes sense there. */
const numberIn = (text: string, least: number, whole: boolean): number | null => {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  return Number.isFinite(value) && value >= least && (!whole || Number.isSafeInteger(value))
    ? value
    : null;
};

/** A generated day: how busy, how long, how fast; and its figures as it goes. */
export const GeneratedDay = ({ state }: { state: SimulatorState }) => {
  const api = useSimulatorApi();
  const keep = useKeepRun();
  const commands = useCommandLine();
  const action = useAction();
  const [texts, setTexts] = useState<Record<Field, string>>({
    agents: "10",
    callsPerHour: "80",
    hours: "8",
    seed: "1",
  });
  const [rate, setRate] = useState<number>(600);

  const values = fields.map(({ field, least, whole }) => numberIn(texts[field], least, whole));
  const [agents, callsPerHour, hours, seed] = values;
  const day: DayWish | null =
    agents == null || callsPerHour == null || hours == null || seed == null
      ? null
      : { agents, callsPerHour, hours, seed, rate };
  const generate = async (): Promise<void> => {
    if (day !== null) await action.run("generate", async () => keep(await api.generate(day)));
  };
  const stopFirst = useStopFirst(state.run, action);
  const run = state.run?.summary === undefined ? null : state.run;

  const first = (
    <Box
      component="form"
      noValidate
      aria-label={t("simulator.day.title")}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void generate();
      }}
      sx={{ display: "grid", gap: "8px" }}
    >
      <Box
        sx={{
          display: "grid",
          gap: "8px",
          gridTemplateColumns: "repeat(auto-fit, minmax(84px, 1fr))",
        }}
      >
        {fields.map(({ field, label, least, whole }, index) => (
          <TextField
            key={field}
            label={t(label)}
            value={texts[field]}
            error={values[index] === null}
            helperText={
              values[index] === null
                ? t(whole ? "simulator.day.needWhole" : "simulator.day.needNumber", { least })
                : ""
            }
            onChange={(event) => setTexts({ ...texts, [field]: event.target.value })}
            slotProps={{ htmlInput: { inputMode: whole ? "numeric" : "decimal" } }}
          />
        ))}
      </Box>
      <Box sx={{ display: "flex", gap: "6px", flexWrap: "wrap", alignItems: "center" }}>
        <SpeedChoice speeds={dayRates} value={rate} onChange={setRate} />
        <Button
          type="submit"
          variant="outlined"
          color="inherit"
          disabled={day === null}
          loading={action.busy !== null}
          startIcon={<Icon name="play" size={16} />}
        >
          {t("simulator.day.generate")}
        </Button>
        <CommandMenu
          commands={
            day === null
              ? []
              : [{ name: t("simulator.day.generate"), line: commands.generate(day) }]
          }
        />
      </Box>
      <RefusedHere
        action={action}
        attempts={{ generate: t("simulator.day.title"), stop: t("simulator.stop") }}
        remedy={stopFirst}
      />
      <Typography variant="body2" color="text.secondary">
        {t("simulator.day.hint")}
      </Typography>
    </Box>
  );

  return (
    <TwoParts first={first} width={460} fills leads={run?.startedAt ?? null}>
      {run === null ? (
        <Typography color="text.secondary">
          {t("simulator.day.none")}. {t("simulator.day.noneHint")}
        </Typography>
      ) : (
        <RunView run={run} />
      )}
    </TwoParts>
  );
};
