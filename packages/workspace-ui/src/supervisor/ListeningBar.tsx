import { Box, Button, Icon } from "@exotel-npm-dev/signal-design-system";
import { t } from "../texts/texts";
import { customerOf } from "./live/customerOf";
import { useLiveCentre } from "./SupervisionContext";
import { useSupervise } from "./useSupervision";

/** Says in whose call the supervisor is, on every page, with the way out. */
export const ListeningBar = () => {
  const { data } = useLiveCentre();
  const { run, busy } = useSupervise();
  const listening = data?.listening ?? null;
  const one = data?.interactions.find(
    ({ interactionId }) => interactionId === listening?.interactionId,
  );
  const customer = one === undefined ? t("supervisor.unknown") : customerOf(one).name;
  const agent =
    data?.agents.find(({ userId }) => userId === one?.userId)?.userName ?? one?.userId ?? "";
  return (
    <Box role="status">
      {listening !== null && (
        <Box
          sx={{
            display: "flex",
            flexWrap: "wrap",
            alignItems: "center",
            gap: "4px 8px",
            minHeight: 40,
            p: "4px 20px",
            bgcolor: "state.onCall.bg",
            color: "state.onCall.text",
            borderBottom: "1px solid",
            borderColor: "state.onCall.border",
          }}
        >
          <Icon
            name={listening.mode === "barged" ? "microphone" : "headphones"}
            size={16}
            weight="fill"
          />
          <Box component="span" sx={{ flex: "1 1 180px" }}>
            {t(`supervisor.in.${listening.mode}`, { agent, customer })}
          </Box>
          {listening.mode === "listening" && one?.commands.includes("barge") === true && (
            <Button
              size="small"
              variant="outlined"
              color="inherit"
              disabled={busy}
              onClick={() => void run({ command: "barge", interactionId: listening.interactionId })}
            >
              {t("supervisor.barge")}
            </Button>
          )}
          <Button
            size="small"
            variant="contained"
            disabled={busy}
            onClick={() => void run({ command: "stopListening" })}
          >
            {t("supervisor.stopListening")}
          </Button>
        </Box>
      )}
    </Box>
  );
};
