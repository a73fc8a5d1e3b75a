//! `contextData`: the interaction in context, its customer, its ticket.

use callbench_contract::error::AppError;
use callbench_contract::event::EventScope;
use serde_json::Value;

use super::super::calls::Asking;
use super::arguments::text;
use super::customers::Customers;
use super::set_up::SetUp;
use super::tickets::Tickets;
use super::vocabulary::{require_object, require_use};
use super::{interactions, internal};
use crate::state::HostState;

const SCOPE: EventScope = EventScope::Context;

pub(in crate::instances) async fn call(
    state: &HostState,
    asking: &Asking,
    method: &str,
    data: &Value,
) -> Result<Value, AppError> {
    if method == "trigger" {
        return interactions::trigger(state, asking, data).await;
    }
    let object = text(data, "dataObject")?;
    let action = match method {
        "action" | "bulkAction" => Some(text(data, "actionType")?),
        _ => None,
    };
    match method {
        "get" => require_object(SCOPE, object)?,
        _ => require_use(SCOPE, object, method, action)?,
    }
    match (object, method) {
        ("customer", "get") => Customers::new(state, asking).in_hand().await,
        ("customer", "update") => Customers::new(state, asking).update_in_hand(data).await,
        ("interaction", "get") => interactions::in_hand(state, asking).await,
        ("interaction", "action") => {
            interactions::act(state, asking, action.unwrap_or_default(), data).await
        }
        ("interaction", "getSkillData") => SetUp::read(state, asking).await?.skills(data).await,
        ("ticket", "action") => {
            Tickets::new(state, asking)
                .act(action.unwrap_or_default(), data)
                .await
        }
        ("ticket", _) => Tickets::new(state, asking).in_hand(method, data).await,
        _ => Err(internal(&format!(
            "`{method}` of `{object}` is catalogued and not carried out"
        ))),
    }
}
