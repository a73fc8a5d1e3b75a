//! What each fact about a chat adds to the counters.

use callbench_contract::call::HangupParty;
use callbench_contract::ids::{ChatId, InteractionId};
use callbench_contract::time::Timestamp;

use crate::call::elapsed;
use crate::centre::Centre;
use crate::chat::{ChatHappening, Stage};

impl Centre {
    pub(super) fn count_chat(&mut self, what: &ChatHappening, at: Timestamp) {
        match what {
            ChatHappening::Opened { place, .. } => {
                self.statistics
                    .count(place.campaign_id, place.agent_queue_id, at, |counters| {
                        counters.chats_offered += 1;
                    });
            }
            ChatHappening::Accepted { interaction_id } => self.count_accepted(interaction_id, at),
            ChatHappening::Ended {
                chat_id,
                by: HangupParty::Customer,
                ..
            } => self.count_chat_abandoned(chat_id, at),
            ChatHappening::Disposed { interaction_id, .. } => {
                self.count_handled_chat(interaction_id, at);
            }
            _ => {}
        }
    }

    /// A chat counts as accepted when its first agent takes it; who is brought in or takes it over adds nothing.
    fn count_accepted(&mut self, id: &InteractionId, at: Timestamp) {
        let Some((chat, part)) = self.chats.chat_and_part(id) else {
            return;
        };
        let record = &part.record;
        if record.transferred_from.is_some() || !chat.is_owned_by(id) {
            return;
        }
        let waited = record.waited + elapsed(record.offered_at, at);
        self.statistics
            .count(record.campaign_id, record.agent_queue_id, at, |counters| {
                counters.chats_accepted += 1;
                counters.wait_time += waited;
                counters.longest_wait = counters.longest_wait.max(waited);
            });
    }

    /// The customer left before any agent had the chat.
    fn count_chat_abandoned(&mut self, id: &ChatId, at: Timestamp) {
        let Some(chat) = self.chats.conversation(id) else {
            return;
        };
        if chat.stage != Stage::Waiting {
            return;
        }
        self.statistics.count(
            chat.place.campaign_id,
            chat.place.agent_queue_id,
            at,
            |counters| {
                counters.abandoned += 1;
            },
        );
    }

    fn count_handled_chat(&mut self, id: &InteractionId, at: Timestamp) {
        let Some(part) = self.chats.part(id) else {
            return;
        };
        let record = &part.record;
        let ended_at = part.ending().map_or(at, |ending| ending.at);
        let talk_time = part
            .connected_at()
            .map(|connected| elapsed(connected, ended_at))
            .unwrap_or_default();
        let wrap_up_time = elapsed(ended_at, at);
        self.statistics
            .count(record.campaign_id, record.agent_queue_id, at, |counters| {
                counters.handled += 1;
                counters.talk_time += talk_time;
                counters.wrap_up_time += wrap_up_time;
            });
        self.statistics.count_handled(&record.agent, at, talk_time);
    }
}
