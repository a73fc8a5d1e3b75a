import type { App, Centre } from "../apps";
import { openDraft, type PlacementRule, reaches, type Viewer } from "./placementDraft";

/** How the app that is being placed stands in a slot, for one viewer. */
export type Standing =
  /** The viewer gets it there. */
  | "here"
  /** The viewer's role gets it there, but not in this campaign. */
  | "otherCampaign"
  | "free";

export const standingIn = (
  slot: string,
  rules: readonly PlacementRule[],
  viewer: Viewer,
  centre: Centre | undefined,
): Standing => {
  const there = rules.filter((rule) => rule.slot === slot && rule.roles.includes(viewer.role));
  if (there.some((rule) => reaches(rule, viewer, centre))) return "here";
  return there.length > 0 ? "otherCampaign" : "free";
};

/** The other active apps that a viewer gets in a slot. */
export const othersIn = (
  slot: string,
  others: readonly App[],
  viewer: Viewer,
  centre: Centre | undefined,
): App[] =>
  others.filter(
    (app) =>
      app.active !== null &&
      openDraft(app).rules.some((rule) => rule.slot === slot && reaches(rule, viewer, centre)),
  );
