import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import type { SxProps, Theme } from "@mui/material/styles";
import { useEffect, useRef, useState } from "react";
import { EmptyState } from "./EmptyState";
import { Icon } from "./Icon";
import { Typography } from "./system";

/** A line that somebody spoke. */
export interface SpokenLine {
  readonly id: string;
  readonly speaker: "agent" | "customer" | "other";
  /** The name to show; "You", "Customer" or "Other" unless given. */
  readonly name?: string | undefined;
  readonly text: string;
  /** The time as it is shown: "10:04". */
  readonly time?: string | undefined;
}

/** Props of {@link SpeechTranscript}. */
export interface SpeechTranscriptProps {
  readonly lines: readonly SpokenLine[];
  /** The call goes on: more lines may come. */
  readonly live?: boolean | undefined;
  readonly sx?: SxProps<Theme> | undefined;
}

const names = { agent: "You", customer: "Customer", other: "Other" } as const;

/** This near to the end, in pixels, new lines are followed. */
const nearEnd = 32;

/** What was said, line by line. It follows the newest line until the reader scrolls back. */
export function SpeechTranscript({ lines, live = false, sx }: SpeechTranscriptProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [following, setFollowing] = useState(true);
  const last = lines.at(-1)?.id;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new line is the reason to scroll
  useEffect(() => {
    const element = scroller.current;
    if (element !== null && following) element.scrollTop = element.scrollHeight;
  }, [last, following]);

  if (lines.length === 0) {
    return (
      <EmptyState
        dense
        icon="microphone-stage"
        title={live ? "Nothing was transcribed yet" : "Nothing was transcribed"}
        text={live ? "Lines show here as they are spoken." : undefined}
      />
    );
  }
  return (
    <Box
      sx={[
        { position: "relative", minHeight: 0, display: "flex", flexDirection: "column" },
        ...(Array.isArray(sx) ? sx : [sx ?? false]),
      ]}
    >
      <Box
        ref={scroller}
        role="log"
        aria-label="Transcript"
        // Read out only when asked for: a voice over the caller's helps nobody.
        aria-live="off"
        tabIndex={0}
        onScroll={(event) => {
          const { scrollHeight, scrollTop, clientHeight } = event.currentTarget;
          setFollowing(scrollHeight - scrollTop - clientHeight < nearEnd);
        }}
        sx={{ overflow: "auto", minHeight: 0, outlineOffset: "-2px" }}
      >
        <Box component="ol" sx={{ m: 0, p: 0, listStyle: "none" }}>
          {lines.map((line, index) => {
            const name = line.name ?? names[line.speaker];
            const goesOn = lines[index - 1]?.speaker === line.speaker;
            return (
              <Box
                component="li"
                key={line.id}
                sx={{
                  display: "grid",
                  gridTemplateColumns: "minmax(64px, 96px) minmax(0, 1fr) auto",
                  columnGap: "12px",
                  py: "3px",
                  mt: goesOn || index === 0 ? 0 : "6px",
                }}
              >
                <Typography
                  component="span"
                  variant="body2"
                  noWrap
                  sx={{
                    lineHeight: "20px",
                    fontWeight: 500,
                    color: line.speaker === "agent" ? "state.onCall.text" : "text.secondary",
                    // Still there for a screen reader.
                    ...(goesOn && { opacity: 0 }),
                  }}
                >
                  {name}
                </Typography>
                <Typography component="span" sx={{ overflowWrap: "anywhere" }}>
                  {line.text}
                </Typography>
                <Typography
                  component="span"
                  variant="body2"
                  color="text.secondary"
                  sx={{ lineHeight: "20px", fontVariantNumeric: "tabular-nums" }}
                >
                  {line.time}
                </Typography>
              </Box>
            );
          })}
        </Box>
      </Box>
      {!following && (
        <Button
          size="small"
          variant="contained"
          startIcon={<Icon name="arrow-down" size={14} />}
          onClick={() => setFollowing(true)}
          sx={{ position: "absolute", bottom: 8, left: "50%", transform: "translateX(-50%)" }}
        >
          Newest line
        </Button>
      )}
    </Box>
  );
}
