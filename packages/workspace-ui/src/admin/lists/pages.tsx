import { Alert, Box, MenuItem, Select, Typography } from "@exotel-npm-dev/signal-design-system";
import type { CampaignSetup, Ivr } from "../../host/configuration";
import * as format from "../../texts/format";
import { t } from "../../texts/texts";
import { SectionPage } from "../configuration/SectionPage";
import { problemAt } from "../configuration/useSection";
import { FieldGrid, TextLine, Toggle } from "../fields/fields";
import { ListEditor } from "./ListEditor";
import { nextId } from "./listRules";
import {
  ivrsSection,
  processesSection,
  queuesSection,
  repliesSection,
  thirdPartiesSection,
} from "./sections";

interface CampaignChoiceProps {
  label: string;
  campaigns: readonly CampaignSetup[];
  value: number | null;
  /** Offers none, in these words. */
  none?: string;
  hint?: string;
  problem?: string | undefined;
  onChange: (campaignId: number | null) => void;
}

const CampaignChoice = ({
  label,
  campaigns,
  value,
  none,
  hint,
  problem,
  onChange,
}: CampaignChoiceProps) => {
  const known = value === null || campaigns.some(({ campaignId }) => campaignId === value);
  return (
    <Select
      label={label}
      fullWidth
      value={value === null || !known ? "" : String(value)}
      error={problem !== undefined}
      helperText={problem ?? hint}
      onChange={({ target }) => onChange(target.value === "" ? null : Number(target.value))}
      slotProps={{ select: { displayEmpty: true } }}
    >
      {none !== undefined && <MenuItem value="">{none}</MenuItem>}
      {campaigns.map(({ campaignId, campaignName }) => (
        <MenuItem key={campaignId} value={String(campaignId)}>
          {campaignName}
        </MenuItem>
      ))}
    </Select>
  );
};

/** Where calls and chats wait. */
export const QueuesSetupPage = () => (
  <SectionPage title={t("queues1.title")} subtitle={t("queues1.hint")} section={queuesSection}>
    {({ value, change, problems, configuration: { campaigns } }) => {
      const campaignOf = (id: number): string =>
        campaigns.find(({ campaignId }) => campaignId === id)?.campaignName ?? String(id);
      return (
        <ListEditor
          label={t("queues1.title")}
          items={value}
          onChange={change}
          problems={problems}
          icon="stack"
          ordered
          title={({ queueName }) => queueName}
          summary={({ agentQueueId, campaignId, transferrable }) =>
            [
              campaignOf(campaignId),
              t("setup1.id", { id: agentQueueId }),
              transferrable ? null : t("queues1.closed"),
            ]
              .filter(Boolean)
              .join(" · ")
          }
          fields={(queue, set, problem) => (
            <Box sx={{ display: "grid", gap: "14px" }}>
              <FieldGrid>
                <TextLine
                  label={t("setup1.name")}
                  required
                  value={queue.queueName}
                  problem={problem("queueName")}
                  onChange={(queueName) => set({ queueName })}
                />
                <CampaignChoice
                  label={t("queues1.campaign")}
                  campaigns={campaigns}
                  value={queue.campaignId}
                  problem={problem("campaignId")}
                  onChange={(campaignId) => set({ campaignId: campaignId ?? queue.campaignId })}
                />
                <TextLine
                  label={t("queues1.type")}
                  hint={t("setup1.restName")}
                  value={queue.queueType}
                  onChange={(queueType) => set({ queueType })}
                />
              </FieldGrid>
              <Toggle
                label={t("queues1.transferrable")}
                hint={t("queues1.transferrableHint")}
                value={queue.transferrable}
                onChange={(transferrable) => set({ transferrable })}
              />
            </Box>
          )}
          fresh={() => ({
            agentQueueId: nextId(value.map(({ agentQueueId }) => agentQueueId)),
            queueName: "",
            campaignId: campaigns[0]?.campaignId ?? 0,
            queueType: "Agent queue",
            transferrable: true,
          })}
          addLabel={t("queues1.add")}
          emptyTitle={t("queues1.none")}
          emptyHint={t("queues1.noneHint")}
        />
      );
    }}
  </SectionPage>
);

/** Groups of campaigns. */
export const ProcessesPage = () => (
  <SectionPage
    title={t("processes.title")}
    subtitle={t("processes.hint")}
    section={processesSection}
  >
    {({ value, change, problems, configuration: { campaigns } }) => (
      <>
        {problemAt(problems, "removed") !== undefined && (
          <Alert severity="error" sx={{ mb: "12px" }}>
            {problemAt(problems, "removed")}
          </Alert>
        )}
        <ListEditor
          label={t("processes.title")}
          items={value}
          onChange={change}
          problems={problems.filter(({ path }) => path !== "removed")}
          icon="tree-structure"
          ordered
          title={({ processName }) => processName}
          summary={({ processId, description }) => {
            const count = campaigns.filter((campaign) => campaign.processId === processId).length;
            return [
              count === 1
                ? t("processes.oneCampaign")
                : t("processes.campaigns", { count: format.number(count) }),
              description,
            ]
              .filter(Boolean)
              .join(" · ");
          }}
          fields={(process, set, problem) => (
            <FieldGrid>
              <TextLine
                label={t("setup1.name")}
                required
                value={process.processName}
                problem={problem("processName")}
                onChange={(processName) => set({ processName })}
              />
              <TextLine
                label={t("setup1.description")}
                value={process.description}
                onChange={(description) => set({ description })}
              />
              <TextLine
                label={t("processes.type")}
                hint={t("setup1.restName")}
                value={process.processType}
                onChange={(processType) => set({ processType })}
              />
            </FieldGrid>
          )}
          fresh={() => ({
            processId: nextId(value.map(({ processId }) => processId)),
            processName: "",
            description: "",
            processType: "Customer service",
          })}
          addLabel={t("processes.add")}
          emptyTitle={t("processes.none")}
          emptyHint={t("processes.noneHint")}
        />
      </>
    )}
  </SectionPage>
);

/** Texts that agents send with one click. */
export const QuickRepliesPage = () => (
  <SectionPage title={t("replies.title")} subtitle={t("replies.hint")} section={repliesSection}>
    {({ value, change, problems }) => (
      <ListEditor
        label={t("replies.title")}
        items={value}
        onChange={change}
        problems={problems}
        icon="chats"
        ordered
        title={({ label }) => label}
        summary={({ text }) => text}
        fields={(reply, set, problem) => (
          <Box sx={{ display: "grid", gap: "14px" }}>
            <TextLine
              label={t("replies.label")}
              hint={t("replies.labelHint")}
              required
              value={reply.label}
              problem={problem("label")}
              onChange={(label) => set({ label })}
            />
            <TextLine
              label={t("replies.text")}
              hint={t("replies.textHint")}
              required
              multiline
              minRows={2}
              value={reply.text}
              problem={problem("text")}
              onChange={(text) => set({ text })}
            />
          </Box>
        )}
        fresh={() => ({ label: "", text: "" })}
        addLabel={t("replies.add")}
        emptyTitle={t("replies.none")}
        emptyHint={t("replies.noneHint")}
      />
    )}
  </SectionPage>
);

/** IVRs that calls go to, or that join a call. */
export const IvrsPage = () => (
  <SectionPage title={t("ivrs.title")} subtitle={t("ivrs.hint")} section={ivrsSection}>
    {({ value, change, problems, configuration: { campaigns } }) => (
      <ListEditor
        label={t("ivrs.title")}
        items={value}
        onChange={change}
        problems={problems}
        icon="numpad"
        ordered
        title={({ contextName }) => contextName}
        summary={({ transferrable, local, campaignId }) =>
          [
            transferrable ? t("ivrs.transferrable") : null,
            local ? t("ivrs.local") : null,
            campaigns.find((one) => one.campaignId === campaignId)?.campaignName ??
              t("ivrs.everyCampaign"),
          ]
            .filter(Boolean)
            .join(" · ")
        }
        fields={(ivr, set, problem) => (
          <Box sx={{ display: "grid", gap: "14px" }}>
            <FieldGrid>
              <TextLine
                label={t("setup1.name")}
                required
                value={ivr.contextName}
                problem={problem("contextName")}
                onChange={(contextName) => set({ contextName })}
              />
              <CampaignChoice
                label={t("queues1.campaign")}
                campaigns={campaigns}
                value={ivr.campaignId ?? null}
                none={t("ivrs.everyCampaign")}
                onChange={(campaignId) => set({ campaignId })}
              />
              <TextLine
                label={t("ivrs.feature")}
                hint={t("setup1.restName")}
                value={ivr.featureName}
                onChange={(featureName) => set({ featureName })}
              />
            </FieldGrid>
            <Toggle
              label={t("ivrs.transferrable")}
              value={ivr.transferrable}
              onChange={(transferrable) => set({ transferrable })}
            />
            <Toggle
              label={t("ivrs.local")}
              value={ivr.local}
              onChange={(local) => set({ local })}
            />
            {problem("uses") !== undefined && (
              <Typography role="alert" variant="body2" color="error">
                {problem("uses")}
              </Typography>
            )}
          </Box>
        )}
        fresh={(): Ivr => ({
          contextId: nextId(value.map(({ contextId }) => contextId)),
          contextName: "",
          featureName: "",
          transferrable: true,
          local: false,
        })}
        addLabel={t("ivrs.add")}
        emptyTitle={t("ivrs.none")}
        emptyHint={t("ivrs.noneHint")}
      />
    )}
  </SectionPage>
);

/** Who can join a call from outside. */
export const ThirdPartiesPage = () => (
  <SectionPage
    title={t("parties1.title")}
    subtitle={t("parties1.hint")}
    section={thirdPartiesSection}
  >
    {({ value, change, problems }) => (
      <ListEditor
        label={t("parties1.title")}
        items={value}
        onChange={change}
        problems={problems}
        icon="identification-card"
        ordered
        title={({ name }) => name}
        summary={({ phone }) => format.phone(phone)}
        fields={(party, set, problem) => (
          <FieldGrid>
            <TextLine
              label={t("setup1.name")}
              required
              value={party.name}
              problem={problem("name")}
              onChange={(name) => set({ name })}
            />
            <TextLine
              label={t("setup1.number")}
              required
              type="tel"
              value={party.phone}
              problem={problem("phone")}
              onChange={(phone) => set({ phone })}
            />
          </FieldGrid>
        )}
        fresh={() => ({
          thirdPartyId: nextId(value.map(({ thirdPartyId }) => thirdPartyId)),
          name: "",
          phone: "",
        })}
        addLabel={t("parties1.add")}
        emptyTitle={t("parties1.none")}
        emptyHint={t("parties1.noneHint")}
      />
    )}
  </SectionPage>
);
