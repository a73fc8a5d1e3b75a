import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import type { SxProps, Theme } from "@mui/material/styles";
import Tooltip from "@mui/material/Tooltip";
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import { Alert } from "./Alert";
import { ChatInputBox, type ChatInputBoxProps } from "./ChatInputBox";
import { type ComposerFile, ComposerFiles } from "./ComposerFiles";
import { formatBytes } from "./FileDrop";
import { Icon } from "./Icon";
import { matchingReplies, type QuickReply, QuickReplyList } from "./QuickReplyList";

export type { ComposerFile } from "./ComposerFiles";
export type { QuickReply } from "./QuickReplyList";

/** Props of {@link MessageComposer}. */
export interface MessageComposerProps
  extends Pick<
    ChatInputBoxProps,
    "value" | "onChange" | "onSend" | "accept" | "label" | "placeholder" | "sendLabel" | "busy"
  > {
  readonly quickReplies?: readonly QuickReply[] | undefined;
  /** Files that go along, each with the state of its upload. */
  readonly files?: readonly ComposerFile[] | undefined;
  /** Gets files of a permitted size; without it nothing can be attached. */
  readonly onFiles?: ((files: readonly File[]) => void) | undefined;
  readonly onRemoveFile?: ((id: string) => void) | undefined;
  readonly onRetryFile?: ((id: string) => void) | undefined;
  /** Largest permitted file, in bytes. */
  readonly maxFileBytes?: number | undefined;
  /** Why the last message could not be sent; it is still in the box. */
  readonly error?: ReactNode;
  /** Sends it again. */
  readonly onRetry?: (() => void) | undefined;
  /** Why nothing can be written now: "The customer has left". Closes the box. */
  readonly closed?: ReactNode;
  readonly disabled?: boolean | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly sx?: SxProps<Theme> | undefined;
}

/** What is looked for among the quick replies: by `/` in the message, or in the list's own field. */
type Search = { readonly by: "slash" } | { readonly by: "button"; readonly text: string };

/** `/word` and nothing else: the agent looks for a quick reply. */
const slash = /^\/(\S*)$/u;

/** Where a message is written, with files, quick replies (a button, or `/` and a word), and what went wrong. */
export function MessageComposer({
  value,
  onChange,
  onSend,
  quickReplies = [],
  files = [],
  onFiles,
  onRemoveFile,
  onRetryFile,
  maxFileBytes,
  error,
  onRetry,
  closed,
  disabled = false,
  busy = false,
  autoFocus,
  sx,
  ...box
}: MessageComposerProps) {
  const id = useId();
  const input = useRef<HTMLTextAreaElement>(null);
  const [own, setOwn] = useState("");
  const [search, setSearch] = useState<Search | null>(null);
  const [active, setActive] = useState(0);
  const [refused, setRefused] = useState<string | null>(null);
  const text = value ?? own;

  const slashed = slash.exec(text)?.[1];
  const looking =
    search?.by === "slash" ? slashed : search?.by === "button" ? search.text : undefined;
  const found = looking === undefined ? [] : matchingReplies(quickReplies, looking);
  const open = looking !== undefined && (search?.by === "button" || found.length > 0);
  const marked = Math.min(active, Math.max(0, found.length - 1));

  const change = (next: string): void => {
    setOwn(next);
    onChange?.(next);
    if (slash.test(next) && quickReplies.length > 0) {
      // What was closed with Escape stays closed until the slash is written anew.
      if (search !== null || slashed === undefined) {
        setSearch({ by: "slash" });
        setActive(0);
      }
    } else if (search?.by === "slash") {
      setSearch(null);
    }
  };

  const choose = (reply: QuickReply): void => {
    const before = search?.by === "slash" ? "" : text.trimEnd();
    change(before === "" ? reply.text : `${before} ${reply.text}`);
    setSearch(null);
    input.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (!open || event.nativeEvent.isComposing) {
      return;
    }
    const chosen = found[marked];
    switch (event.key) {
      case "ArrowDown":
        setActive((marked + 1) % Math.max(1, found.length));
        break;
      case "ArrowUp":
        setActive((marked - 1 + found.length) % Math.max(1, found.length));
        break;
      case "Enter":
      case "Tab":
        if (chosen === undefined) {
          return;
        }
        choose(chosen);
        break;
      case "Escape":
        setSearch(null);
        input.current?.focus();
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  const take = (chosen: readonly File[]): void => {
    const limit = maxFileBytes ?? Number.POSITIVE_INFINITY;
    const tooLarge = chosen.filter((file) => file.size > limit);
    const empty = chosen.filter((file) => file.size === 0);
    const large = tooLarge[0];
    setRefused(
      large !== undefined
        ? `${large.name} has ${formatBytes(large.size)}; a file may have ${formatBytes(limit)} at most. Send a smaller one, or a link to it.`
        : empty[0] !== undefined
          ? `${empty[0].name} is empty. Choose another file.`
          : null,
    );
    const fine = chosen.filter((file) => file.size > 0 && file.size <= limit);
    if (fine.length > 0) {
      onFiles?.(fine);
    }
  };

  const uploading = files.some((file) => file.progress !== undefined && file.error === undefined);
  const failed = files.some((file) => file.error !== undefined);
  const ready = files.length > 0 && !uploading && !failed;

  if (closed !== undefined && closed !== null) {
    return (
      <Box
        sx={[
          {
            display: "flex",
            alignItems: "center",
            gap: "8px",
            minHeight: 40,
            px: "12px",
            py: "8px",
            borderRadius: "6px",
            border: "1px solid",
            borderColor: "divider",
            bgcolor: "neutral.50",
            color: "text.secondary",
          },
          ...(Array.isArray(sx) ? sx : [sx ?? false]),
        ]}
      >
        <Icon name="lock" size={16} />
        <span>{closed}</span>
      </Box>
    );
  }

  return (
    <Box sx={[{ position: "relative" }, ...(Array.isArray(sx) ? sx : [sx ?? false])]}>
      {(refused ?? null) !== null && (
        <Alert severity="warning" onClose={() => setRefused(null)} sx={{ mb: "6px" }}>
          {refused}
        </Alert>
      )}
      {error !== undefined && error !== null && (
        <Alert
          severity="error"
          sx={{ mb: "6px" }}
          action={
            onRetry !== undefined && (
              <Button size="small" color="inherit" onClick={onRetry} disabled={busy || disabled}>
                Send again
              </Button>
            )
          }
        >
          {error}
        </Alert>
      )}
      <Box sx={{ position: "relative" }}>
        {open && (
          <QuickReplyList
            id={`${id}-replies`}
            replies={found}
            active={marked}
            onActive={setActive}
            onChoose={choose}
            search={
              search?.by === "button"
                ? {
                    value: search.text,
                    onChange: (next) => {
                      setSearch({ by: "button", text: next });
                      setActive(0);
                    },
                    onKeyDown,
                    onBlur: () => setSearch(null),
                  }
                : undefined
            }
          />
        )}
        <ChatInputBox
          {...box}
          value={text}
          onChange={change}
          onSend={(written) => {
            setSearch(null);
            setRefused(null);
            if (value === undefined) {
              setOwn("");
            }
            onSend(written);
          }}
          canSendEmpty={ready}
          // A message goes with all of its files, or not yet.
          disabled={disabled}
          busy={busy}
          blocked={uploading || failed}
          inputRef={input}
          {...(autoFocus === undefined ? {} : { autoFocus })}
          {...(onFiles === undefined ? {} : { onFiles: take })}
          onKeyDown={onKeyDown}
          inputProps={
            open && search?.by === "slash"
              ? {
                  "aria-autocomplete": "list",
                  "aria-controls": `${id}-replies`,
                  "aria-activedescendant": `${id}-replies-${marked}`,
                }
              : {}
          }
          actions={
            <>
              {quickReplies.length > 0 && (
                <Tooltip title="Quick replies ( / )">
                  <span>
                    <IconButton
                      size="small"
                      aria-label="Quick replies"
                      aria-expanded={open}
                      aria-haspopup="listbox"
                      disabled={disabled}
                      // Without this the list's field would lose the cursor, close, and open anew.
                      onMouseDown={(event) => event.preventDefault()}
                      onClick={() => {
                        setActive(0);
                        setSearch(search === null ? { by: "button", text: "" } : null);
                      }}
                    >
                      <Icon name="lightning" size={18} />
                    </IconButton>
                  </span>
                </Tooltip>
              )}
              {onFiles !== undefined && maxFileBytes !== undefined && (
                <Box
                  component="span"
                  sx={{
                    typography: "body2",
                    color: "text.secondary",
                    overflow: "hidden",
                    textOverflow: "ellipsis",
                    whiteSpace: "nowrap",
                  }}
                >
                  {uploading ? "Uploading" : `Files up to ${formatBytes(maxFileBytes)}`}
                </Box>
              )}
            </>
          }
        >
          <ComposerFiles files={files} onRemove={onRemoveFile} onRetry={onRetryFile} />
        </ChatInputBox>
      </Box>
    </Box>
  );
}
