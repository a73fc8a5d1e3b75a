import type { Role } from "../../host/types";
import { type App, type Centre, type Placement, roles } from "../apps";
import type { WantedPlacement } from "../appsApi";

/** One place for an app, while it is being edited. */
export interface PlacementRule {
  /** The placement's id, or one of ours until it is saved. */
  id: string;
  slot: string;
  roles: readonly Role[];
  processId: number | null;
  /** None means every campaign. */
  campaignIds: readonly number[];
  /** None means every queue. */
  queueIds: readonly number[];
  /** Empty means the host's own. */
  sdkBaseUrl: string;
}

/** An app's placements while they are being edited. */
export interface PlacementDraft {
  appId: string;
  /** The app's revision that a change starts from. */
  revision: number;
  saved: readonly PlacementRule[];
  rules: readonly PlacementRule[];
  /** `stale` when somebody else changed the placements meanwhile. */
  state: "current" | "stale";
}

/** A draft without changes. */
export const openDraft = (app: App): PlacementDraft => {
  const saved = app.placements.map(ruleOf);
  return { appId: app.appId, revision: app.revision, saved, rules: saved, state: "current" };
};

const ruleOf = (placement: Placement): PlacementRule => ({
  id: placement.placementId,
  slot: placement.slot,
  roles: inOrder(placement.roles),
  processId: placement.processId ?? null,
  campaignIds: placement.campaignIds,
  queueIds: placement.queueIds,
  sdkBaseUrl: placement.sdkBaseUrl ?? "",
});

/**
 * Takes in the app as the host has it now. Changes under way are kept as long as they start from the same placements:
 * activating a release counts the revision up, too.
 */
export const rebase = (draft: PlacementDraft, app: App): PlacementDraft => {
  if (draft.appId !== app.appId) return openDraft(app);
  if (app.revision <= draft.revision || draft.state === "stale") return draft;
  const fresh = openDraft(app);
  if (!isDirty(draft) || same(draft.rules, fresh.rules)) return fresh;
  return same(draft.saved, fresh.saved)
    ? { ...draft, revision: app.revision }
    : { ...draft, state: "stale" };
};

/** Gives up the changes. */
export const discard = (draft: PlacementDraft): PlacementDraft => ({
  ...draft,
  rules: draft.saved,
});

/** Puts the app into a slot for a role; where it already is in that slot, only the role is added. */
export const putInSlot = (draft: PlacementDraft, slot: string, role: Role): PlacementDraft => {
  const there = draft.rules.filter((rule) => rule.slot === slot);
  if (there.some((rule) => rule.roles.includes(role))) return draft;
  const [first] = there;
  if (first !== undefined) {
    return changeRule(draft, first.id, { roles: [...first.roles, role] });
  }
  const rule: PlacementRule = {
    id: `new-${slot}`,
    slot,
    roles: [role],
    processId: null,
    campaignIds: [],
    queueIds: [],
    sdkBaseUrl: "",
  };
  // Taken out and put back is no change.
  const before = draft.saved.filter((saved) => saved.slot === slot);
  const back = before.length === 1 && same(before, [rule]) ? before[0] : undefined;
  return { ...draft, rules: [...draft.rules, back ?? rule] };
};

/** Changes one place. */
export const changeRule = (
  draft: PlacementDraft,
  id: string,
  change: Partial<Omit<PlacementRule, "id" | "slot">>,
): PlacementDraft => ({
  ...draft,
  rules: draft.rules.map((rule) =>
    rule.id === id ? { ...rule, ...change, roles: inOrder(change.roles ?? rule.roles) } : rule,
  ),
});

/** Takes the app out of a place. */
export const removeRule = (draft: PlacementDraft, id: string): PlacementDraft => ({
  ...draft,
  rules: draft.rules.filter((rule) => rule.id !== id),
});

/** Whether there is something to save. */
export const isDirty = ({ saved, rules }: PlacementDraft): boolean => !same(saved, rules);

/** What is to be sent. */
export const wantedOf = ({ rules }: PlacementDraft): WantedPlacement[] =>
  rules.map((rule) => ({
    slot: rule.slot,
    roles: [...rule.roles],
    ...(rule.processId === null ? {} : { processId: rule.processId }),
    ...(rule.campaignIds.length === 0 ? {} : { campaignIds: [...rule.campaignIds] }),
    ...(rule.queueIds.length === 0 ? {} : { queueIds: [...rule.queueIds] }),
    ...(rule.sdkBaseUrl.trim() === "" ? {} : { sdkBaseUrl: rule.sdkBaseUrl.trim() }),
  }));

/** Fields of a place that can be wrong. */
export type RuleField = "slot" | "roles" | "processId" | "campaignIds" | "queueIds" | "sdkBaseUrl";

/** Something wrong with a place. */
export interface RuleProblem {
  ruleId: string;
  field: RuleField;
}

/** What is wrong with a draft, before the host is asked. */
export const problemsOf = ({ rules }: PlacementDraft): RuleProblem[] =>
  rules.flatMap((rule) => [
    ...(rule.roles.length === 0 ? [{ ruleId: rule.id, field: "roles" as const }] : []),
    ...(isBaseUrl(rule.sdkBaseUrl) ? [] : [{ ruleId: rule.id, field: "sdkBaseUrl" as const }]),
  ]);

const isBaseUrl = (address: string): boolean => {
  const trimmed = address.trim();
  if (trimmed === "") return true;
  if (!/^https?:\/\/[^/?#\s]+[^?#\s]*$/i.test(trimmed)) return false;
  return URL.canParse(trimmed);
};

/** Which place and field the host means by a field such as `placements[2].sdkBaseUrl`. */
export const locateField = (draft: PlacementDraft, field: string | null): RuleProblem | null => {
  const [, index, name] = /^placements\[(\d+)\]\.(\w+)$/.exec(field ?? "") ?? [];
  const rule = draft.rules[Number(index)];
  return rule !== undefined && isRuleField(name) ? { ruleId: rule.id, field: name } : null;
};

const isRuleField = (name: string | undefined): name is RuleField =>
  ["slot", "roles", "processId", "campaignIds", "queueIds", "sdkBaseUrl"].includes(name ?? "");

/** For whom the picture is drawn. */
export interface Viewer {
  role: Role;
  /** The campaign that an agent has chosen; `null` for whichever. */
  campaignId: number | null;
}

/** Where and for whom: the part of a place that decides who sees it. */
export type Reach = Pick<PlacementRule, "roles" | "processId" | "campaignIds" | "queueIds">;

/**
 * Whether somebody gets an app by a place, as the host decides it: process, campaign and queue narrow agents only,
 * since nobody else chooses a campaign.
 */
export const reaches = (rule: Reach, viewer: Viewer, centre: Centre | undefined): boolean => {
  if (!rule.roles.includes(viewer.role)) return false;
  if (viewer.role !== "agent" || viewer.campaignId === null) return true;
  const chosen = viewer.campaignId;
  const campaign = centre?.campaigns.find(({ campaignId }) => campaignId === chosen);
  return (
    (rule.processId === null || rule.processId === campaign?.processId) &&
    (rule.campaignIds.length === 0 || rule.campaignIds.includes(chosen)) &&
    (rule.queueIds.length === 0 ||
      (centre?.queues ?? []).some(
        (queue) => queue.campaignId === chosen && rule.queueIds.includes(queue.agentQueueId),
      ))
  );
};

/** Whether a place is narrowed to some campaigns. */
export const isNarrowed = (rule: Reach): boolean =>
  rule.processId !== null || rule.campaignIds.length > 0 || rule.queueIds.length > 0;

/** Whether process, campaigns and queues contradict each other, so that no agent ever gets the app by this place. */
export const reachesNobody = (rule: Reach, centre: Centre): boolean =>
  rule.roles.includes("agent") &&
  isNarrowed(rule) &&
  !centre.campaigns.some(({ campaignId }) =>
    reaches({ ...rule, roles: ["agent"] }, { role: "agent", campaignId }, centre),
  );

const inOrder = (given: readonly Role[]): Role[] => roles.filter((role) => given.includes(role));

const same = (a: readonly PlacementRule[], b: readonly PlacementRule[]): boolean => {
  const facts = (rules: readonly PlacementRule[]): string =>
    rules
      .map((rule) =>
        JSON.stringify([
          rule.slot,
          rule.roles,
          rule.processId,
          [...rule.campaignIds].sort((x, y) => x - y),
          [...rule.queueIds].sort((x, y) => x - y),
          rule.sdkBaseUrl.trim().replace(/\/$/, ""),
        ]),
      )
      .sort()
      .join("\n");
  return facts(a) === facts(b);
};
