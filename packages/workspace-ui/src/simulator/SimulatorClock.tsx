import { Box, Icon, Typography } from "@exotel-npm-dev/signal-design-system";
import { useEffect, useState } from "react";
import type { Run, SimulatorState } from "../host/simulation";
import { useWorkspace } from "../shell/context";
import { clockTime, number } from "../texts/format";
import { t } from "../texts/texts";
import { isOn } from "./useSimulator";

/** How often the figures are renewed, in milliseconds: while time runs fast, often enough to be seen running. */
const renew = (rate: number): number => (rate > 1 ? 200 : 1_000);

/** The contact centre's clock, and how fast it runs. */
export const SimulatorClock = ({
  clock: { rate },
  run,
}: {
  clock: SimulatorState["clock"];
  run: Run | null;
}) => {
  const { clock } = useWorkspace();
  const [now, setNow] = useState(clock.now);
  useEffect(() => {
    const tick = (): void => setNow(clock.now());
    tick();
    const timer = setInterval(tick, renew(rate));
    return () => clearInterval(timer);
  }, [clock, rate]);
  const stands = rate === 0;
  const speed = stands ? t("simulator.clockStands") : t("simulator.rate", { rate: number(rate) });
  return (
    <Box
      role="group"
      aria-label={t("simulator.clock")}
      sx={{
        display: "flex",
        alignItems: "center",
        gap: "6px",
        p: "6px 10px",
        "& > :not(:first-of-type)": { flexShrink: 0 },
        flexShrink: 0,
        color: "text.secondary",
      }}
    >
      <Icon name={stands ? "pause-circle" : "clock"} size={14} />
      <Typography
        variant="body2"
        noWrap
        component="time"
        dateTime={new Date(now).toISOString()}
        sx={{ fontVariantNumeric: "tabular-nums", color: "text.primary" }}
      >
        {clockTime(now)}
      </Typography>
      <Typography
        variant="body2"
        noWrap
        sx={isOn(run) || rate !== 1 ? { color: "primary.dark", fontWeight: 600 } : {}}
      >
        {speed}
      </Typography>
    </Box>
  );
};
