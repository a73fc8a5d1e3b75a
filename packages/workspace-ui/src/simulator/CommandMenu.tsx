import {
  Box,
  Icon,
  IconButton,
  Menu,
  MenuItem,
  monospaceFamily,
  Tooltip,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useState } from "react";
import { useWorkspace } from "../shell/context";
import { t } from "../texts/texts";

/** What a button does, and what does the same in a terminal; `null` where a choice is missing. */
export interface Command {
  name: string;
  line: string | null;
}

/** Copies the command lines that do what the buttons beside it do. */
export const CommandMenu = ({ commands }: { commands: readonly Command[] }) => {
  const { toasts } = useWorkspace();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);

  const copy = async (line: string): Promise<void> => {
    setAnchor(null);
    let copied = true;
    try {
      await navigator.clipboard.writeText(line);
    } catch {
      copied = false;
    }
    toasts.show({
      type: copied ? "success" : "warning",
      title: t(copied ? "simulator.copied" : "simulator.notCopied"),
      content: line,
      from: null,
      durationMs: copied ? 3_000 : 15_000,
    });
  };

  return (
    <>
      <Tooltip title={t("simulator.copyCommand")}>
        <IconButton
          size="small"
          aria-label={t("simulator.copyCommand")}
          aria-haspopup="menu"
          aria-expanded={anchor !== null}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          <Icon name="terminal" size={16} />
        </IconButton>
      </Tooltip>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        slotProps={{ list: { "aria-label": t("simulator.copyCommand"), dense: true } }}
      >
        {commands.map(({ name, line }) => (
          <MenuItem
            key={name}
            disabled={line === null}
            onClick={() => line !== null && void copy(line)}
            sx={{ display: "block", maxWidth: "min(560px, 92vw)" }}
          >
            <Typography>{name}</Typography>
            <Box
              component="code"
              sx={{
                display: "block",
                fontFamily: monospaceFamily,
                fontSize: "0.6875rem",
                lineHeight: "1rem",
                color: "text.secondary",
                whiteSpace: "normal",
                overflowWrap: "anywhere",
              }}
            >
              {line ?? t("simulator.needsAgent")}
            </Box>
          </MenuItem>
        ))}
      </Menu>
    </>
  );
};
