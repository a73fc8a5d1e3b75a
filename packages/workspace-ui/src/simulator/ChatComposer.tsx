import { Box, Icon, IconButton, TextField } from "@exotel-npm-dev/signal-design-system";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { t } from "../texts/texts";

/** How long "is typing" stands after the last key, and how often it is said again, in milliseconds. */
const idleAfter = 4_000;
const sayEvery = 3_000;

interface ChatComposerProps {
  name: string;
  busy: boolean;
  onWrite: (text: string) => Promise<boolean>;
  onTyping: (typing: boolean) => void;
}

/** What the customer writes; Enter sends. Whoever types is seen typing. */
export const ChatComposer = ({ name, busy, onWrite, onTyping }: ChatComposerProps) => {
  const [text, setText] = useState("");
  const saidAt = useRef<number | null>(null);
  const idle = useRef<ReturnType<typeof setTimeout>>(undefined);

  const stop = (): void => {
    clearTimeout(idle.current);
    if (saidAt.current !== null) onTyping(false);
    saidAt.current = null;
  };
  const type = (next: string): void => {
    setText(next);
    if (next === "") {
      stop();
      return;
    }
    const now = Date.now();
    if (saidAt.current === null || now - saidAt.current > sayEvery) {
      saidAt.current = now;
      onTyping(true);
    }
    clearTimeout(idle.current);
    idle.current = setTimeout(stop, idleAfter);
  };
  useEffect(() => () => clearTimeout(idle.current), []);

  return (
    <Box
      component="form"
      onSubmit={async (event: FormEvent) => {
        event.preventDefault();
        const said = text.trim();
        if (said === "" || busy) return;
        stop();
        if (await onWrite(said)) setText((now) => (now.trim() === said ? "" : now));
      }}
      sx={{ display: "flex", gap: "4px", alignItems: "center", p: "0 6px 6px", flexShrink: 0 }}
    >
      <TextField
        size="small"
        label={t("simulator.writeAs", { name })}
        showLabel={false}
        placeholder={t("simulator.writeAs", { name })}
        value={text}
        onChange={(event) => type(event.target.value)}
        onBlur={stop}
        slotProps={{ htmlInput: { maxLength: 4000 } }}
        sx={{ flex: 1, minWidth: 0 }}
      />
      <IconButton
        type="submit"
        size="small"
        color="primary"
        aria-label={t("simulator.write")}
        disabled={text.trim() === "" || busy}
      >
        <Icon name="paper-plane-right" size={16} />
      </IconButton>
    </Box>
  );
};
