import { Box, Button, Icon, IconButton } from "@exotel-npm-dev/signal-design-system";
import { CodeText } from "../app-manager/CodeText";
import { refusalText } from "../app-manager/refusalText";
import { t } from "../texts/texts";
import type { Action } from "./useAction";

interface RefusedHereProps {
  action: Action;
  /** What was attempted, by button; a button that isn't named is not spoken of here. */
  attempts: Readonly<Record<string, string>>;
  /** A way out, where a button can offer one. */
  remedy?: { label: string; onClick: () => void } | undefined;
}

/** Says at the button that was pressed why the host didn't do it, and how to mend it. */
export const RefusedHere = ({ action, attempts, remedy }: RefusedHereProps) => {
  const { refused } = action;
  const attempt = refused === null ? undefined : attempts[refused.button];
  if (refused === null || attempt === undefined) return null;
  const { what, remedy: how } = refusalText(refused.error);
  return (
    <Box
      role="alert"
      // In a low panel it may come to stand below the edge.
      ref={(box: HTMLElement | null) => box?.scrollIntoView?.({ block: "nearest" })}
      sx={{
        display: "flex",
        alignItems: "flex-start",
        gap: "8px",
        p: "4px 4px 4px 8px",
        border: "1px solid",
        borderColor: "state.failure.border",
        borderRadius: "6px",
        bgcolor: "state.failure.bg",
        color: "state.failure.text",
        fontSize: "0.75rem",
        lineHeight: "1rem",
        overflowWrap: "anywhere",
      }}
    >
      <Icon name="warning-circle" size={16} weight="fill" sx={{ mt: "2px", flexShrink: 0 }} />
      <Box sx={{ flex: 1, minWidth: 0, py: "2px" }}>
        <Box component="strong" sx={{ fontWeight: 600 }}>
          {t("simulator.refused", { attempt })}
        </Box>{" "}
        <CodeText>{what}</CodeText> <CodeText>{how}</CodeText>
      </Box>
      {remedy !== undefined && (
        <Button size="small" variant="outlined" color="inherit" onClick={remedy.onClick}>
          {remedy.label}
        </Button>
      )}
      <IconButton size="small" aria-label={t("simulator.dismiss")} onClick={action.dismiss}>
        <Icon name="x" size={12} />
      </IconButton>
    </Box>
  );
};
