import {
  Alert,
  Box,
  Button,
  DispositionForm,
  Icon,
  LiveTimer,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useMemo } from "react";
import type { Interaction } from "../../host/types";
import { useDesk, usePending, useWorkspace } from "../../shell/context";
import { pendingKey } from "../../shell/Workspace";
import { t } from "../../texts/texts";
import { isMasked, phonesOf } from "../customer/phones";
import { phoneOf } from "../deskStore";
import { disposal } from "./disposal";
import { useReached } from "./useReached";

/** How the interaction ended. Where an app disposes, the panel waits for it; never longer than the host says. */
export const DispositionPanel = ({ interaction }: { interaction: Interaction }) => {
  const workspace = useWorkspace();
  const { interactionId, disposing } = interaction;
  const here = useDesk((state) => state.disposingHere === interactionId);
  const overdue = useReached(disposing.panelOpensAt, workspace.clock.now);
  const waits = disposing.by === "app" && disposing.panelOpensAt !== null && !overdue && !here;
  return (
    <Box
      component="section"
      aria-label={t("disposition.title")}
      data-region="disposition"
      tabIndex={-1}
      sx={{
        // On a narrow screen the form may take all the room: the record waits behind it.
        flex: { xs: "0 1 auto", md: "none" },
        minHeight: 0,
        maxHeight: { md: "60%" },
        overflow: "auto",
        p: "12px 12px 0",
        bgcolor: "background.paper",
        borderTop: "1px solid",
        borderColor: "state.wrapUp.border",
        outline: "none",
        "@keyframes rise": { from: { transform: "translateY(12px)", opacity: 0 } },
        "@media (prefers-reduced-motion: no-preference)": { animation: "rise 120ms ease-out" },
      }}
    >
      {waits ? (
        <WaitsForApp interactionId={interactionId} until={disposing.panelOpensAt} />
      ) : (
        <DisposeHere interaction={interaction} />
      )}
    </Box>
  );
};

const WaitsForApp = ({ interactionId, until }: { interactionId: string; until: number | null }) => {
  const workspace = useWorkspace();
  return (
    <Box sx={{ display: "flex", alignItems: "center", gap: "10px", flexWrap: "wrap", pb: "12px" }}>
      <Icon name="puzzle-piece" size={16} color="state.wrapUp.main" />
      <Typography role="status" sx={{ flex: 1, minWidth: 200 }}>
        {t("disposition.waitsForApp")}{" "}
        <Box component="span" sx={{ color: "text.secondary" }}>
          {t("disposition.opensIn")}{" "}
          <LiveTimer
            to={until ?? undefined}
            now={workspace.clock.now}
            label={t("disposition.opensIn")}
          />
        </Box>
      </Typography>
      <Button
        variant="outlined"
        color="inherit"
        onClick={() => workspace.desk.disposeHere(interactionId)}
      >
        {t("disposition.here")}
      </Button>
    </Box>
  );
};

const DisposeHere = ({ interaction }: { interaction: Interaction }) => {
  const workspace = useWorkspace();
  const { interactionId, disposing } = interaction;
  const desk = useDesk((state) => state.desk);
  const busy = usePending(pendingKey({ command: "dispose", interactionId }));
  const online = useDesk(({ connection }) => connection.state === "open");
  const campaign =
    desk?.campaigns.find((one) => one.campaignId === interaction.campaignId) ?? desk?.campaign;
  const classes = useMemo(
    () =>
      (campaign?.dispositions ?? []).map(({ dispositionClass, codes }) => ({
        dispositionClass,
        codes: codes.map(({ dispositionCode, label }) => ({ code: dispositionCode, label })),
      })),
    [campaign],
  );
  const phones = useMemo(
    () =>
      [
        ...new Set([
          phoneOf(interaction),
          ...phonesOf(interaction.customer).map((one) => one.phone),
        ]),
      ].filter((phone) => !isMasked(phone)),
    [interaction],
  );
  if (classes.length === 0)
    return (
      <Alert severity="warning" sx={{ mb: "12px" }}>
        {t("disposition.noCodes")}
      </Alert>
    );
  const isCall = interaction.kind === "call";
  return (
    <>
      {(disposing.by === "both" || disposing.by === "forced") && (
        <Typography variant="body2" color="text.secondary" sx={{ mb: "8px" }}>
          {t(`disposition.hint.${disposing.by}`)}
        </Typography>
      )}
      <DispositionForm
        classes={classes}
        autoFocus
        allowCallback={isCall}
        allowDialNext={isCall}
        phones={phones}
        busy={busy}
        error={online ? undefined : t("disposition.offline")}
        submitLabel={t("disposition.save")}
        dialLabel={t("disposition.saveAndDial")}
        now={workspace.clock.now}
        onSubmit={(disposition) => void workspace.run(disposal(interaction, disposition))}
      />
    </>
  );
};
