import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import InputBase from "@mui/material/InputBase";
import type { SxProps, Theme } from "@mui/material/styles";
import Tooltip from "@mui/material/Tooltip";
import {
  type ChangeEvent,
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useId,
  useRef,
  useState,
} from "react";
import { Icon } from "./Icon";
import { VisuallyHidden } from "./VisuallyHidden";

/** Props of {@link ChatInputBox}. */
export interface ChatInputBoxProps {
  /** Gets what was written, without white space around it. Not called for nothing, unless `canSendEmpty`. */
  readonly onSend: (text: string) => void;
  /** The text, when its owner keeps it; without it the box keeps it, and empties itself when it is sent. */
  readonly value?: string | undefined;
  readonly onChange?: ((text: string) => void) | undefined;
  /** Gets files that were chosen, pasted or dropped; without it no file can be attached. */
  readonly onFiles?: ((files: readonly File[]) => void) | undefined;
  /** Permitted kinds of file, as for an input: `image/*,.pdf`. */
  readonly accept?: string | undefined;
  /** The box's name, for a screen reader. */
  readonly label?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly sendLabel?: string | undefined;
  /** There is something to send beside the text. */
  readonly canSendEmpty?: boolean | undefined;
  /** A message is on its way: nothing more can be sent until it has arrived. */
  readonly busy?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  /** It can be written, but not sent yet: a file is still on its way. */
  readonly blocked?: boolean | undefined;
  /** Rows before the box scrolls; 6 unless told. */
  readonly maxRows?: number | undefined;
  /** Buttons beside the one that attaches files. */
  readonly actions?: ReactNode;
  /** Above the text: files that will go along. */
  readonly children?: ReactNode;
  /** Sees a key before the box does; the box leaves alone what it prevents. */
  readonly onKeyDown?: ((event: KeyboardEvent<HTMLElement>) => void) | undefined;
  /** Further attributes of the text area. */
  readonly inputProps?: Readonly<Record<string, unknown>> | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly inputRef?: Ref<HTMLTextAreaElement> | undefined;
  readonly sx?: SxProps<Theme> | undefined;
}

/** Where a message is written. Enter sends it, Shift with Enter begins a new line; files come by button, paste or drop. */
export function ChatInputBox({
  onSend,
  value,
  onChange,
  onFiles,
  accept,
  label = "Message",
  placeholder = "Write a message",
  sendLabel = "Send",
  canSendEmpty = false,
  busy = false,
  disabled = false,
  blocked = false,
  maxRows = 6,
  actions,
  children,
  onKeyDown,
  inputProps,
  autoFocus = false,
  inputRef,
  sx,
}: ChatInputBoxProps) {
  const id = useId();
  const [own, setOwn] = useState("");
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  const chooser = useRef<HTMLInputElement>(null);
  const text = value ?? own;
  const sendable = (text.trim() !== "" || canSendEmpty) && !disabled && !busy && !blocked;

  const change = (next: string): void => {
    if (value === undefined) {
      setOwn(next);
    }
    onChange?.(next);
  };

  const send = (): void => {
    if (!sendable) {
      return;
    }
    onSend(text.trim());
    if (value === undefined) {
      change("");
    }
  };

  const takeKey = (event: KeyboardEvent<HTMLElement>): void => {
    onKeyDown?.(event);
    if (event.defaultPrevented || event.key !== "Enter" || event.shiftKey) {
      return;
    }
    // Enter also ends the composition of a character: then it is not for us.
    if (event.nativeEvent.isComposing) {
      return;
    }
    event.preventDefault();
    send();
  };

  const takeFiles = (files: FileList | null): boolean => {
    if (files === null || files.length === 0 || onFiles === undefined || disabled) {
      return false;
    }
    onFiles([...files]);
    return true;
  };

  const onPaste = (event: ClipboardEvent): void => {
    if (takeFiles(event.clipboardData.files)) {
      event.preventDefault();
    }
  };

  const onDrop = (event: DragEvent): void => {
    depth.current = 0;
    setOver(false);
    if (event.dataTransfer.files.length > 0) {
      event.preventDefault();
      takeFiles(event.dataTransfer.files);
    }
  };

  const onChoose = (event: ChangeEvent<HTMLInputElement>): void => {
    takeFiles(event.target.files);
    // The same file can be chosen again.
    event.target.value = "";
  };

  return (
    <Box
      onDragEnter={(event: DragEvent) => {
        if (onFiles === undefined || !event.dataTransfer.types.includes("Files")) return;
        depth.current += 1;
        setOver(!disabled);
      }}
      onDragOver={(event: DragEvent) => {
        if (onFiles !== undefined) event.preventDefault();
      }}
      onDragLeave={() => {
        depth.current = Math.max(0, depth.current - 1);
        if (depth.current === 0) setOver(false);
      }}
      onDrop={onDrop}
      sx={[
        {
          position: "relative",
          display: "flex",
          flexDirection: "column",
          border: "1px solid",
          borderColor: over ? "primary.main" : "neutral.300",
          borderRadius: "6px",
          bgcolor: disabled ? "neutral.50" : over ? "tonal.primary.bg" : "background.paper",
          "&:focus-within": disabled ? {} : { borderColor: "primary.main" },
        },
        ...(Array.isArray(sx) ? sx : [sx ?? false]),
      ]}
    >
      {children}
      <InputBase
        multiline
        minRows={1}
        maxRows={maxRows}
        fullWidth
        autoFocus={autoFocus}
        disabled={disabled}
        value={text}
        placeholder={placeholder}
        onChange={(event) => change(event.target.value)}
        onPaste={onPaste}
        {...(inputRef === undefined ? {} : { inputRef })}
        slotProps={{
          input: {
            "aria-label": label,
            "aria-describedby": `${id}-keys`,
            enterKeyHint: "send",
            dir: "auto",
            ...inputProps,
            onKeyDown: takeKey,
          },
        }}
        sx={{ p: "8px 10px 4px", fontSize: "0.8125rem", lineHeight: "1.25rem" }}
      />
      <VisuallyHidden id={`${id}-keys`}>
        Enter sends, Shift with Enter begins a new line.
      </VisuallyHidden>
      <Box sx={{ display: "flex", alignItems: "center", gap: "4px", p: "0 4px 4px" }}>
        {onFiles !== undefined && (
          <>
            <input
              ref={chooser}
              type="file"
              multiple
              hidden
              tabIndex={-1}
              aria-hidden
              data-testid="chat-files"
              onChange={onChoose}
              {...(accept === undefined ? {} : { accept })}
            />
            <Tooltip title="Attach files">
              <span>
                <IconButton
                  size="small"
                  aria-label="Attach files"
                  disabled={disabled}
                  onClick={() => chooser.current?.click()}
                >
                  <Icon name="paperclip" size={18} />
                </IconButton>
              </span>
            </Tooltip>
          </>
        )}
        {actions}
        <Button
          size="small"
          variant="contained"
          disabled={!sendable && !busy}
          loading={busy}
          loadingPosition="start"
          onClick={send}
          startIcon={<Icon name="paper-plane-right" size={14} weight="fill" />}
          sx={{ ml: "auto" }}
        >
          {sendLabel}
        </Button>
      </Box>
    </Box>
  );
}
