//! Steps in words, for reports and for the screen.

use std::fmt;

use callbench_contract::ids::{AgentQueueId, CampaignId, UserId};
use callbench_workspace::{CentreConfiguration, CommandName, Target};

use crate::condition::{Condition, View};
use crate::scenario::{
    AgentAct, Cast, CustomerAct, DiallerAct, Doing, Number, OtherAct, SupervisorAct, TicketAct,
};
use crate::span::words;

/// A step in words.
pub(crate) fn step(
    what: &Doing,
    cast: &Cast,
    configuration: &CentreConfiguration,
    refused: bool,
) -> String {
    let names = Names {
        cast,
        configuration,
    };
    let mut text = match what {
        Doing::Agent { who, act } => format!("{who} {}", names.agent(act)),
        Doing::Supervisor { who, act } => format!("{who} {}", names.supervisor(act)),
        Doing::Customer { who, act } => format!("{who} {}", names.customer(act)),
        Doing::Other { who, act } => format!("{who} {}", other(act)),
        Doing::Dialler {
            act: DiallerAct::Call { number, agent, .. },
        } => format!("the dialler calls {} for {agent}", number_words(number)),
        Doing::Pass { span } => format!("{span} pass"),
        Doing::Wait { conditions, .. } => format!("wait until {}", all(conditions)),
        Doing::Expect { conditions } => format!("expect that {}", all(conditions)),
    };
    if refused {
        text.push_str(", which is refused");
    }
    text
}

fn all(conditions: &[Condition]) -> String {
    let words: Vec<String> = conditions.iter().map(ToString::to_string).collect();
    words.join(" and ")
}

struct Names<'a> {
    cast: &'a Cast,
    configuration: &'a CentreConfiguration,
}

impl Names<'_> {
    fn campaign(&self, id: CampaignId) -> String {
        self.configuration
            .campaign(id)
            .map_or_else(|| id.to_string(), |found| found.campaign_name.clone())
    }

    fn queue(&self, id: AgentQueueId) -> String {
        self.configuration
            .queue(id)
            .map_or_else(|| id.to_string(), |found| found.queue_name.clone())
    }

    fn door(
        &self,
        campaign: Option<CampaignId>,
        queue: Option<AgentQueueId>,
        agent: Option<&UserId>,
    ) -> String {
        let line = campaign
            .map(|id| self.campaign(id))
            .or_else(|| queue.map(|id| self.queue(id)));
        match (line, agent) {
            (Some(line), Some(agent)) => format!("{line} ({agent})"),
            (Some(line), None) => line,
            (None, Some(agent)) => agent.to_string(),
            (None, None) => "the contact centre".to_owned(),
        }
    }

    fn target(&self, target: &Target) -> String {
        match target {
            Target::Phone { phone } => self
                .cast
                .others
                .iter()
                .find(|(_, number)| number.as_str() == phone.as_str())
                .map_or_else(|| phone.to_string(), |(name, _)| name.clone()),
            Target::ThirdParty { third_party_id } => self
                .configuration
                .third_parties
                .iter()
                .find(|party| party.third_party_id == *third_party_id)
                .map_or_else(|| third_party_id.to_string(), |party| party.name.clone()),
            Target::User { user_id } => user_id.to_string(),
            Target::Queue { agent_queue_id } => {
                format!("the queue {}", self.queue(*agent_queue_id))
            }
            Target::Campaign { campaign_id } => {
                format!("the campaign {}", self.campaign(*campaign_id))
            }
            Target::Ivr { context_id } | Target::LocalIvr { context_id } => self
                .configuration
                .ivrs
                .iter()
                .find(|ivr| ivr.context_id == *context_id)
                .map_or_else(|| context_id.to_string(), |ivr| ivr.context_name.clone()),
        }
    }

    fn agent(&self, act: &AgentAct) -> String {
        match act {
            AgentAct::SignIn { elsewhere: false } => "signs in".to_owned(),
            AgentAct::SignIn { elsewhere: true } => "signs in elsewhere".to_owned(),
            AgentAct::SignOut { force: false } => "signs out".to_owned(),
            AgentAct::SignOut { force: true } => "is signed out".to_owned(),
            AgentAct::ComeBack => "comes back".to_owned(),
            AgentAct::SelectCampaign(id) => format!("selects {}", self.campaign(*id)),
            AgentAct::SelectExtension(extension) => format!("sits at extension {extension}"),
            AgentAct::Ready => "gets ready".to_owned(),
            AgentAct::Break(reason) => format!("takes a break: {reason}"),
            AgentAct::AutoCall(on) => {
                format!(
                    "switches automatic calls {}",
                    if *on { "on" } else { "off" }
                )
            }
            AgentAct::Simple { command, with } => {
                format!("{}{}", simple(*command), with_words(with))
            }
            AgentAct::Press { digits } => format!("presses {digits}"),
            AgentAct::Dial { number } => format!("dials {}", number_words(number)),
            AgentAct::Dispose {
                code,
                callback_in,
                then_dial,
                with,
                ..
            } => {
                let mut text = format!("disposes with {code}{}", with_words(with));
                if let Some(span) = callback_in {
                    text.push_str(&format!(", to call back in {span}"));
                }
                if let Some(number) = then_dial {
                    text.push_str(&format!(", then dials {}", number_words(number)));
                }
                text
            }
            AgentAct::Reach {
                command,
                target,
                with,
            } => {
                let target = self.target(target);
                let with = with_words(with);
                match command {
                    CommandName::Consult => format!("consults {target}"),
                    CommandName::Conference => format!("brings in {target}{with}"),
                    _ => format!("transfers to {target}{with}"),
                }
            }
            AgentAct::Drop { party } => format!("sends {party} away"),
            AgentAct::NextLead => "takes the next lead".to_owned(),
            AgentAct::Callback {
                command,
                of,
                callback_in,
            } => {
                let of = of
                    .as_ref()
                    .map(|of| format!(" of {of}"))
                    .unwrap_or_default();
                match (command, callback_in) {
                    (CommandName::RescheduleCallback, Some(span)) => {
                        format!("moves the callback{of}: in {span}")
                    }
                    (CommandName::CancelCallback, _) => format!("cancels the callback{of}"),
                    _ => format!("dials the callback{of}"),
                }
            }
            AgentAct::Write { text, with } => format!("writes{}: “{text}”", with_words(with)),
            AgentAct::Say { text } => format!("says “{text}”"),
            AgentAct::Ticket(act) => ticket(act),
        }
    }

    fn supervisor(&self, act: &SupervisorAct) -> String {
        match act {
            SupervisorAct::Manage(Some(id)) => format!("manages {}", self.campaign(*id)),
            SupervisorAct::Manage(None) => "manages all campaigns".to_owned(),
            SupervisorAct::ForceLogout(user) => format!("signs {user} out"),
            SupervisorAct::Listen(user) => format!("listens to {user}"),
            SupervisorAct::Barge(user) => format!("joins the call of {user}"),
            SupervisorAct::StopListening => "stops listening".to_owned(),
            SupervisorAct::StartDialler(id) => {
                format!("starts the dialler of {}", self.campaign(*id))
            }
            SupervisorAct::StopDialler(id) => {
                format!("stops the dialler of {}", self.campaign(*id))
            }
            SupervisorAct::Reassign { from, to } => format!("gives what rings at {from} to {to}"),
            SupervisorAct::Assign { customer, to } => format!("assigns {customer} to {to}"),
            SupervisorAct::Ticket(act) => ticket(act),
        }
    }

    fn customer(&self, act: &CustomerAct) -> String {
        match act {
            CustomerAct::Call {
                campaign,
                queue,
                agent,
                click,
            } => format!(
                "{} {}",
                if *click {
                    "asks on a page for a call from"
                } else {
                    "calls"
                },
                self.door(*campaign, *queue, agent.as_ref())
            ),
            CustomerAct::Answer => "answers".to_owned(),
            CustomerAct::HangUp => "hangs up".to_owned(),
            CustomerAct::Reject(outcome) => format!("isn't reached ({outcome})"),
            CustomerAct::Press { digits } => format!("presses {digits}"),
            CustomerAct::Say { text } => format!("says “{text}”"),
            CustomerAct::Recording { url } => format!("was recorded: {url}"),
            CustomerAct::Chat {
                campaign,
                queue,
                agent,
                ..
            } => format!(
                "begins a chat with {}",
                self.door(*campaign, *queue, agent.as_ref())
            ),
            CustomerAct::Write { text } => format!("writes “{text}”"),
            CustomerAct::Leave => "leaves the chat".to_owned(),
        }
    }
}

fn other(act: &OtherAct) -> String {
    match act {
        OtherAct::Answer => "answers".to_owned(),
        OtherAct::Reject(outcome) => format!("isn't reached ({outcome})"),
        OtherAct::Leave => "hangs up".to_owned(),
        OtherAct::Say { text } => format!("says “{text}”"),
    }
}

fn ticket(act: &TicketAct) -> String {
    let of = |ticket: &Option<String>| {
        ticket
            .as_ref()
            .map_or_else(|| "the ticket".to_owned(), |subject| format!("“{subject}”"))
    };
    match act {
        TicketAct::Open { subject, .. } => format!("opens a ticket: “{subject}”"),
        TicketAct::Note { text, ticket } => format!("notes on {}: “{text}”", of(ticket)),
        TicketAct::Change { state, ticket, .. } => match state {
            Some(state) => format!("moves {} to {state}", of(ticket)),
            None => format!("changes {}", of(ticket)),
        },
        TicketAct::Assign { assignee, ticket } => match assignee {
            Some(user) => format!("assigns {} to {user}", of(ticket)),
            None => format!("takes {} from everybody", of(ticket)),
        },
        TicketAct::Pick { ticket } => format!("picks {}", of(ticket)),
        TicketAct::Merge { ticket, into } => format!("merges “{ticket}” into “{into}”"),
        TicketAct::Attach { ticket } => format!("attaches the call to {}", of(ticket)),
    }
}

fn simple(command: CommandName) -> &'static str {
    match command {
        CommandName::Answer => "answers",
        CommandName::Decline => "declines",
        CommandName::Hold => "puts the customer on hold",
        CommandName::Resume => "takes the customer back",
        CommandName::Mute => "mutes",
        CommandName::Unmute => "unmutes",
        CommandName::HangUp => "hangs up",
        CommandName::ScreenPop => "asks for the record",
        CommandName::CompleteTransfer => "completes the transfer",
        CommandName::JoinParties => "joins all parties",
        CommandName::EndConsultation => "ends the consultation",
        CommandName::CancelAttempt => "cancels the attempt",
        CommandName::LeaveConference => "leaves the conference",
        CommandName::DialPreview => "dials the preview",
        CommandName::SkipPreview => "skips the preview",
        CommandName::EndChat => "ends the chat",
        _ => "acts",
    }
}

fn with_words(with: &Option<String>) -> String {
    with.as_ref()
        .map(|customer| format!(" (with {customer})"))
        .unwrap_or_default()
}

fn number_words(number: &Number) -> &str {
    match number {
        Number::Of(customer) => customer,
        Number::Phone(phone) => phone,
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AgentIs { who, state, with } => {
                write!(f, "{who} is {state}")?;
                match with {
                    Some(customer) => write!(f, " with {customer}"),
                    None => Ok(()),
                }
            }
            Self::AgentShows {
                who, view, fields, ..
            } => {
                let what = match view {
                    View::Desk => "desk",
                    View::InHand => "interaction in hand",
                    View::Last => "last interaction",
                };
                write!(f, "{who}'s {what} has {fields}")
            }
            Self::Hears { who, events } => {
                let names: Vec<String> = events
                    .iter()
                    .map(|event| match &event.payload {
                        Some(payload) => format!("{} {payload}", event.name),
                        None => event.name.clone(),
                    })
                    .collect();
                write!(f, "{who}'s apps hear {}", names.join(", then "))
            }
            Self::HearsNot { who, names } => {
                write!(f, "{who}'s apps don't hear {}", names.join(" or "))
            }
            Self::CustomerIs { who, state } => write!(f, "{who} is {state}"),
        }
    }
}

/// How long something took, for the reason why a wait failed.
pub(crate) fn after(length: callbench_contract::time::Millis) -> String {
    format!("after {}", words(length))
}
