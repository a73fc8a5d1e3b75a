//! `GET /callbacks`: calls that were promised.

use axum::Json;
use axum::extract::State;
use callbench_contract::ids::{CampaignId, CustomerId};
use callbench_contract::role::Role;
use callbench_workspace::{CallbackFilter, CallbackView};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::auth::Caller;
use crate::body::QueryOf;
use crate::problem::Problem;
use crate::state::HostState;

/// Which callbacks to list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
pub(super) struct Wanted {
    /// `mine`: those that the caller is to make; `campaign`: those of the campaign that an agent works on, of all for
    /// supervisors and administrators. Without it: what agents can make themselves, everything for the others.
    scope: Option<Scope>,
    /// `open`: still to be made; `done`: over.
    state: Option<Stage>,
    /// Of this customer; −1 stands for nobody.
    #[param(value_type = Option<i64>)]
    customer_id: Option<CustomerId>,
    /// Of this campaign; supervisors and administrators only.
    #[param(value_type = Option<i64>)]
    campaign_id: Option<CampaignId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
enum Scope {
    Mine,
    Campaign,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
enum Stage {
    Open,
    Done,
}

/// Callbacks, by time.
#[derive(Debug, Serialize)]
pub(super) struct Found {
    callbacks: Vec<CallbackView>,
}

/// Calls that were promised, by time.
#[utoipa::path(
    get,
    path = "/callbacks",
    tag = "callbacks",
    params(Wanted),
    responses((status = OK, description = "`{ callbacks: Callback[] }`, earliest first", body = Object)),
    security(("session" = []), ("token" = []))
)]
pub(super) async fn list(
    State(state): State<HostState>,
    caller: Caller,
    QueryOf(wanted): QueryOf<Wanted>,
) -> Result<Json<Found>, Problem> {
    let user = caller.user.user_id;
    let is_agent = caller.user.role == Role::Agent;
    let open = wanted.state.map(|stage| stage == Stage::Open);
    let callbacks = state
        .centre
        .read(move |centre, _| {
            let campaign = if is_agent {
                centre.session(&user).and_then(|session| session.campaign())
            } else {
                wanted.campaign_id
            };
            let all = CallbackFilter {
                customer: wanted.customer_id,
                open,
                ..CallbackFilter::default()
            };
            let mine = CallbackFilter {
                user: Some(user.clone()),
                ..all.clone()
            };
            let of_campaign = CallbackFilter { campaign, ..all };
            match wanted.scope {
                Some(Scope::Mine) => centre.callbacks(&mine),
                // An agent who works on no campaign has none to look at.
                Some(Scope::Campaign) if is_agent && campaign.is_none() => Vec::new(),
                Some(Scope::Campaign) => centre.callbacks(&of_campaign),
                None if !is_agent => centre.callbacks(&of_campaign),
                // Of one customer everybody may know what was promised, whoever is to keep it.
                None if wanted.customer_id.is_some() => centre.callbacks(&CallbackFilter {
                    campaign: None,
                    ..of_campaign
                }),
                None => {
                    let mut found = centre.callbacks(&mine);
                    if campaign.is_some() {
                        let others = centre.callbacks(&of_campaign);
                        found.extend(
                            others
                                .into_iter()
                                .filter(|callback| callback.user_id.is_none()),
                        );
                    }
                    found.sort_by_key(|callback| callback.callback_time);
                    found
                }
            }
        })
        .await?;
    Ok(Json(Found { callbacks }))
}
