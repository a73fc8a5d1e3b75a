//! The services that the host answers for apps, one file each; and what they share.

mod app_conf;
mod arguments;
mod at_the_desk;
mod augment_model;
mod bulk;
mod callbacks;
mod context_data;
mod customers;
mod db_data;
mod global_data;
mod http_request;
mod in_context;
mod interactions;
mod refusals;
mod request_api;
mod session;
mod set_up;
mod snapshots;
mod store;
mod tickets;
mod vocabulary;

use callbench_contract::error::{AppError, ErrorCode};
use serde::Serialize;
use serde_json::Value;

use super::calls::Asking;
use crate::state::HostState;
use callbench_store::StoreError;

/// Carries out a method that the host answers; nothing when it is none of these.
pub(super) async fn carry_out(
    state: &HostState,
    asking: &Asking,
    service: &str,
    method: &str,
    data: &Value,
) -> Option<Result<Value, AppError>> {
    Some(match (service, method) {
        (
            "globalData",
            "get" | "update" | "transfer" | "addNote" | "invoke" | "getTickets" | "takeSnap"
            | "bulkUpdate" | "bulkAction",
        ) => global_data::call(state, asking, method, data).await,
        (
            "contextData",
            "get" | "update" | "bulkUpdate" | "action" | "bulkAction" | "trigger" | "attachCall"
            | "unattachCall" | "merge" | "split" | "unassign" | "reassign" | "pick"
            | "getSkillData",
        ) => context_data::call(state, asking, method, data).await,
        ("httpRequest", "invoke") => http_request::invoke(state, asking, data).await,
        ("httpRequest", "invokeAmeyo") => http_request::invoke_ameyo(state, asking, data).await,
        ("request", "api") => request_api::api(state, asking, data).await,
        ("appConf", "create" | "get" | "update" | "delete") => {
            app_conf::call(state, asking, method, data).await
        }
        ("store", "get" | "set" | "delete") => store::call(state, asking, method, data).await,
        ("dbData", "get" | "set" | "delete") => db_data::call(state, asking, method, data).await,
        ("augmentModel", "add") => augment_model::add(state, asking, data).await,
        ("interaction", "initiateInteraction") => interactions::initiate(state, asking, data).await,
        ("interaction", "disposeInteraction") => interactions::dispose(state, asking, data).await,
        _ => return None,
    })
}

/// An answer as the app gets it.
fn answer(data: &impl Serialize) -> Result<Value, AppError> {
    serde_json::to_value(data).map_err(|error| internal(&error))
}

/// The host failed. The cause goes to the log, not to the app.
fn internal(cause: &dyn std::fmt::Display) -> AppError {
    tracing::error!(%cause, "an app's request failed inside the host");
    AppError::new(
        ErrorCode::Internal,
        "the host failed; try again, and look at its log if it stays",
    )
}

/// As [`internal`], for the store.
fn of_store(error: StoreError) -> AppError {
    if error.is_disk_full() {
        return AppError::new(
            ErrorCode::Internal,
            "the host's disk is full; nothing was stored",
        );
    }
    internal(&error)
}
