import {
  Box,
  Button,
  Icon,
  IconButton,
  Popover,
  Tooltip,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { type KeyboardEvent, useState } from "react";
import { DigitQueue } from "../desk/call/DigitQueue";
import { keypadKeys } from "../desk/call/keypadKeys";
import { t } from "../texts/texts";

/** The customer's telephone keys: by pointer or by typing, one after the other. */
export const Keypad = ({ onPress }: { onPress: (digits: string) => Promise<boolean> }) => {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [pressed, setPressed] = useState("");
  const [queue] = useState(() => new DigitQueue(onPress));

  const press = (digit: string): void => {
    setPressed((before) => (before + digit).slice(-16));
    queue.press(digit);
  };

  return (
    <>
      <Tooltip title={t("simulator.keypad")}>
        <IconButton
          size="small"
          aria-label={t("simulator.keypad")}
          aria-haspopup="dialog"
          aria-expanded={anchor !== null}
          onClick={(event) => {
            setPressed("");
            setAnchor(event.currentTarget);
          }}
        >
          <Icon name="numpad" size={16} />
        </IconButton>
      </Tooltip>
      <Popover
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: "top", horizontal: "right" }}
        transformOrigin={{ vertical: "bottom", horizontal: "right" }}
        slotProps={{ paper: { role: "dialog", "aria-label": t("simulator.keypad") } }}
      >
        <Box
          data-keeps-keys
          sx={{ p: "12px" }}
          onKeyDown={(event: KeyboardEvent) => {
            if (event.ctrlKey || event.metaKey || event.altKey) return;
            if (!keypadKeys.some(({ digit }) => digit === event.key)) return;
            event.preventDefault();
            press(event.key);
          }}
        >
          <Typography
            aria-live="polite"
            sx={{
              minHeight: 20,
              mb: "8px",
              textAlign: "center",
              fontVariantNumeric: "tabular-nums",
              color: pressed === "" ? "text.secondary" : "text.primary",
            }}
          >
            {pressed === "" ? t("simulator.keypadHint") : pressed}
          </Typography>
          <Box sx={{ display: "grid", gap: "6px", gridTemplateColumns: "repeat(3, 48px)" }}>
            {keypadKeys.map(({ digit }, index) => (
              <Button
                key={digit}
                autoFocus={index === 0}
                variant="outlined"
                color="inherit"
                onClick={() => press(digit)}
                sx={{ minWidth: 0, fontVariantNumeric: "tabular-nums" }}
              >
                {digit}
              </Button>
            ))}
          </Box>
        </Box>
      </Popover>
    </>
  );
};
