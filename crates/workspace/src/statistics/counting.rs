//! What each fact adds to the counters.

use callbench_contract::call::{Direction, SystemDisposition};
use callbench_contract::ids::{CrtObjectId, InteractionId};
use callbench_contract::time::Timestamp;

use crate::call::{Call, elapsed};
use crate::centre::Centre;
use crate::fact::{Fact, Happening};
use crate::waiting::QueuedCall;

impl Centre {
    /// Counts a fact. It is called before the fact is applied, so that the state still shows what went before.
    pub(crate) fn count(&mut self, fact: &Fact) {
        let at = fact.at;
        match &fact.what {
            Happening::CallQueued { call } => self.count_queued(call, at),
            Happening::CallOffered { call, .. } => self.count_offered(call, at),
            Happening::CallAbandoned { crt_object_id } => {
                self.count_abandoned_in_queue(crt_object_id, at);
            }
            Happening::CallTransferred { interaction_id, .. } => {
                self.count_transferred(interaction_id, at);
            }
            Happening::CallDialled { call, .. } => {
                self.statistics
                    .count(call.campaign_id, call.agent_queue_id, at, |counters| {
                        counters.outbound_dialled += 1;
                    });
            }
            Happening::CallConnected { interaction_id, .. } => {
                self.count_connected(interaction_id, at);
            }
            Happening::CallEnded {
                interaction_id,
                outcome: SystemDisposition::Abandoned,
                ..
            } => self.count_abandoned(interaction_id, at),
            Happening::CallDisposed { interaction_id, .. } => {
                self.count_handled_call(interaction_id, at);
            }
            Happening::Chat(what) => self.count_chat(what, at),
            _ => {}
        }
    }

    /// A call counts when it first waits, and anew where it was handed to; not when it goes back to its place.
    fn count_queued(&mut self, call: &QueuedCall, at: Timestamp) {
        let is_new = call.passed.is_empty() && self.waiting.get(&call.crt_object_id).is_none();
        if is_new && call.call_type.direction() == Direction::Inbound {
            self.statistics.count(
                call.campaign_id,
                Some(call.agent_queue_id),
                at,
                |counters| {
                    counters.offered += 1;
                },
            );
        }
    }

    fn count_abandoned_in_queue(&mut self, id: &CrtObjectId, at: Timestamp) {
        let Some(call) = self.waiting.get(id) else {
            return;
        };
        if call.call_type.direction() == Direction::Inbound {
            self.statistics.count(
                call.campaign_id,
                Some(call.agent_queue_id),
                at,
                |counters| {
                    counters.abandoned += 1;
                },
            );
        }
    }

    fn count_transferred(&mut self, id: &InteractionId, at: Timestamp) {
        let Some(interaction) = self.interactions.get(id) else {
            return;
        };
        let call = &interaction.call;
        self.statistics
            .count(call.campaign_id, call.agent_queue_id, at, |counters| {
                counters.transferred += 1;
            });
    }

    /// A call that comes straight to an agent; one that was counted before only goes on.
    fn count_offered(&mut self, call: &Call, at: Timestamp) {
        if call.waited.is_some() || call.transferred_from.is_some() {
            return;
        }
        self.statistics
            .count(call.campaign_id, call.agent_queue_id, at, |counters| {
                counters.offered += 1;
            });
    }

    fn count_connected(&mut self, id: &InteractionId, at: Timestamp) {
        let Some(interaction) = self.interactions.get(id) else {
            return;
        };
        let call = &interaction.call;
        let (campaign, queue) = (call.campaign_id, call.agent_queue_id);
        if call.direction() == Direction::Outbound {
            self.statistics.count(campaign, queue, at, |counters| {
                counters.outbound_connected += 1;
            });
            return;
        }
        if call.invitation.is_some() {
            // Another agent has answered it before.
            return;
        }
        let waited = call.waited.unwrap_or_default() + elapsed(call.started_at, at);
        let in_time = self
            .configuration
            .campaign(campaign)
            .is_some_and(|campaign| waited <= campaign.service_level);
        self.statistics.count(campaign, queue, at, |counters| {
            counters.answered += 1;
            counters.within_service_level += u64::from(in_time);
            counters.wait_time += waited;
            counters.longest_wait = counters.longest_wait.max(waited);
        });
    }

    fn count_abandoned(&mut self, id: &InteractionId, at: Timestamp) {
        let Some(interaction) = self.interactions.get(id) else {
            return;
        };
        let call = &interaction.call;
        if call.invitation.is_some() {
            return;
        }
        self.statistics
            .count(call.campaign_id, call.agent_queue_id, at, |counters| {
                counters.abandoned += 1;
            });
    }

    fn count_handled_call(&mut self, id: &InteractionId, at: Timestamp) {
        let Some(interaction) = self.interactions.get(id) else {
            return;
        };
        let call = &interaction.call;
        let talk_time = interaction.talk_time(at);
        let hold_time = interaction.hold_time(at);
        let wrap_up_time = interaction
            .ending()
            .map(|ending| elapsed(ending.at, at))
            .unwrap_or_default();
        self.statistics
            .count(call.campaign_id, call.agent_queue_id, at, |counters| {
                counters.handled += 1;
                counters.talk_time += talk_time;
                counters.hold_time += hold_time;
                counters.wrap_up_time += wrap_up_time;
            });
        self.statistics.count_handled(&call.agent, at, talk_time);
    }
}
