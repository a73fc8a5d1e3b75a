import { Box, monospaceFamily } from "@exotel-npm-dev/signal-design-system";
import type { RefObject } from "react";
import { useRef } from "react";
import { t } from "../texts/texts";

interface ScenarioEditorProps {
  value: string;
  onChange: (text: string) => void;
  /** Lines with something wrong, counted from 1. */
  wrong: ReadonlySet<number>;
  field: RefObject<HTMLTextAreaElement | null>;
  /** What is wrong with it, by the element's id. */
  describedBy: string | undefined;
}

const font = {
  fontFamily: monospaceFamily,
  fontSize: "0.75rem",
  lineHeight: "1.125rem",
  py: "8px",
} as const;

/** A scenario's text, with numbers beside its lines. */
export const ScenarioEditor = ({
  value,
  onChange,
  wrong,
  field,
  describedBy,
}: ScenarioEditorProps) => {
  const gutter = useRef<HTMLDivElement>(null);
  const count = value.split("\n").length;
  return (
    <Box
      sx={{
        display: "flex",
        height: "min(340px, 40vh)",
        minHeight: 140,
        border: "1px solid",
        borderColor: wrong.size > 0 ? "state.failure.main" : "neutral.300",
        borderRadius: "6px",
        overflow: "hidden",
        "&:focus-within": {
          borderColor: "primary.main",
          outline: "1px solid",
          outlineColor: "primary.main",
        },
      }}
    >
      <Box
        ref={gutter}
        aria-hidden
        sx={{
          ...font,
          px: "8px",
          overflow: "hidden",
          flexShrink: 0,
          textAlign: "right",
          color: "text.secondary",
          bgcolor: "neutral.50",
          borderRight: "1px solid",
          borderColor: "divider",
          userSelect: "none",
        }}
      >
        {Array.from({ length: count }, (_, index) => index + 1).map((line) => (
          <Box
            key={line}
            sx={
              wrong.has(line)
                ? { mx: "-8px", px: "8px", bgcolor: "state.failure.main", color: "common.white" }
                : {}
            }
          >
            {line}
          </Box>
        ))}
      </Box>
      <Box
        component="textarea"
        ref={field}
        aria-label={t("simulator.ownText")}
        aria-invalid={wrong.size > 0}
        {...(describedBy === undefined ? {} : { "aria-describedby": describedBy })}
        spellCheck={false}
        autoCapitalize="off"
        wrap="off"
        value={value}
        placeholder={t("simulator.ownPlaceholder")}
        onChange={(event) => onChange(event.target.value)}
        onScroll={(event) => {
          if (gutter.current !== null) gutter.current.scrollTop = event.currentTarget.scrollTop;
        }}
        sx={{
          ...font,
          flex: 1,
          minWidth: 0,
          px: "10px",
          border: 0,
          outline: "none",
          resize: "none",
          bgcolor: "background.paper",
          color: "text.primary",
          whiteSpace: "pre",
          overflow: "auto",
        }}
      />
    </Box>
  );
};
