//! All chats that are not over, and the places of the state machines where chats come in.

use callbench_contract::ids::{CampaignId, ChatId, InteractionId};
use callbench_contract::time::Timestamp;

use crate::agent_command::AgentCommand;
use crate::agent_session::AgentSession;
use crate::centre::Centre;
use crate::chat::{ChatHappening, CustomerChat};
use crate::context::Context;
use crate::delivery::Delivery;
use crate::fact::Happening;
use crate::interaction_view::ChatView;
use crate::refusal::Refusal;

/// All chats that are kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Chats {}

impl Centre {
    /// Whether this interaction is a chat.
    pub(crate) fn is_chat(&self, _id: &InteractionId) -> bool {
        false
    }

    pub(crate) fn decide_customer_chat(
        &self,
        _chat: &CustomerChat,
        _now: Timestamp,
        _context: &mut dyn Context,
    ) -> Result<Vec<Happening>, Refusal> {
        Ok(Vec::new())
    }

    /// An agent's command about a chat.
    pub(crate) fn decide_on_chat(
        &self,
        _session: &AgentSession,
        _id: &InteractionId,
        _command: &AgentCommand,
        _now: Timestamp,
        _context: &mut dyn Context,
    ) -> Result<Vec<Happening>, Refusal> {
        Ok(Vec::new())
    }

    /// A chat, as its agent sees it.
    pub(crate) fn chat_view(&self, _id: &InteractionId, _now: Timestamp) -> Option<ChatView> {
        None
    }

    /// Ends all chats of an agent who is signed out by force.
    pub(crate) fn forced_chat_ends(&self, _session: &AgentSession) -> Vec<Happening> {
        Vec::new()
    }

    /// A waiting chat goes to an agent with room.
    pub(crate) fn next_chat(&self, _context: &mut dyn Context) -> Option<Vec<Happening>> {
        None
    }

    /// The time set for an agent's chat is over.
    pub(crate) fn chat_due(&self, _id: &InteractionId, _now: Timestamp) -> Vec<Happening> {
        Vec::new()
    }

    /// The time set for a chat that waits is over.
    pub(crate) fn waiting_chat_due(&self, _id: &ChatId, _now: Timestamp) -> Vec<Happening> {
        Vec::new()
    }

    /// How many chats wait for the agents of a campaign.
    pub(crate) fn waiting_chats_for(&self, _campaign: CampaignId) -> usize {
        0
    }

    pub(crate) fn apply_chat(&mut self, _at: Timestamp, _what: &ChatHappening) {}

    pub(crate) fn chat_deliveries(&self, _at: Timestamp, _what: &ChatHappening) -> Vec<Delivery> {
        Vec::new()
    }
}
