//! What each fact about a chat adds to the counters. The times of calls and chats are not mixed: several chats go on at once.

use callbench_contract::ids::InteractionId;
use callbench_contract::time::Timestamp;

use crate::call::elapsed;
use crate::centre::Centre;
use crate::chat::ChatHappening;
use crate::chat::record::ChatOffer;

impl Centre {
    /// Counts a fact about a chat. It is called before the fact is applied.
    pub(crate) fn count_chat(&mut self, what: &ChatHappening, at: Timestamp) {
        match what {
            ChatHappening::Opened { place, .. } => {
                self.statistics
                    .count(place.campaign_id, place.agent_queue_id, at, |counters| {
                        counters.chats_offered += 1;
                    });
            }
            ChatHappening::Accepted { interaction_id } => {
                self.count_accepted_chat(interaction_id, at);
            }
            ChatHappening::Disposed { interaction_id, .. } => {
                self.count_handled_chat(interaction_id, at);
            }
            _ => {}
        }
    }

    /// A chat counts once, when the first agent takes it: who gets it from another agent only goes on.
    fn count_accepted_chat(&mut self, id: &InteractionId, at: Timestamp) {
        let Some((chat, part)) = self.chats.chat_and_part(id) else {
            return;
        };
        let is_first = !matches!(part.record.offer, ChatOffer::Agent { .. }) && !chat.was_accepted;
        if is_first {
            let record = &part.record;
            self.statistics
                .count(record.campaign_id, record.agent_queue_id, at, |counters| {
                    counters.chats_accepted += 1;
                });
        }
    }

    fn count_handled_chat(&mut self, id: &InteractionId, at: Timestamp) {
        let Some(part) = self.chats.part(id) else {
            return;
        };
        let (Some(connected_at), Some(ending)) = (part.connected_at(), part.ending()) else {
            return;
        };
        let wrap_up_time = elapsed(ending.at, at);
        let record = &part.record;
        self.statistics
            .count(record.campaign_id, record.agent_queue_id, at, |counters| {
                counters.handled += 1;
                counters.wrap_up_time += wrap_up_time;
            });
        let talk_time = elapsed(connected_at, ending.at);
        self.statistics.count_handled(&record.agent, at, talk_time);
    }
}
