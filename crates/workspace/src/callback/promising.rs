//! Promising a call, keeping the promise, putting it off, taking it back.

use callbench_contract::AppEvent;
use callbench_contract::call::{CallType, SystemDisposition};
use callbench_contract::event::callback::{CallbackFailed, CallbackScheduled};
use callbench_contract::event::parts::AgentFields;
use callbench_contract::ids::{CallbackId, Phone, UserId};
use callbench_contract::time::{Millis, Timestamp};

use super::state::{Callback, CallbackState};
use crate::agent_command::AgentCommand;
use crate::agent_session::AgentSession;
use crate::availability::require_may_dial;
use crate::call::{Call, Interaction};
use crate::call_wish::CallbackWish;
use crate::callback::{CallbackHappening, Promise};
use crate::campaign_selection::require_working_on;
use crate::centre::Centre;
use crate::context::{Context, IdKind};
use crate::delivery::Delivery;
use crate::fact::Happening;
use crate::payload::outcome_in_words;
use crate::phone::{mask, parse_phone};
use crate::placing::{Wanted, takes_voice};
use crate::refusal::{Refusal, RefusalCode};

/// How far ahead a call can be promised: a time beyond that is a slip.
const FARTHEST: Millis = Millis::from_secs(366 * 24 * 60 * 60);

impl Centre {
    /// A call is promised while this one is disposed of.
    pub(crate) fn decide_promise(
        &self,
        call: &Call,
        wish: &CallbackWish,
        note: Option<&str>,
        now: Timestamp,
        context: &mut dyn Context,
    ) -> Result<Vec<Happening>, Refusal> {
        require_to_come(wish.callback_time, now)?;
        // An agent who sees a masked number can only mean the one behind it.
        let given = wish
            .phone
            .as_ref()
            .filter(|phone| phone.as_str() != call.display_phone);
        let phone = match given {
            Some(phone) => parse_phone(phone.as_str())?,
            None => call.phone.clone(),
        };
        let note = note.map(str::trim).filter(|note| !note.is_empty());
        let promise = Promise {
            callback_id: CallbackId::new(context.new_id(IdKind::Callback)),
            campaign_id: call.campaign_id,
            customer_id: call.customer_id,
            phone,
            callback_time: wish.callback_time,
            user_id: wish.is_self_callback.then(|| call.agent.clone()),
            note: note.map(str::to_owned),
            created_by: call.agent.clone(),
        };
        Ok(vec![fact(CallbackHappening::Promised { promise })])
    }

    /// `dialCallback`, `rescheduleCallback`, `cancelCallback`.
    pub(crate) fn decide_on_callback(
        &self,
        session: &AgentSession,
        id: &CallbackId,
        command: &AgentCommand,
        now: Timestamp,
        context: &mut dyn Context,
    ) -> Result<Vec<Happening>, Refusal> {
        let callback = self.callbacks.get(id).ok_or_else(|| unknown(id))?;
        require_maker(callback, session)?;
        let (callback_id, by) = (id.clone(), session.user.clone());
        match command {
            AgentCommand::RescheduleCallback { callback_time, .. } => {
                callback.require_open("moved")?;
                require_to_come(*callback_time, now)?;
                if callback.promise.callback_time == *callback_time
                    && callback.state == CallbackState::Scheduled
                {
                    return Ok(Vec::new());
                }
                Ok(vec![fact(CallbackHappening::Rescheduled {
                    callback_id,
                    callback_time: *callback_time,
                    by,
                })])
            }
            AgentCommand::CancelCallback { .. } => {
                if callback.state == CallbackState::Cancelled {
                    return Ok(Vec::new());
                }
                callback.require_open("taken back")?;
                Ok(vec![fact(CallbackHappening::Cancelled { callback_id, by })])
            }
            _ => self.decide_dial_callback(session, callback, context),
        }
    }

    fn decide_dial_callback(
        &self,
        session: &AgentSession,
        callback: &Callback,
        context: &mut dyn Context,
    ) -> Result<Vec<Happening>, Refusal> {
        callback.require_open("dialled")?;
        let promise = &callback.promise;
        let campaign = require_working_on(
            session,
            &self.configuration,
            Some(promise.campaign_id),
            "calls to customers",
            takes_voice,
        )?;
        require_may_dial(session)?;
        let wanted = Wanted {
            phone: promise.phone.as_str(),
            campaign: Some(promise.campaign_id),
            customer: self
                .customer(promise.customer_id)
                .map(|customer| customer.customer_id),
            ..Wanted::default()
        };
        let mut call = self.around(session).call(
            CallType::OutboundCallbackDial,
            campaign,
            &wanted,
            context,
        )?;
        call.callback_id = Some(promise.callback_id.clone());
        Ok(self.dial(call, session, context))
    }

    /// The time of a promised call has come.
    pub(crate) fn callback_due(&self, id: &CallbackId) -> Vec<Happening> {
        vec![fact(CallbackHappening::Due {
            callback_id: id.clone(),
        })]
    }

    /// Writes down what became of a promised call that was dialled.
    pub(crate) fn next_settled_callback(&self) -> Option<Vec<Happening>> {
        let callback = self.callbacks.first_unsettled()?;
        let callback_id = callback.promise.callback_id.clone();
        let call = callback.call.as_ref().and_then(|id| self.interaction(id));
        let happening = if call.is_some_and(|call| call.talk().is_some()) {
            CallbackHappening::Reached { callback_id }
        } else {
            CallbackHappening::Missed {
                callback_id,
                outcome: call
                    .and_then(Interaction::ending)
                    .map_or(SystemDisposition::NoAnswer, |ending| ending.outcome),
                by: call.map_or_else(
                    || callback.promise.created_by.clone(),
                    |call| call.call.agent.clone(),
                ),
            }
        };
        Some(vec![fact(happening)])
    }

    pub(crate) fn callback_deliveries(
        &self,
        at: Timestamp,
        what: &CallbackHappening,
    ) -> Vec<Delivery> {
        match what {
            CallbackHappening::Promised { promise } => {
                self.scheduled(&promise.created_by, promise, at)
            }
            CallbackHappening::Rescheduled {
                callback_id, by, ..
            } => self
                .callbacks
                .get(callback_id)
                .map(|callback| self.scheduled(by, &callback.promise, at))
                .unwrap_or_default(),
            CallbackHappening::Missed {
                callback_id,
                outcome,
                by,
            } => self
                .callbacks
                .get(callback_id)
                .map(|callback| {
                    let promise = &callback.promise;
                    self.to_callback_agent(by, at, |agent| {
                        CallbackFailed {
                            agent,
                            campaign_id: promise.campaign_id,
                            customer_id: promise.customer_id,
                            phone: self.shown_phone(promise),
                            callback_time: promise.callback_time,
                            reason: outcome_in_words(*outcome).to_owned(),
                        }
                        .into()
                    })
                })
                .unwrap_or_default(),
            CallbackHappening::Due { .. }
            | CallbackHappening::Cancelled { .. }
            | CallbackHappening::Reached { .. } => Vec::new(),
        }
    }

    fn scheduled(&self, user: &UserId, promise: &Promise, at: Timestamp) -> Vec<Delivery> {
        self.to_callback_agent(user, at, |agent| {
            CallbackScheduled {
                agent,
                campaign_id: promise.campaign_id,
                customer_id: promise.customer_id,
                phone: self.shown_phone(promise),
                callback_time: promise.callback_time,
                is_self_callback: promise.user_id.as_ref() == Some(user),
            }
            .into()
        })
    }

    fn to_callback_agent(
        &self,
        user: &UserId,
        at: Timestamp,
        event: impl FnOnce(AgentFields) -> AppEvent,
    ) -> Vec<Delivery> {
        let Some(session) = self.session(user) else {
            return Vec::new();
        };
        let agent = AgentFields {
            event_time: at,
            session_id: session.session_id.clone(),
            user_id: user.clone(),
        };
        vec![Delivery {
            user: user.clone(),
            interaction: None,
            event: event(agent),
        }]
    }

    /// The number as agents and apps may see it.
    pub(super) fn shown_phone(&self, promise: &Promise) -> Phone {
        let is_masked = self
            .configuration
            .campaign(promise.campaign_id)
            .is_some_and(|campaign| campaign.masking_enabled);
        if is_masked {
            Phone::new(mask(&promise.phone))
        } else {
            promise.phone.clone()
        }
    }

    /// What apps hear when a disposition was refused because of the call that it promises.
    pub(crate) fn callback_refused(
        &self,
        call: &Call,
        wish: &CallbackWish,
        refusal: &Refusal,
        now: Timestamp,
    ) -> Vec<Delivery> {
        if !matches!(
            refusal.code,
            RefusalCode::InvalidCallbackTime | RefusalCode::InvalidPhone
        ) {
            return Vec::new();
        }
        self.to_callback_agent(&call.agent, now, |agent| {
            CallbackFailed {
                agent,
                campaign_id: call.campaign_id,
                customer_id: call.customer_id,
                phone: wish
                    .phone
                    .clone()
                    .unwrap_or_else(|| Phone::new(call.display_phone.clone())),
                callback_time: wish.callback_time,
                reason: format!("{}. {}.", refusal.reason, refusal.remedy),
            }
            .into()
        })
    }
}

impl Callback {
    /// Refuses what only an unkept promise allows. One that failed may be tried again, or moved.
    fn require_open(&self, done: &str) -> Result<(), Refusal> {
        match self.state {
            CallbackState::Scheduled | CallbackState::Due | CallbackState::Failed => Ok(()),
            CallbackState::Dialling | CallbackState::Done | CallbackState::Cancelled => {
                Err(Refusal::new(
                    RefusalCode::WrongCallbackState,
                    format!("The callback {}, it can't be {done}", self.state.in_words()),
                    "Take one that is still to be made",
                ))
            }
        }
    }
}

fn fact(what: CallbackHappening) -> Happening {
    Happening::Callback(Box::new(what))
}

fn unknown(id: &CallbackId) -> Refusal {
    Refusal::new(
        RefusalCode::UnknownCallback,
        format!("There is no callback `{id}`, or it is long over"),
        "Take one from the list of callbacks",
    )
}

/// The agent to whom it was promised, or for anyone's: whoever works on the campaign, or promised it.
fn require_maker(callback: &Callback, session: &AgentSession) -> Result<(), Refusal> {
    let promise = &callback.promise;
    let may = match &promise.user_id {
        Some(user) => *user == session.user,
        None => session.campaign == Some(promise.campaign_id) || promise.created_by == session.user,
    };
    if may {
        return Ok(());
    }
    Err(match &promise.user_id {
        Some(user) => Refusal::new(
            RefusalCode::OtherAgent,
            format!("The callback is {user}'s"),
            "Take one of your own, or one for anyone of your campaign",
        ),
        None => Refusal::new(
            RefusalCode::OtherCampaign,
            format!("The callback belongs to campaign {}", promise.campaign_id),
            "Choose that campaign first",
        ),
    })
}

fn require_to_come(time: Timestamp, now: Timestamp) -> Result<(), Refusal> {
    let refused = |reason: &str, remedy: &str| {
        Err(Refusal::new(
            RefusalCode::InvalidCallbackTime,
            reason,
            remedy,
        ))
    };
    if time <= now {
        return refused(
            "The time of the callback lies in the past",
            "Give a later time",
        );
    }
    if time - now > FARTHEST {
        return refused(
            "The time of the callback is more than a year away",
            "Give a time within a year, in milliseconds since the epoch",
        );
    }
    Ok(())
}
