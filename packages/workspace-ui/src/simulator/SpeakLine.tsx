import { Box, Button, MenuItem, TextField } from "@exotel-npm-dev/signal-design-system";
import { type FormEvent, useState } from "react";
import type { Speaker } from "../host/simulation";
import { t } from "../texts/texts";

const speakers: readonly Speaker[] = ["customer", "agent", "other"];

interface SpeakLineProps {
  busy: boolean;
  /** Whether the line was taken; then the field is empty again. */
  onSpeak: (text: string, speaker: Speaker) => Promise<boolean>;
}

/** Says a line in the call: as the customer, the agent, or somebody else. */
export const SpeakLine = ({ busy, onSpeak }: SpeakLineProps) => {
  const [speaker, setSpeaker] = useState<Speaker>("customer");
  const [text, setText] = useState("");
  return (
    <Box
      component="form"
      onSubmit={async (event: FormEvent) => {
        event.preventDefault();
        if (text.trim() !== "" && (await onSpeak(text.trim(), speaker))) setText("");
      }}
      sx={{ display: "flex", gap: "6px", flex: 1, minWidth: 0 }}
    >
      <TextField
        select
        size="small"
        label={t("simulator.speaker")}
        showLabel={false}
        value={speaker}
        onChange={(event) => setSpeaker(event.target.value as Speaker)}
        sx={{ width: 104, flexShrink: 0 }}
      >
        {speakers.map((one) => (
          <MenuItem key={one} value={one}>
            {t(`simulator.speaker.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        size="small"
        label={t("simulator.say")}
        showLabel={false}
        placeholder={t("simulator.sayHint")}
        value={text}
        onChange={(event) => setText(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
        sx={{ flex: 1, minWidth: 0 }}
      />
      <Button
        type="submit"
        size="small"
        variant="outlined"
        color="inherit"
        loading={busy}
        disabled={text.trim() === ""}
      >
        {t("simulator.sayButton")}
      </Button>
    </Box>
  );
};
