//! What happens in a call outside the workspace, and what follows from it here.

use callbench_contract::call::{HangupParty, SystemDisposition};
use callbench_contract::ids::{CrtObjectId, LineId, OrderId, PartyId, UserId};
use callbench_contract::time::Timestamp;

use crate::agent_command::{AgentCommand, CommandName};
use crate::call::{Hears, Interaction, Phase};
use crate::call_commands::parse_digits;
use crate::call_ends::{consultation_ends, ended, unknown_party};
use crate::call_wish::CallRef;
use crate::centre::Centre;
use crate::context::{Context, IdKind};
use crate::fact::Happening;
use crate::interaction_view::LineView;
use crate::order::Order;
use crate::placing::connected;
use crate::refusal::{Refusal, RefusalCode, at_most};
use crate::signal::Signal;

const LONGEST_LINE: usize = 2_000;
const LONGEST_URL: usize = 2_000;

impl Centre {
    /// Something happened in a customer's call.
    pub(crate) fn decide_signal(
        &self,
        call: &CallRef,
        signal: &Signal,
        context: &mut dyn Context,
    ) -> Result<Vec<Happening>, Refusal> {
        let now = context.now();
        let call = self.require_call(call)?;
        match signal {
            Signal::CustomerAnswered {} => {
                let part = self.dialling(&call, "answered by the customer")?;
                Ok(vec![connected(part.id().clone())])
            }
            Signal::CustomerHungUp {} => {
                let happenings = self.customer_hangs_up(&call, now);
                if happenings.is_empty() {
                    return Err(self.over(&call, "hung up by the customer"));
                }
                Ok(happenings)
            }
            Signal::CustomerNotReached { outcome } => {
                let part = self.dialling(&call, "rejected by the customer")?;
                let by = match outcome {
                    SystemDisposition::Rejected | SystemDisposition::Busy => HangupParty::Customer,
                    _ => HangupParty::System,
                };
                Ok(vec![ended(part, by, *outcome, None)])
            }
            Signal::AgentAnswered { user_id } => {
                let part = self.part_for(&call, user_id.as_ref(), "answered", |part| {
                    matches!(part.phase, Phase::Ringing { .. })
                })?;
                self.decide_answer(part, now)
            }
            Signal::AgentHungUp { user_id } => {
                let part = self.part_for(&call, user_id.as_ref(), "hung up", Interaction::is_up)?;
                if matches!(part.phase, Phase::Ringing { .. }) {
                    return self.decide_decline(part, now);
                }
                self.decide_hang_up(part, now)
            }
            Signal::PartyAnswered { party_id } => {
                let part = self.trying(&call, party_id.as_ref())?;
                Ok(self.party_answers(part, now))
            }
            Signal::PartyNotReached { party_id, outcome } => {
                let part = self.trying(&call, party_id.as_ref())?;
                Ok(Self::attempt_failed(part, *outcome).into_iter().collect())
            }
            Signal::PartyLeft { party_id } => self.party_leaves(&call, party_id.as_ref(), now),
            Signal::Spoken { speaker, text } => {
                let text = text.trim();
                if text.is_empty() {
                    return Err(Refusal::new(
                        RefusalCode::EmptyText,
                        "The line that was spoken is empty",
                        "Say something",
                    ));
                }
                at_most("line", text, LONGEST_LINE)?;
                self.up(&call, "spoken in")?;
                Ok(vec![Happening::LineSpoken {
                    crt_object_id: call,
                    line: Box::new(LineView {
                        line_id: LineId::new(context.new_id(IdKind::Line)),
                        speaker: *speaker,
                        text: text.to_owned(),
                        at: now,
                    }),
                }])
            }
            Signal::DigitsPressed { digits } => {
                let digits = parse_digits(digits)?;
                self.up(&call, "sent digits")?;
                Ok(vec![Happening::DigitsPressed {
                    crt_object_id: call,
                    digits,
                }])
            }
            Signal::RecordingReady { url } => {
                at_most("recording's address", url, LONGEST_URL)?;
                if !(url.starts_with("https://") || url.starts_with("http://")) {
                    return Err(Refusal::new(
                        RefusalCode::InvalidUrl,
                        format!("`{}` is not the address of a recording", url.escape_debug()),
                        "Give an http or https address",
                    ));
                }
                Ok(vec![Happening::RecordingReady {
                    crt_object_id: call,
                    url: url.clone(),
                }])
            }
            Signal::OrderDone { order_id } => {
                let (part, order) = self.ordered(&call, order_id)?;
                Ok(self.order_done(part, order, context))
            }
            Signal::OrderFailed { order_id, reason } => {
                at_most("reason", reason, LONGEST_LINE)?;
                let (part, order) = self.ordered(&call, order_id)?;
                Ok(self.order_failed(part, order, reason))
            }
        }
    }

    /// A part of the call in which the customer is being called.
    fn dialling(&self, call: &CrtObjectId, done: &str) -> Result<&Interaction, Refusal> {
        self.parts_of(call)
            .find(|part| matches!(part.phase, Phase::Dialling { .. }))
            .ok_or_else(|| match self.parts_of(call).next_back() {
                Some(part) => part.wrong_state(done, "Only a call that is dialled can be"),
                None => self.over(call, done),
            })
    }

    /// The one part of the call that fits, or the one of the agent who is named.
    fn part_for(
        &self,
        call: &CrtObjectId,
        user: Option<&UserId>,
        done: &str,
        fits: impl Fn(&Interaction) -> bool,
    ) -> Result<&Interaction, Refusal> {
        let mut parts = self
            .parts_of(call)
            .filter(|part| fits(part) && user.is_none_or(|user| part.call.agent == *user));
        match (parts.next(), parts.next()) {
            (Some(part), None) => Ok(part),
            (None, _) => Err(self.over(call, done)),
            (Some(_), Some(_)) => Err(Refusal::new(
                RefusalCode::NoAgent,
                "Several agents are in the call",
                "Name the agent who is meant",
            )),
        }
    }

    /// The part of the call in which a telephone is tried.
    fn trying(&self, call: &CrtObjectId, party: Option<&PartyId>) -> Result<&Interaction, Refusal> {
        self.parts_of(call)
            .find(|part| {
                part.attempt.as_ref().is_some_and(|attempt| {
                    // An agent who is tried answers at the desk.
                    attempt.party.interaction_id.is_none()
                        && party.is_none_or(|id| attempt.party.party_id == *id)
                })
            })
            .ok_or_else(|| {
                Refusal::new(
                    RefusalCode::NothingTried,
                    "No telephone is being tried in this call",
                    "Let an agent transfer to a phone, consult one, or bring one in",
                )
            })
    }

    /// A party hung up: of a conference, of a consultation, or before it answered.
    fn party_leaves(
        &self,
        call: &CrtObjectId,
        wanted: Option<&PartyId>,
        now: Timestamp,
    ) -> Result<Vec<Happening>, Refusal> {
        if let Ok(part) = self.trying(call, wanted) {
            return Ok(Self::attempt_failed(part, SystemDisposition::Rejected)
                .into_iter()
                .collect());
        }
        let parts = || {
            self.parts_of(call)
                .filter_map(|part| Some((part, part.live_talk()?)))
        };
        let found = parts().find_map(|(part, talk)| {
            let party = talk.parties.iter().find(|party| {
                party.interaction_id.is_none() && wanted.is_none_or(|id| party.party_id == *id)
            })?;
            Some((part, talk, party))
        });
        let Some((part, talk, party)) = found else {
            return Err(match (wanted, parts().next()) {
                (Some(id), Some((_, talk))) => unknown_party(id, talk),
                _ => Refusal::new(
                    RefusalCode::UnknownParty,
                    "No further party is in the call",
                    "Nobody but agents and the customer can leave it",
                ),
            });
        };
        if matches!(&talk.hears, Hears::Consulted(id) if *id == party.party_id) {
            return Ok(consultation_ends(part, now).into_iter().collect());
        }
        Ok(self.party_goes(call, party, now))
    }

    fn up(&self, call: &CrtObjectId, done: &str) -> Result<(), Refusal> {
        if self.parts_of(call).any(Interaction::is_up) {
            return Ok(());
        }
        Err(self.over(call, done))
    }

    fn over(&self, call: &CrtObjectId, done: &str) -> Refusal {
        let (state, remedy) = if self.waiting.get(call).is_some() {
            ("waits for an agent", "Wait until an agent has it")
        } else {
            ("is over", "Start another call")
        };
        Refusal::new(
            RefusalCode::WrongCallState,
            format!("The call {state}, it can't be {done}"),
            remedy,
        )
    }

    fn ordered(&self, call: &CrtObjectId, id: &OrderId) -> Result<(&Interaction, &Order), Refusal> {
        self.parts_of(call)
            .find_map(|part| {
                let order = part.order.as_ref().filter(|order| order.order_id == *id)?;
                Some((part, order))
            })
            .ok_or_else(|| {
                Refusal::new(
                    RefusalCode::UnknownOrder,
                    format!("No order `{id}` is pending for this call"),
                    "It was done, failed or timed out before; nothing is left to report",
                )
            })
    }

    /// The telephony system did what it was told: what the agent commanded happens now.
    fn order_done(
        &self,
        part: &Interaction,
        order: &Order,
        context: &mut dyn Context,
    ) -> Vec<Happening> {
        let mut happenings = vec![Happening::OrderDone {
            interaction_id: part.id().clone(),
            order_id: order.order_id.clone(),
        }];
        // What the call's state no longer allows was overtaken by something else; the order is done all the same.
        if let Some(session) = self.session(&part.call.agent)
            && let Ok(follows) = self.decide_on_call(session, part, &order.command, context)
        {
            happenings.extend(follows);
        }
        happenings
    }

    /// The telephony system failed: the call goes on as it was, one that was to be dialled is over.
    pub(crate) fn order_failed(
        &self,
        part: &Interaction,
        order: &Order,
        reason: &str,
    ) -> Vec<Happening> {
        let mut happenings = vec![Happening::OrderFailed {
            interaction_id: part.id().clone(),
            order_id: order.order_id.clone(),
            command: order.command.name(),
            reason: reason.to_owned(),
        }];
        if matches!(order.command, AgentCommand::Dial { .. })
            && matches!(part.phase, Phase::Dialling { .. })
        {
            happenings.push(ended(
                part,
                HangupParty::System,
                SystemDisposition::ProviderFailure,
                None,
            ));
        }
        happenings
    }

    /// What telephony systems were told and have not done yet: to be told again after a restart.
    pub fn pending_orders(&self) -> impl Iterator<Item = &Order> {
        self.interactions()
            .filter_map(|interaction| interaction.order.as_ref())
    }

    /// Refuses a second command while the telephony system is at the first; hanging up overtakes all others.
    pub(crate) fn require_no_order(
        interaction: &Interaction,
        command: &AgentCommand,
    ) -> Result<(), Refusal> {
        match &interaction.order {
            Some(order) if command.name() != CommandName::HangUp => Err(Refusal::new(
                RefusalCode::OrderPending,
                format!(
                    "The telephony system has not answered to `{}` yet",
                    order.command.name()
                ),
                "Wait a moment, or hang up",
            )),
            _ => Ok(()),
        }
    }

    pub(crate) fn require_call(&self, call: &CallRef) -> Result<CrtObjectId, Refusal> {
        let unknown = |id: &str| {
            Refusal::new(
                RefusalCode::UnknownInteraction,
                format!("There is no call `{id}`, or it is long over"),
                "Name a call that is up",
            )
        };
        match call {
            CallRef::Interaction(id) => self
                .interaction(id)
                .map(|found| found.call.crt_object_id.clone())
                .ok_or_else(|| unknown(id.as_str())),
            CallRef::Call(id)
                if self.waiting.get(id).is_some() || self.parts_of(id).next().is_some() =>
            {
                Ok(id.clone())
            }
            CallRef::Call(id) => Err(unknown(id.as_str())),
        }
    }
}
