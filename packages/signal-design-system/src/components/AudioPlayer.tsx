import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import Slider from "@mui/material/Slider";
import type { SxProps, Theme } from "@mui/material/styles";
import { useRef, useState } from "react";
import { formatDuration, spokenDuration } from "../helpers/duration";
import { Icon } from "./Icon";
import { Typography } from "./system";

/** Props of {@link AudioPlayer}. */
export interface AudioPlayerProps {
  /** Where the recording lies. */
  readonly src: string;
  /** What it is: "Recording of the call". */
  readonly title?: string | undefined;
  /** Offers to download it, under this name; `true` keeps the name that it has. */
  readonly download?: string | boolean | undefined;
  readonly onPlay?: (() => void) | undefined;
  readonly onEnded?: (() => void) | undefined;
  readonly sx?: SxProps<Theme> | undefined;
}

const speeds: readonly number[] = [1, 1.25, 1.5, 2, 0.75];

/** A recording: play, pause, go to a place, play faster. */
export function AudioPlayer({ src, title, download, onPlay, onEnded, sx }: AudioPlayerProps) {
  const audio = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [length, setLength] = useState<number | null>(null);
  const [speed, setSpeed] = useState(1);
  const [failed, setFailed] = useState(false);
  const name = title ?? "Recording";

  const toggle = (): void => {
    const element = audio.current;
    if (element === null) {
      return;
    }
    if (playing) {
      element.pause();
    } else {
      element.play()?.catch(() => setFailed(true));
    }
  };

  const seek = (seconds: number): void => {
    setAt(seconds);
    if (audio.current !== null) {
      audio.current.currentTime = seconds;
    }
  };

  const nextSpeed = (): void => {
    const place = speeds.indexOf(speed);
    const next = speeds[(place + 1) % speeds.length] ?? 1;
    setSpeed(next);
    if (audio.current !== null) {
      audio.current.playbackRate = next;
    }
  };

  const again = (): void => {
    setFailed(false);
    audio.current?.load();
  };

  return (
    <Box
      role="group"
      aria-label={name}
      sx={[
        {
          display: "flex",
          alignItems: "center",
          gap: "8px",
          minWidth: 0,
          px: "8px",
          minHeight: 40,
          border: "1px solid",
          borderColor: failed ? "state.failure.border" : "divider",
          borderRadius: "6px",
          bgcolor: failed ? "state.failure.bg" : "background.paper",
        },
        ...(Array.isArray(sx) ? sx : [sx ?? false]),
      ]}
    >
      {/* biome-ignore lint/a11y/useMediaCaption: recordings of calls have no captions */}
      <audio
        ref={audio}
        src={src}
        preload="metadata"
        onLoadedMetadata={(event) => {
          const { duration } = event.currentTarget;
          setLength(Number.isFinite(duration) ? duration : null);
        }}
        onDurationChange={(event) => {
          const { duration } = event.currentTarget;
          setLength(Number.isFinite(duration) ? duration : null);
        }}
        onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
        onPlay={() => {
          setPlaying(true);
          onPlay?.();
        }}
        onPause={() => setPlaying(false)}
        onEnded={() => {
          setPlaying(false);
          onEnded?.();
        }}
        onError={() => {
          setPlaying(false);
          setFailed(true);
        }}
      />
      {failed ? (
        <>
          <Icon name="warning-circle" size={18} weight="fill" color="state.failure.main" />
          <Typography role="alert" sx={{ flex: 1, minWidth: 0, color: "state.failure.text" }}>
            The recording could not be played. It may not be ready yet.
          </Typography>
          <Button size="small" color="inherit" onClick={again}>
            Try again
          </Button>
        </>
      ) : (
        <>
          <IconButton
            size="small"
            aria-label={playing ? `Pause ${name}` : `Play ${name}`}
            onClick={toggle}
          >
            <Icon name={playing ? "pause" : "play"} size={18} weight="fill" />
          </IconButton>
          <Slider
            size="small"
            aria-label={`Place in ${name}`}
            min={0}
            max={length ?? Math.max(1, at)}
            step={1}
            value={Math.min(at, length ?? at)}
            disabled={length === null}
            getAriaValueText={(seconds) => spokenDuration(seconds * 1000)}
            onChange={(_event, next) => seek(next as number)}
            sx={{ flex: 1, minWidth: 60 }}
          />
          <Typography
            component="span"
            variant="body2"
            color="text.secondary"
            sx={{ fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" }}
          >
            {formatDuration(at * 1000)}
            {length !== null && ` / ${formatDuration(length * 1000)}`}
          </Typography>
          <Button
            size="small"
            color="inherit"
            aria-label={`Speed ${speed}`}
            onClick={nextSpeed}
            sx={{ minWidth: 44, px: "6px", fontVariantNumeric: "tabular-nums" }}
          >
            {speed}×
          </Button>
        </>
      )}
      {download !== undefined && download !== false && (
        <IconButton
          size="small"
          component="a"
          href={src}
          download={download === true ? "" : download}
          aria-label={`Download ${name}`}
        >
          <Icon name="download-simple" size={16} />
        </IconButton>
      )}
    </Box>
  );
}
