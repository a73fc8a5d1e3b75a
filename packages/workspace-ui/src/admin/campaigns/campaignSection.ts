import type { CampaignSetup, CampaignType } from "../../host/configuration";
import { t } from "../../texts/texts";
import type { Problem, Section } from "../configuration/section";
import { nextId, wordProblems } from "../lists/listRules";
import { isPhone } from "../lists/sections";

/** Key of a campaign's section. */
export const campaignKey = (campaignId: number): string => `campaign:${campaignId}`;

/** One campaign with all that is set up for it. */
export const campaignSection = (campaignId: number): Section<CampaignSetup> => ({
  key: campaignKey(campaignId),
  read: ({ campaigns }) => campaigns.find((campaign) => campaign.campaignId === campaignId),
  write: (configuration, value) => ({
    ...configuration,
    campaigns: configuration.campaigns.map((campaign) =>
      campaign.campaignId === campaignId ? value : campaign,
    ),
  }),
  problems: (campaign, { processes, campaigns }) => [
    ...(campaign.campaignName.trim() === ""
      ? [{ path: "campaignName", text: t("setup1.needed") }]
      : campaigns.some(
            (other) =>
              other.campaignId !== campaignId &&
              other.campaignName.trim() === campaign.campaignName.trim(),
          )
        ? [{ path: "campaignName", text: t("campaigns1.nameTaken") }]
        : []),
    ...(processes.some(({ processId }) => processId === campaign.processId)
      ? []
      : [{ path: "processId", text: t("campaigns1.needProcess") }]),
    ...(isPhone(campaign.number) ? [] : [{ path: "number", text: t("setup1.needPhone") }]),
    ...dispositionProblems(campaign),
    ...addressProblem("crmURL", campaign.crmURL ?? ""),
    ...pageProblems(campaign),
  ],
});

const dispositionProblems = ({ dispositions }: CampaignSetup): Problem[] => {
  const codes = dispositions.flatMap((group, place) =>
    group.codes.map((code, index) => ({ ...code, path: `dispositions.${place}.codes.${index}` })),
  );
  return [
    ...(codes.length === 0 ? [{ path: "dispositions", text: t("dispositions.needOne") }] : []),
    ...wordProblems(
      dispositions.map(({ dispositionClass }) => dispositionClass),
      (index) => `dispositions.${index}.dispositionClass`,
    ),
    ...wordProblems(
      codes.map(({ dispositionCode }) => dispositionCode),
      (index) => `${codes[index]?.path ?? ""}.dispositionCode`,
    ),
    ...codes.flatMap(({ label, path }) =>
      label.trim() === "" ? [{ path: `${path}.label`, text: t("setup1.needed") }] : [],
    ),
  ];
};

/** Whether a text is an address that a browser opens. */
export const isWebAddress = (text: string): boolean => {
  try {
    return ["http:", "https:"].includes(new URL(text.trim()).protocol);
  } catch {
    return false;
  }
};

const addressProblem = (path: string, text: string): Problem[] =>
  text.trim() === "" || isWebAddress(text) ? [] : [{ path, text: t("setup1.needAddress") }];

const pageProblems = ({ embeddedPage }: CampaignSetup): Problem[] => {
  if (embeddedPage === undefined || embeddedPage === null) return [];
  return [
    ...(embeddedPage.title.trim() === ""
      ? [{ path: "embeddedPage.title", text: t("setup1.needed") }]
      : []),
    ...(isWebAddress(embeddedPage.url)
      ? []
      : [{ path: "embeddedPage.url", text: t("setup1.needAddress") }]),
  ];
};

/** Whether a campaign of this type has chats. */
export const hasChats = (type: CampaignType): boolean =>
  type === "Chat Campaign" || type === "Interaction Campaign";

/** Whether a campaign of this type calls customers from lists. */
export const hasDialler = (type: CampaignType): boolean =>
  type === "Outbound Voice Campaign" || type === "Voice Blast Campaign";

/** What a new campaign must be told; the rest has usual values. */
export interface NewCampaign {
  campaignName: string;
  campaignType: CampaignType;
  processId: number;
  number: string;
}

/** A new campaign with the usual settings. */
export const freshCampaign = (
  wish: NewCampaign,
  campaigns: readonly CampaignSetup[],
): CampaignSetup => ({
  campaignId: nextId(campaigns.map(({ campaignId }) => campaignId)),
  description: "",
  wrapTimeOut: 120_000,
  dispositions: [
    {
      dispositionClass: "Resolved",
      codes: [
        { dispositionCode: "RESOLVED", label: "Resolved" },
        { dispositionCode: "INFORMATION_GIVEN", label: "Information given" },
      ],
    },
    {
      dispositionClass: "Follow-up",
      codes: [{ dispositionCode: "CALLBACK", label: "Call back" }],
    },
    {
      dispositionClass: "No result",
      codes: [{ dispositionCode: "WRONG_NUMBER", label: "Wrong number" }],
    },
  ],
  maskingEnabled: false,
  screenPop: "connected",
  assigned: [],
  disposing: "workspace",
  chatsAtOnce: 3,
  serviceLevel: 20_000,
  autoAnswer: false,
  dialler: { mode: "automatic", attempts: 1, retryAfter: 0, previewTime: 0 },
  ...wish,
  campaignName: wish.campaignName.trim(),
  number: wish.number.trim(),
});

/** A code for a label: `Call back` becomes `CALL_BACK`. */
export const codeFor = (label: string): string =>
  label
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .trim()
    .replace(/[^A-Za-z\d]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .toUpperCase()
    .slice(0, 60);
