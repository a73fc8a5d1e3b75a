//! What is to be done before the first step: the set-up, customers, leads, and agents at their places.

use std::collections::VecDeque;

use callbench_contract::event::session::LogoutReason;
use callbench_contract::ids::Phone;
use callbench_workspace::{
    AgentCommand, AvailabilityState, Centre, Command, CustomerDraft, LeadCommand,
};

use crate::scenario::{CastAgent, Scenario};

/// The commands that lead from this contact centre to the scenario's beginning.
pub(super) fn commands(scenario: &Scenario, centre: &Centre) -> VecDeque<Command> {
    let mut commands = VecDeque::new();
    if scenario.changes_configuration {
        let configuration = Box::new(scenario.configuration.clone());
        commands.push_back(Command::SetConfiguration(configuration));
    }
    for customer in scenario.cast.customers.values() {
        if let Some(name) = &customer.name
            && centre
                .customer_by_phone(&Phone::new(customer.phone.clone()))
                .is_none()
        {
            commands.push_back(Command::UpsertCustomer {
                by: None,
                draft: Box::new(CustomerDraft {
                    name: name.clone(),
                    phone: customer.phone.clone(),
                    email: customer.email.clone().unwrap_or_default(),
                    ..CustomerDraft::default()
                }),
            });
        }
    }
    for lead in &scenario.cast.leads {
        // What an earlier run left behind.
        let former = centre.lead_summaries(Some(lead.campaign));
        if let Some(former) = former.iter().find(|former| former.lead_name == lead.name) {
            commands.push_back(Command::Lead(Box::new(LeadCommand::Remove {
                lead: former.lead_id,
            })));
        }
        commands.push_back(Command::Lead(Box::new(LeadCommand::Load {
            campaign: lead.campaign,
            name: lead.name.clone(),
            records: lead.records.clone(),
            // Before those that the contact centre has already: the scenario tells whom the dialler calls.
            urgent: true,
        })));
    }
    for (user, agent) in &scenario.cast.agents {
        let session = centre.session(user);
        // Nothing makes a ready agent unready again but a new session.
        let is_unready = session.is_some_and(|session| {
            session.availability_view().state == AvailabilityState::NotReady
        });
        let may_stay = agent.signed_in && (agent.ready || (is_unready && agent.campaign.is_some()));
        if session.is_some() && !may_stay {
            commands.push_back(Command::SignOut {
                user: user.clone(),
                force: false,
                reason: LogoutReason::User,
            });
        }
        if !agent.signed_in {
            continue;
        }
        if session.is_none() || !may_stay {
            commands.push_back(Command::SignIn {
                user: user.clone(),
                user_name: agent.name.clone(),
                force: false,
            });
        }
        commands.extend(places(agent).into_iter().map(|command| Command::Agent {
            user: user.clone(),
            command,
        }));
    }
    commands
}

/// What a signed-in agent does to be where the cast wants them.
fn places(agent: &CastAgent) -> Vec<AgentCommand> {
    let mut commands = Vec::new();
    if let Some(extension) = &agent.extension {
        commands.push(AgentCommand::SelectExtension {
            extension: extension.clone(),
        });
    }
    if let Some(campaign_id) = agent.campaign {
        commands.push(AgentCommand::SelectCampaign { campaign_id });
    }
    if let Some(on) = agent.auto_call {
        commands.push(AgentCommand::SetAutoCall { on });
    }
    if agent.ready {
        commands.push(AgentCommand::SetReady {});
    }
    commands
}
