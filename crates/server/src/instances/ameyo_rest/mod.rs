//! The REST interface that apps reach through the shell (`ameyorestapi/…`): inside the host, as the instance's own user.
//!
//! Paths, fields and error bodies are those that public apps use (seen); what an answer holds beyond them is ours. One file an area.

mod answer;
mod campaigns;
mod manual_dial;
mod processes;
mod queues;
mod request;
mod settings;
mod users;

pub(crate) use answer::{AmeyoAnswer, Fault};
pub(crate) use request::{AmeyoRequest, RequestError};

use callbench_store::User;
use callbench_workspace::CentreConfiguration;

use crate::state::HostState;

/// What an area's functions read from.
pub(crate) struct Reading<'a> {
    pub(crate) configuration: &'a CentreConfiguration,
    pub(crate) user: &'a User,
}

/// One path of the interface, with the method that it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Route {
    AllProcesses,
    AssignedProcesses,
    AllCampaigns,
    AssignedCampaigns,
    QueuesByCampaign,
    AllUsers,
    Settings,
    ManualDial,
}

const ROUTES: [(&str, &str, Route); 8] = [
    ("GET", "cc/processes/getAllProcesses", Route::AllProcesses),
    ("GET", "cc/processes/getAssigned", Route::AssignedProcesses),
    ("GET", "cc/campaigns/getAllCampaigns", Route::AllCampaigns),
    ("GET", "cc/campaigns/getAssigned", Route::AssignedCampaigns),
    (
        "GET",
        "cc/agentQueues/getByCampaign",
        Route::QueuesByCampaign,
    ),
    (
        "GET",
        "cc/contactCenterUsers/getAllContactCenterUsers",
        Route::AllUsers,
    ),
    ("GET", "cc/contactCenterSettings", Route::Settings),
    ("POST", "voice/manualdial", Route::ManualDial),
];

/// Carries out a request for a user. Faults are answers too: an HTTP error status resolves in the app.
pub(crate) async fn carry_out(
    state: &HostState,
    user: &User,
    request: &AmeyoRequest,
) -> AmeyoAnswer {
    let outcome = match route(request) {
        Ok(route) => run(state, user, request, route).await,
        Err(fault) => Err(fault),
    };
    outcome.unwrap_or_else(AmeyoAnswer::of_fault)
}

fn route(request: &AmeyoRequest) -> Result<Route, Fault> {
    match ROUTES.iter().find(|(_, path, _)| *path == request.path) {
        Some((method, _, route)) if request.method == *method => Ok(*route),
        Some((method, path, _)) => Err(Fault::method_not_allowed(&request.method, path, method)),
        None => Err(Fault::not_found(&request.path)),
    }
}

async fn run(
    state: &HostState,
    user: &User,
    request: &AmeyoRequest,
    route: Route,
) -> Result<AmeyoAnswer, Fault> {
    match route {
        Route::ManualDial => return manual_dial::dial(state, user, request).await,
        Route::AllUsers => {
            let everyone = state
                .store
                .users()
                .list()
                .await
                .map_err(|error| Fault::internal(&error))?;
            return Ok(users::all(&everyone));
        }
        _ => {}
    }
    let configuration = state
        .centre
        .configuration()
        .await
        .map_err(|error| Fault::internal(&error))?;
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
        Route::Settings => Ok(settings::contact_center(&reading)),
        Route::ManualDial | Route::AllUsers => Err(Fault::not_found(&request.path)),
    }
}
