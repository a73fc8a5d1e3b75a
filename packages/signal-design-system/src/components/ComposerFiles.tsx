import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import LinearProgress from "@mui/material/LinearProgress";
import { fileIcon } from "./ChatAttachmentView";
import { formatBytes } from "./FileDrop";
import { Icon } from "./Icon";

/** A file that will go along with the message. */
export interface ComposerFile {
  readonly id: string;
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly mediaType: string;
  /** Share that has been uploaded, from 0 to 1; absent when all of it has. */
  readonly progress?: number | undefined;
  /** Why it could not be uploaded, and how to mend it. */
  readonly error?: string | undefined;
}

interface ComposerFilesProps {
  readonly files: readonly ComposerFile[];
  readonly onRemove: ((id: string) => void) | undefined;
  readonly onRetry: ((id: string) => void) | undefined;
}

/** The files of a message that is being written, each with its upload. */
export function ComposerFiles({ files, onRemove, onRetry }: ComposerFilesProps) {
  if (files.length === 0) {
    return null;
  }
  return (
    <Box
      component="ul"
      aria-label="Files to send"
      sx={{
        m: 0,
        p: "8px 8px 0",
        listStyle: "none",
        display: "flex",
        flexWrap: "wrap",
        gap: "6px",
        maxHeight: 132,
        overflow: "auto",
      }}
    >
      {files.map((file) => {
        const failed = file.error !== undefined;
        const going = !failed && file.progress !== undefined;
        return (
          <Box
            component="li"
            key={file.id}
            sx={{
              position: "relative",
              display: "flex",
              alignItems: "center",
              gap: "8px",
              maxWidth: "100%",
              overflow: "hidden",
              pl: "8px",
              pr: "2px",
              py: "2px",
              border: "1px solid",
              borderColor: failed ? "state.failure.border" : "divider",
              borderRadius: "6px",
              bgcolor: failed ? "state.failure.bg" : "neutral.50",
            }}
          >
            <Icon
              name={failed ? "warning-circle" : fileIcon(file.mediaType)}
              size={16}
              weight={failed ? "fill" : "regular"}
              color={failed ? "state.failure.main" : "text.secondary"}
            />
            <Box sx={{ minWidth: 0, py: "2px" }}>
              <Box
                sx={{
                  fontWeight: 500,
                  maxWidth: 220,
                  overflow: "hidden",
                  textOverflow: "ellipsis",
                  whiteSpace: "nowrap",
                }}
                title={file.name}
              >
                {file.name}
              </Box>
              <Box
                role={failed ? "alert" : undefined}
                sx={{
                  typography: "body2",
                  color: failed ? "state.failure.text" : "text.secondary",
                  maxWidth: 320,
                }}
              >
                {failed
                  ? file.error
                  : going
                    ? `${Math.round((file.progress ?? 0) * 100)} % of ${formatBytes(file.size)}`
                    : formatBytes(file.size)}
              </Box>
            </Box>
            {failed && onRetry !== undefined && (
              <Button size="small" color="inherit" onClick={() => onRetry(file.id)}>
                Try again
              </Button>
            )}
            {onRemove !== undefined && (
              <IconButton
                size="small"
                aria-label={`Remove ${file.name}`}
                onClick={() => onRemove(file.id)}
              >
                <Icon name="x" size={14} />
              </IconButton>
            )}
            {going && (
              <LinearProgress
                aria-label={`Uploading ${file.name}`}
                variant="determinate"
                value={Math.round((file.progress ?? 0) * 100)}
                sx={{ position: "absolute", left: 0, right: 0, bottom: 0, height: 2 }}
              />
            )}
          </Box>
        );
      })}
    </Box>
  );
}
