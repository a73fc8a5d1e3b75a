//! Which apps show in which slot for a person: active releases, by their placements.

use callbench_contract::ids::{CampaignId, ProcessId, SlotName};
use callbench_contract::role::Role;
use callbench_store::{AppId, Placement, User};
use callbench_workspace::CentreConfiguration;
use semver::Version;

use crate::apps::view::{self, AppCard, SlotView};
use crate::dev::DevApp;
use crate::problem::Problem;
use crate::state::HostState;

/// Whose shell it is, as far as placements care.
#[derive(Debug, Clone)]
pub(super) struct Viewer {
    role: Role,
    /// The chosen campaign; only agents choose one.
    campaign: Option<CampaignId>,
    process: Option<ProcessId>,
    configuration: CentreConfiguration,
}

/// An app in a slot, for one person.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    pub(super) placement_id: String,
    pub(super) slot: SlotView,
    pub(super) app_id: AppId,
    pub(super) version: Version,
    pub(super) entry_page: String,
    pub(super) sdk_base_url: Option<String>,
    pub(super) card: AppCard,
}

impl Viewer {
    /// The person as the contact centre knows them now.
    pub(super) async fn of(state: &HostState, user: &User) -> Result<Self, Problem> {
        let user_id = user.user_id.clone();
        let (configuration, campaign) = state
            .centre
            .read(move |centre, _| {
                let campaign = centre
                    .session(&user_id)
                    .and_then(|session| session.campaign());
                (centre.configuration().clone(), campaign)
            })
            .await?;
        let process = campaign
            .and_then(|id| configuration.campaign(id))
            .map(|campaign| campaign.process_id);
        Ok(Self {
            role: user.role,
            campaign,
            process,
            configuration,
        })
    }

    /// Whether a placement is for this person.
    ///
    /// Process, campaign and queue narrow an agent's placements to the campaign that the agent has chosen; supervisors and administrators
    /// choose none, so for them the role alone counts.
    fn sees(&self, placement: &Placement) -> bool {
        if !placement.roles.contains(&self.role) {
            return false;
        }
        if self.role != Role::Agent {
            return true;
        }
        let process = placement.process_id.is_none() || placement.process_id == self.process;
        let campaign = placement.campaign_ids.is_empty()
            || self
                .campaign
                .is_some_and(|chosen| placement.campaign_ids.contains(&chosen));
        let queue = placement.queue_ids.is_empty()
            || self.campaign.is_some_and(|chosen| {
                self.configuration
                    .queues_of(chosen)
                    .any(|queue| placement.queue_ids.contains(&queue.agent_queue_id))
            });
        process && campaign && queue
    }

    fn sees_dev_app(&self, app: &DevApp) -> bool {
        if app.roles.is_empty() {
            self.role == Role::Agent
        } else {
            app.roles.contains(&self.role)
        }
    }
}

/// The id of a dev app's placement: the same in each run, so that reloading a shell keeps its layout.
fn dev_placement_id(slot: &SlotName) -> String {
    format!("dev-{slot}")
}

/// Everything that is placed for a person: in the order of the slots, the app under development first, then by name.
pub(super) async fn placed(state: &HostState, viewer: &Viewer) -> Result<Vec<Placed>, Problem> {
    let slots = view::slots(state).await?;
    let placements = state.store.placements().list().await?;
    let dev = state.apps.dev.get();
    let mut found = Vec::new();
    if let Some(app) = dev.as_deref().filter(|app| viewer.sees_dev_app(app)) {
        for slot in slots.iter().filter(|slot| app.slots.contains(&slot.name)) {
            found.push(of_dev_app(state, app, slot));
        }
    }
    for app in state.store.apps().list().await? {
        // The app under development stands in for its uploaded releases.
        let is_in_development = dev.as_deref().is_some_and(|dev| dev.name == app.name);
        let Some(version) = app.active.clone().filter(|_| !is_in_development) else {
            continue;
        };
        let mine: Vec<&Placement> = placements
            .iter()
            .filter(|one| one.app_id == app.app_id && viewer.sees(one))
            .collect();
        if mine.is_empty() {
            continue;
        }
        let Some(release) = state.store.releases().find(&app.app_id, &version).await? else {
            continue;
        };
        for placement in mine {
            let Some(slot) = slots.iter().find(|slot| slot.name == placement.slot) else {
                continue;
            };
            found.push(Placed {
                placement_id: placement.placement_id.clone(),
                slot: slot.clone(),
                app_id: app.app_id.clone(),
                version: version.clone(),
                entry_page: release.entry_page.clone(),
                sdk_base_url: placement.sdk_base_url.clone(),
                card: view::card(&state.apps.origins, &app, &release),
            });
        }
    }
    Ok(found)
}

fn of_dev_app(state: &HostState, app: &DevApp, slot: &SlotView) -> Placed {
    Placed {
        placement_id: dev_placement_id(&slot.name),
        slot: slot.clone(),
        app_id: AppId::of(&app.name),
        version: app.version.clone(),
        entry_page: "index.html".to_owned(),
        sdk_base_url: None,
        card: view::dev_card(&state.apps.origins, app),
    }
}

/// All slots, each with what is placed in it for a person.
pub(super) async fn by_slot(
    state: &HostState,
    viewer: &Viewer,
) -> Result<Vec<(SlotView, Vec<Placed>)>, Problem> {
    let placed = placed(state, viewer).await?;
    let slots = view::slots(state).await?;
    Ok(slots
        .into_iter()
        .map(|slot| {
            let here = placed
                .iter()
                .filter(|one| one.slot.name == slot.name)
                .cloned()
                .collect();
            (slot, here)
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use callbench_contract::ids::AgentQueueId;
    use callbench_workspace::{Centre, Command, ScriptedContext, demo};

    use super::*;
    use callbench_contract::time::Timestamp;

    fn demo_configuration() -> CentreConfiguration {
        let mut centre = Centre::new();
        let mut context = ScriptedContext::new(Timestamp::new(0));
        for command in demo::commands() {
            assert!(!matches!(command, Command::Tick));
            for fact in centre
                .decide(&command, &mut context)
                .expect("the demo is valid")
            {
                centre.apply(&fact);
            }
        }
        centre.configuration().clone()
    }

    fn placement(roles: &[Role]) -> Placement {
        Placement {
            placement_id: "p".into(),
            app_id: AppId::new("a"),
            slot: SlotName::new("workbench").expect("a slot"),
            roles: roles.to_vec(),
            process_id: None,
            campaign_ids: Vec::new(),
            queue_ids: Vec::new(),
            sdk_base_url: None,
        }
    }

    #[test]
    fn an_agent_sees_what_is_placed_for_the_chosen_campaign() {
        let configuration = demo_configuration();
        let queue = configuration
            .queues
            .first()
            .expect("the demo has a queue")
            .clone();
        let campaign = configuration
            .campaign(queue.campaign_id)
            .expect("its campaign")
            .clone();
        let agent = Viewer {
            role: Role::Agent,
            campaign: Some(campaign.campaign_id),
            process: Some(campaign.process_id),
            configuration: configuration.clone(),
        };
        let nowhere = Viewer {
            campaign: None,
            process: None,
            ..agent.clone()
        };
        let supervisor = Viewer {
            role: Role::Supervisor,
            ..nowhere.clone()
        };

        assert!(agent.sees(&placement(&[Role::Agent])) && nowhere.sees(&placement(&[Role::Agent])));
        assert!(!agent.sees(&placement(&[Role::Supervisor])));

        let by_campaign = Placement {
            campaign_ids: vec![campaign.campaign_id],
            ..placement(&[Role::Agent, Role::Supervisor])
        };
        assert!(
            agent.sees(&by_campaign)
                && !nowhere.sees(&by_campaign)
                && supervisor.sees(&by_campaign)
        );
        let by_other = Placement {
            campaign_ids: vec![CampaignId::new(-5)],
            ..placement(&[Role::Agent])
        };
        assert!(!agent.sees(&by_other));
        let by_process = Placement {
            process_id: Some(campaign.process_id),
            ..placement(&[Role::Agent])
        };
        assert!(agent.sees(&by_process) && !nowhere.sees(&by_process));
        let by_queue = Placement {
            queue_ids: vec![queue.agent_queue_id],
            ..placement(&[Role::Agent])
        };
        assert!(agent.sees(&by_queue) && !nowhere.sees(&by_queue));
        let by_other_queue = Placement {
            queue_ids: vec![AgentQueueId::new(-5)],
            ..placement(&[Role::Agent])
        };
        assert!(!agent.sees(&by_other_queue));
    }
}
