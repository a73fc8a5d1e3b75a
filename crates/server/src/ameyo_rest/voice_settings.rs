//! `voice/inboundVoiceCampaignSettings/{id}`, `voice/outboundVoiceCampaignSettings/{id}`: how a campaign's calls are handled.
//! Everyone reads them; supervisors and administrators change them.

use callbench_contract::call::CampaignType;
use callbench_contract::ids::{CampaignId, Phone};
use callbench_contract::role::Role;
use callbench_contract::time::Millis;
use callbench_store::User;
use callbench_workspace::{Campaign, CentreConfiguration, Command, DiallerMode, parse_phone};
use reqwest::Url;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use utoipa::ToSchema;

use super::request::number;
use super::{AmeyoAnswer, AmeyoRequest, Fault, Faults, Reading, fault};
use crate::state::HostState;

/// Which way the campaign's calls go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    In,
    Out,
}

impl Way {
    const fn takes(self) -> CampaignType {
        match self {
            Self::In => CampaignType::InteractiveVoiceApplication,
            Self::Out => CampaignType::OutboundVoiceCampaign,
        }
    }
}

/// The settings of an inbound voice campaign.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct InboundVoiceSettings {
    #[schema(value_type = i64)]
    campaign_id: CampaignId,
    campaign_name: String,
    /// Whether a call is connected without the agent pressing a button.
    auto_answer: bool,
    /// How long an agent may take to wrap up, in milliseconds; 0 for no limit.
    #[schema(value_type = i64, minimum = 0)]
    wrap_time_out: Millis,
    /// The page that apps are given with the screen pop.
    #[serde(rename = "crmURL")]
    crm_url: Option<String>,
    /// The campaign's own number.
    #[schema(value_type = String)]
    caller_id: Phone,
    /// Whether agents and apps see masked numbers only.
    masking_enabled: bool,
}

/// The settings of an outbound voice campaign.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct OutboundVoiceSettings {
    #[schema(value_type = i64)]
    campaign_id: CampaignId,
    campaign_name: String,
    auto_answer: bool,
    /// How long an agent may take to wrap up, in milliseconds; 0 for no limit.
    #[schema(value_type = i64, minimum = 0)]
    wrap_time_out: Millis,
    /// The page that apps are given with the screen pop.
    #[serde(rename = "crmURL")]
    crm_url: Option<String>,
    /// The number that is shown to those who are called.
    #[schema(value_type = String)]
    caller_id: Phone,
    /// Whether agents and apps see masked numbers only.
    masking_enabled: bool,
    /// What the dialler does by itself: `automatic`, `automaticPreview`, `manualPreview`.
    #[schema(value_type = String)]
    dialer_algo_type: DiallerMode,
    /// How often one record is tried.
    dialer_attempts: u32,
    /// How long to wait before a record is tried again, in milliseconds.
    #[schema(value_type = i64, minimum = 0)]
    dialer_retry_after: Millis,
    /// How long an automatic preview is shown, in milliseconds.
    #[schema(value_type = i64, minimum = 0)]
    dialer_preview_time: Millis,
}

/// What is to change; what is missing stays. The campaign's id and name can't be changed here.
#[derive(Debug, ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(
    dead_code,
    reason = "the description's words: the body is read field by field"
)]
pub(super) struct ChangedVoiceSettings {
    auto_answer: Option<bool>,
    #[schema(minimum = 0)]
    wrap_time_out: Option<i64>,
    #[schema(rename = "crmURL")]
    crm_url: Option<String>,
    caller_id: Option<String>,
    masking_enabled: Option<bool>,
    /// Outbound campaigns: `automatic`, `automaticPreview`, `manualPreview`.
    dialer_algo_type: Option<String>,
    /// Outbound campaigns.
    #[schema(minimum = 0, maximum = 1000)]
    dialer_attempts: Option<i64>,
    /// Outbound campaigns.
    #[schema(minimum = 0)]
    dialer_retry_after: Option<i64>,
    /// Outbound campaigns.
    #[schema(minimum = 0)]
    dialer_preview_time: Option<i64>,
}

/// The settings of an inbound voice campaign.
#[utoipa::path(
    get,
    path = "/voice/inboundVoiceCampaignSettings/{id}",
    tag = "ameyorestapi",
    params(("id" = i64, Path, description = "The campaign")),
    responses((status = OK, body = InboundVoiceSettings), Faults),
    security(("session" = []), ("token" = []))
)]
pub(super) fn show_inbound(reading: &Reading<'_>, id: &str) -> Result<AmeyoAnswer, Fault> {
    show(reading, Way::In, id)
}

/// The settings of an outbound voice campaign.
#[utoipa::path(
    get,
    path = "/voice/outboundVoiceCampaignSettings/{id}",
    tag = "ameyorestapi",
    params(("id" = i64, Path, description = "The campaign")),
    responses((status = OK, body = OutboundVoiceSettings), Faults),
    security(("session" = []), ("token" = []))
)]
pub(super) fn show_outbound(reading: &Reading<'_>, id: &str) -> Result<AmeyoAnswer, Fault> {
    show(reading, Way::Out, id)
}

/// Changes the settings of an inbound voice campaign. For supervisors and administrators.
#[utoipa::path(
    put,
    path = "/voice/inboundVoiceCampaignSettings/{id}",
    tag = "ameyorestapi",
    params(("id" = i64, Path, description = "The campaign")),
    request_body = ChangedVoiceSettings,
    responses((status = OK, description = "The settings now", body = InboundVoiceSettings), Faults),
    security(("session" = []), ("token" = []))
)]
pub(super) async fn change_inbound(
    state: &HostState,
    user: &User,
    request: &AmeyoRequest,
    id: &str,
) -> Result<AmeyoAnswer, Fault> {
    change(state, user, request, Way::In, id).await
}

/// Changes the settings of an outbound voice campaign. For supervisors and administrators.
#[utoipa::path(
    put,
    path = "/voice/outboundVoiceCampaignSettings/{id}",
    tag = "ameyorestapi",
    params(("id" = i64, Path, description = "The campaign")),
    request_body = ChangedVoiceSettings,
    responses((status = OK, description = "The settings now", body = OutboundVoiceSettings), Faults),
    security(("session" = []), ("token" = []))
)]
pub(super) async fn change_outbound(
    state: &HostState,
    user: &User,
    request: &AmeyoRequest,
    id: &str,
) -> Result<AmeyoAnswer, Fault> {
    change(state, user, request, Way::Out, id).await
}

fn show(reading: &Reading<'_>, way: Way, id: &str) -> Result<AmeyoAnswer, Fault> {
    find(reading.configuration, way, id).map(|campaign| settings(campaign, way))
}

async fn change(
    state: &HostState,
    user: &User,
    request: &AmeyoRequest,
    way: Way,
    id: &str,
) -> Result<AmeyoAnswer, Fault> {
    if user.role == Role::Agent {
        return Err(Fault::forbidden(format!(
            "{} is signed in as an agent, and settings are changed by supervisors and administrators",
            user.user_id
        )));
    }
    let Some(Value::Object(changes)) = &request.body else {
        return Err(Fault::invalid_input(
            "the body is not an object with the settings to change",
        ));
    };
    // Two who change settings at once must not undo each other's change.
    let _turn = state.configuration_turn.lock().await;
    let mut configuration = state.centre.configuration().await.map_err(fault)?;
    let wanted = find(&configuration, way, id)?.campaign_id;
    let campaign = configuration
        .campaigns
        .iter_mut()
        .find(|campaign| campaign.campaign_id == wanted)
        .ok_or_else(|| missing(id))?;
    apply(campaign, way, changes)?;
    let answer = settings(campaign, way);
    state
        .centre
        .decide(Command::SetConfiguration(Box::new(configuration)))
        .await
        .map_err(fault)?;
    Ok(answer)
}

fn find<'a>(
    configuration: &'a CentreConfiguration,
    way: Way,
    id: &str,
) -> Result<&'a Campaign, Fault> {
    let number: i64 = id
        .parse()
        .map_err(|_| Fault::invalid_input("the campaign's id in the path is not a number"))?;
    let campaign = configuration
        .campaign(CampaignId::new(number))
        .ok_or_else(|| missing(id))?;
    if campaign.campaign_type == way.takes() {
        return Ok(campaign);
    }
    Err(Fault::business(
        "campaign.type.mismatch",
        format!(
            "campaign {id} is of type {}, these settings are those of type {}",
            campaign.campaign_type,
            way.takes()
        ),
    ))
}

fn missing(id: &str) -> Fault {
    Fault::business(
        "campaign.not.found",
        format!("there is no campaign {id}; `cc/campaigns/getAllCampaigns` lists them"),
    )
}

fn settings(campaign: &Campaign, way: Way) -> AmeyoAnswer {
    let body = match way {
        Way::In => json!(InboundVoiceSettings {
            campaign_id: campaign.campaign_id,
            campaign_name: campaign.campaign_name.clone(),
            auto_answer: campaign.auto_answer,
            wrap_time_out: campaign.wrap_time_out,
            crm_url: campaign.crm_url.clone(),
            caller_id: campaign.number.clone(),
            masking_enabled: campaign.masking_enabled,
        }),
        Way::Out => json!(OutboundVoiceSettings {
            campaign_id: campaign.campaign_id,
            campaign_name: campaign.campaign_name.clone(),
            auto_answer: campaign.auto_answer,
            wrap_time_out: campaign.wrap_time_out,
            crm_url: campaign.crm_url.clone(),
            caller_id: campaign.number.clone(),
            masking_enabled: campaign.masking_enabled,
            dialer_algo_type: campaign.dialler.mode,
            dialer_attempts: campaign.dialler.attempts,
            dialer_retry_after: campaign.dialler.retry_after,
            dialer_preview_time: campaign.dialler.preview_time,
        }),
    };
    AmeyoAnswer::ok(body)
}

fn apply(campaign: &mut Campaign, way: Way, changes: &Map<String, Value>) -> Result<(), Fault> {
    let wrong = |name: &str, rule: &str| Fault::invalid_input(format!("`{name}` is not {rule}"));
    let flag = |name: &str| match changes.get(name) {
        None => Ok(None),
        Some(Value::Bool(on)) => Ok(Some(*on)),
        Some(_) => Err(wrong(name, "true or false")),
    };
    let amount = |name: &str, most: i64| match changes.get(name) {
        None => Ok(None),
        Some(value) => number(value)
            .filter(|amount| (0..=most).contains(amount))
            .map(Some)
            .ok_or_else(|| wrong(name, &format!("a number from 0 to {most}"))),
    };
    let time = |name: &str| Ok(amount(name, LONGEST.get())?.map(Millis::new));
    if let Some(on) = flag("autoAnswer")? {
        campaign.auto_answer = on;
    }
    if let Some(on) = flag("maskingEnabled")? {
        campaign.masking_enabled = on;
    }
    if let Some(limit) = time("wrapTimeOut")? {
        campaign.wrap_time_out = limit;
    }
    match changes.get("crmURL") {
        None => {}
        Some(Value::Null) => campaign.crm_url = None,
        Some(Value::String(text)) if text.is_empty() => campaign.crm_url = None,
        Some(Value::String(text)) if is_page(text) => campaign.crm_url = Some(text.clone()),
        Some(_) => return Err(wrong("crmURL", "an address with http or https")),
    }
    match changes.get("callerId") {
        None => {}
        Some(Value::String(text)) => {
            campaign.number = parse_phone(text).map_err(|_| wrong("callerId", "a number"))?;
        }
        Some(_) => return Err(wrong("callerId", "a number as text")),
    }
    if way == Way::In {
        return Ok(());
    }
    if let Some(mode) = changes.get("dialerAlgoType") {
        campaign.dialler.mode = DiallerMode::deserialize(mode).map_err(|_| {
            wrong(
                "dialerAlgoType",
                "one of automatic, automaticPreview, manualPreview",
            )
        })?;
    }
    if let Some(attempts) = amount("dialerAttempts", 1000)? {
        campaign.dialler.attempts = u32::try_from(attempts).unwrap_or(u32::MAX);
    }
    if let Some(wait) = time("dialerRetryAfter")? {
        campaign.dialler.retry_after = wait;
    }
    if let Some(shown) = time("dialerPreviewTime")? {
        campaign.dialler.preview_time = shown;
    }
    Ok(())
}

/// The longest time that a setting may name: ten years say "never" as well as more do.
const LONGEST: Millis = Millis::from_secs(10 * 365 * 24 * 60 * 60);

fn is_page(text: &str) -> bool {
    text.len() <= 2000
        && Url::parse(text)
            .is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
}
