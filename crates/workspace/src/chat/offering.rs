//! Whom a chat is offered to, and what becomes of the offer.

use callbench_contract::call::HangupParty;
use callbench_contract::ids::{ChatId, InteractionId, PartyId, UserCrtObjectId};
use callbench_contract::time::{Millis, Timestamp};

use crate::agent_session::AgentSession;
use crate::availability::{Stance, on_break};
use crate::centre::Centre;
use crate::chat::conversation::{Conversation, Stage};
use crate::chat::happening::{ChatHappening, Leaving, NotAgain, NotTaken};
use crate::chat::part::{Part, PartPhase};
use crate::chat::record::{ChatOffer, ChatPart};
use crate::context::{Context, IdKind};
use crate::disposing::wrap_up_until;
use crate::fact::{Disposal, DisposedBy};
use crate::interaction_view::AttemptKind;
use crate::phone::mask;
use crate::refusal::{Refusal, RefusalCode};

/// How long a chat is offered to an agent.
pub const CHAT_OFFER_TIME_OUT: Millis = Millis::from_secs(30);
/// How long an agent who did not take a chat is not asked again.
pub const NOT_AGAIN_FOR: Millis = Millis::from_secs(60);

impl Centre {
    /// The chat that has waited longest goes to the agent with the fewest, of those to the one idle longest. The cost doesn't
    /// grow with the number of agents or of chats: only those are looked at that were declined a moment ago.
    pub(super) fn next_offer(&self, context: &mut dyn Context) -> Option<ChatHappening> {
        let (chat, session) = self.next_pair()?;
        let now = context.now();
        Some(self.offered(chat, session, ChatOffer::Queue {}, now, context))
    }

    fn next_pair(&self) -> Option<(&Conversation, &AgentSession)> {
        self.chats.waiting().find_map(|(campaign, chat)| {
            if !self.chats.roster.has_room(campaign) {
                return None;
            }
            let session = self
                .chats
                .roster
                .open(campaign)
                .filter(|user| !chat.not_again.contains_key(*user))
                .filter_map(|user| self.session(user))
                .find(|session| session.call.is_none())?;
            Some((chat, session))
        })
    }

    /// The offer of a chat to an agent.
    pub(super) fn offered(
        &self,
        chat: &Conversation,
        session: &AgentSession,
        offer: ChatOffer,
        now: Timestamp,
        context: &mut dyn Context,
    ) -> ChatHappening {
        let asker = match &offer {
            ChatOffer::Agent {
                interaction_id,
                what: AttemptKind::Transfer,
            } => self.chats.part(interaction_id),
            _ => None,
        };
        let campaign = self.configuration.campaign(chat.place.campaign_id);
        let masking_enabled = campaign.is_some_and(|campaign| campaign.masking_enabled);
        let waited = match offer {
            ChatOffer::Queue {} => (now - chat.place.since).max(Millis::ZERO),
            ChatOffer::Named {} | ChatOffer::Agent { .. } => Millis::ZERO,
        };
        let transferred_from = match &offer {
            ChatOffer::Queue {} => chat.place.transferred_from.clone(),
            ChatOffer::Named {} => None,
            ChatOffer::Agent { .. } => asker.map(|part| part.record.agent.clone()),
        };
        let part = ChatPart {
            interaction_id: InteractionId::new(context.new_id(IdKind::Interaction)),
            chat_id: chat.record.chat_id.clone(),
            agent: session.user.clone(),
            session_id: session.session_id.clone(),
            agent_crt_id: UserCrtObjectId::new(context.new_id(IdKind::UserCrtObject)),
            party_id: PartyId::new(context.new_id(IdKind::Party)),
            campaign_id: chat.place.campaign_id,
            agent_queue_id: chat.place.agent_queue_id,
            waited,
            transferred_from,
            masking_enabled,
            display_phone: display_phone(chat, masking_enabled),
            offered_at: now,
            offer,
        };
        ChatHappening::Offered {
            part: Box::new(part),
            until: now + CHAT_OFFER_TIME_OUT,
        }
    }

    /// Refuses unless the agent could take another chat now.
    pub(super) fn require_chat_room(&self, session: &AgentSession) -> Result<(), Refusal> {
        let user = &session.user;
        if session.call.is_some() {
            return Err(Refusal::new(
                RefusalCode::Busy,
                format!("{user} is on a call and can't take a chat"),
                "Choose another agent, or wait until the call is disposed of",
            ));
        }
        match &session.availability.stance {
            Stance::Ready => {}
            Stance::NotReady => {
                return Err(Refusal::new(
                    RefusalCode::NotReady,
                    format!("{user} is signed in but not ready"),
                    format!("Press Ready as {user}, or choose another agent"),
                ));
            }
            Stance::OnBreak { reason } => return Err(on_break(user, reason)),
        }
        if let Some(reason) = &session.availability.break_after_call {
            return Err(Refusal::new(
                RefusalCode::OnBreak,
                format!("{user} goes on a break ({reason}) after the chats in hand"),
                "Choose another agent",
            ));
        }
        if session.chats.len() >= session.chat_work.at_once {
            return Err(Refusal::new(
                RefusalCode::Busy,
                format!(
                    "{user} has {} chats in hand and no place for another",
                    session.chats.len()
                ),
                "Choose another agent, or wait until one is disposed of",
            ));
        }
        Ok(())
    }

    pub(super) fn decide_accept(
        &self,
        chat: &Conversation,
        part: &Part,
        now: Timestamp,
        context: &mut dyn Context,
    ) -> Result<Vec<ChatHappening>, Refusal> {
        match part.phase {
            PartPhase::Ringing { .. } => {}
            PartPhase::Live { .. } => return Ok(Vec::new()),
            _ => {
                return Err(part
                    .require_live("accepted")
                    .err()
                    .unwrap_or_else(|| part.wrong_state("accepted", "Nothing is left to do")));
            }
        }
        let accepted = ChatHappening::Accepted {
            interaction_id: part.id().clone(),
        };
        let name = self.name_of(&part.record.agent);
        let asker = part
            .asked_by()
            .and_then(|(id, what)| Some((self.chats.part(id)?, what)));
        let Some((asker, what)) = asker else {
            return Ok(vec![accepted]);
        };
        Ok(match what {
            AttemptKind::Transfer => {
                let told = format!(
                    "{} handed the chat to {name}",
                    self.name_of(&asker.record.agent)
                );
                vec![
                    accepted,
                    self.told(chat, &told, now, context),
                    ChatHappening::Left {
                        interaction_id: asker.id().clone(),
                        how: Leaving::TransferToUser {
                            user_id: part.record.agent.clone(),
                        },
                        wrap_up_until: self.wrap_up_of(asker, now),
                    },
                ]
            }
            AttemptKind::Conference | AttemptKind::Consult => {
                let told = format!("{name} joined the chat");
                vec![accepted, self.told(chat, &told, now, context)]
            }
        })
    }

    pub(super) fn decide_not_taken(
        &self,
        chat: &Conversation,
        part: &Part,
        why: NotTaken,
        now: Timestamp,
    ) -> Vec<ChatHappening> {
        let mut happenings = vec![ChatHappening::NotTaken {
            interaction_id: part.id().clone(),
            why,
        }];
        let not_again = || NotAgain {
            user_id: part.record.agent.clone(),
            until: now + NOT_AGAIN_FOR,
        };
        match (&part.record.offer, why) {
            (ChatOffer::Agent { .. }, _) => {}
            (_, NotTaken::SignedOut) => happenings.push(back_to_queue(chat, None)),
            (ChatOffer::Queue {}, _) => happenings.push(back_to_queue(chat, Some(not_again()))),
            (ChatOffer::Named {}, _) => happenings.push(ChatHappening::Ended {
                chat_id: chat.record.chat_id.clone(),
                by: HangupParty::System,
                wrap_ups: Vec::new(),
            }),
        }
        happenings
    }

    /// The time set for an agent's part is over.
    pub(super) fn part_due(&self, id: &InteractionId, now: Timestamp) -> Vec<ChatHappening> {
        let Some((chat, part)) = self.chats.chat_and_part(id) else {
            return Vec::new();
        };
        match part.phase {
            PartPhase::Ringing { .. } => self.decide_not_taken(chat, part, NotTaken::TimedOut, now),
            PartPhase::WrapUp { .. } => vec![ChatHappening::Disposed {
                interaction_id: id.clone(),
                disposal: Disposal::without_agent(DisposedBy::TimeOut),
            }],
            PartPhase::Live { .. } | PartPhase::Missed { .. } | PartPhase::Disposed { .. } => {
                Vec::new()
            }
        }
    }

    /// Those who declined a waiting chat may be asked again.
    pub(super) fn offerable_again(&self, id: &ChatId, now: Timestamp) -> Vec<ChatHappening> {
        let Some(chat) = self.chats.conversation(id) else {
            return Vec::new();
        };
        chat.not_again
            .iter()
            .filter(|(_, until)| **until <= now)
            .map(|(user, _)| ChatHappening::OfferableAgain {
                chat_id: id.clone(),
                user_id: user.clone(),
            })
            .collect()
    }

    pub(super) fn wrap_up_of(&self, part: &Part, now: Timestamp) -> Option<Timestamp> {
        wrap_up_until(self.configuration.campaign(part.record.campaign_id), now)
    }
}

/// The chat waits where it waited before.
pub(super) fn back_to_queue(chat: &Conversation, not_again: Option<NotAgain>) -> ChatHappening {
    ChatHappening::Waits {
        chat_id: chat.record.chat_id.clone(),
        place: chat.place.clone(),
        not_again,
    }
}

fn display_phone(chat: &Conversation, masked: bool) -> String {
    let Some(phone) = &chat.record.customer_data.phone else {
        return String::new();
    };
    if masked {
        mask(&phone.as_str().into())
    } else {
        phone.clone()
    }
}

impl Stage {
    /// The agent's interaction that answers for the chat.
    pub(super) const fn owner(&self) -> Option<&InteractionId> {
        match self {
            Self::WithAgent { owner } => Some(owner),
            Self::Waiting | Self::Moving | Self::Over => None,
        }
    }
}
