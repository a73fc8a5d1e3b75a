//! Choosing the campaign to work on.

use callbench_contract::ids::CampaignId;

use crate::agent_session::AgentSession;
use crate::configuration::{Campaign, CentreConfiguration};
use crate::fact::Happening;
use crate::refusal::{Refusal, RefusalCode};

/// Refused during a call and for campaigns that the agent may not choose. A ready agent stays ready.
pub(crate) fn decide_select(
    session: &AgentSession,
    configuration: &CentreConfiguration,
    wanted: CampaignId,
) -> Result<Vec<Happening>, Refusal> {
    session.require_free("change the campaign")?;
    let campaign = configuration.require_campaign(wanted)?;
    if !campaign.is_assigned_to(&session.user) {
        let others = configuration.campaign_list(|other| other.is_assigned_to(&session.user));
        return Err(Refusal::new(
            RefusalCode::CampaignNotAssigned,
            format!(
                "{} may not work on {}",
                session.user, campaign.campaign_name
            ),
            format!("Choose one of: {others}"),
        ));
    }
    if session.campaign == Some(wanted) {
        return Ok(Vec::new());
    }
    Ok(vec![Happening::CampaignSelected {
        user: session.user.clone(),
        campaign_id: wanted,
        previous: session.campaign,
    }])
}

/// The campaign of a call that is to reach the agent: the agent must work on it, and its type must take such calls.
pub(crate) fn require_working_on<'configuration>(
    session: &AgentSession,
    configuration: &'configuration CentreConfiguration,
    wanted: Option<CampaignId>,
    call_kind: &str,
    takes: impl Fn(&Campaign) -> bool,
) -> Result<&'configuration Campaign, Refusal> {
    let user = &session.user;
    if let Some(wanted) = wanted {
        configuration.require_campaign(wanted)?;
    }
    let selected = configuration.require_campaign(session.require_campaign()?)?;
    let campaign = wanted.map_or(Ok(selected), |wanted| {
        configuration.require_campaign(wanted)
    })?;
    if !takes(campaign) {
        let fitting =
            configuration.campaign_list(|other| takes(other) && other.is_assigned_to(user));
        return Err(Refusal::new(
            RefusalCode::WrongCampaignType,
            format!(
                "{} is of type {}, it takes no {call_kind}",
                campaign.campaign_name, campaign.campaign_type
            ),
            format!("Choose one of these as {user}: {fitting}"),
        ));
    }
    if campaign.campaign_id != selected.campaign_id {
        return Err(Refusal::new(
            RefusalCode::OtherCampaign,
            format!(
                "{user} works on {}, not on {}",
                selected.campaign_name, campaign.campaign_name
            ),
            format!("Choose {} as {user}", campaign.campaign_name),
        ));
    }
    Ok(campaign)
}
