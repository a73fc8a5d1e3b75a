import { Box, Button, Icon, IconButton, Typography } from "@exotel-npm-dev/signal-design-system";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useWorkspace } from "../../shell/context";
import { t } from "../../texts/texts";
import { DigitQueue } from "./DigitQueue";
import { keypadKeys } from "./keypadKeys";

/** Presses telephone keys in a live call: by clicking, or by typing while it has the focus. */
export const Keypad = ({ interactionId }: { interactionId: string }) => {
  const workspace = useWorkspace();
  const pad = useRef<HTMLDivElement>(null);
  const [pressed, setPressed] = useState("");
  const [queue] = useState(
    () =>
      new DigitQueue((digits) => workspace.run({ command: "sendDigits", interactionId, digits })),
  );
  useEffect(() => pad.current?.focus(), []);

  const press = (digit: string): void => {
    setPressed((before) => (before + digit).slice(-32));
    queue.press(digit);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (keypadKeys.some(({ digit }) => digit === event.key)) {
      event.preventDefault();
      press(event.key);
    } else if (event.key === "Escape") {
      workspace.desk.openSheet(null);
    }
  };

  return (
    <Box
      ref={pad}
      role="group"
      aria-label={t("keypad.label")}
      data-keeps-keys
      tabIndex={-1}
      onKeyDown={onKeyDown}
      sx={{ maxWidth: 264, mx: "auto", outline: "none" }}
    >
      <Box sx={{ display: "flex", alignItems: "center", minHeight: 28, mb: "6px" }}>
        <Typography
          role="status"
          aria-label={t("keypad.pressed")}
          noWrap
          sx={{
            flex: 1,
            direction: "rtl",
            textAlign: "center",
            fontVariantNumeric: "tabular-nums",
            color: pressed === "" ? "text.secondary" : "text.primary",
          }}
        >
          <bdi>{pressed === "" ? t("keypad.hint") : pressed}</bdi>
        </Typography>
        <IconButton
          size="small"
          aria-label={t("keypad.close")}
          onClick={() => workspace.desk.openSheet(null)}
        >
          <Icon name="x" size={14} />
        </IconButton>
      </Box>
      <Box sx={{ display: "grid", gridTemplateColumns: "repeat(3, 1fr)", gap: "6px" }}>
        {keypadKeys.map(({ digit, letters }) => (
          <Button
            key={digit}
            variant="outlined"
            color="inherit"
            aria-label={t("keypad.key", { digit })}
            onClick={() => press(digit)}
            sx={{ flexDirection: "row", gap: "8px", fontVariantNumeric: "tabular-nums" }}
          >
            <Box component="span" sx={{ fontSize: "1rem" }}>
              {digit}
            </Box>
            {letters !== "" && (
              <Box component="span" sx={{ fontSize: "0.6875rem", color: "text.secondary" }}>
                {letters}
              </Box>
            )}
          </Button>
        ))}
      </Box>
    </Box>
  );
};
