import {
  Autocomplete,
  Box,
  FormControlLabel,
  Radio,
  RadioGroup,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useId } from "react";
import {
  type CampaignSetup,
  campaignTypes,
  diallerModes,
  type Process,
} from "../../host/configuration";
import type { DisposedBy } from "../../host/types";
import { t } from "../../texts/texts";
import { Choice, FieldGrid, TextLine, Toggle, WholeNumber } from "../fields/fields";
import { useConnectors, useUsers } from "../useAdmin";
import { hasChats, hasDialler } from "./campaignSection";

/** What a part of the page edits. */
export interface PartProps {
  value: CampaignSetup;
  set: (change: Partial<CampaignSetup>) => void;
  problem: (path: string) => string | undefined;
}

const second = 1000;
const minute = 60 * second;

export const GeneralPart = ({
  value,
  set,
  problem,
  processes,
}: PartProps & { processes: readonly Process[] }) => (
  <FieldGrid least={260}>
    <TextLine
      label={t("setup1.name")}
      required
      value={value.campaignName}
      problem={problem("campaignName")}
      onChange={(campaignName) => set({ campaignName })}
    />
    <TextLine
      label={t("campaigns1.number")}
      hint={t("campaigns1.numberHint")}
      required
      type="tel"
      value={value.number}
      problem={problem("number")}
      onChange={(number) => set({ number })}
    />
    <Choice
      label={t("campaigns1.type")}
      value={value.campaignType}
      choices={campaignTypes.map((type) => ({ value: type, label: t(`campaignType.${type}`) }))}
      onChange={(campaignType) => set({ campaignType })}
    />
    <Choice
      label={t("campaigns1.process")}
      value={String(value.processId)}
      problem={problem("processId")}
      choices={processes.map(({ processId, processName }) => ({
        value: String(processId),
        label: processName,
      }))}
      onChange={(processId) => set({ processId: Number(processId) })}
    />
    <Box sx={{ gridColumn: "1 / -1" }}>
      <TextLine
        label={t("setup1.description")}
        value={value.description}
        onChange={(description) => set({ description })}
      />
    </Box>
  </FieldGrid>
);

const disposers = ["workspace", "app", "both", "forced"] as const satisfies readonly DisposedBy[];

export const WrapUpPart = ({ value, set }: PartProps) => {
  const id = useId();
  const limited = value.wrapTimeOut > 0;
  return (
    <Box sx={{ display: "grid", gap: "16px" }}>
      <Box>
        <Typography id={id} variant="body2" sx={{ fontWeight: 500 }}>
          {t("campaigns1.disposing")}
        </Typography>
        <RadioGroup
          aria-labelledby={id}
          value={value.disposing}
          onChange={(_, chosen) =>
            set({ disposing: disposers.find((one) => one === chosen) ?? value.disposing })
          }
        >
          {disposers.map((one) => (
            <FormControlLabel
              key={one}
              value={one}
              control={<Radio />}
              sx={{ alignItems: "flex-start", mt: "4px" }}
              label={
                <Box component="span" sx={{ display: "block", pt: "3px" }}>
                  {t(`disposing.${one}`)}
                  <Typography
                    component="span"
                    variant="body2"
                    color="text.secondary"
                    sx={{ display: "block" }}
                  >
                    {t(`disposing.${one}Hint`)}
                  </Typography>
                </Box>
              }
            />
          ))}
        </RadioGroup>
      </Box>
      {value.disposing !== "forced" && (
        <>
          <Toggle
            label={t("campaigns1.wrapLimit")}
            hint={t("campaigns1.wrapLimitHint")}
            value={limited}
            onChange={(on) => set({ wrapTimeOut: on ? 2 * minute : 0 })}
          />
          {limited && (
            <Box sx={{ maxWidth: 220 }}>
              <WholeNumber
                label={t("campaigns1.wrapTimeOut")}
                unit={t("setup1.seconds")}
                scale={second}
                min={1}
                value={value.wrapTimeOut}
                onChange={(wrapTimeOut) => set({ wrapTimeOut })}
              />
            </Box>
          )}
        </>
      )}
    </Box>
  );
};

export const HandlingPart = ({ value, set }: PartProps) => (
  <Box sx={{ display: "grid", gap: "14px" }}>
    <FieldGrid>
      <WholeNumber
        label={t("campaigns1.serviceLevel")}
        hint={t("campaigns1.serviceLevelHint")}
        unit={t("setup1.seconds")}
        scale={second}
        value={value.serviceLevel}
        onChange={(serviceLevel) => set({ serviceLevel })}
      />
      {hasChats(value.campaignType) && (
        <WholeNumber
          label={t("campaigns1.chatsAtOnce")}
          hint={t("campaigns1.chatsAtOnceHint")}
          min={1}
          value={Math.max(1, value.chatsAtOnce)}
          onChange={(chatsAtOnce) => set({ chatsAtOnce })}
        />
      )}
      <Choice
        label={t("campaigns1.screenPop")}
        value={value.screenPop}
        choices={[
          { value: "ringing", label: t("campaigns1.popRinging") },
          { value: "connected", label: t("campaigns1.popConnected") },
        ]}
        onChange={(screenPop) => set({ screenPop })}
      />
    </FieldGrid>
    <Toggle
      label={t("campaigns1.autoAnswer")}
      hint={t("campaigns1.autoAnswerHint")}
      value={value.autoAnswer}
      onChange={(autoAnswer) => set({ autoAnswer })}
    />
    <Toggle
      label={t("campaigns1.masking")}
      hint={t("campaigns1.maskingHint")}
      value={value.maskingEnabled}
      onChange={(maskingEnabled) => set({ maskingEnabled })}
    />
  </Box>
);

export const PagesPart = ({ value, set, problem }: PartProps) => {
  const page = value.embeddedPage ?? null;
  return (
    <Box sx={{ display: "grid", gap: "14px" }}>
      <TextLine
        label={t("campaigns1.script")}
        hint={t("campaigns1.scriptHint")}
        multiline
        minRows={4}
        value={value.script ?? ""}
        onChange={(script) => set({ script: script === "" ? null : script })}
      />
      <Toggle
        label={t("campaigns1.embedded")}
        hint={t("campaigns1.embeddedHint")}
        value={page !== null}
        onChange={(on) => set({ embeddedPage: on ? { title: "", url: "" } : null })}
      />
      {page !== null && (
        <FieldGrid>
          <TextLine
            label={t("campaigns1.pageTitle")}
            required
            value={page.title}
            problem={problem("embeddedPage.title")}
            onChange={(title) => set({ embeddedPage: { ...page, title } })}
          />
          <TextLine
            label={t("campaigns1.pageUrl")}
            required
            type="url"
            placeholder="https://"
            value={page.url}
            problem={problem("embeddedPage.url")}
            onChange={(url) => set({ embeddedPage: { ...page, url } })}
          />
        </FieldGrid>
      )}
      <TextLine
        label={t("campaigns1.crmUrl")}
        hint={t("campaigns1.crmUrlHint")}
        type="url"
        placeholder="https://"
        value={value.crmURL ?? ""}
        problem={problem("crmURL")}
        onChange={(crmURL) => set({ crmURL: crmURL === "" ? null : crmURL })}
      />
    </Box>
  );
};

export const DiallerPart = ({ value, set }: PartProps) => {
  const { dialler } = value;
  const change = (fields: Partial<CampaignSetup["dialler"]>): void =>
    set({ dialler: { ...dialler, ...fields } });
  return (
    <FieldGrid>
      <Choice
        label={t("dialler.mode")}
        value={dialler.mode}
        choices={diallerModes.map((mode) => ({
          value: mode,
          label: t(`dialler.${mode}`),
          hint: t(`dialler.${mode}Hint`),
        }))}
        onChange={(mode) => change({ mode })}
      />
      <WholeNumber
        label={t("dialler.attempts")}
        hint={t("dialler.attemptsHint")}
        min={1}
        value={Math.max(1, dialler.attempts)}
        onChange={(attempts) => change({ attempts })}
      />
      {dialler.attempts > 1 && (
        <WholeNumber
          label={t("dialler.retryAfter")}
          unit={t("setup1.minutes")}
          scale={minute}
          value={dialler.retryAfter}
          onChange={(retryAfter) => change({ retryAfter })}
        />
      )}
      {dialler.mode === "automaticPreview" && (
        <WholeNumber
          label={t("dialler.previewTime")}
          unit={t("setup1.seconds")}
          scale={second}
          min={1}
          value={dialler.previewTime === 0 ? 10 * second : dialler.previewTime}
          onChange={(previewTime) => change({ previewTime })}
        />
      )}
    </FieldGrid>
  );
};

/** As many people are offered at once; typing finds the others. */
const atMost = 40;

export const AgentsPart = ({ value, set }: PartProps) => {
  const users = useUsers();
  const agents = (users.data ?? []).filter(({ role }) => role === "agent");
  const names = new Map(agents.map(({ userId, userName }) => [userId, userName]));
  return (
    <Autocomplete
      multiple
      disableCloseOnSelect
      label={t("campaigns1.assigned")}
      helperText={users.isError ? t("campaigns1.usersFailed") : t("campaigns1.assignedHint")}
      placeholder={value.assigned.length === 0 ? t("campaigns1.everyAgent") : undefined}
      loading={users.isPending}
      options={agents.map(({ userId }) => userId)}
      value={value.assigned}
      getOptionLabel={(userId) => names.get(userId) ?? userId}
      getOptionKey={(userId) => userId}
      filterOptions={(options, { inputValue }) =>
        options
          .filter((userId) =>
            `${names.get(userId) ?? ""} ${userId}`
              .toLocaleLowerCase()
              .includes(inputValue.trim().toLocaleLowerCase()),
          )
          .slice(0, atMost)
      }
      renderOption={({ key, ...props }, userId) => (
        <Box component="li" key={key} {...props}>
          {names.get(userId) ?? userId} ({userId})
        </Box>
      )}
      onChange={(_, assigned) => set({ assigned })}
    />
  );
};

export const ConnectorPart = ({ value, set }: PartProps) => {
  const connectors = useConnectors();
  const chosen = value.connector ?? "";
  const names = (connectors.data ?? []).map(({ name }) => name);
  // A connector that is named but not there (any more) stays in sight.
  const all = chosen === "" || names.includes(chosen) ? names : [...names, chosen];
  return (
    <Box sx={{ maxWidth: 360 }}>
      <Choice
        label={t("campaigns1.connector")}
        hint={t("campaigns1.connectorHint")}
        value={chosen}
        problem={
          connectors.data !== undefined && chosen !== "" && !names.includes(chosen)
            ? t("campaigns1.connectorGone")
            : undefined
        }
        choices={[
          { value: "", label: t("campaigns1.simulated") },
          ...all.map((name) => ({ value: name, label: name })),
        ]}
        onChange={(name) => set({ connector: name === "" ? null : name })}
      />
    </Box>
  );
};

/** What each part says while it is folded. */
export const summaries = {
  general: ({ campaignType, number }: CampaignSetup): string =>
    [t(`campaignType.${campaignType}`), number].filter(Boolean).join(" · "),
  wrapUp: ({ disposing, wrapTimeOut }: CampaignSetup): string =>
    [
      t(`disposing.${disposing}`),
      disposing === "forced" || wrapTimeOut === 0
        ? t("campaigns1.noLimit")
        : t("campaigns1.limit", { seconds: Math.round(wrapTimeOut / second) }),
    ].join(" · "),
  dispositions: ({ dispositions }: CampaignSetup): string =>
    dispositions
      .map(({ dispositionClass }) => dispositionClass)
      .filter(Boolean)
      .join(", "),
  handling: ({ serviceLevel, autoAnswer, maskingEnabled }: CampaignSetup): string =>
    [
      t("campaigns1.within", { seconds: Math.round(serviceLevel / second) }),
      autoAnswer ? t("campaigns1.autoAnswer") : null,
      maskingEnabled ? t("campaigns1.masking") : null,
    ]
      .filter(Boolean)
      .join(" · "),
  pages: ({ script, embeddedPage, crmURL }: CampaignSetup): string =>
    [
      script ? t("campaigns1.script") : null,
      embeddedPage ? embeddedPage.title : null,
      crmURL ? t("campaigns1.crmUrl") : null,
    ]
      .filter(Boolean)
      .join(" · ") || t("campaigns1.nothing"),
  dialler: ({ campaignType, dialler }: CampaignSetup): string =>
    hasDialler(campaignType)
      ? [
          t(`dialler.${dialler.mode}`),
          dialler.attempts > 1
            ? t("dialler.tries", { count: dialler.attempts })
            : t("dialler.oneTry"),
        ].join(" · ")
      : t("dialler.unused"),
  agents: ({ assigned }: CampaignSetup): string =>
    assigned.length === 0
      ? t("campaigns1.everyAgent")
      : assigned.length === 1
        ? t("campaigns1.oneAgent")
        : t("campaigns1.agents", { count: assigned.length }),
  connector: ({ connector }: CampaignSetup): string => connector ?? t("campaigns1.simulated"),
};
