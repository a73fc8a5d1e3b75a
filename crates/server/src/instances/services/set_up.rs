//! The contact centre's set-up: campaigns, processes, queues, people, disposition codes, ticket states, settings.

use std::collections::BTreeSet;

use callbench_contract::data::{
    AvailabilityState, CampaignChoice, CampaignInfo, CampaignList, DispositionClassInfo,
    DispositionCodeInfo, DispositionCodes, PersonInfo, PersonList, ProcessInfo, ProcessList,
    QueueInfo, QueueList, QueueSkills, SettingsInfo, TicketStates,
};
use callbench_contract::error::{AppError, ErrorCode};
use callbench_contract::ids::{AgentQueueId, CampaignId, UserId};
use callbench_contract::time::Millis;
use callbench_workspace::{Campaign, CentreConfiguration};
use serde_json::Value;

use super::super::calls::Asking;
use super::arguments::{argument, argument_or_empty};
use super::in_context::nothing;
use super::refusals::of_centre;
use super::{answer, of_store};
use crate::state::HostState;

/// Reads the set-up for an app.
pub(super) struct SetUp<'a> {
    state: &'a HostState,
    asking: &'a Asking,
    configuration: CentreConfiguration,
    /// The campaign that the person works for.
    chosen: Option<CampaignId>,
}

impl<'a> SetUp<'a> {
    pub(super) async fn read(state: &'a HostState, asking: &'a Asking) -> Result<Self, AppError> {
        let user = asking.user.user_id.clone();
        let (configuration, chosen) = state
            .centre
            .read(move |centre, _| {
                let chosen = centre.session(&user).and_then(|session| session.campaign());
                (centre.configuration().clone(), chosen)
            })
            .await
            .map_err(of_centre)?;
        Ok(Self {
            state,
            asking,
            configuration,
            chosen,
        })
    }

    /// `globalData.get("campaign")`.
    pub(super) fn campaign(&self) -> Result<Value, AppError> {
        let chosen = self.chosen.and_then(|id| self.configuration.campaign(id));
        let chosen = chosen.ok_or_else(|| self.no_campaign())?;
        answer(&self.campaign_info(chosen))
    }

    /// `globalData.get("campaigns")`.
    pub(super) fn campaigns(&self) -> Result<Value, AppError> {
        let all = self.assigned().map(|one| self.campaign_info(one)).collect();
        answer(&CampaignList(all))
    }

    /// `globalData.get("processes")`.
    pub(super) fn processes(&self) -> Result<Value, AppError> {
        let used: BTreeSet<_> = self
            .assigned()
            .map(|campaign| campaign.process_id)
            .collect();
        let all = self
            .configuration
            .processes
            .iter()
            .filter(|process| used.contains(&process.process_id))
            .map(|process| ProcessInfo {
                process_id: process.process_id,
                process_name: process.process_name.clone(),
                description: process.description.clone(),
            })
            .collect();
        answer(&ProcessList(all))
    }

    /// `globalData.get("queues")`.
    pub(super) fn queues(&self, data: &Value) -> Result<Value, AppError> {
        let campaign = self.meant(data)?;
        let all = self
            .configuration
            .queues_of(campaign.campaign_id)
            .map(|queue| QueueInfo {
                agent_queue_id: queue.agent_queue_id,
                queue_name: queue.queue_name.clone(),
                campaign_id: queue.campaign_id,
                transferrable: queue.transferrable,
            })
            .collect();
        answer(&QueueList(all))
    }

    /// `globalData.get("dispositionCodes")`.
    pub(super) fn disposition_codes(&self, data: &Value) -> Result<Value, AppError> {
        let campaign = self.meant(data)?;
        let classes = campaign
            .dispositions
            .iter()
            .map(|class| DispositionClassInfo {
                disposition_class: class.disposition_class.clone(),
                codes: class
                    .codes
                    .iter()
                    .map(|code| DispositionCodeInfo {
                        disposition_code: code.disposition_code.clone(),
                        label: code.label.clone(),
                    })
                    .collect(),
            })
            .collect();
        answer(&DispositionCodes(classes))
    }

    /// `globalData.get("ticketStates")`.
    pub(super) fn ticket_states(&self) -> Result<Value, AppError> {
        let groups = self.configuration.ticket_state_groups();
        let states = groups
            .iter()
            .map(|group| (group.group.clone(), group.states.clone()));
        answer(&TicketStates(states.collect()))
    }

    /// `globalData.get("settings")`.
    pub(super) fn settings(&self) -> Result<Value, AppError> {
        let wrap_time_out = self
            .chosen
            .and_then(|id| self.configuration.campaign(id))
            .map(|campaign| campaign.wrap_time_out)
            .filter(|limit| *limit != Millis::ZERO);
        answer(&SettingsInfo {
            contact_center_id: self.configuration.contact_center_id,
            contact_center_name: self.configuration.contact_center_name.clone(),
            platform_version: self.state.config.profile.platform_version.to_string(),
            break_reasons: self.configuration.break_reasons.clone(),
            wrap_time_out,
        })
    }

    /// `globalData.get("users")`.
    pub(super) async fn users(&self) -> Result<Value, AppError> {
        answer(&PersonList(self.people(|_| true).await?))
    }

    /// `contextData.getSkillData(object, queueId)`.
    pub(super) async fn skills(&self, data: &Value) -> Result<Value, AppError> {
        let id: AgentQueueId = argument(data, "queueId")?;
        let queue = self.configuration.queue(id).ok_or_else(|| {
            AppError::new(ErrorCode::NotFound, format!("there is no queue {id}")).at("queueId")
        })?;
        let may_serve = |user: &UserId| {
            self.configuration
                .campaigns_for(user)
                .any(|campaign| campaign.campaign_id == queue.campaign_id)
        };
        answer(&QueueSkills {
            queue_id: id,
            queue_name: queue.queue_name.clone(),
            campaign_id: queue.campaign_id,
            agents: self.people(may_serve).await?,
        })
    }

    async fn people(&self, wanted: impl Fn(&UserId) -> bool) -> Result<Vec<PersonInfo>, AppError> {
        let users = self.state.store.users().list().await.map_err(of_store)?;
        let available: std::collections::BTreeMap<UserId, AvailabilityState> = self
            .state
            .centre
            .read(|centre, _| {
                centre
                    .sessions()
                    .filter_map(|session| {
                        let info = centre.session_info(session.user())?;
                        Some((info.user_id, info.availability))
                    })
                    .collect()
            })
            .await
            .map_err(of_centre)?;
        Ok(users
            .into_iter()
            .filter(|user| user.active && wanted(&user.user_id))
            .map(|user| PersonInfo {
                availability: available.get(&user.user_id).copied(),
                user_type: user.role.user_type(),
                user_name: user.user_name,
                user_id: user.user_id,
            })
            .collect())
    }

    fn assigned(&self) -> impl Iterator<Item = &Campaign> {
        self.configuration.campaigns_for(&self.asking.user.user_id)
    }

    /// The campaign that is named, else the chosen one.
    fn meant(&self, data: &Value) -> Result<&Campaign, AppError> {
        let CampaignChoice { campaign_id } = argument_or_empty(data, "requestParams")?;
        let Some(id) = campaign_id else {
            let chosen = self.chosen.and_then(|id| self.configuration.campaign(id));
            return chosen.ok_or_else(|| self.no_campaign());
        };
        self.configuration.campaign(id).ok_or_else(|| {
            AppError::new(ErrorCode::NotFound, format!("there is no campaign {id}"))
                .at("requestParams.campaignId")
        })
    }

    fn campaign_info(&self, campaign: &Campaign) -> CampaignInfo {
        let process = self
            .configuration
            .processes
            .iter()
            .find(|process| process.process_id == campaign.process_id);
        CampaignInfo {
            campaign_id: campaign.campaign_id,
            campaign_name: campaign.campaign_name.clone(),
            campaign_type: campaign.campaign_type,
            process_id: campaign.process_id,
            process_name: process.map_or_else(String::new, |process| process.process_name.clone()),
        }
    }

    fn no_campaign(&self) -> AppError {
        nothing(format!(
            "{} has chosen no campaign",
            self.asking.user.user_id
        ))
    }
}
