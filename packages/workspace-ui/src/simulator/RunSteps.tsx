import {
  Box,
  Icon,
  type IconName,
  Typography,
  VisuallyHidden,
} from "@exotel-npm-dev/signal-design-system";
import { useEffect, useRef } from "react";
import type { Run, RunExpectation, RunStep } from "../host/simulation";
import { type TextKey, t } from "../texts/texts";

type Mark = RunStep["state"] | "passed" | "missed" | "open";

const marks = {
  done: { icon: "check", color: "state.available.main", word: "simulator.step.done" },
  current: { icon: "arrow-right", color: "primary.main", word: "simulator.step.current" },
  waiting: { icon: "circle", color: "neutral.400", word: "simulator.step.waiting" },
  failed: { icon: "x-circle", color: "state.failure.main", word: "simulator.step.failed" },
  passed: { icon: "check", color: "state.available.main", word: "simulator.expected.passed" },
  missed: { icon: "x-circle", color: "state.failure.main", word: "simulator.expected.failed" },
  open: { icon: "circle", color: "neutral.400", word: "simulator.expected.open" },
} as const satisfies Record<Mark, { icon: IconName; color: string; word: TextKey }>;

const markOf = ({ passed }: RunExpectation): Mark =>
  passed === null ? "open" : passed ? "passed" : "missed";

interface LineProps {
  mark: Mark;
  text: string;
  line: number | undefined;
  why: string | undefined;
}

const Line = ({ mark, text, line, why }: LineProps) => {
  const { icon, color, word } = marks[mark];
  return (
    <Box
      component="li"
      aria-current={mark === "current" ? "step" : undefined}
      sx={{
        display: "flex",
        gap: "6px",
        px: "6px",
        py: "2px",
        borderRadius: "4px",
        bgcolor: mark === "current" ? "tonal.primary.bg" : "transparent",
        color: mark === "waiting" || mark === "open" ? "text.secondary" : "text.primary",
      }}
    >
      <Icon name={icon} size={14} color={color} sx={{ mt: "3px", flexShrink: 0 }} />
      <Box sx={{ flex: 1, minWidth: 0, overflowWrap: "anywhere" }}>
        <VisuallyHidden>{t(word)}: </VisuallyHidden>
        {text}
        {why !== undefined && (
          <Typography variant="body2" sx={{ color: "state.failure.text" }}>
            {why}
          </Typography>
        )}
      </Box>
      {line !== undefined && (
        <Typography
          variant="body2"
          color="text.secondary"
          sx={{ fontVariantNumeric: "tabular-nums", flexShrink: 0 }}
        >
          {t("simulator.line", { line })}
        </Typography>
      )}
    </Box>
  );
};

const list = { m: 0, p: 0, listStyle: "none" } as const;

/** The steps of a scenario and what must come of them, each with how it stands. */
export const RunSteps = ({ run }: { run: Run }) => {
  const steps = useRef<HTMLOListElement>(null);
  const place = run.steps.findIndex(({ state }) => state === "current" || state === "failed");

  // What plays now stays in sight, without moving anything but this list.
  useEffect(() => {
    const box = steps.current;
    const item = place < 0 ? null : box?.children.item(place);
    if (box == null || !(item instanceof HTMLElement)) return;
    const top = item.offsetTop - box.offsetTop;
    if (top < box.scrollTop || top + item.offsetHeight > box.scrollTop + box.clientHeight) {
      box.scrollTop = top - box.clientHeight / 3;
    }
  }, [place]);

  return (
    <Box
      sx={{
        flex: { xs: "none", md: 1 },
        minHeight: 0,
        display: "grid",
        gap: "8px 16px",
        gridTemplateColumns: {
          xs: "minmax(0, 1fr)",
          lg: run.expectations.length > 0 ? "minmax(0, 3fr) minmax(0, 2fr)" : "minmax(0, 1fr)",
        },
        gridTemplateRows: { lg: "minmax(0, 1fr)" },
        overflow: { xs: "visible", md: "auto", lg: "hidden" },
      }}
    >
      <Box
        component="ol"
        ref={steps}
        aria-label={t("simulator.steps")}
        // A part that scrolls must be within reach of the keyboard.
        tabIndex={0}
        // Where there is one column only, what comes below stays within reach.
        sx={{
          ...list,
          maxHeight: { xs: 132, md: "none" },
          overflow: { xs: "auto", md: "visible", lg: "auto" },
        }}
      >
        {run.steps.map(({ text, state, line, why }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the steps of one run never change places
          <Line key={index} mark={state} text={text} line={line} why={why} />
        ))}
      </Box>
      {run.expectations.length > 0 && (
        <Box
          sx={{
            minHeight: 0,
            maxHeight: { xs: 96, md: "none" },
            overflow: { xs: "auto", md: "visible", lg: "auto" },
          }}
        >
          <Typography component="h4" variant="subtitle2" color="text.secondary" sx={{ px: "6px" }}>
            {t("simulator.expectations")}
          </Typography>
          <Box component="ul" aria-label={t("simulator.expectations")} sx={list}>
            {run.expectations.map((expectation, index) => (
              <Line
                // biome-ignore lint/suspicious/noArrayIndexKey: the expectations of one run never change places
                key={index}
                mark={markOf(expectation)}
                text={expectation.text}
                line={expectation.line}
                why={expectation.why}
              />
            ))}
          </Box>
        </Box>
      )}
    </Box>
  );
};
