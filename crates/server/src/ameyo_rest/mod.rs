//! The REST interface that apps reach through the shell (`ameyorestapi/…`), as the instance's own user; over HTTP as whoever signed in.
//!
//! Paths, fields and error bodies are those that public apps use (seen); what an answer holds beyond them is ours. One file an area.

mod answer;
mod callbacks;
mod campaigns;
mod http;
mod ivrs;
mod manual_dial;
mod processes;
mod queues;
mod request;
mod settings;
mod statistics;
mod third_parties;
mod users;
mod voice_settings;

pub(crate) use self::http::routes;
pub(crate) use answer::BUSINESS_FAULT;
use answer::{AmeyoAnswer, Fault, Faults};
pub(crate) use request::{AmeyoRequest, RequestError};

use std::sync::LazyLock;

use callbench_contract::ids::CampaignId;
use callbench_contract::rest::{RestRoute, rest_routes};
use callbench_store::User;
use callbench_workspace::{Campaign, CentreConfiguration, Refusal};
use utoipa::{IntoParams, OpenApi};

use crate::centre::CentreError;
use crate::state::HostState;

/// One path of the interface, with a method that it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Route {
    AllProcesses,
    AssignedProcesses,
    AllCampaigns,
    AssignedCampaigns,
    QueuesByCampaign,
    FeatureContexts,
    LocalIvrs,
    AllUsers,
    Settings,
    ShowInbound,
    ChangeInbound,
    ShowOutbound,
    ChangeOutbound,
    ManualDial,
    ThirdParties,
    Statistics,
    Callbacks,
    CancelCallback,
}

impl Route {
    /// The route of that name in the contract's table.
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "getAllProcesses" => Self::AllProcesses,
            "getAssignedProcesses" => Self::AssignedProcesses,
            "getAllCampaigns" => Self::AllCampaigns,
            "getAssignedCampaigns" => Self::AssignedCampaigns,
            "getQueuesByCampaign" => Self::QueuesByCampaign,
            "getFeatureContexts" => Self::FeatureContexts,
            "getAllLocalIvrs" => Self::LocalIvrs,
            "getAllUsers" => Self::AllUsers,
            "getContactCenterSettings" => Self::Settings,
            "getInboundVoiceSettings" => Self::ShowInbound,
            "updateInboundVoiceSettings" => Self::ChangeInbound,
            "getOutboundVoiceSettings" => Self::ShowOutbound,
            "updateOutboundVoiceSettings" => Self::ChangeOutbound,
            "manualDial" => Self::ManualDial,
            "getThirdParties" => Self::ThirdParties,
            "getStatistics" => Self::Statistics,
            "getCallbacks" => Self::Callbacks,
            "cancelCallback" => Self::CancelCallback,
            _ => return None,
        })
    }
}

/// Methods and paths as the contract has them; `{id}` stands for one segment.
static ROUTES: LazyLock<Vec<(RestRoute, Route)>> = LazyLock::new(|| {
    rest_routes()
        .into_iter()
        .filter_map(|route| Route::named(&route.name).map(|runs| (route, runs)))
        .collect()
});

/// The description of the interface, below its own prefix.
#[derive(OpenApi)]
#[openapi(paths(
    processes::all,
    processes::assigned,
    campaigns::all,
    campaigns::assigned,
    queues::by_campaign,
    ivrs::feature_contexts,
    ivrs::local,
    users::all,
    settings::contact_center,
    voice_settings::show_inbound,
    voice_settings::change_inbound,
    voice_settings::show_outbound,
    voice_settings::change_outbound,
    manual_dial::dial,
    third_parties::all,
    statistics::all,
    callbacks::filtered,
    callbacks::cancel,
))]
pub(crate) struct Description;

/// Whose rows are wanted.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "only described")]
struct OfCampaigns {
    /// The campaign; several repeat the key.
    #[param(rename = "campaignId")]
    campaign_id: Vec<i64>,
}

/// Carries out a request for a user. Faults are answers too: an HTTP error status resolves in the app.
pub(crate) async fn carry_out(
    state: &HostState,
    user: &User,
    request: &AmeyoRequest,
) -> AmeyoAnswer {
    let outcome = match route(request) {
        Ok((route, id)) => run(state, user, request, route, id).await,
        Err(fault) => Err(fault),
    };
    outcome.unwrap_or_else(AmeyoAnswer::of_fault)
}

/// The route that a request takes, and what stands for `{id}` in its path.
fn route(request: &AmeyoRequest) -> Result<(Route, &str), Fault> {
    let mut allowed = Vec::new();
    // A path that stands in the table itself is no `{id}` of another.
    let is_named = ROUTES.iter().any(|(route, _)| route.path == request.path);
    for (route, runs) in ROUTES.iter() {
        let Some(id) = fits(&route.path, &request.path) else {
            continue;
        };
        if is_named && route.path != request.path {
            continue;
        }
        if request.method == route.method {
            return Ok((*runs, id));
        }
        allowed.push(route.method.as_str());
    }
    if allowed.is_empty() {
        return Err(Fault::not_found(&request.path));
    }
    Err(Fault::method_not_allowed(
        &request.method,
        &request.path,
        allowed.join(", "),
    ))
}

/// Whether a path is the pattern's; with what stands for `{id}`, or nothing where the pattern has none.
fn fits<'a>(pattern: &str, path: &'a str) -> Option<&'a str> {
    match pattern.strip_suffix("{id}") {
        None => (pattern == path).then_some(""),
        Some(start) => path
            .strip_prefix(start)
            .filter(|id| !id.is_empty() && !id.contains('/')),
    }
}

async fn run(
    state: &HostState,
    user: &User,
    request: &AmeyoRequest,
    route: Route,
    id: &str,
) -> Result<AmeyoAnswer, Fault> {
    let configuration = state.centre.configuration().await.map_err(fault)?;
    let reading = Reading {
        configuration: &configuration,
        user,
    };
    match route {
        Route::AllProcesses => Ok(processes::all(&reading)),
        Route::AssignedProcesses => Ok(processes::assigned(&reading)),
        Route::AllCampaigns => Ok(campaigns::all(&reading)),
        Route::AssignedCampaigns => Ok(campaigns::assigned(&reading)),
        Route::QueuesByCampaign => queues::by_campaign(&reading, request),
        Route::FeatureContexts => ivrs::feature_contexts(&reading, request),
        Route::LocalIvrs => ivrs::local(&reading, request),
        Route::Settings => Ok(settings::contact_center(&reading)),
        Route::ShowInbound => voice_settings::show_inbound(&reading, id),
        Route::ShowOutbound => voice_settings::show_outbound(&reading, id),
        Route::ChangeInbound => voice_settings::change_inbound(state, user, request, id).await,
        Route::ChangeOutbound => voice_settings::change_outbound(state, user, request, id).await,
        Route::AllUsers => users::all(state).await,
        Route::ThirdParties => third_parties::all(&reading, request),
        Route::ManualDial => manual_dial::dial(state, user, request).await,
        Route::Statistics => statistics::all(state, user, request).await,
        Route::Callbacks => callbacks::filtered(state, user, request).await,
        Route::CancelCallback => callbacks::cancel(state, user, id).await,
    }
}

/// What an area's functions read from.
struct Reading<'a> {
    configuration: &'a CentreConfiguration,
    user: &'a User,
}

impl<'a> Reading<'a> {
    fn campaign(&self, id: CampaignId) -> Result<&'a Campaign, Fault> {
        self.configuration.campaign(id).ok_or_else(|| {
            Fault::business(
                "campaign.not.found",
                format!("there is no campaign {id}; `cc/campaigns/getAllCampaigns` lists them"),
            )
        })
    }

    /// The campaigns that the query names, at least one.
    fn campaigns(&self, request: &AmeyoRequest) -> Result<Vec<&'a Campaign>, Fault> {
        let ids = request.numbers("campaignId")?;
        if ids.is_empty() {
            return Err(Fault::invalid_input("the query has no `campaignId`"));
        }
        ids.into_iter()
            .map(|id| self.campaign(CampaignId::new(id)))
            .collect()
    }
}

fn fault(error: CentreError) -> Fault {
    match error {
        CentreError::Refused(refusal) => business(&refusal),
        other => Fault::internal(&other),
    }
}

/// A refusal's code in the interface's own spelling: `not-ready` becomes `not.ready`.
fn business(refusal: &Refusal) -> Fault {
    Fault::business(refusal.code.as_str().replace('-', "."), refusal.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_of_the_contract_is_carried_out() {
        for route in rest_routes() {
            assert!(Route::named(&route.name).is_some(), "{}", route.name);
        }
    }
}
