import type { Role, Slot } from "../../host/types";
import { locale, t } from "../../texts/texts";
import { type Centre, roles } from "../apps";
import { isNarrowed, type PlacementRule } from "./placementDraft";

type Placed = Omit<PlacementRule, "id" | "sdkBaseUrl">;

/** Things in a row, as people say them: "a, b and c". */
export const listed = (things: readonly string[]): string =>
  new Intl.ListFormat(locale(), { type: "conjunction" }).format(things);

/** Where an app shows and for whom, as one sentence a group: "Workbench and Modal for agents". */
export const placementWords = (
  placed: readonly Placed[],
  slots: readonly Slot[],
  centre: Centre | undefined,
): string[] => {
  const groups = new Map<string, { titles: string[]; example: Placed }>();
  for (const rule of placed) {
    const key = JSON.stringify([rule.roles, rule.processId, rule.campaignIds, rule.queueIds]);
    const title = titleOf(slots, rule.slot);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { titles: [title], example: rule });
    else group.titles.push(title);
  }
  return [...groups.values()].map(({ titles, example }) => {
    const values = { slots: listed(titles), people: people(example.roles) };
    const narrowing = example.roles.includes("agent") ? narrowWords(example, centre) : null;
    return narrowing === null
      ? t("placing.words", values)
      : t("placing.wordsIn", { ...values, where: narrowing });
  });
};

/** A slot's title; its name when it is gone. */
export const titleOf = (slots: readonly Slot[], name: string): string =>
  slots.find((slot) => slot.name === name)?.title ?? name;

const people = (given: readonly Role[]): string =>
  given.length === roles.length
    ? t("placing.everyone")
    : listed(given.map((role) => t(`placing.people.${role}`)));

/** What narrows a place, or `null` when nothing does. */
export const narrowWords = (rule: Placed, centre: Centre | undefined): string | null => {
  if (!isNarrowed(rule)) return null;
  const campaigns = rule.campaignIds.map(
    (id) => centre?.campaigns.find(({ campaignId }) => campaignId === id)?.campaignName ?? `${id}`,
  );
  const queues = rule.queueIds.map(
    (id) => centre?.queues.find(({ agentQueueId }) => agentQueueId === id)?.queueName ?? `${id}`,
  );
  const process = centre?.processes.find(({ processId }) => processId === rule.processId);
  return listed([
    ...(rule.processId === null
      ? []
      : [t("placing.inProcess", { process: process?.processName ?? rule.processId })]),
    ...(campaigns.length === 0 ? [] : [t("placing.inCampaigns", { campaigns: listed(campaigns) })]),
    ...(queues.length === 0 ? [] : [t("placing.inQueues", { queues: listed(queues) })]),
  ]);
};
