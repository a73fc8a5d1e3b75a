import {
  Box,
  DialogBody,
  FormControlLabel,
  StructuredDialog,
  Switch,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useWorkspace } from "../../shell/context";
import { prefer, usePreference } from "../../shell/preferences";
import { t } from "../../texts/texts";
import { shortcuts } from "./shortcuts";

/** What each key does, and the switch for who doesn't want them. */
export const ShortcutHelp = () => {
  const workspace = useWorkspace();
  const on = usePreference("shortcuts");
  return (
    <StructuredDialog
      open
      maxWidth="xs"
      title={t("shortcut.title")}
      subtitle={t("shortcut.hint")}
      onClose={() => workspace.desk.openSheet(null)}
    >
      <DialogBody>
        <FormControlLabel
          control={
            <Switch
              size="small"
              checked={on}
              onChange={(event) => prefer({ shortcuts: event.target.checked })}
            />
          }
          label={t("shortcut.on")}
          sx={{ mb: "12px" }}
        />
        <Box
          component="dl"
          sx={{
            m: 0,
            display: "grid",
            gridTemplateColumns: "auto minmax(0, 1fr)",
            gap: "6px 16px",
            alignItems: "center",
            opacity: on ? 1 : 0.6,
          }}
        >
          {shortcuts.map(({ key, text }) => (
            <Row key={key} keys={keysOf(key)} what={t(text)} />
          ))}
          <Row keys={["F6"]} what={t("shortcut.regions")} />
          <Row keys={["Ctrl", "Enter"]} what={t("shortcut.save")} />
        </Box>
      </DialogBody>
    </StructuredDialog>
  );
};

const keysOf = (key: string): string[] =>
  /^[A-Z]$/.test(key) ? [t("shortcut.shift"), key] : [key.toUpperCase()];

const Row = ({ keys, what }: { keys: readonly string[]; what: string }) => (
  <>
    <Box component="dt" sx={{ display: "flex", gap: "4px" }}>
      {keys.map((key) => (
        <Box
          component="kbd"
          key={key}
          sx={{
            minWidth: 24,
            px: "6px",
            lineHeight: "22px",
            textAlign: "center",
            fontFamily: "inherit",
            fontSize: "0.75rem",
            fontWeight: 500,
            border: "1px solid",
            borderColor: "neutral.300",
            borderBottomWidth: 2,
            borderRadius: "4px",
            bgcolor: "neutral.50",
          }}
        >
          {key}
        </Box>
      ))}
    </Box>
    <Typography component="dd" sx={{ m: 0 }}>
      {what}
    </Typography>
  </>
);
