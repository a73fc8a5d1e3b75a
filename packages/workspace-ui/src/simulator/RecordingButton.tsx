import {
  Box,
  Button,
  Icon,
  IconButton,
  Popover,
  TextField,
  Tooltip,
} from "@exotel-npm-dev/signal-design-system";
import { type FormEvent, useState } from "react";
import { t } from "../texts/texts";

interface RecordingButtonProps {
  /** The address that is proposed. */
  url: string;
  onReady: (url: string) => void;
}

/** Says where the call's recording can be fetched. */
export const RecordingButton = ({ url: proposed, onReady }: RecordingButtonProps) => {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [url, setUrl] = useState(proposed);
  return (
    <>
      <Tooltip title={t("simulator.recording")}>
        <IconButton
          size="small"
          aria-label={t("simulator.recording")}
          aria-haspopup="dialog"
          aria-expanded={anchor !== null}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          <Icon name="voicemail" size={16} />
        </IconButton>
      </Tooltip>
      <Popover
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: "top", horizontal: "right" }}
        transformOrigin={{ vertical: "bottom", horizontal: "right" }}
        slotProps={{ paper: { role: "dialog", "aria-label": t("simulator.recording") } }}
      >
        <Box
          component="form"
          noValidate
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            setAnchor(null);
            onReady(url.trim());
          }}
          sx={{
            display: "flex",
            gap: "8px",
            alignItems: "flex-end",
            p: "12px",
            width: "min(440px, 92vw)",
          }}
        >
          <TextField
            autoFocus
            label={t("simulator.recordingUrl")}
            value={url}
            onChange={(event) => setUrl(event.target.value)}
            sx={{ flex: 1, minWidth: 0 }}
          />
          <Button type="submit" variant="contained" disabled={url.trim() === ""}>
            {t("simulator.recordingReady")}
          </Button>
        </Box>
      </Popover>
    </>
  );
};
