import {
  Box,
  Button,
  ButtonBase,
  EmptyState,
  Icon,
  TextField,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { type FormEvent, useState } from "react";
import { useDesk, usePending, useWorkspace } from "../shell/context";
import { t } from "../texts/texts";

/** What the agent sees between calls: the one thing to do next. */
export const IdleView = () => {
  const campaign = useDesk(({ desk }) => desk?.campaign ?? null);
  const canDial = useDesk(({ desk }) => desk?.commands.includes("dial") ?? false);
  return (
    <Box sx={{ maxWidth: 440, mx: "auto", pt: { xs: "8px", md: "5vh" } }}>
      {campaign === null ? <CampaignChoice /> : <NextStep campaignName={campaign.campaignName} />}
      {canDial && <DialBox />}
    </Box>
  );
};

const CampaignChoice = () => {
  const workspace = useWorkspace();
  const campaigns = useDesk(({ desk }) => desk?.campaigns);
  const pending = usePending("selectCampaign");
  return (
    <>
      <EmptyState
        icon="flag"
        title={t("idle.chooseCampaign")}
        text={t("idle.chooseCampaignHint")}
        dense
      />
      <Box sx={{ display: "grid", gap: "6px" }}>
        {(campaigns ?? []).map((campaign) => (
          <ButtonBase
            key={campaign.campaignId}
            disabled={pending}
            onClick={() => {
              void workspace.run({ command: "selectCampaign", campaignId: campaign.campaignId });
            }}
            sx={{
              justifyContent: "flex-start",
              textAlign: "left",
              gap: "12px",
              p: "10px 12px",
              border: "1px solid",
              borderColor: "divider",
              borderRadius: "6px",
              bgcolor: "background.paper",
              "&:hover": { borderColor: "neutral.400" },
            }}
          >
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <Typography variant="subtitle1" noWrap>
                {campaign.campaignName}
              </Typography>
              <Typography variant="body2" color="text.secondary" noWrap>
                {t("idle.calls", { type: campaign.campaignType, process: campaign.processName })}
              </Typography>
            </Box>
            <Icon name="caret-right" size={14} color="text.secondary" />
          </ButtonBase>
        ))}
      </Box>
    </>
  );
};

const NextStep = ({ campaignName }: { campaignName: string }) => {
  const workspace = useWorkspace();
  const state = useDesk(({ desk }) => desk?.availability.state);
  const canReady = useDesk(({ desk }) => desk?.commands.includes("setReady") ?? false);
  const pending = usePending("setReady");
  if (state === "ready" || !canReady) {
    return (
      <EmptyState
        icon="headset"
        title={t("idle.ready")}
        text={t(workspace.hasDock ? "idle.readyHintSimulator" : "idle.readyHint")}
      />
    );
  }
  const onBreak = state === "onBreak";
  return (
    <EmptyState
      icon={onBreak ? "coffee" : "minus-circle"}
      title={t(onBreak ? "idle.onBreak" : "idle.notReady")}
      text={onBreak ? t("idle.onBreakHint") : t("idle.notReadyHint", { campaign: campaignName })}
      action={
        <Button
          variant="contained"
          loading={pending}
          onClick={() => void workspace.run({ command: "setReady" })}
        >
          {t("state.goReady")}
        </Button>
      }
    />
  );
};

const DialBox = () => {
  const workspace = useWorkspace();
  const [phone, setPhone] = useState("");
  const pending = usePending("dial");
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (phone.trim() === "") return;
    void workspace.run({ command: "dial", phone: phone.trim() }).then((done) => {
      if (done) setPhone("");
    });
  };
  return (
    <Box
      component="form"
      aria-label={t("idle.dial")}
      onSubmit={submit}
      sx={{ display: "flex", gap: "8px", alignItems: "flex-end", maxWidth: 320, mx: "auto" }}
    >
      <TextField
        label={t("idle.dial")}
        placeholder={t("idle.dialPhone")}
        type="tel"
        fullWidth
        value={phone}
        onChange={(event) => setPhone(event.target.value)}
      />
      <Button
        type="submit"
        variant="outlined"
        color="inherit"
        loading={pending}
        disabled={phone.trim() === ""}
        startIcon={<Icon name="phone" size={16} />}
      >
        {t("idle.dialButton")}
      </Button>
    </Box>
  );
};
