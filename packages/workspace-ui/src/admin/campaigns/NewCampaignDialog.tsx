import {
  Box,
  Button,
  DialogBody,
  DialogFooter,
  StructuredDialog,
} from "@exotel-npm-dev/signal-design-system";
import { type FormEvent, useEffect, useId, useState } from "react";
import { useLocation } from "wouter";
import { RefusalAlert } from "../../app-manager/RefusalAlert";
import { useSay } from "../../app-manager/useSay";
import { type CentreConfiguration, campaignTypes } from "../../host/configuration";
import { t } from "../../texts/texts";
import { adminAddress } from "../addresses";
import { useConfigure } from "../configuration/useConfiguration";
import { Choice, TextLine, Toggle } from "../fields/fields";
import { nextId } from "../lists/listRules";
import { isPhone } from "../lists/sections";
import { freshCampaign, type NewCampaign } from "./campaignSection";

interface NewCampaignDialogProps {
  open: boolean;
  configuration: CentreConfiguration;
  onClose: () => void;
}

/** Sets up a campaign with the little that nobody can guess; everything else has usual values. */
export const NewCampaignDialog = ({ open, configuration, onClose }: NewCampaignDialogProps) => {
  const formId = useId();
  const configure = useConfigure();
  const say = useSay();
  const [, go] = useLocation();
  const [wish, setWish] = useState<NewCampaign>(emptyWish(configuration));
  const [withQueue, setWithQueue] = useState(true);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: begins anew as it opens, whatever the host has meanwhile
  useEffect(() => {
    if (!open) return;
    setWish(emptyWish(configuration));
    setWithQueue(true);
    setTried(false);
    setError(null);
  }, [open]);

  const name = wish.campaignName.trim();
  const nameProblem =
    name === ""
      ? t("setup1.needed")
      : configuration.campaigns.some(({ campaignName }) => campaignName.trim() === name)
        ? t("campaigns1.nameTaken")
        : null;
  const numberProblem = isPhone(wish.number) ? null : t("setup1.needPhone");

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (busy || nameProblem !== null || numberProblem !== null) return;
    setBusy(true);
    setError(null);
    let campaignId = 0;
    try {
      await configure((now) => {
        const campaign = freshCampaign(wish, now.campaigns);
        campaignId = campaign.campaignId;
        return {
          ...now,
          campaigns: [...now.campaigns, campaign],
          queues: withQueue
            ? [
                ...now.queues,
                {
                  agentQueueId: nextId(now.queues.map(({ agentQueueId }) => agentQueueId)),
                  queueName: name,
                  campaignId,
                  queueType: "Agent queue",
                  transferrable: true,
                },
              ]
            : now.queues,
        };
      });
      say(t("campaigns1.done.added", { campaign: name }));
      onClose();
      go(`${adminAddress.campaigns}/${campaignId}`);
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  };

  return (
    <StructuredDialog
      open={open}
      title={t("campaigns1.add")}
      subtitle={t("campaigns1.addHint")}
      onClose={busy ? undefined : onClose}
    >
      <DialogBody>
        <Box
          component="form"
          id={formId}
          noValidate
          onSubmit={(event: FormEvent) => void submit(event)}
          sx={{ display: "grid", gap: "14px", pt: "4px" }}
        >
          {error !== null && <RefusalAlert error={error} title={t("setup1.notSaved")} />}
          <TextLine
            label={t("setup1.name")}
            required
            autoFocus
            value={wish.campaignName}
            problem={tried ? (nameProblem ?? undefined) : undefined}
            onChange={(campaignName) => setWish({ ...wish, campaignName })}
          />
          <Choice
            label={t("campaigns1.type")}
            value={wish.campaignType}
            choices={campaignTypes.map((type) => ({
              value: type,
              label: t(`campaignType.${type}`),
              hint: t(`campaignType.${type}Hint`),
            }))}
            onChange={(campaignType) => setWish({ ...wish, campaignType })}
          />
          <Choice
            label={t("campaigns1.process")}
            value={String(wish.processId)}
            choices={configuration.processes.map(({ processId, processName }) => ({
              value: String(processId),
              label: processName,
            }))}
            onChange={(processId) => setWish({ ...wish, processId: Number(processId) })}
          />
          <TextLine
            label={t("campaigns1.number")}
            hint={t("campaigns1.numberHint")}
            required
            type="tel"
            value={wish.number}
            problem={tried ? (numberProblem ?? undefined) : undefined}
            onChange={(number) => setWish({ ...wish, number })}
          />
          <Toggle
            label={t("campaigns1.withQueue")}
            hint={t("campaigns1.withQueueHint")}
            value={withQueue}
            onChange={setWithQueue}
          />
        </Box>
      </DialogBody>
      <DialogFooter>
        <Button variant="outlined" color="inherit" disabled={busy} onClick={onClose}>
          {t("apps.cancel")}
        </Button>
        <Button type="submit" form={formId} variant="contained" loading={busy}>
          {t("campaigns1.submit")}
        </Button>
      </DialogFooter>
    </StructuredDialog>
  );
};

const emptyWish = ({ processes }: CentreConfiguration): NewCampaign => ({
  campaignName: "",
  campaignType: "Interactive Voice Application",
  processId: processes[0]?.processId ?? 0,
  number: "",
});
