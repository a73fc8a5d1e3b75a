//! A customer's chat: where it waits or who has it, and what was written.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use callbench_contract::ids::{CustomerId, InteractionId, UserId};
use callbench_contract::time::Timestamp;

use crate::chat::record::{ChatPlace, ChatRecord};
use crate::interaction_view::MessageView;

/// How many messages of a chat are kept in sight.
pub(crate) const MESSAGES_IN_SIGHT: usize = 200;

/// A customer's chat.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Conversation {
    pub(crate) record: ChatRecord,
    /// The customer; who was unknown at first may be entered during the chat.
    pub(crate) customer_id: CustomerId,
    /// Where it waits, or waited last.
    pub(crate) place: ChatPlace,
    pub(crate) stage: Stage,
    /// Whether an agent ever took it.
    pub(crate) was_accepted: bool,
    /// Who is not asked again before a time.
    pub(crate) not_again: BTreeMap<UserId, Timestamp>,
    /// The last messages, oldest first.
    pub(crate) messages: VecDeque<Arc<MessageView>>,
    /// The agents' parts that are kept, oldest first.
    pub(crate) parts: Vec<InteractionId>,
}

/// Who has a chat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// It waits in a queue.
    Waiting,
    /// An agent has it, or is asked; others may be in it.
    WithAgent {
        /// The agent who answers for it.
        owner: InteractionId,
    },
    /// Between two facts of one decision: the next one says who has it.
    Moving,
    /// Over.
    Over,
}

impl Conversation {
    pub(crate) const fn opened(record: ChatRecord, place: ChatPlace) -> Self {
        Self {
            customer_id: record.customer_id,
            record,
            place,
            stage: Stage::Moving,
            was_accepted: false,
            not_again: BTreeMap::new(),
            messages: VecDeque::new(),
            parts: Vec::new(),
        }
    }

    pub(crate) fn is_owned_by(&self, id: &InteractionId) -> bool {
        matches!(&self.stage, Stage::WithAgent { owner } if owner == id)
    }

    pub(crate) fn write(&mut self, message: MessageView) {
        self.messages.push_back(Arc::new(message));
        if self.messages.len() > MESSAGES_IN_SIGHT {
            self.messages.pop_front();
        }
    }

    /// When somebody may be asked again; only while it waits.
    pub(crate) fn deadline(&self) -> Option<Timestamp> {
        if self.stage == Stage::Waiting {
            self.not_again.values().min().copied()
        } else {
            None
        }
    }
}
