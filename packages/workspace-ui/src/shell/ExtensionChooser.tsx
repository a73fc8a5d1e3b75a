import {
  Box,
  Button,
  Icon,
  Popover,
  TextField,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { type FormEvent, useState } from "react";
import { t } from "../texts/texts";
import { useDesk, usePending, useWorkspace } from "./context";

/** The telephone that the agent sits at. */
export const ExtensionChooser = ({ compact }: { compact: boolean }) => {
  const workspace = useWorkspace();
  const extension = useDesk(({ desk }) => desk?.extension ?? null);
  const allowed = useDesk(({ desk }) => desk?.commands.includes("selectExtension") ?? false);
  const pending = usePending("selectExtension");
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [typed, setTyped] = useState("");
  const label = extension === null ? t("extension.none") : t("extension.is", { extension });

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (typed.trim() === "") return;
    if (await workspace.run({ command: "selectExtension", extension: typed.trim() })) {
      setAnchor(null);
    }
  };
  return (
    <>
      <Button
        variant="text"
        color="inherit"
        aria-label={label}
        title={label}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={(event) => {
          setTyped(extension ?? "");
          setAnchor(event.currentTarget);
        }}
        startIcon={compact ? null : <Icon name="phone" size={14} />}
        sx={{ minWidth: 32, px: "8px", color: "text.secondary" }}
      >
        {compact ? <Icon name="phone" size={16} /> : (extension ?? t("extension.none"))}
      </Button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: "bottom", horizontal: "left" }}
        slotProps={{ paper: { role: "dialog", "aria-label": t("extension.title") } }}
      >
        <Box
          component="form"
          onSubmit={(event: FormEvent) => void submit(event)}
          sx={{ width: 260, p: "12px", display: "grid", gap: "10px" }}
        >
          <TextField
            label={t("extension.title")}
            autoFocus
            fullWidth
            disabled={!allowed}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            slotProps={{ htmlInput: { inputMode: "tel", autoComplete: "off" } }}
          />
          <Typography variant="body2" color="text.secondary">
            {t(allowed ? "extension.hint" : "extension.notNow")}
          </Typography>
          {allowed && (
            <Button
              type="submit"
              variant="contained"
              loading={pending}
              disabled={typed.trim() === ""}
            >
              {t("extension.save")}
            </Button>
          )}
        </Box>
      </Popover>
    </>
  );
};
