//! How chats end: for everyone, for one agent, and when an agent is signed out.

use callbench_contract::call::HangupParty;
use callbench_contract::time::Timestamp;

use crate::agent_session::AgentSession;
use crate::centre::Centre;
use crate::chat::conversation::Conversation;
use crate::chat::happening::{ChatHappening, Leaving, NotTaken, WrapUp};
use crate::chat::offering::back_to_queue;
use crate::chat::part::{Part, PartPhase};
use crate::chat::record::ChatPlace;
use crate::fact::{Disposal, DisposedBy};

impl Centre {
    /// The chat is over for everyone: who is in it wraps up, who is asked is asked no more.
    pub(super) fn chat_ends(
        &self,
        chat: &Conversation,
        by: HangupParty,
        now: Timestamp,
    ) -> Vec<ChatHappening> {
        let why = match by {
            HangupParty::Customer => NotTaken::CustomerLeft,
            HangupParty::Agent | HangupParty::System => NotTaken::ChatEnded,
        };
        let mut happenings = self.no_longer_asked(chat, why, |_| true);
        let wrap_ups = self
            .parts_in(chat)
            .filter(|part| part.is_live())
            .map(|part| WrapUp {
                interaction_id: part.id().clone(),
                until: self.wrap_up_of(part, now),
            })
            .collect();
        happenings.push(ChatHappening::Ended {
            chat_id: chat.record.chat_id.clone(),
            by,
            wrap_ups,
        });
        happenings
    }

    /// Everything that a signed-out agent has in hand finds another owner or its end: no customer is lost with the agent.
    pub(super) fn chats_without(
        &self,
        session: &AgentSession,
        now: Timestamp,
    ) -> Vec<ChatHappening> {
        session
            .chats
            .iter()
            .filter_map(|id| self.chats.chat_and_part(id))
            .flat_map(|(chat, part)| self.part_without_agent(chat, part, now))
            .collect()
    }

    fn part_without_agent(
        &self,
        chat: &Conversation,
        part: &Part,
        now: Timestamp,
    ) -> Vec<ChatHappening> {
        let disposed = || ChatHappening::Disposed {
            interaction_id: part.id().clone(),
            disposal: Disposal::without_agent(DisposedBy::SignOut),
        };
        match part.phase {
            PartPhase::Ringing { .. } => {
                self.decide_not_taken(chat, part, NotTaken::SignedOut, now)
            }
            PartPhase::Live { .. } => {
                let mut happenings =
                    self.leaves(chat, part, Leaving::SignOut {}, None, NotTaken::Cancelled);
                let alone = chat.is_owned_by(part.id()) && self.others_in(chat, part).is_empty();
                if alone {
                    let place = ChatPlace {
                        since: now,
                        // Before those who came later: it had its turn already.
                        rank: chat.record.opened_at,
                        transferred_from: None,
                        ..chat.place.clone()
                    };
                    let waiting = Conversation {
                        place,
                        ..chat.clone()
                    };
                    happenings.push(back_to_queue(&waiting, None));
                }
                happenings.push(disposed());
                happenings
            }
            PartPhase::WrapUp { .. } => vec![disposed()],
            PartPhase::Missed { .. } | PartPhase::Disposed { .. } => Vec::new(),
        }
    }

    /// An agent's part ends while the chat goes on; whom the agent asked to come is asked no more.
    pub(super) fn leaves(
        &self,
        chat: &Conversation,
        part: &Part,
        how: Leaving,
        wrap_up_until: Option<Timestamp>,
        why: NotTaken,
    ) -> Vec<ChatHappening> {
        let mut happenings = self.no_longer_asked(chat, why, |asked| {
            asked.asked_by().is_some_and(|(by, _)| by == part.id())
        });
        happenings.push(ChatHappening::Left {
            interaction_id: part.id().clone(),
            how,
            wrap_up_until,
        });
        happenings
    }

    pub(super) fn no_longer_asked(
        &self,
        chat: &Conversation,
        why: NotTaken,
        which: impl Fn(&Part) -> bool,
    ) -> Vec<ChatHappening> {
        self.parts_in(chat)
            .filter(|part| matches!(part.phase, PartPhase::Ringing { .. }) && which(part))
            .map(|part| ChatHappening::NotTaken {
                interaction_id: part.id().clone(),
                why,
            })
            .collect()
    }

    pub(super) fn parts_in<'a>(&'a self, chat: &'a Conversation) -> impl Iterator<Item = &'a Part> {
        chat.parts.iter().filter_map(|id| self.chats.part(id))
    }

    /// The other agents who are in the chat now.
    pub(super) fn others_in<'a>(&'a self, chat: &'a Conversation, part: &Part) -> Vec<&'a Part> {
        self.parts_in(chat)
            .filter(|other| other.is_live() && other.id() != part.id())
            .collect()
    }
}
