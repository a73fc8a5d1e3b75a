//! `globalData`: what does not hang on the interaction at hand.

use callbench_contract::error::AppError;
use callbench_contract::event::EventScope;
use serde_json::Value;

use super::super::calls::Asking;
use super::arguments::{no_argument, text};
use super::customers::Customers;
use super::set_up::SetUp;
use super::tickets::Tickets;
use super::vocabulary::{require_object, require_use};
use super::{callbacks, interactions, internal, session, snapshots};
use crate::state::HostState;

const SCOPE: EventScope = EventScope::Global;

pub(in crate::instances) async fn call(
    state: &HostState,
    asking: &Asking,
    method: &str,
    data: &Value,
) -> Result<Value, AppError> {
    let object = text(data, "dataObject")?;
    match method {
        "get" => return get(state, asking, data).await,
        "takeSnap" => return snapshots::take(state, asking, data).await,
        "bulkAction" => require_use(SCOPE, object, method, Some(text(data, "actionType")?))?,
        _ => require_use(SCOPE, object, method, None)?,
    }
    match object {
        "session" => session::update(state, asking, data).await,
        "interaction" => interactions::transfer(state, asking, data).await,
        "customer" => Customers::new(state, asking).global(method, data).await,
        "ticket" => Tickets::new(state, asking).global(method, data).await,
        "callbacks" => callbacks::invoke(state, asking, data).await,
        other => Err(internal(&format!(
            "`{method}` of `{other}` is catalogued and not carried out"
        ))),
    }
}

pub(super) async fn get(
    state: &HostState,
    asking: &Asking,
    data: &Value,
) -> Result<Value, AppError> {
    let object = text(data, "dataObject")?;
    require_object(SCOPE, object)?;
    let takes = matches!(
        object,
        "queues" | "dispositionCodes" | "interaction" | "customer" | "customers" | "ticket"
    );
    if !takes {
        no_argument(data, "requestParams")?;
    }
    match object {
        "loggedInUser" => session::logged_in_user(asking),
        "session" => session::get(state, asking).await,
        "currentManagingOrMonitoringCampaign" => session::current_campaign(state, asking).await,
        "campaign" => SetUp::read(state, asking).await?.campaign(),
        "campaigns" => SetUp::read(state, asking).await?.campaigns(),
        "processes" => SetUp::read(state, asking).await?.processes(),
        "queues" => SetUp::read(state, asking).await?.queues(data),
        "users" => SetUp::read(state, asking).await?.users().await,
        "dispositionCodes" => SetUp::read(state, asking).await?.disposition_codes(data),
        "ticketStates" => SetUp::read(state, asking).await?.ticket_states(),
        "settings" => SetUp::read(state, asking).await?.settings(),
        "interactions" => interactions::list(state, asking).await,
        "interaction" => interactions::get(state, asking, data).await,
        "customer" => Customers::new(state, asking).global("get", data).await,
        "customers" => Customers::new(state, asking).search(data).await,
        "ticket" => Tickets::new(state, asking).global("get", data).await,
        "callbacks" => callbacks::list(state, asking).await,
        "snapshots" => snapshots::list(state, asking).await,
        other => Err(internal(&format!(
            "`{other}` is catalogued and not answered"
        ))),
    }
}
