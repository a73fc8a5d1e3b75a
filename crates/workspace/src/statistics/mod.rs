//! What is counted of calls and chats, by campaign and queue.

mod counting;
mod series;
mod view;

use std::collections::BTreeMap;

use callbench_contract::event::insight::Counters;
use callbench_contract::ids::{AgentQueueId, CampaignId, UserId};
use callbench_contract::time::{Millis, Timestamp};

use series::{Series, day_of};
pub use view::{Interval, StatisticsView, StatisticsWindow};

/// The counters of the contact centre.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Statistics {
    campaigns: BTreeMap<CampaignId, Series>,
    queues: BTreeMap<AgentQueueId, Series>,
    agents: BTreeMap<UserId, AgentDay>,
}

/// What an agent did on one day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct AgentDay {
    day: i64,
    pub(crate) handled: u64,
    pub(crate) talk_time: Millis,
}

impl Statistics {
    /// What was counted today for a campaign. Days are those of universal time.
    pub(crate) fn campaign_today(&self, campaign: CampaignId, now: Timestamp) -> Counters {
        self.campaigns
            .get(&campaign)
            .map(|series| series.day(now))
            .unwrap_or_default()
    }

    /// What was counted today for a queue.
    pub(crate) fn queue_today(&self, queue: AgentQueueId, now: Timestamp) -> Counters {
        self.queues
            .get(&queue)
            .map(|series| series.day(now))
            .unwrap_or_default()
    }

    /// What an agent did today.
    pub(crate) fn agent_today(&self, user: &UserId, now: Timestamp) -> AgentDay {
        self.agents
            .get(user)
            .copied()
            .filter(|of_day| of_day.day == day_of(now))
            .unwrap_or_default()
    }

    pub(crate) fn count(
        &mut self,
        campaign: CampaignId,
        queue: Option<AgentQueueId>,
        at: Timestamp,
        change: impl Fn(&mut Counters),
    ) {
        self.campaigns
            .entry(campaign)
            .or_default()
            .count(at, &change);
        if let Some(queue) = queue {
            self.queues.entry(queue).or_default().count(at, &change);
        }
    }

    pub(crate) fn count_handled(&mut self, user: &UserId, at: Timestamp, talk_time: Millis) {
        let day = day_of(at);
        let of_day = match self.agents.get_mut(user) {
            Some(of_day) => of_day,
            None => self.agents.entry(user.clone()).or_default(),
        };
        if of_day.day != day {
            *of_day = AgentDay {
                day,
                ..AgentDay::default()
            };
        }
        of_day.handled += 1;
        of_day.talk_time += talk_time;
    }
}
