//! The leads and diallers as a run found them, so that it can leave them like that.

use std::collections::BTreeSet;

use callbench_contract::ids::{CampaignId, LeadId};
use callbench_contract::role::Role;
use callbench_contract::time::Timestamp;
use callbench_workspace::{Centre, Command, LeadCommand, SupervisorCommand, demo};

/// Which leads there were, and which campaigns' diallers ran.
#[derive(Debug, Clone, Default)]
pub(super) struct LeadsFound {
    leads: BTreeSet<LeadId>,
    running: BTreeSet<CampaignId>,
}

impl LeadsFound {
    pub(super) fn of(centre: &Centre, now: Timestamp) -> Self {
        Self {
            leads: centre
                .lead_summaries(None)
                .into_iter()
                .map(|lead| lead.lead_id)
                .collect(),
            running: running(centre, now),
        }
    }

    /// The commands that bring diallers back to where they were, and remove the leads that were loaded since.
    pub(super) fn undo(&self, centre: &Centre, now: Timestamp) -> Vec<Command> {
        let supervisor = demo::users()
            .into_iter()
            .find(|user| user.role == Role::Supervisor)
            .map(|user| user.user_id);
        let running = running(centre, now);
        let started =
            running
                .difference(&self.running)
                .map(|campaign| SupervisorCommand::StopDialler {
                    campaign_id: *campaign,
                });
        let stopped =
            self.running
                .difference(&running)
                .map(|campaign| SupervisorCommand::StartDialler {
                    campaign_id: *campaign,
                });
        let diallers = supervisor.into_iter().flat_map(|user| {
            let commands: Vec<_> = started.clone().chain(stopped.clone()).collect();
            commands
                .into_iter()
                .map(move |command| Command::Supervisor {
                    user: user.clone(),
                    command,
                })
        });
        let leads = centre
            .lead_summaries(None)
            .into_iter()
            .filter(|lead| !self.leads.contains(&lead.lead_id))
            .map(|lead| Command::Lead(Box::new(LeadCommand::Remove { lead: lead.lead_id })));
        diallers.chain(leads).collect()
    }
}

fn running(centre: &Centre, now: Timestamp) -> BTreeSet<CampaignId> {
    centre
        .campaigns_live(None, now)
        .into_iter()
        .filter(|campaign| campaign.dialler.is_some_and(|dialler| dialler.running))
        .map(|campaign| campaign.campaign_id)
        .collect()
}
