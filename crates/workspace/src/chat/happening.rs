//! What happened to a chat. Part of the domain log: the form on disk is a promise.

use callbench_contract::call::HangupParty;
use callbench_contract::ids::{AgentQueueId, ChatId, InteractionId, UserId};
use callbench_contract::time::Timestamp;
use serde::{Deserialize, Serialize};

use crate::chat::record::{ChatPart, ChatPlace, ChatRecord};
use crate::fact::Disposal;
use crate::interaction_view::MessageView;

/// What happened to a chat.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "chat",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum ChatHappening {
    /// A customer began a chat. It waits, or is offered to an agent, by the next fact.
    Opened {
        /// The chat.
        record: Box<ChatRecord>,
        /// The campaign and queue that it is for.
        place: ChatPlace,
    },
    /// Something was written in it.
    Written {
        /// The chat.
        chat_id: ChatId,
        /// What, and by whom.
        message: Box<MessageView>,
    },
    /// It waits in a queue for an agent.
    Waits {
        /// The chat.
        chat_id: ChatId,
        /// Where.
        place: ChatPlace,
        /// Who is not to be asked for a while, and until when.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        not_again: Option<NotAgain>,
    },
    /// An agent may be asked again.
    OfferableAgain {
        /// The chat.
        chat_id: ChatId,
        /// Whom.
        user_id: UserId,
    },
    /// It was offered to an agent.
    Offered {
        /// The agent's part.
        part: Box<ChatPart>,
        /// Until when the agent is asked.
        until: Timestamp,
    },
    /// An agent took it.
    Accepted {
        /// The agent's interaction.
        interaction_id: InteractionId,
    },
    /// An offer came to nothing.
    NotTaken {
        /// The agent's interaction.
        interaction_id: InteractionId,
        /// Why.
        why: NotTaken,
    },
    /// An agent's part in it ended while the chat goes on.
    Left {
        /// The agent's interaction.
        interaction_id: InteractionId,
        /// How.
        how: Leaving,
        /// Until when it may be wrapped up; nothing for no limit.
        wrap_up_until: Option<Timestamp>,
    },
    /// The chat is over for everyone.
    Ended {
        /// The chat.
        chat_id: ChatId,
        /// Who ended it.
        by: HangupParty,
        /// The agents' interactions that go into wrap-up.
        wrap_ups: Vec<WrapUp>,
    },
    /// An agent's part was disposed of.
    Disposed {
        /// The agent's interaction.
        interaction_id: InteractionId,
        /// How.
        disposal: Disposal,
    },
    /// The agent asked for the customer's record again.
    RecordShown {
        /// The agent's interaction.
        interaction_id: InteractionId,
    },
}

/// Who is not asked again before a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NotAgain {
    /// Who.
    pub user_id: UserId,
    /// Until when.
    pub until: Timestamp,
}

/// An interaction that goes into wrap-up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WrapUp {
    /// Which.
    pub interaction_id: InteractionId,
    /// Until when; nothing for no limit.
    pub until: Option<Timestamp>,
}

/// Why an offer came to nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum NotTaken {
    /// The agent declined.
    Declined,
    /// The agent did not answer in time.
    TimedOut,
    /// The agent signed out, or was signed out.
    SignedOut,
    /// The agent who asked gave it up, or left the chat.
    Cancelled,
    /// The customer left before.
    CustomerLeft,
    /// An agent ended the chat before.
    ChatEnded,
    /// A supervisor gave it to somebody else.
    Reassigned,
}

/// How an agent's part ends while the chat goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Leaving {
    /// Handed over to another agent, who has taken it.
    TransferToUser {
        /// To whom.
        user_id: UserId,
    },
    /// Handed over to a queue.
    TransferToQueue {
        /// To which.
        agent_queue_id: AgentQueueId,
    },
    /// Left a conference to the others.
    LeavingConference {},
    /// Sent away by another agent.
    BeingDropped {
        /// By whom.
        user_id: UserId,
    },
    /// Signed out by force.
    SignOut {},
    /// A supervisor gave it to another agent.
    Reassignment {},
}
