//! What may happen on a random day.

use std::collections::BTreeSet;

use callbench_contract::call::{CallType, SystemDisposition};
use callbench_contract::event::session::LogoutReason;
use callbench_contract::ids::{
    AgentQueueId, CampaignId, ConnectorName, ContextId, CrtObjectId, CustomerId, InteractionId,
    OrderId, PartyId, Phone, ThirdPartyId,
};
use callbench_contract::time::Millis;
use callbench_workspace::{
    AgentCommand, CallState, CallWish, CentreConfiguration, Command, CustomerDraft, Ivr, Line,
    Signal, Speaker, Target, ThirdParty, demo,
};
use proptest::prelude::*;

use crate::stage::{Stage, inbound, manual, outbound, telephony, user};

pub(crate) const AGENTS: [&str; 3] = ["agent1", "agent2", "nobody-yet"];

pub(crate) const PHONES: [&str; 6] = [
    "+919845012345",
    "98100 23456",
    "+4930123456",
    "100",
    "",
    "no number",
];

pub(crate) const CAMPAIGNS: [i64; 5] = [101, 102, 201, 301, 999];

/// One step of a random day. Small numbers choose from short lists, so that steps meet each other often.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    SignIn {
        agent: usize,
        force: bool,
    },
    SignOut {
        agent: usize,
        force: bool,
    },
    Resume {
        agent: usize,
    },
    Select {
        agent: usize,
        campaign: usize,
    },
    Extension {
        agent: usize,
        number: u8,
    },
    Ready {
        agent: usize,
    },
    Break {
        agent: usize,
        reason: usize,
    },
    AutoCall {
        agent: usize,
        on: bool,
    },
    Arrive {
        kind: u8,
        agent: usize,
        phone: usize,
        campaign: Option<usize>,
    },
    Dial {
        agent: usize,
        phone: usize,
        customer: i64,
    },
    OnCall {
        agent: usize,
        verb: u8,
        code: bool,
        strange: bool,
    },
    Customer {
        agent: usize,
        verb: u8,
    },
    /// A call for whoever is ready.
    Queue {
        kind: u8,
        phone: usize,
        campaign: usize,
        carried: bool,
    },
    /// An agent tries to hand over, to consult, to bring in.
    Reach {
        agent: usize,
        what: u8,
        target: u8,
    },
    /// What an agent does with others in the call.
    WithOthers {
        agent: usize,
        verb: u8,
    },
    /// What the desk offers for the call in hand.
    Offered {
        agent: usize,
        pick: usize,
        target: u8,
    },
    /// What happens outside in a call, also one that waits.
    Outside {
        call: usize,
        verb: u8,
    },
    Wait {
        milliseconds: i64,
    },
    Tick,
    SaveCustomer {
        customer: Option<i64>,
        revision: u64,
        phone: usize,
    },
    Configure {
        without: Option<usize>,
        wrap_time_out: i64,
    },
}

pub(crate) fn step() -> impl Strategy<Value = Step> {
    let agent = || 0..AGENTS.len();
    // A telephone or a colleague more often than not: those may answer.
    let target = || prop_oneof![4 => Just(0), 2 => Just(2), 2 => 0_u8..9];
    prop_oneof![
        12 => (agent(), prop::bool::weighted(0.2)).prop_map(|(agent, force)| Step::SignIn { agent, force }),
        1 => (agent(), any::<bool>()).prop_map(|(agent, force)| Step::SignOut { agent, force }),
        1 => agent().prop_map(|agent| Step::Resume { agent }),
        12 => (agent(), 0..CAMPAIGNS.len()).prop_map(|(agent, campaign)| Step::Select { agent, campaign }),
        1 => (agent(), 0_u8..3).prop_map(|(agent, number)| Step::Extension { agent, number }),
        24 => agent().prop_map(|agent| Step::Ready { agent }),
        2 => (agent(), 0_usize..5).prop_map(|(agent, reason)| Step::Break { agent, reason }),
        2 => (agent(), prop::bool::weighted(0.8)).prop_map(|(agent, on)| Step::AutoCall { agent, on }),
        24 => (0_u8..3, agent(), 0..PHONES.len(), prop::option::weighted(0.3, 0..CAMPAIGNS.len()))
            .prop_map(|(kind, agent, phone, campaign)| Step::Arrive { kind, agent, phone, campaign }),
        2 => (agent(), 0..PHONES.len(), -1_i64..15)
            .prop_map(|(agent, phone, customer)| Step::Dial { agent, phone, customer }),
        40 => (agent(), prop_oneof![2 => Just(0), 4 => 0_u8..9], prop::bool::weighted(0.8), prop::bool::weighted(0.05))
            .prop_map(|(agent, verb, code, strange)| Step::OnCall { agent, verb, code, strange }),
        4 => (agent(), 0_u8..3).prop_map(|(agent, verb)| Step::Customer { agent, verb }),
        8 => (0_u8..3, 0..PHONES.len(), 0..CAMPAIGNS.len(), prop::bool::weighted(0.3))
            .prop_map(|(kind, phone, campaign, carried)| Step::Queue { kind, phone, campaign, carried }),
        8 => (agent(), 0_u8..3, target()).prop_map(|(agent, what, target)| Step::Reach { agent, what, target }),
        8 => (agent(), 0_u8..8).prop_map(|(agent, verb)| Step::WithOthers { agent, verb }),
        90 => (agent(), 0_usize..20, target()).prop_map(|(agent, pick, target)| Step::Offered { agent, pick, target }),
        20 => (0_usize..3, 0_u8..14).prop_map(|(call, verb)| Step::Outside { call, verb }),
        10 => (-2_000_i64..50_000).prop_map(|milliseconds| Step::Wait { milliseconds }),
        6 => Just(Step::Tick),
        1 => (prop::option::of(0_i64..15), 0_u64..3, 0..PHONES.len())
            .prop_map(|(customer, revision, phone)| Step::SaveCustomer { customer, revision, phone }),
        1 => (prop::option::of(0_usize..4), 0_i64..3)
            .prop_map(|(without, wrap_time_out)| Step::Configure { without, wrap_time_out }),
    ]
}

/// The step as a command in the present state; nothing when it only moves the clock.
pub(crate) fn command(step: &Step, stage: &Stage) -> Option<Command> {
    let agent_does = |agent: usize, command| {
        Some(Command::Agent {
            user: user(AGENTS[agent]),
            command,
        })
    };
    let in_hand = |agent: usize| {
        let found = stage
            .centre
            .session(&user(AGENTS[agent]))
            .and_then(|session| session.interaction().cloned());
        found.unwrap_or_else(|| InteractionId::new("interaction-3"))
    };
    match step.clone() {
        Step::SignIn { agent, force } => Some(Command::SignIn {
            user: user(AGENTS[agent]),
            user_name: AGENTS[agent].to_owned(),
            force,
        }),
        Step::SignOut { agent, force } => Some(Command::SignOut {
            user: user(AGENTS[agent]),
            force,
            reason: LogoutReason::User,
        }),
        Step::Resume { agent } => Some(Command::Resume {
            user: user(AGENTS[agent]),
        }),
        Step::Select { agent, campaign } => agent_does(
            agent,
            AgentCommand::SelectCampaign {
                campaign_id: CampaignId::new(CAMPAIGNS[campaign]),
            },
        ),
        Step::Extension { agent, number } => agent_does(
            agent,
            AgentCommand::SelectExtension {
                extension: format!("100{number}"),
            },
        ),
        Step::Ready { agent } => agent_does(agent, AgentCommand::SetReady {}),
        Step::Break { agent, reason } => {
            let reasons = ["Tea", "Lunch", "Training", "Meeting", "Siesta"];
            agent_does(
                agent,
                AgentCommand::StartBreak {
                    reason: reasons[reason].to_owned(),
                },
            )
        }
        Step::AutoCall { agent, on } => agent_does(agent, AgentCommand::SetAutoCall { on }),
        Step::Arrive {
            kind,
            agent,
            phone,
            campaign,
        } => {
            let (agent, phone) = (user(AGENTS[agent]), PHONES[phone].to_owned());
            let campaign = campaign.map(|campaign| CampaignId::new(CAMPAIGNS[campaign]));
            Some(match kind {
                0 => inbound(agent, phone, campaign),
                1 => outbound(agent, phone, campaign),
                _ => manual(agent, phone, campaign),
            })
        }
        Step::Dial {
            agent,
            phone,
            customer,
        } => agent_does(
            agent,
            AgentCommand::Dial {
                phone: PHONES[phone].to_owned(),
                customer_id: Some(CustomerId::new(customer)),
            },
        ),
        Step::OnCall {
            agent,
            verb,
            code,
            strange,
        } => {
            let owner = if strange {
                (agent + 1) % AGENTS.len()
            } else {
                agent
            };
            agent_does(agent, on_call(verb, in_hand(owner), code))
        }
        Step::Customer { agent, verb } => {
            let interaction = in_hand(agent);
            Some(match verb {
                0 => telephony(interaction, Signal::CustomerAnswered {}),
                1 => telephony(interaction, Signal::CustomerHungUp {}),
                _ => telephony(
                    interaction,
                    Signal::CustomerNotReached {
                        outcome: SystemDisposition::Rejected,
                    },
                ),
            })
        }
        Step::Queue {
            kind,
            phone,
            campaign,
            carried,
        } => {
            let call_type = match kind {
                0 => CallType::InboundDial,
                1 => CallType::ClickToCallDial,
                _ => CallType::OutboundAutoDial,
            };
            let mut wish = CallWish::simulated(call_type, None, PHONES[phone]);
            wish.campaign = Some(CampaignId::new(CAMPAIGNS[campaign]));
            if carried {
                wish.line = Line::Connector {
                    connector: ConnectorName::new("pbx"),
                    call: None,
                };
            }
            Some(Command::PlaceCall(Box::new(wish)))
        }
        Step::Reach {
            agent,
            what,
            target,
        } => {
            let interaction_id = in_hand(agent);
            let target = targets(agent).swap_remove(usize::from(target));
            agent_does(
                agent,
                match what {
                    0 => AgentCommand::Transfer {
                        interaction_id,
                        target,
                    },
                    1 => AgentCommand::Consult {
                        interaction_id,
                        target,
                    },
                    _ => AgentCommand::Conference {
                        interaction_id,
                        target,
                    },
                },
            )
        }
        Step::Offered {
            agent,
            pick,
            target,
        } => {
            let id = in_hand(agent);
            let offered = stage
                .centre
                .interaction(&id)
                .map(|found| found.commands())?;
            let name = *offered.get(pick % offered.len().max(1))?;
            let party = party_of(stage, &id);
            let target = targets(agent).swap_remove(usize::from(target));
            let reach = [
                AgentCommand::Transfer {
                    interaction_id: id.clone(),
                    target: target.clone(),
                },
                AgentCommand::Consult {
                    interaction_id: id.clone(),
                    target: target.clone(),
                },
                AgentCommand::Conference {
                    interaction_id: id.clone(),
                    target,
                },
            ];
            let all = (0..9)
                .map(|verb| on_call(verb, id.clone(), true))
                .chain((0..7).map(|verb| with_others(verb, id.clone(), party.clone())))
                .chain(reach);
            agent_does(agent, all.into_iter().find(|one| one.name() == name)?)
        }
        Step::WithOthers { agent, verb } => {
            let id = in_hand(agent);
            let party = party_of(stage, &id);
            agent_does(agent, with_others(verb, id, party))
        }
        Step::Outside { call, verb } => {
            let call = calls(stage)
                .get(call)
                .cloned()
                .unwrap_or_else(|| CrtObjectId::new("crt-1"));
            let order = stage
                .centre
                .pending_orders()
                .find(|order| order.crt_object_id == call)
                .map_or_else(|| OrderId::new("order-1"), |order| order.order_id.clone());
            Some(Command::Telephony {
                call: call.into(),
                signal: outside(verb, order),
            })
        }
        Step::Wait { .. } => None,
        Step::Tick => Some(Command::Tick),
        Step::SaveCustomer {
            customer,
            revision,
            phone,
        } => Some(Command::UpsertCustomer {
            by: None,
            draft: Box::new(CustomerDraft {
                customer_id: customer.map(CustomerId::new),
                revision: Some(revision),
                name: "Someone".to_owned(),
                phone: PHONES[phone].to_owned(),
                ..CustomerDraft::default()
            }),
        }),
        Step::Configure {
            without,
            wrap_time_out,
        } => {
            let mut configuration = with_targets(demo::configuration());
            if let Some(without) = without {
                let gone = configuration.campaigns.remove(without).campaign_id;
                configuration
                    .queues
                    .retain(|queue| queue.campaign_id != gone);
            }
            for campaign in &mut configuration.campaigns {
                campaign.wrap_time_out = Millis::from_secs(wrap_time_out * 20);
            }
            Some(Command::SetConfiguration(Box::new(configuration)))
        }
    }
}

pub(crate) fn on_call(verb: u8, interaction_id: InteractionId, code: bool) -> AgentCommand {
    match verb {
        0 => AgentCommand::Answer { interaction_id },
        1 => AgentCommand::Decline { interaction_id },
        2 => AgentCommand::Hold { interaction_id },
        3 => AgentCommand::Resume { interaction_id },
        4 => AgentCommand::Mute { interaction_id },
        5 => AgentCommand::Unmute { interaction_id },
        6 => AgentCommand::HangUp { interaction_id },
        7 => AgentCommand::ScreenPop { interaction_id },
        _ => {
            let disposition_code = if code { "CALLBACK" } else { "NONSENSE" }.to_owned();
            AgentCommand::Dispose {
                interaction_id,
                disposition_code,
                note: None,
                callback: None,
                then_dial: None,
            }
        }
    }
}

/// One target of each kind, and one that is not there.
pub(crate) fn targets(agent: usize) -> Vec<Target> {
    vec![
        Target::Phone {
            phone: Phone::new("+4930999"),
        },
        Target::ThirdParty {
            third_party_id: ThirdPartyId::new(1),
        },
        Target::User {
            user_id: user(AGENTS[(agent + 1) % AGENTS.len()]),
        },
        Target::User {
            user_id: user(AGENTS[(agent + 2) % AGENTS.len()]),
        },
        Target::Queue {
            agent_queue_id: AgentQueueId::new(1003),
        },
        Target::Campaign {
            campaign_id: CampaignId::new(101),
        },
        Target::Ivr {
            context_id: ContextId::new(1),
        },
        Target::LocalIvr {
            context_id: ContextId::new(2),
        },
        Target::Queue {
            agent_queue_id: AgentQueueId::new(-5),
        },
    ]
}

pub(crate) fn party_of(stage: &Stage, id: &InteractionId) -> PartyId {
    stage
        .centre
        .interaction(id)
        .and_then(|found| {
            let view = stage.centre.call_view(found, stage.now());
            view.common
                .parties
                .last()
                .map(|party| party.party_id.clone())
        })
        .unwrap_or_else(|| PartyId::new("party-1"))
}

pub(crate) fn with_others(
    verb: u8,
    interaction_id: InteractionId,
    party_id: PartyId,
) -> AgentCommand {
    match verb {
        0 => AgentCommand::CancelAttempt { interaction_id },
        1 => AgentCommand::CompleteTransfer { interaction_id },
        2 => AgentCommand::JoinParties { interaction_id },
        3 => AgentCommand::EndConsultation { interaction_id },
        4 => AgentCommand::DropParty {
            interaction_id,
            party_id,
        },
        5 => AgentCommand::LeaveConference { interaction_id },
        6 => AgentCommand::SendDigits {
            interaction_id,
            digits: "12#".to_owned(),
        },
        _ => AgentCommand::Answer { interaction_id },
    }
}

/// Calls that are up, then those that wait, by id.
pub(crate) fn calls(stage: &Stage) -> Vec<CrtObjectId> {
    let up: BTreeSet<CrtObjectId> = stage
        .centre
        .interactions()
        .filter(|interaction| is_up(interaction.state()))
        .map(|interaction| interaction.call().crt_object_id.clone())
        .collect();
    let waiting = stage
        .centre
        .waiting_calls()
        .map(|queued| queued.crt_object_id.clone());
    up.into_iter().chain(waiting).collect()
}

pub(crate) fn is_up(state: CallState) -> bool {
    !matches!(state, CallState::WrapUp | CallState::Ended)
}

pub(crate) fn outside(verb: u8, order_id: OrderId) -> Signal {
    match verb {
        0 => Signal::CustomerAnswered {},
        1 => Signal::CustomerHungUp {},
        2 => Signal::CustomerNotReached {
            outcome: SystemDisposition::Busy,
        },
        3 => Signal::AgentAnswered { user_id: None },
        4 => Signal::AgentHungUp { user_id: None },
        5 | 12 | 13 => Signal::PartyAnswered { party_id: None },
        6 => Signal::PartyNotReached {
            party_id: None,
            outcome: SystemDisposition::NoAnswer,
        },
        7 => Signal::PartyLeft { party_id: None },
        8 => Signal::Spoken {
            speaker: Speaker::Customer,
            text: "Hello".to_owned(),
        },
        9 => Signal::DigitsPressed {
            digits: "1".to_owned(),
        },
        10 => Signal::OrderFailed {
            order_id,
            reason: "line down".to_owned(),
        },
        _ => Signal::OrderDone { order_id },
    }
}

/// The demo with something to transfer to and to bring in.
pub(crate) fn with_targets(mut configuration: CentreConfiguration) -> CentreConfiguration {
    let ivr = |id: i64, name: &str, local: bool| Ivr {
        context_id: ContextId::new(id),
        context_name: name.to_owned(),
        campaign_id: None,
        feature_name: "ivr".to_owned(),
        transferrable: !local,
        local,
    };
    configuration.ivrs = vec![ivr(1, "Feedback", false), ivr(2, "Payment", true)];
    configuration.third_parties = vec![ThirdParty {
        third_party_id: ThirdPartyId::new(1),
        name: "Verification desk".to_owned(),
        phone: Phone::new("+911140004444"),
    }];
    configuration
}
