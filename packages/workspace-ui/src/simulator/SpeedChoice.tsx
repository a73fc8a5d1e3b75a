import { ToggleButton, ToggleButtonGroup } from "@exotel-npm-dev/signal-design-system";
import { number } from "../texts/format";
import { t } from "../texts/texts";

/** How a scenario is begun: at a rate, or standing still for the first step. */
export type Speed = number | "step";

/** The rates on offer; 1 is as in life. */
export const rates = [1, 10, 60] as const;

/** Rates for a whole day: an hour in a minute, in six seconds, in a second. */
export const dayRates = [60, 600, 3600] as const;

/** What a speed says to the host. */
export const howOf = (speed: Speed): { rate: number; step: boolean } =>
  speed === "step" ? { rate: 1, step: true } : { rate: speed, step: false };

interface SpeedChoiceProps<Value extends Speed> {
  speeds: readonly Value[];
  value: Value;
  onChange: (speed: Value) => void;
  disabled?: boolean;
}

/** How fast something plays. */
export function SpeedChoice<Value extends Speed>({
  speeds,
  value,
  onChange,
  disabled = false,
}: SpeedChoiceProps<Value>) {
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      aria-label={t("simulator.speed")}
      value={value}
      disabled={disabled}
      onChange={(_event, next: Value | null) => next !== null && onChange(next)}
    >
      {speeds.map((speed) => (
        <ToggleButton key={speed} value={speed} sx={{ px: "8px", whiteSpace: "nowrap" }}>
          {speed === "step"
            ? t("simulator.stepByStep")
            : t("simulator.rate", { rate: number(speed) })}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
