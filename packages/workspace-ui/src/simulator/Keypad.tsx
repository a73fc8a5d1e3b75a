import {
  Box,
  Button,
  Icon,
  IconButton,
  Popover,
  Tooltip,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { type KeyboardEvent, useRef, useState } from "react";
import { t } from "../texts/texts";

const keys = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"] as const;

/** The customer's telephone keys: by pointer or by typing, one after the other. */
export const Keypad = ({ onPress }: { onPress: (digit: string) => Promise<unknown> }) => {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [pressed, setPressed] = useState("");
  const queue = useRef<Promise<unknown>>(Promise.resolve());

  const press = (digit: string): void => {
    setPressed((before) => (before + digit).slice(-16));
    // Two keys pressed fast must not overtake each other on their way.
    queue.current = queue.current.then(() => onPress(digit));
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
          sx={{ p: "12px" }}
          onKeyDown={(event: KeyboardEvent) => {
            if (!keys.some((key) => key === event.key)) return;
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
            {keys.map((key) => (
              <Button
                key={key}
                autoFocus={key === "1"}
                variant="outlined"
                color="inherit"
                onClick={() => press(key)}
                sx={{ minWidth: 0, fontVariantNumeric: "tabular-nums" }}
              >
                {key}
              </Button>
            ))}
          </Box>
        </Box>
      </Popover>
    </>
  );
};
