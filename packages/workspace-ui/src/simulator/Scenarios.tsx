import {
  Box,
  Button,
  EmptyState,
  Icon,
  InputAdornment,
  TextField,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useState } from "react";
import { refusalText } from "../app-manager/refusalText";
import type { LibraryScenario, Run, SimulatorState } from "../host/simulation";
import { t } from "../texts/texts";
import { CommandMenu } from "./CommandMenu";
import { OwnScenario } from "./OwnScenario";
import { RefusedHere } from "./RefusedHere";
import { RunView } from "./RunView";
import { howOf, rates, type Speed, SpeedChoice } from "./SpeedChoice";
import { TwoParts } from "./TwoParts";
import { useAction } from "./useAction";
import { useCommandLine, useKeepRun, useLibrary, useSimulatorApi } from "./useSimulator";
import { useStopFirst } from "./useStopFirst";

/** From this many on, the library can be searched. */
const searchFrom = 6;

/** Scenarios: the library and one's own, and what plays. */
export const Scenarios = ({ state }: { state: SimulatorState }) => {
  const library = useLibrary();
  const [speed, setSpeed] = useState<Speed>(1);
  const [search, setSearch] = useState("");
  const [own, setOwn] = useState(false);
  const all = library.data ?? [];
  const wanted = search.trim().toLocaleLowerCase();
  const found = all.filter(({ title, description, name }) =>
    `${title} ${description} ${name}`.toLocaleLowerCase().includes(wanted),
  );

  const first = (
    <Box sx={{ display: "grid", gap: "8px" }}>
      <Box sx={{ display: "flex", gap: "6px", flexWrap: "wrap", alignItems: "center" }}>
        <SpeedChoice speeds={[...rates, "step"]} value={speed} onChange={setSpeed} />
        <Box sx={{ flex: 1 }} />
        <Button
          size="small"
          variant="outlined"
          color="inherit"
          startIcon={<Icon name="upload-simple" size={14} />}
          onClick={() => setOwn(true)}
        >
          {t("simulator.own")}
        </Button>
      </Box>
      {all.length >= searchFrom && (
        <TextField
          size="small"
          type="search"
          label={t("simulator.searchLibrary")}
          showLabel={false}
          placeholder={t("simulator.searchLibrary")}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          slotProps={{
            input: {
              startAdornment: (
                <InputAdornment position="start">
                  <Icon name="magnifying-glass" size={14} />
                </InputAdornment>
              ),
            },
          }}
        />
      )}
      {library.isError && (
        <Typography role="alert" sx={{ color: "state.failure.text" }}>
          {t("simulator.libraryFailed")} {refusalText(library.error).remedy}{" "}
          <Button size="small" onClick={() => void library.refetch()}>
            {t("idle.retry")}
          </Button>
        </Typography>
      )}
      {library.isSuccess && found.length === 0 && (
        <EmptyState dense icon="magnifying-glass" title={t("simulator.noScenario")} />
      )}
      <Box
        component="ul"
        aria-label={t("simulator.library")}
        sx={{ m: 0, p: 0, listStyle: "none" }}
      >
        {found.map((scenario) => (
          <LibraryRow key={scenario.name} scenario={scenario} speed={speed} current={state.run} />
        ))}
      </Box>
    </Box>
  );

  return (
    <TwoParts first={first} width={420} fills leads={state.run?.startedAt ?? null}>
      <RunView run={state.run} />
      <OwnScenario
        open={own}
        speed={speed}
        onSpeed={setSpeed}
        current={state.run}
        onClose={() => setOwn(false)}
      />
    </TwoParts>
  );
};

interface LibraryRowProps {
  scenario: LibraryScenario;
  speed: Speed;
  /** What plays already. */
  current: Run | null;
}

const LibraryRow = ({ scenario, speed, current }: LibraryRowProps) => {
  const { name, title, description } = scenario;
  const api = useSimulatorApi();
  const keep = useKeepRun();
  const commands = useCommandLine();
  const action = useAction();
  const how = howOf(speed);
  const run = (): Promise<boolean> =>
    action.run("run", async () => keep(await api.run({ scenario: name, ...how })));
  const stopFirst = useStopFirst(current, action);
  return (
    <Box
      component="li"
      sx={{
        display: "grid",
        gap: "4px",
        py: "6px",
        borderTop: "1px solid",
        borderColor: "divider",
      }}
    >
      <Box sx={{ display: "flex", gap: "4px", alignItems: "flex-start" }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography sx={{ fontWeight: 500 }}>{title}</Typography>
          <Typography variant="body2" color="text.secondary">
            {description}
          </Typography>
        </Box>
        <Button
          size="small"
          variant="outlined"
          color="inherit"
          aria-label={t("simulator.runNamed", { title })}
          loading={action.busy !== null}
          startIcon={<Icon name="play" size={14} />}
          onClick={() => void run()}
          sx={{ flexShrink: 0 }}
        >
          {t("simulator.runButton")}
        </Button>
        <CommandMenu
          commands={[{ name: t("simulator.runNamed", { title }), line: commands.run(name, how) }]}
        />
      </Box>
      <RefusedHere
        action={action}
        attempts={{ run: title, stop: t("simulator.stop") }}
        remedy={stopFirst}
      />
    </Box>
  );
};
