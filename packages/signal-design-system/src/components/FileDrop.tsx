import Box from "@mui/material/Box";
import LinearProgress from "@mui/material/LinearProgress";
import type { SxProps, Theme } from "@mui/material/styles";
import { type ChangeEvent, type DragEvent, type ReactNode, useId, useRef, useState } from "react";
import { focusRing } from "../theme/controls";
import { Icon } from "./Icon";
import { Typography } from "./system";

/** Props of {@link FileDrop}. */
export interface FileDropProps {
  /** Gets a file of a permitted kind and size. */
  readonly onFile: (file: File) => void;
  /** What to drop: "Drop an app package". */
  readonly label: string;
  /** What is permitted, in words: ".aaex, up to 100 MB". */
  readonly hint?: ReactNode;
  /** Permitted endings, with their dot: `[".aaex"]`. */
  readonly accept?: readonly string[] | undefined;
  /** Largest permitted size, in bytes. */
  readonly maxBytes?: number | undefined;
  /** Share of the upload that is done, from 0 to 1; `"indeterminate"` while the host works on it. */
  readonly progress?: number | "indeterminate" | undefined;
  /** What is going on: "Uploading my-app.aaex". */
  readonly status?: ReactNode;
  /** What went wrong, and how to mend it. */
  readonly error?: ReactNode;
  readonly disabled?: boolean | undefined;
  readonly sx?: SxProps<Theme> | undefined;
}

/** A size in bytes, in words: "1.5 MB". */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) {
    return `${bytes} B`;
  }
  const units = ["kB", "MB", "GB", "TB"];
  let value = bytes / 1000;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value >= 100 ? Math.round(value) : Math.round(value * 10) / 10} ${units[unit]}`;
}

/** Why a file can't be taken, or `null`. */
function refusal(
  file: File,
  accept: readonly string[] | undefined,
  maxBytes: number | undefined,
): string | null {
  const name = file.name.toLowerCase();
  if (accept !== undefined && !accept.some((ending) => name.endsWith(ending.toLowerCase()))) {
    return `${file.name} is not of the expected kind. Choose a file that ends in ${accept.join(" or ")}.`;
  }
  if (maxBytes !== undefined && file.size > maxBytes) {
    return `${file.name} has ${formatBytes(file.size)}; at most ${formatBytes(maxBytes)} are taken. Make the file smaller and choose it again.`;
  }
  if (file.size === 0) {
    return `${file.name} is empty. Build it again and choose the new file.`;
  }
  return null;
}

/** A place to drop a file or choose one, with the progress of what happens to it. */
export function FileDrop({
  onFile,
  label,
  hint,
  accept,
  maxBytes,
  progress,
  status,
  error,
  disabled = false,
  sx,
}: FileDropProps) {
  const id = useId();
  const depth = useRef(0);
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const busy = progress !== undefined;
  const closed = disabled || busy;

  const take = (files: FileList | null): void => {
    const file = files?.[0];
    if (file === undefined || closed) {
      return;
    }
    const why =
      files !== null && files.length > 1
        ? `${files.length} files were dropped; one is expected. Drop them one at a time.`
        : refusal(file, accept, maxBytes);
    setRefused(why);
    if (why === null) {
      onFile(file);
    }
  };

  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    depth.current = 0;
    setOver(false);
    take(event.dataTransfer.files);
  };

  const onChoose = (event: ChangeEvent<HTMLInputElement>): void => {
    take(event.target.files);
    // The same file can be chosen again after it was mended.
    event.target.value = "";
  };

  const problem = refused ?? error;
  const failed = problem !== undefined && problem !== null;
  return (
    <Box sx={sx ?? {}}>
      <Box
        component="label"
        htmlFor={id}
        data-over={over}
        onDragEnter={(event: DragEvent) => {
          event.preventDefault();
          depth.current += 1;
          setOver(!closed);
        }}
        onDragOver={(event: DragEvent) => event.preventDefault()}
        onDragLeave={() => {
          depth.current -= 1;
          if (depth.current <= 0) {
            setOver(false);
          }
        }}
        onDrop={onDrop}
        sx={{
          position: "relative",
          display: "flex",
          flexDirection: "column",
          alignItems: "center",
          justifyContent: "center",
          textAlign: "center",
          gap: "4px",
          minHeight: 136,
          px: "16px",
          py: "20px",
          borderRadius: "8px",
          border: "1px dashed",
          borderColor: over ? "primary.main" : failed ? "state.failure.main" : "neutral.400",
          bgcolor: over ? "tonal.primary.bg" : "background.paper",
          cursor: closed ? "default" : "pointer",
          transition: "background-color 100ms, border-color 100ms",
          "&:hover": closed ? {} : { borderColor: "primary.main" },
          "&:has(input:focus-visible)": focusRing,
        }}
      >
        <Box
          component="input"
          type="file"
          id={id}
          disabled={closed}
          onChange={onChoose}
          aria-describedby={`${id}-hint ${id}-problem`}
          {...(accept === undefined ? {} : { accept: accept.join(",") })}
          sx={{ position: "absolute", width: "1px", height: "1px", opacity: 0, overflow: "hidden" }}
        />
        <Icon
          name={busy ? "file-text" : "upload-simple"}
          size={24}
          color={disabled ? "text.disabled" : "text.secondary"}
        />
        <Typography
          component="span"
          variant="subtitle1"
          color={disabled ? "text.disabled" : "text.primary"}
        >
          {busy && status !== undefined ? status : label}
        </Typography>
        {busy ? (
          <Box sx={{ width: "min(280px, 100%)", mt: "8px" }}>
            <LinearProgress
              aria-label="Progress"
              {...(progress === "indeterminate"
                ? { variant: "indeterminate" as const }
                : {
                    variant: "determinate" as const,
                    value: Math.round(Math.min(1, Math.max(0, progress)) * 100),
                  })}
            />
          </Box>
        ) : (
          <Typography component="span" variant="body2" color="text.secondary" id={`${id}-hint`}>
            {disabled ? null : (
              <Box component="span" sx={{ color: "primary.dark", fontWeight: 500 }}>
                Choose a file
              </Box>
            )}
            {hint === undefined ? null : <> · {hint}</>}
          </Typography>
        )}
      </Box>
      <Box id={`${id}-problem`} role="alert">
        {failed && (
          <Box
            sx={{
              mt: "8px",
              display: "flex",
              gap: "6px",
              alignItems: "flex-start",
              color: "state.failure.text",
            }}
          >
            <Icon name="warning-circle" size={16} weight="fill" sx={{ mt: "2px" }} />
            <Box component="span">{problem}</Box>
          </Box>
        )}
      </Box>
    </Box>
  );
}
