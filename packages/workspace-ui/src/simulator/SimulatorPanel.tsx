import { Badge, Box, ErrorState, Skeleton, Tab, Tabs } from "@exotel-npm-dev/signal-design-system";
import { useState } from "react";
import { refusalText } from "../app-manager/refusalText";
import { customerStates, type SimulatorState } from "../host/simulation";
import { useLayout } from "../shell/useLayout";
import { type TextKey, t } from "../texts/texts";
import { Calls } from "./Calls";
import { Chats } from "./Chats";
import { GeneratedDay } from "./GeneratedDay";
import { Scenarios } from "./Scenarios";
import { SimulatorClock } from "./SimulatorClock";
import { isOn, useSimulator } from "./useSimulator";

const sections = ["calls", "chats", "scenarios", "day"] as const;
type Section = (typeof sections)[number];

const names = {
  calls: "simulator.calls",
  chats: "simulator.chats",
  scenarios: "simulator.scenarios",
  day: "simulator.day.title",
} as const satisfies Record<Section, TextKey>;

/** How much there is in a section now. */
const countIn = (section: Section, state: SimulatorState): number => {
  switch (section) {
    case "calls":
      return (
        state.interactions.filter(
          (one) => one.kind === "call" && customerStates.includes(one.state),
        ).length + state.waiting.filter(({ kind }) => kind === "call").length
      );
    case "chats":
      return state.chats.filter(({ state: is }) => is !== "ended" && is !== "wrapUp").length;
    case "scenarios":
      return isOn(state.run) && state.run.summary === undefined ? 1 : 0;
    case "day":
      return isOn(state.run) && state.run.summary !== undefined ? 1 : 0;
  }
};

/** Stands in for customers, in calls and chats, and plays whole scenarios of them. */
export const SimulatorPanel = () => {
  const narrow = useLayout() === "narrow";
  const simulator = useSimulator();
  const [section, setSection] = useState<Section>("calls");
  const state = simulator.data;

  if (state === undefined && simulator.isError) {
    const { what, remedy } = refusalText(simulator.error);
    return (
      <Box sx={{ flex: 1, overflow: "auto" }}>
        <ErrorState
          dense
          what={t("simulator.unavailable")}
          why={`${what} ${remedy}`}
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
        minHeight: 0,
        display: "flex",
        flexDirection: narrow ? "column" : "row",
      }}
    >
      <Box
        sx={{
          flexShrink: 0,
          display: "flex",
          flexDirection: narrow ? "row" : "column",
          alignItems: narrow ? "center" : "stretch",
          width: narrow ? "auto" : 168,
          minWidth: 0,
          borderRight: narrow ? 0 : "1px solid",
          borderBottom: narrow ? "1px solid" : 0,
          borderColor: "divider",
          bgcolor: "neutral.50",
        }}
      >
        <Tabs
          orientation={narrow ? "horizontal" : "vertical"}
          variant="scrollable"
          scrollButtons={false}
          value={section}
          aria-label={t("simulator.sections")}
          onChange={(_event, next: Section) => setSection(next)}
          sx={{ flex: 1, minWidth: 0, minHeight: 0 }}
        >
          {sections.map((one) => {
            const count = state === undefined ? 0 : countIn(one, state);
            return (
              <Tab
                key={one}
                value={one}
                id={`simulator-tab-${one}`}
                aria-controls="simulator-section"
                label={
                  <Box sx={{ display: "flex", alignItems: "center", gap: "14px" }}>
                    {t(names[one])}
                    {count > 0 && <Badge badgeContent={count} max={99} color="primary" />}
                  </Box>
                }
                sx={{
                  minHeight: 32,
                  py: "4px",
                  px: "12px",
                  alignItems: "flex-start",
                  pr: count > 0 ? "20px" : "12px",
                }}
              />
            );
          })}
        </Tabs>
        {state !== undefined && <SimulatorClock clock={state.clock} run={state.run} />}
      </Box>
      <Box
        role="tabpanel"
        id="simulator-section"
        aria-labelledby={`simulator-tab-${section}`}
        sx={{ flex: 1, minWidth: 0, minHeight: 0, display: "flex" }}
      >
        {state === undefined ? (
          <Box sx={{ flex: 1, p: "12px" }} aria-busy aria-label={t("simulator.loading")}>
            <Skeleton width="40%" height={32} />
            <Skeleton width="60%" height={32} />
          </Box>
        ) : section === "calls" ? (
          <Calls state={state} />
        ) : section === "chats" ? (
          <Chats state={state} />
        ) : section === "scenarios" ? (
          <Scenarios state={state} />
        ) : (
          <GeneratedDay state={state} />
        )}
      </Box>
    </Box>
  );
};
