//! Live insight: what is true of the contact centre at this moment, for assist and insight apps.
//!
//! The host tells statistics to those who are there; they are not kept and never repeated.

use super::group::event_group;
use crate::ids::{AgentQueueId, CampaignId};
use crate::sample;
use crate::time::{Millis, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What was counted of calls and chats; times in milliseconds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Counters {
    /// Inbound calls that came in, each once, however many agents they rang at.
    pub offered: u64,
    /// Inbound calls that an agent took.
    pub answered: u64,
    /// Inbound calls whose customer gave up before.
    pub abandoned: u64,
    /// Answered inbound calls that waited no longer than the campaign's service level.
    pub within_service_level: u64,
    /// Calls that agents handed over.
    pub transferred: u64,
    /// Calls to customers that were dialled.
    pub outbound_dialled: u64,
    /// Calls to customers that were connected.
    pub outbound_connected: u64,
    /// Chats that came in.
    pub chats_offered: u64,
    /// Chats that an agent accepted.
    pub chats_accepted: u64,
    /// Calls and chats that were connected and disposed of.
    pub handled: u64,
    /// Time connected in handled calls, hold included.
    pub talk_time: Millis,
    /// Time on hold in handled calls.
    pub hold_time: Millis,
    /// Time between the end of handled calls and chats and their disposition.
    pub wrap_up_time: Millis,
    /// Time that answered inbound calls waited, ringing included.
    pub wait_time: Millis,
    /// The longest of these waits.
    pub longest_wait: Millis,
}

impl Counters {
    /// Adds what was counted elsewhere, or at another time.
    pub fn add(&mut self, other: &Self) {
        self.offered += other.offered;
        self.answered += other.answered;
        self.abandoned += other.abandoned;
        self.within_service_level += other.within_service_level;
        self.transferred += other.transferred;
        self.outbound_dialled += other.outbound_dialled;
        self.outbound_connected += other.outbound_connected;
        self.chats_offered += other.chats_offered;
        self.chats_accepted += other.chats_accepted;
        self.handled += other.handled;
        self.talk_time += other.talk_time;
        self.hold_time += other.hold_time;
        self.wrap_up_time += other.wrap_up_time;
        self.wait_time += other.wait_time;
        self.longest_wait = self.longest_wait.max(other.longest_wait);
    }
}

/// How many agents do what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AgentsByState {
    /// Take calls.
    pub ready: u32,
    /// Are on a call, or have all their places for chats taken.
    pub busy: u32,
    /// Finish the last call.
    pub wrap_up: u32,
    /// Are on a break.
    pub on_break: u32,
    /// Take no calls yet.
    pub not_ready: u32,
}

/// How a queue stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct QueueStatistics {
    /// When it stood so, in milliseconds since the epoch.
    pub event_time: Timestamp,
    /// The campaign of the queue.
    pub campaign_id: CampaignId,
    /// The queue.
    pub agent_queue_id: AgentQueueId,
    /// The queue's name.
    pub queue_name: String,
    /// Calls and chats that wait.
    pub waiting: u32,
    /// How long the first of them has waited, in milliseconds.
    pub longest_wait: Millis,
    /// The agents of its campaign, by what they do.
    pub agents: AgentsByState,
    /// What was counted today.
    pub counters: Counters,
}

/// How a campaign stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CampaignStatistics {
    /// When it stood so, in milliseconds since the epoch.
    pub event_time: Timestamp,
    /// The campaign.
    pub campaign_id: CampaignId,
    /// The campaign's name.
    pub campaign_name: String,
    /// Calls and chats that wait in its queues.
    pub waiting: u32,
    /// Its agents, by what they do.
    pub agents: AgentsByState,
    /// What was counted today.
    pub counters: Counters,
}

fn sample_agents() -> AgentsByState {
    AgentsByState {
        ready: 2,
        busy: 5,
        wrap_up: 1,
        on_break: 1,
        not_ready: 0,
    }
}

fn sample_counters() -> Counters {
    Counters {
        offered: 48,
        answered: 44,
        abandoned: 3,
        within_service_level: 41,
        transferred: 4,
        handled: 43,
        talk_time: Millis::from_secs(7_740),
        hold_time: Millis::from_secs(610),
        wrap_up_time: Millis::from_secs(1_290),
        wait_time: Millis::from_secs(528),
        longest_wait: Millis::from_secs(74),
        ..Counters::default()
    }
}

event_group! {
    /// What is true at this moment.
    InsightEvent as Insight, title: "Live insight";
    QueueStatistics = "queueStatistics" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: additional("Wallboards and assist apps show how many customers wait."),
        summary: "How a queue of the agent's campaign stands.",
        fires: "When it has changed, every few seconds at most, to those who work on the campaign; never repeated after a break in the connection.",
        example: QueueStatistics {
            event_time: sample::at(300),
            campaign_id: CampaignId::new(11),
            agent_queue_id: AgentQueueId::new(111),
            queue_name: "General".to_owned(),
            waiting: 1,
            longest_wait: Millis::from_secs(12),
            agents: sample_agents(),
            counters: sample_counters(),
        },
    }
    CampaignStatistics = "campaignStatistics" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: additional("Wallboards and assist apps show how the campaign does today."),
        summary: "How the agent's campaign stands.",
        fires: "When it has changed, every few seconds at most, to those who work on the campaign; never repeated after a break in the connection.",
        example: CampaignStatistics {
            event_time: sample::at(300),
            campaign_id: CampaignId::new(11),
            campaign_name: "Customer care".to_owned(),
            waiting: 1,
            agents: sample_agents(),
            counters: sample_counters(),
        },
    }
}
