//! All chats, how facts change them, and the places of the state machines where chats come in.

use std::collections::{BTreeMap, BTreeSet};

use callbench_contract::ids::{CampaignId, ChatId, InteractionId, UserId};
use callbench_contract::time::Timestamp;

use crate::agent_command::AgentCommand;
use crate::agent_session::AgentSession;
use crate::centre::Centre;
use crate::chat::conversation::{Conversation, Stage};
use crate::chat::part::Part;
use crate::chat::roster::Roster;
use crate::chat::{ChatHappening, CustomerChat};
use crate::configuration::{Campaign, CentreConfiguration};
use crate::context::Context;
use crate::fact::Happening;
use crate::refusal::{Refusal, RefusalCode};
use crate::supervision::{SupervisionHappening, SupervisorCommand};

/// All chats that are kept, and who has room for another.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Chats {
    pub(super) conversations: BTreeMap<ChatId, Conversation>,
    pub(super) parts: BTreeMap<InteractionId, Part>,
    /// Who waits, by campaign, the next to be served first.
    pub(super) waiting: BTreeMap<CampaignId, BTreeSet<(Timestamp, ChatId)>>,
    pub(super) roster: Roster,
}

impl Chats {
    pub(crate) fn conversation(&self, id: &ChatId) -> Option<&Conversation> {
        self.conversations.get(id)
    }

    pub(crate) fn conversations(&self) -> impl Iterator<Item = &Conversation> {
        self.conversations.values()
    }

    pub(crate) fn part(&self, id: &InteractionId) -> Option<&Part> {
        self.parts.get(id)
    }

    pub(crate) fn chat_and_part(&self, id: &InteractionId) -> Option<(&Conversation, &Part)> {
        let part = self.parts.get(id)?;
        Some((self.conversations.get(&part.record.chat_id)?, part))
    }

    /// The chats that wait, by campaign, the next to be served first.
    pub(crate) fn waiting(&self) -> impl Iterator<Item = (CampaignId, &Conversation)> {
        self.waiting.iter().flat_map(|(campaign, places)| {
            places
                .iter()
                .filter_map(|(_, id)| Some((*campaign, self.conversations.get(id)?)))
        })
    }

    pub(super) fn waiting_in(&self, campaign: CampaignId) -> usize {
        self.waiting.get(&campaign).map_or(0, BTreeSet::len)
    }

    pub(super) fn leave_queue(&mut self, campaign: CampaignId, place: &(Timestamp, ChatId)) {
        if let Some(places) = self.waiting.get_mut(&campaign) {
            places.remove(place);
            if places.is_empty() {
                self.waiting.remove(&campaign);
            }
        }
    }

    /// An agent's part is too old to be kept.
    pub(crate) fn forget(&mut self, id: &InteractionId) {
        let Some(part) = self.parts.remove(id) else {
            return;
        };
        let chat_id = part.record.chat_id;
        if let Some(chat) = self.conversations.get_mut(&chat_id) {
            chat.parts.retain(|kept| kept != id);
        }
        self.forget_conversation(&chat_id);
    }

    pub(super) fn forget_conversation(&mut self, id: &ChatId) {
        let is_done = self
            .conversations
            .get(id)
            .is_some_and(|chat| chat.stage == Stage::Over && chat.parts.is_empty());
        if is_done {
            self.conversations.remove(id);
        }
    }
}

/// The places where chats come in.
impl Centre {
    /// Whether this interaction is a chat.
    pub(crate) fn is_chat(&self, id: &InteractionId) -> bool {
        self.chats.part(id).is_some()
    }

    pub(crate) fn decide_customer_chat(
        &self,
        chat: &CustomerChat,
        now: Timestamp,
        context: &mut dyn Context,
    ) -> Result<Vec<Happening>, Refusal> {
        self.decide_customer(chat, now, context).map(as_facts)
    }

    /// An agent's command about a chat.
    pub(crate) fn decide_on_chat(
        &self,
        session: &AgentSession,
        id: &InteractionId,
        command: &AgentCommand,
        now: Timestamp,
        context: &mut dyn Context,
    ) -> Result<Vec<Happening>, Refusal> {
        self.decide_agents_chat(session, id, command, now, context)
            .map(as_facts)
    }

    /// A supervisor's command, if it is about a chat.
    pub(crate) fn decide_supervisor_on_chat(
        &self,
        by: &UserId,
        command: &SupervisorCommand,
        now: Timestamp,
        context: &mut dyn Context,
    ) -> Option<Result<Vec<Happening>, Refusal>> {
        let outcome = self.decide_supervisors_chat(command, now, context)?;
        Some(outcome.map(|happenings| {
            // Who did it stands before what it led to; nothing stands where nothing had to be done.
            let done = happenings.first().and_then(|_| supervised(by, command));
            done.into_iter().chain(as_facts(happenings)).collect()
        }))
    }

    /// The chats of an agent who is signed out by force: their customers get another agent.
    pub(crate) fn forced_chat_ends(
        &self,
        session: &AgentSession,
        now: Timestamp,
    ) -> Vec<Happening> {
        as_facts(self.chats_without(session, now))
    }

    /// A waiting chat goes to an agent with room.
    pub(crate) fn next_chat(&self, context: &mut dyn Context) -> Option<Vec<Happening>> {
        self.next_offer(context)
            .map(|offered| as_facts(vec![offered]))
    }

    /// The time set for an agent's chat is over.
    pub(crate) fn chat_due(&self, id: &InteractionId, now: Timestamp) -> Vec<Happening> {
        as_facts(self.part_due(id, now))
    }

    /// The time set for a chat that waits is over.
    pub(crate) fn waiting_chat_due(&self, id: &ChatId, now: Timestamp) -> Vec<Happening> {
        as_facts(self.offerable_again(id, now))
    }

    /// How many chats wait for the agents of a campaign.
    pub(crate) fn waiting_chats_for(&self, campaign: CampaignId) -> usize {
        self.chats.waiting_in(campaign)
    }

    /// Refuses a set-up without the campaign of a chat that is up: its customer would wait for ever.
    pub(crate) fn require_chats_kept(
        &self,
        configuration: &CentreConfiguration,
    ) -> Result<(), Refusal> {
        let lost = self.chats.conversations().find(|chat| {
            chat.stage != Stage::Over
                && !configuration
                    .campaign(chat.place.campaign_id)
                    .is_some_and(Campaign::takes_chats)
        });
        match lost {
            None => Ok(()),
            Some(chat) => Err(Refusal::new(
                RefusalCode::ConfigurationInUse,
                format!(
                    "A chat is up in campaign {}, which this would take away",
                    chat.place.campaign_id
                ),
                "Wait until its chats are over, then try again",
            )),
        }
    }

    /// Adds the breaks of agents whose last chat is over, and who have nothing else in hand, once these things have happened.
    pub(crate) fn with_break_after_chats(&self, mut happenings: Vec<Happening>) -> Vec<Happening> {
        let mut over: BTreeSet<&InteractionId> = BTreeSet::new();
        let mut agents: BTreeSet<&UserId> = BTreeSet::new();
        for happening in &happenings {
            match happening {
                Happening::Chat(what) => {
                    let (ChatHappening::NotTaken { interaction_id, .. }
                    | ChatHappening::Disposed { interaction_id, .. }) = &**what
                    else {
                        continue;
                    };
                    over.insert(interaction_id);
                    if let Some(part) = self.chats.part(interaction_id) {
                        agents.insert(&part.record.agent);
                    }
                }
                Happening::CallDisposed { interaction_id, .. } => {
                    over.insert(interaction_id);
                }
                Happening::CallEnded { interaction_id, .. } => {
                    let never_connected = self
                        .interaction(interaction_id)
                        .is_some_and(|interaction| interaction.talk().is_none());
                    if never_connected {
                        over.insert(interaction_id);
                    }
                }
                _ => {}
            }
        }
        let goes_elsewhere = |user: &UserId| {
            happenings.iter().any(|happening| match happening {
                Happening::SessionEnded { user: gone, .. }
                | Happening::BreakStarted { user: gone, .. } => gone == user,
                _ => false,
            })
        };
        let breaks: Vec<Happening> = agents
            .into_iter()
            .filter(|user| !goes_elsewhere(user))
            .filter_map(|user| self.session(user))
            .filter(|session| session.interactions().all(|id| over.contains(id)))
            .filter_map(|session| {
                Some(Happening::BreakStarted {
                    user: session.user.clone(),
                    reason: session.availability.break_after_call.clone()?,
                })
            })
            .collect();
        happenings.extend(breaks);
        happenings
    }
}

/// What a supervisor did with a chat.
fn supervised(by: &UserId, command: &SupervisorCommand) -> Option<Happening> {
    let what = match command {
        SupervisorCommand::Reassign {
            interaction_id,
            user_id,
        } => SupervisionHappening::Reassigned {
            by: by.clone(),
            interaction_id: interaction_id.clone(),
            user: user_id.clone(),
        },
        SupervisorCommand::AssignWaiting {
            crt_object_id,
            user_id,
        } => SupervisionHappening::Assigned {
            by: by.clone(),
            crt_object_id: crt_object_id.clone(),
            user: user_id.clone(),
        },
        _ => return None,
    };
    Some(Happening::Supervision(Box::new(what)))
}

fn as_facts(happenings: Vec<ChatHappening>) -> Vec<Happening> {
    happenings
        .into_iter()
        .map(|what| Happening::Chat(Box::new(what)))
        .collect()
}
