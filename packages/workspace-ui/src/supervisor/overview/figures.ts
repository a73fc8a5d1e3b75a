import type { CampaignLive, Counters, Supervision } from "../../host/supervision";

/** Nothing was counted. */
export const nothing: Counters = {
  offered: 0,
  answered: 0,
  abandoned: 0,
  withinServiceLevel: 0,
  transferred: 0,
  outboundDialled: 0,
  outboundConnected: 0,
  chatsOffered: 0,
  chatsAccepted: 0,
  handled: 0,
  talkTime: 0,
  holdTime: 0,
  wrapUpTime: 0,
  waitTime: 0,
  longestWait: 0,
};

/** Several counts as one. */
export const sum = (all: readonly Counters[]): Counters => {
  const total = { ...nothing };
  for (const one of all) {
    for (const name of Object.keys(nothing) as (keyof Counters)[]) {
      total[name] =
        name === "longestWait" ? Math.max(total[name], one[name]) : total[name] + one[name];
    }
  }
  return total;
};

/** The share of those who came that was answered in time, from 0 to 1; `null` when nobody came. */
export const serviceLevel = ({
  offered,
  chatsOffered,
  withinServiceLevel,
}: Counters): number | null => {
  const came = offered + chatsOffered;
  return came === 0 ? null : Math.min(1, withinServiceLevel / came);
};

/** The mean wait of those who came, in milliseconds; `null` when nobody came. */
export const meanWait = ({ offered, chatsOffered, waitTime }: Counters): number | null => {
  const came = offered + chatsOffered;
  return came === 0 ? null : waitTime / came;
};

/** The mean time that one interaction took its agent, in milliseconds; `null` when there was none. */
export const meanHandling = ({ handled, talkTime, wrapUpTime }: Counters): number | null =>
  handled === 0 ? null : (talkTime + wrapUpTime) / handled;

/** The campaigns that the pages are about: the one that is managed, or all. */
export const managed = ({ managing, campaigns }: Supervision): readonly CampaignLive[] =>
  managing === null ? campaigns : campaigns.filter(({ campaignId }) => campaignId === managing);

/** What agents do, over several campaigns. */
export const agentsOf = (state: Supervision): CampaignLive["agents"] => {
  const count = { ready: 0, busy: 0, wrapUp: 0, onBreak: 0, notReady: 0 };
  for (const { availability } of state.agents) count[availability.state] += 1;
  return count;
};
