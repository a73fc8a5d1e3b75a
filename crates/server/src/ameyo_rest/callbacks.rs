//! `voice/customerCallbacks/…`: calls that were promised.

use callbench_contract::ids::{CallbackId, CampaignId, CustomerId, Phone, UserId};
use callbench_contract::role::Role;
use callbench_contract::time::Timestamp;
use callbench_store::User;
use callbench_workspace::{
    AgentCommand, CallbackFilter, CallbackState, CallbackView, Centre, Command,
};
use serde::Serialize;
use serde_json::json;
use utoipa::{IntoParams, ToSchema};

use super::{AmeyoAnswer, AmeyoRequest, Fault, Faults, fault};
use crate::state::HostState;

/// Which callbacks are wanted; what is missing restricts nothing.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "only described")]
pub(super) struct Filter {
    /// The campaign; several repeat the key.
    #[param(rename = "campaignId")]
    campaign_id: Option<Vec<i64>>,
    #[param(rename = "customerId")]
    customer_id: Option<i64>,
    /// Those that this agent is to make.
    #[param(rename = "userId", value_type = Option<String>)]
    user_id: Option<UserId>,
    /// `open` or `done`.
    #[param(pattern = "^(open|done)$")]
    state: Option<String>,
}

/// A call that was promised.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct CallbackRow {
    #[schema(value_type = String)]
    callback_id: CallbackId,
    #[schema(value_type = i64)]
    campaign_id: CampaignId,
    /// −1 when unknown.
    #[schema(value_type = i64)]
    customer_id: CustomerId,
    /// Masked where the campaign masks numbers.
    #[schema(value_type = String)]
    phone: Phone,
    #[schema(value_type = i64)]
    callback_time: Timestamp,
    /// Who is to call; null for any agent of the campaign.
    #[schema(value_type = Option<String>)]
    user_id: Option<UserId>,
    is_self_callback: bool,
    /// `scheduled`, `due`, `dialling`, `done`, `failed`, `cancelled`.
    #[schema(value_type = String)]
    state: CallbackState,
    note: Option<String>,
    #[schema(value_type = String)]
    created_by: UserId,
    #[schema(value_type = i64)]
    created_at: Timestamp,
}

impl From<CallbackView> for CallbackRow {
    fn from(callback: CallbackView) -> Self {
        Self {
            is_self_callback: callback.user_id.is_some(),
            callback_id: callback.callback_id,
            campaign_id: callback.campaign_id,
            customer_id: callback.customer_id,
            phone: callback.phone,
            callback_time: callback.callback_time,
            user_id: callback.user_id,
            state: callback.state,
            note: callback.note,
            created_by: callback.created_by,
            created_at: callback.created_at,
        }
    }
}

/// The callbacks that fit, by time. Agents see their own and those that anyone of a campaign of theirs may make.
#[utoipa::path(
    get,
    path = "/voice/customerCallbacks/getFiltered",
    tag = "ameyorestapi",
    params(Filter),
    responses((status = OK, body = [CallbackRow]), Faults),
    security(("session" = []), ("token" = []))
)]
pub(super) async fn filtered(
    state: &HostState,
    user: &User,
    request: &AmeyoRequest,
) -> Result<AmeyoAnswer, Fault> {
    let campaigns = request.numbers("campaignId")?;
    let customer = request.numbers("customerId")?.pop().map(CustomerId::new);
    let of_user = request
        .all("userId")
        .next()
        .map(|text| {
            text.parse::<UserId>()
                .map_err(|error| Fault::invalid_input(error.to_string()))
        })
        .transpose()?;
    let open = match request.all("state").next() {
        None => None,
        Some("open") => Some(true),
        Some("done") => Some(false),
        Some(_) => return Err(Fault::invalid_input("`state` is not `open` or `done`")),
    };
    let filter = CallbackFilter {
        user: of_user,
        campaign: None,
        customer,
        open,
    };
    let user = user.clone();
    let rows: Vec<CallbackRow> = state
        .centre
        .read(move |centre, _| {
            centre
                .callbacks(&filter)
                .into_iter()
                .filter(|callback| {
                    campaigns.is_empty() || campaigns.contains(&callback.campaign_id.get())
                })
                .filter(|callback| sees(centre, &user, callback))
                .map(CallbackRow::from)
                .collect()
        })
        .await
        .map_err(fault)?;
    Ok(AmeyoAnswer::ok(json!(rows)))
}

fn sees(centre: &Centre, user: &User, callback: &CallbackView) -> bool {
    if user.role != Role::Agent {
        return true;
    }
    match &callback.user_id {
        Some(maker) => *maker == user.user_id,
        None => centre
            .configuration()
            .campaign(callback.campaign_id)
            .is_some_and(|campaign| campaign.is_assigned_to(&user.user_id)),
    }
}

/// What became of a callback that was taken back.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct CancelledCallback {
    #[schema(value_type = String)]
    callback_id: CallbackId,
    #[schema(value_type = String)]
    state: CallbackState,
}

/// Takes a callback back. For the agents who could make it, while they are signed in to the workspace.
#[utoipa::path(
    delete,
    path = "/voice/customerCallbacks/{id}",
    tag = "ameyorestapi",
    params(("id" = String, Path, description = "The callback")),
    responses((status = OK, body = CancelledCallback), Faults),
    security(("session" = []), ("token" = []))
)]
pub(super) async fn cancel(state: &HostState, user: &User, id: &str) -> Result<AmeyoAnswer, Fault> {
    let callback_id = CallbackId::new(id);
    let asked = callback_id.clone();
    let exists = state
        .centre
        .read(move |centre, _| centre.callback(&asked).is_some())
        .await
        .map_err(fault)?;
    if !exists {
        return Err(Fault::business(
            "callback.not.found",
            format!(
                "there is no callback `{}`; `voice/customerCallbacks/getFiltered` lists them",
                id.chars().take(80).collect::<String>()
            ),
        ));
    }
    state
        .centre
        .decide(Command::Agent {
            user: user.user_id.clone(),
            command: AgentCommand::CancelCallback {
                callback_id: callback_id.clone(),
            },
        })
        .await
        .map_err(fault)?;
    Ok(AmeyoAnswer::ok(json!(CancelledCallback {
        callback_id,
        state: CallbackState::Cancelled,
    })))
}
