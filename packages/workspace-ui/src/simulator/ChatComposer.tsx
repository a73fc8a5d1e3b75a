import { Box, Icon, IconButton, TextField } from "@exotel-npm-dev/signal-design-system";
import { type FormEvent, useEffect, useState } from "react";
import { TypingNotice } from "../chats/typingNotice";
import { t } from "../texts/texts";
import { useSimulatorApi } from "./useSimulator";

interface ChatComposerProps {
  chatId: string;
  /** The customer's. */
  name: string;
  busy: boolean;
  onWrite: (text: string) => Promise<boolean>;
}

/** What the customer writes; Enter sends. Whoever types is seen typing. */
export const ChatComposer = ({ chatId, name, busy, onWrite }: ChatComposerProps) => {
  const api = useSimulatorApi();
  const [text, setText] = useState("");
  const [notice] = useState(
    () =>
      new TypingNotice({
        // True for the moment only: where it can't be told, nothing is lost.
        typing: (id, typing) =>
          void api.actInChat(id, { action: "typing", typing }).catch(() => undefined),
        setTimeout: (run, ms) => window.setTimeout(run, ms),
        clearTimeout: (timer) => window.clearTimeout(timer as number),
      }),
  );
  useEffect(() => () => notice.stop(), [notice]);

  const type = (next: string): void => {
    setText(next);
    if (next === "") notice.stopped(chatId);
    else notice.wrote(chatId);
  };

  return (
    <Box
      component="form"
      onSubmit={async (event: FormEvent) => {
        event.preventDefault();
        const said = text.trim();
        if (said === "" || busy) return;
        notice.stopped(chatId);
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
        onBlur={() => notice.stopped(chatId)}
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
