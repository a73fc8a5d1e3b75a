import type { CampaignLive } from "../host/supervision";

/** The campaigns' names by their ids. */
export const campaignNames = (
  campaigns: readonly Pick<CampaignLive, "campaignId" | "campaignName">[],
): ReadonlyMap<number, string> =>
  new Map(campaigns.map(({ campaignId, campaignName }) => [campaignId, campaignName]));
