//! The counters, as supervisors, the REST interface and apps see them.

use callbench_contract::event::insight::{
    AgentsByState, CampaignStatistics, Counters, QueueStatistics,
};
use callbench_contract::ids::{AgentQueueId, CampaignId};
use callbench_contract::time::Timestamp;
use callbench_contract::{AppEvent, time::Millis};
use serde::{Deserialize, Serialize};

use super::series::{Series, half_hour_begins, half_hour_of};
use crate::centre::Centre;

/// How far back to look. Half-hours are whole: the one that runs now counts as one of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum StatisticsWindow {
    /// The last 48 half-hours.
    #[default]
    Day,
    /// The last two half-hours.
    Hour,
    /// The half-hour that runs now.
    HalfHour,
}

impl StatisticsWindow {
    const fn half_hours(self) -> i64 {
        match self {
            Self::Day => 48,
            Self::Hour => 2,
            Self::HalfHour => 1,
        }
    }

    fn numbers(self, now: Timestamp) -> std::ops::RangeInclusive<i64> {
        let last = half_hour_of(now);
        last - self.half_hours() + 1..=last
    }
}

/// What was counted in a window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StatisticsView {
    /// In all of it.
    pub totals: Counters,
    /// By half-hours, oldest first; also those in which nothing happened.
    pub series: Vec<Interval>,
}

/// What was counted in a half-hour.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Interval {
    /// Its beginning.
    pub from: Timestamp,
    /// Its end, which is not part of it.
    pub to: Timestamp,
    /// What was counted.
    pub counters: Counters,
}

impl Centre {
    /// What was counted for a queue, for a campaign, or in the whole contact centre.
    #[must_use]
    pub fn statistics(
        &self,
        campaign: Option<CampaignId>,
        queue: Option<AgentQueueId>,
        window: StatisticsWindow,
        now: Timestamp,
    ) -> StatisticsView {
        let statistics = &self.statistics;
        let chosen: Vec<&Series> = match (queue, campaign) {
            (Some(queue), _) => statistics.queues.get(&queue).into_iter().collect(),
            (None, Some(campaign)) => statistics.campaigns.get(&campaign).into_iter().collect(),
            (None, None) => statistics.campaigns.values().collect(),
        };
        let mut totals = Counters::default();
        let series = window
            .numbers(now)
            .map(|number| {
                let mut counters = Counters::default();
                for series in &chosen {
                    counters.add(&series.half_hour(number));
                }
                totals.add(&counters);
                Interval {
                    from: half_hour_begins(number),
                    to: half_hour_begins(number + 1),
                    counters,
                }
            })
            .collect();
        StatisticsView { totals, series }
    }

    /// What was counted in a window for each campaign, in the order of the configuration.
    #[must_use]
    pub fn counters_by_campaign(
        &self,
        window: StatisticsWindow,
        now: Timestamp,
    ) -> Vec<(CampaignId, Counters)> {
        self.configuration
            .campaigns
            .iter()
            .map(|campaign| {
                let series = self.statistics.campaigns.get(&campaign.campaign_id);
                (campaign.campaign_id, in_window(series, window, now))
            })
            .collect()
    }

    /// What was counted in a window for each queue, with its campaign, in the order of the configuration.
    #[must_use]
    pub fn counters_by_queue(
        &self,
        window: StatisticsWindow,
        now: Timestamp,
    ) -> Vec<(CampaignId, AgentQueueId, Counters)> {
        self.configuration
            .queues
            .iter()
            .map(|queue| {
                let series = self.statistics.queues.get(&queue.agent_queue_id);
                let counters = in_window(series, window, now);
                (queue.campaign_id, queue.agent_queue_id, counters)
            })
            .collect()
    }

    /// How a campaign and its queues stand, as the apps of its agents hear it.
    #[must_use]
    pub fn live_statistics(&self, now: Timestamp) -> Vec<(CampaignId, Vec<AppEvent>)> {
        self.campaigns_live(None, now)
            .into_iter()
            .filter(|campaign| campaign.agents != AgentsByState::default())
            .map(|campaign| {
                let waiting = campaign.queues.iter().map(|queue| queue.waiting).sum();
                let mut events: Vec<AppEvent> = vec![
                    CampaignStatistics {
                        event_time: now,
                        campaign_id: campaign.campaign_id,
                        campaign_name: campaign.campaign_name,
                        waiting: count(waiting),
                        agents: campaign.agents,
                        counters: campaign.counters,
                    }
                    .into(),
                ];
                events.extend(campaign.queues.into_iter().map(|queue| {
                    QueueStatistics {
                        event_time: now,
                        campaign_id: campaign.campaign_id,
                        agent_queue_id: queue.agent_queue_id,
                        queue_name: queue.queue_name,
                        waiting: count(queue.waiting),
                        longest_wait: queue.longest_wait.max(Millis::ZERO),
                        agents: campaign.agents,
                        counters: queue.counters,
                    }
                    .into()
                }));
                (campaign.campaign_id, events)
            })
            .collect()
    }
}

fn in_window(series: Option<&Series>, window: StatisticsWindow, now: Timestamp) -> Counters {
    let mut total = Counters::default();
    if let Some(series) = series {
        for number in window.numbers(now) {
            total.add(&series.half_hour(number));
        }
    }
    total
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
