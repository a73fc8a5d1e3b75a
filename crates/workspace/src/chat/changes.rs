//! How facts about chats change what is kept of them. A fact that does not fit changes nothing.

use crate::agent_command::CommandName;
use crate::availability::Stance;
use crate::centre::Centre;
use crate::chat::conversation::{Conversation, Stage};
use crate::chat::part::{Attempt, Part, PartEnding, PartPhase};
use crate::chat::record::{ChatOffer, ChatPart};
use crate::chat::roster::ChatLoad;
use crate::chat::{ChatHappening, Leaving, NotTaken};
use crate::configuration::Campaign;
use crate::due::Due;
use crate::fact::{Fact, Happening};
use crate::idle::Place;
use crate::interaction_view::{AttemptKind, FailureView, MessageFrom, MessageView};
use callbench_contract::call::HangupParty;
use callbench_contract::ids::{ChatId, InteractionId, UserId};
use callbench_contract::time::Timestamp;

/// How facts change chats.
impl Centre {
    pub(crate) fn apply_chat(&mut self, at: Timestamp, what: &ChatHappening) {
        match what {
            ChatHappening::Opened { record, place } => {
                self.chats.conversations.insert(
                    record.chat_id.clone(),
                    Conversation::opened((**record).clone(), place.clone()),
                );
            }
            ChatHappening::Written { chat_id, message } => self.apply_written(chat_id, message),
            ChatHappening::Waits {
                chat_id,
                place,
                not_again,
            } => self.with_conversation(chat_id, |chat| {
                chat.place = place.clone();
                chat.stage = Stage::Waiting;
                chat.not_again.retain(|_, until| *until > at);
                if let Some(not_again) = not_again {
                    chat.not_again
                        .insert(not_again.user_id.clone(), not_again.until);
                }
            }),
            ChatHappening::OfferableAgain { chat_id, user_id } => {
                self.with_conversation(chat_id, |chat| {
                    chat.not_again.remove(user_id);
                });
            }
            ChatHappening::Offered { part, until } => self.apply_offered(at, part, *until),
            ChatHappening::Accepted { interaction_id } => self.apply_accepted(at, interaction_id),
            ChatHappening::NotTaken {
                interaction_id,
                why,
            } => self.apply_not_taken(at, interaction_id, *why),
            ChatHappening::Left {
                interaction_id,
                how,
                wrap_up_until,
            } => {
                let by = match how {
                    Leaving::SignOut {} | Leaving::Reassignment {} => HangupParty::System,
                    _ => HangupParty::Agent,
                };
                self.apply_part_over(interaction_id, PartEnding { at, by }, *wrap_up_until);
                self.succeed(interaction_id);
            }
            ChatHappening::Ended {
                chat_id,
                by,
                wrap_ups,
            } => {
                for wrap_up in wrap_ups {
                    let ending = PartEnding { at, by: *by };
                    self.apply_part_over(&wrap_up.interaction_id, ending, wrap_up.until);
                }
                self.with_conversation(chat_id, |chat| chat.stage = Stage::Over);
                self.chats.forget_conversation(chat_id);
            }
            ChatHappening::Disposed {
                interaction_id,
                disposal,
            } => {
                self.with_part(interaction_id, at, |part| part.apply_disposed(disposal));
                self.put_down(at, interaction_id);
            }
            ChatHappening::RecordShown { .. } => {}
        }
    }

    /// Keeps what hangs on an agent's session in step with it: who has room, and whether chats keep the agent busy. Called
    /// after every fact that changes a session.
    pub(crate) fn follow_session(&mut self, fact: &Fact) {
        match &fact.what {
            Happening::SessionStarted { user, .. }
            | Happening::SessionEnded { user, .. }
            | Happening::CampaignSelected { user, .. }
            | Happening::BecameReady { user }
            | Happening::BreakStarted { user, .. }
            | Happening::BreakPlanned { user, .. }
            | Happening::BreakCancelled { user } => self.follow_agent(user, fact.at),
            Happening::ConfigurationSet { .. } => {
                let users: Vec<UserId> = self.sessions.keys().cloned().collect();
                for user in &users {
                    self.follow_agent(user, fact.at);
                }
            }
            _ => {}
        }
    }

    fn follow_agent(&mut self, user: &UserId, at: Timestamp) {
        let Some(session) = self.sessions.get_mut(user) else {
            self.chats.roster.set(user, None);
            return;
        };
        let campaign = session
            .campaign
            .and_then(|id| self.configuration.campaign(id))
            .filter(|campaign| campaign.takes_chats());
        session.chat_work.at_once = campaign.map_or(0, Campaign::chat_places);
        let in_hand = session.chats.len();
        let goes_on_break = session.availability.break_after_call.is_some();
        let is_full = in_hand > 0 && (in_hand >= session.chat_work.at_once || goes_on_break);
        let only_wrap_ups = || {
            session.chats.iter().all(|id| {
                self.chats
                    .parts
                    .get(id)
                    .is_some_and(|part| matches!(part.phase, PartPhase::WrapUp { .. }))
            })
        };
        let load = match is_full {
            false => ChatLoad::Room,
            true if only_wrap_ups() => ChatLoad::Wrapping,
            true => ChatLoad::Full,
        };
        if load != session.chat_work.load {
            session.chat_work.load = load;
            session.chat_work.since = at;
            if load == ChatLoad::Room && session.call.is_none() {
                let before = Place::of(session);
                session.availability.since = at;
                self.idle.moved(user, before, Place::of(session));
            }
        }
        let is_open = session.availability.stance == Stance::Ready
            && !goes_on_break
            && in_hand < session.chat_work.at_once;
        let turn = campaign.filter(|_| is_open).map(|campaign| {
            let idle_since = session
                .availability
                .since
                .max(session.chat_work.last_change);
            (campaign.campaign_id, (in_hand, idle_since))
        });
        self.chats.roster.set(user, turn);
    }

    fn apply_written(&mut self, chat_id: &ChatId, message: &MessageView) {
        let Some(chat) = self.chats.conversations.get_mut(chat_id) else {
            return;
        };
        chat.write(message.clone());
        if message.from != MessageFrom::Agent {
            return;
        }
        for id in &chat.parts {
            if let Some(part) = self.chats.parts.get_mut(id)
                && message.user_id.as_ref() == Some(&part.record.agent)
            {
                part.failure = None;
            }
        }
    }

    fn apply_offered(&mut self, at: Timestamp, record: &ChatPart, until: Timestamp) {
        let id = record.interaction_id.clone();
        let Some(chat) = self.chats.conversations.get_mut(&record.chat_id) else {
            return;
        };
        chat.parts.push(id.clone());
        let customer = chat.customer_id;
        match &record.offer {
            ChatOffer::Queue {} | ChatOffer::Named {} => {
                let owner = id.clone();
                self.with_conversation(&record.chat_id, |chat| {
                    chat.stage = Stage::WithAgent { owner };
                });
            }
            ChatOffer::Agent {
                interaction_id,
                what,
            } => {
                let label = self.name_of(&record.agent);
                if let Some(asker) = self.chats.parts.get_mut(interaction_id) {
                    asker.failure = None;
                    asker.attempt = Some(Attempt {
                        what: *what,
                        user: record.agent.clone(),
                        label,
                        offered: id.clone(),
                        since: at,
                        until,
                    });
                }
            }
        }
        self.deadlines.insert((until, Due::Chat(id.clone())));
        self.chats
            .parts
            .insert(id.clone(), Part::offered(record.clone(), until));
        self.customers.take_in_hand(customer, &id);
        self.with_session(&record.agent, |session| {
            session.chats.push(id);
            session.chat_work.last_change = at;
        });
        self.follow_agent(&record.agent, at);
    }

    fn apply_accepted(&mut self, at: Timestamp, id: &InteractionId) {
        self.with_part(id, at, |part| part.apply_accepted(at));
        let Some(part) = self.chats.parts.get(id) else {
            return;
        };
        let chat_id = part.record.chat_id.clone();
        let asked_by = part.asked_by().map(|(asker, what)| (asker.clone(), what));
        if let Some(chat) = self.chats.conversations.get_mut(&chat_id) {
            chat.was_accepted = true;
        }
        let Some((asker, what)) = asked_by else {
            return;
        };
        if let Some(asker) = self.chats.parts.get_mut(&asker) {
            asker.attempt = None;
        }
        if what == AttemptKind::Transfer
            && let Some(chat) = self.chats.conversations.get_mut(&chat_id)
        {
            chat.stage = Stage::WithAgent { owner: id.clone() };
        }
    }

    fn apply_not_taken(&mut self, at: Timestamp, id: &InteractionId, why: NotTaken) {
        let by = match why {
            NotTaken::Declined | NotTaken::ChatEnded => HangupParty::Agent,
            NotTaken::CustomerLeft => HangupParty::Customer,
            NotTaken::TimedOut
            | NotTaken::SignedOut
            | NotTaken::Cancelled
            | NotTaken::Reassigned => HangupParty::System,
        };
        self.with_part(id, at, |part| part.apply_not_taken(PartEnding { at, by }));
        let Some(part) = self.chats.parts.get(id) else {
            return;
        };
        let name = self.name_of(&part.record.agent);
        let asked_by = part.asked_by().map(|(asker, what)| (asker.clone(), what));
        let chat_id = part.record.chat_id.clone();
        if let Some((asker, what)) = asked_by {
            if let Some(asker) = self.chats.parts.get_mut(&asker) {
                asker.attempt = None;
                asker.failure = failure(&name, what, why, at);
            }
        } else if let Some(chat) = self.chats.conversations.get_mut(&chat_id)
            && chat.is_owned_by(id)
        {
            chat.stage = Stage::Moving;
        }
        self.put_down(at, id);
    }

    /// An agent is no longer in the chat, and keeps what was written until then.
    fn apply_part_over(
        &mut self,
        id: &InteractionId,
        ending: PartEnding,
        wrap_up_until: Option<Timestamp>,
    ) {
        let messages = self
            .chats
            .chat_and_part(id)
            .map(|(chat, _)| chat.messages.iter().cloned().collect())
            .unwrap_or_default();
        self.with_part(id, ending.at, |part| {
            part.apply_over(ending, wrap_up_until);
            part.kept_messages = messages;
        });
    }

    /// The agent who has been in the chat longest answers for it from now on.
    fn succeed(&mut self, gone: &InteractionId) {
        let Some((chat, _)) = self.chats.chat_and_part(gone) else {
            return;
        };
        if !chat.is_owned_by(gone) {
            return;
        }
        let next = self
            .parts_in(chat)
            .filter(|part| part.is_live())
            .min_by_key(|part| part.connected_at())
            .map(|part| part.id().clone());
        let stage = next.map_or(Stage::Moving, |owner| Stage::WithAgent { owner });
        let chat_id = chat.record.chat_id.clone();
        if let Some(chat) = self.chats.conversations.get_mut(&chat_id) {
            chat.stage = stage;
        }
    }

    /// The agent has nothing more to do with it.
    fn put_down(&mut self, at: Timestamp, id: &InteractionId) {
        let Some((chat, part)) = self.chats.chat_and_part(id) else {
            return;
        };
        let (customer, agent) = (chat.customer_id, part.record.agent.clone());
        self.customers.let_go(customer, id);
        self.with_session(&agent, |session| {
            session.chats.retain(|in_hand| in_hand != id);
            session.chat_work.last_change = at;
        });
        self.follow_agent(&agent, at);
        self.remember(agent, id.clone());
    }

    /// Changes a chat, and with it what follows from its state: the queue and the deadlines.
    fn with_conversation(&mut self, id: &ChatId, change: impl FnOnce(&mut Conversation)) {
        let Some(chat) = self.chats.conversations.get_mut(id) else {
            return;
        };
        let key = |chat: &Conversation| {
            (chat.stage == Stage::Waiting)
                .then(|| (chat.place.campaign_id, (chat.place.rank, id.clone())))
        };
        let (place_before, deadline_before) = (key(chat), chat.deadline());
        change(chat);
        let (place, deadline) = (key(chat), chat.deadline());
        if place != place_before {
            if let Some((campaign, place)) = place_before {
                self.chats.leave_queue(campaign, &place);
            }
            if let Some((campaign, place)) = place {
                self.chats
                    .waiting
                    .entry(campaign)
                    .or_default()
                    .insert(place);
            }
        }
        self.move_deadline(deadline_before, deadline, Due::WaitingChat(id.clone()));
    }

    /// Changes an agent's part, and with it what follows from its state.
    fn with_part(&mut self, id: &InteractionId, at: Timestamp, change: impl FnOnce(&mut Part)) {
        let Some(part) = self.chats.parts.get_mut(id) else {
            return;
        };
        let before = part.deadline();
        change(part);
        let (after, agent) = (part.deadline(), part.record.agent.clone());
        self.move_deadline(before, after, Due::Chat(id.clone()));
        self.follow_agent(&agent, at);
    }

    fn move_deadline(&mut self, from: Option<Timestamp>, to: Option<Timestamp>, due: Due) {
        if from == to {
            return;
        }
        if let Some(from) = from {
            self.deadlines.remove(&(from, due.clone()));
        }
        if let Some(to) = to {
            self.deadlines.insert((to, due));
        }
    }

    /// A customer's record was made from an agent's chat: the chat is theirs.
    pub(crate) fn name_chat_customer(
        &mut self,
        id: &InteractionId,
        customer: callbench_contract::ids::CustomerId,
    ) {
        let Some((chat, _)) = self.chats.chat_and_part(id) else {
            return;
        };
        let (chat_id, before) = (chat.record.chat_id.clone(), chat.customer_id);
        let in_hand: Vec<InteractionId> = self
            .parts_in(chat)
            .filter(|part| part.ending().is_none() || part.disposal().is_none())
            .filter(|part| !matches!(part.phase, PartPhase::Missed { .. }))
            .map(|part| part.id().clone())
            .collect();
        for part in &in_hand {
            self.customers.let_go(before, part);
            self.customers.take_in_hand(customer, part);
        }
        if let Some(chat) = self.chats.conversations.get_mut(&chat_id) {
            chat.customer_id = customer;
        }
    }
}

/// What the agent who asked reads. What they gave up themselves is no failure.
fn failure(name: &str, what: AttemptKind, why: NotTaken, at: Timestamp) -> Option<FailureView> {
    let reason = match why {
        NotTaken::Declined => format!("{name} declined"),
        NotTaken::TimedOut => format!("{name} did not answer"),
        NotTaken::SignedOut => format!("{name} signed out"),
        NotTaken::Cancelled
        | NotTaken::CustomerLeft
        | NotTaken::ChatEnded
        | NotTaken::Reassigned => return None,
    };
    Some(FailureView {
        command: match what {
            AttemptKind::Transfer => CommandName::Transfer,
            AttemptKind::Consult | AttemptKind::Conference => CommandName::Conference,
        },
        reason,
        at,
    })
}
