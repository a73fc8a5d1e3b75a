import type {
  AgentQueue,
  CentreConfiguration,
  Ivr,
  Process,
  ThirdParty,
  TicketStateGroup,
} from "../../host/configuration";
import { t } from "../../texts/texts";
import type { Problem, Section } from "../configuration/section";
import { wordProblems } from "./listRules";

export const processesSection: Section<Process[]> = {
  key: "processes",
  read: ({ processes }) => processes,
  write: (configuration, processes) => ({ ...configuration, processes }),
  problems: (processes, { campaigns }) => [
    ...wordProblems(
      processes.map(({ processName }) => processName),
      (index) => `${index}.processName`,
    ),
    ...missing(
      campaigns.filter(
        ({ processId }) => !processes.some((process) => process.processId === processId),
      ),
    ),
  ],
};

/** Campaigns whose process would go. */
const missing = (campaigns: CentreConfiguration["campaigns"]): Problem[] =>
  campaigns.length === 0
    ? []
    : [
        {
          path: "removed",
          text: t("processes.used", {
            campaigns: campaigns.map(({ campaignName }) => campaignName).join(", "),
          }),
        },
      ];

export const queuesSection: Section<AgentQueue[]> = {
  key: "queues",
  read: ({ queues }) => queues,
  write: (configuration, queues) => ({ ...configuration, queues }),
  problems: (queues, { campaigns }) => [
    ...queues.flatMap(({ queueName }, index) =>
      queueName.trim() === "" ? [{ path: `${index}.queueName`, text: t("setup1.needed") }] : [],
    ),
    ...queues.flatMap(({ campaignId }, index) =>
      campaigns.some((campaign) => campaign.campaignId === campaignId)
        ? []
        : [{ path: `${index}.campaignId`, text: t("queues1.needCampaign") }],
    ),
  ],
};

/** Texts that agents send with one click. */
export const repliesSection: Section<CentreConfiguration["quickReplies"]> = {
  key: "quickReplies",
  read: ({ quickReplies }) => quickReplies,
  write: (configuration, quickReplies) => ({ ...configuration, quickReplies }),
  problems: (replies) => [
    ...wordProblems(
      replies.map(({ label }) => label),
      (index) => `${index}.label`,
    ),
    ...replies.flatMap(({ text }, index) =>
      text.trim() === "" ? [{ path: `${index}.text`, text: t("setup1.needed") }] : [],
    ),
  ],
};

export const ivrsSection: Section<Ivr[]> = {
  key: "ivrs",
  read: ({ ivrs }) => ivrs,
  write: (configuration, ivrs) => ({ ...configuration, ivrs }),
  problems: (ivrs) =>
    ivrs.flatMap(({ contextName, transferrable, local }, index) => [
      ...(contextName.trim() === ""
        ? [{ path: `${index}.contextName`, text: t("setup1.needed") }]
        : []),
      ...(transferrable || local ? [] : [{ path: `${index}.uses`, text: t("ivrs.needUse") }]),
    ]),
};

export const thirdPartiesSection: Section<ThirdParty[]> = {
  key: "thirdParties",
  read: ({ thirdParties }) => thirdParties,
  write: (configuration, thirdParties) => ({ ...configuration, thirdParties }),
  problems: (parties) =>
    parties.flatMap(({ name, phone }, index) => [
      ...(name.trim() === "" ? [{ path: `${index}.name`, text: t("setup1.needed") }] : []),
      ...(isPhone(phone) ? [] : [{ path: `${index}.phone`, text: t("setup1.needPhone") }]),
    ]),
};

/** Whether a text can be dialled, as far as can be told here. */
export const isPhone = (text: string): boolean => {
  const trimmed = text.trim();
  return (
    /^sips?:\S+@\S+$/i.test(trimmed) || (/^\+?[\d\s().*#-]+$/.test(trimmed) && /\d/.test(trimmed))
  );
};

/** What the whole contact centre shares. */
export interface General {
  contactCenterName: string;
  breakReasons: string[];
  ticketStates: TicketStateGroup[];
}

export const generalSection: Section<General> = {
  key: "general",
  read: ({ contactCenterName, breakReasons, ticketStates }) => ({
    contactCenterName,
    breakReasons,
    ticketStates,
  }),
  write: (configuration, general) => ({ ...configuration, ...general }),
  problems: ({ contactCenterName, breakReasons, ticketStates }) => [
    ...(contactCenterName.trim() === ""
      ? [{ path: "contactCenterName", text: t("setup1.needed") }]
      : []),
    ...wordProblems(breakReasons, (index) => `breakReasons.${index}`),
    ...wordProblems(
      ticketStates.map(({ group }) => group),
      (index) => `${index}.group`,
    ),
    ...ticketStates.flatMap(({ states }, index) =>
      states.length === 0 ? [{ path: `${index}.states`, text: t("general.needState") }] : [],
    ),
  ],
};
