//! The services that the host answers for apps, one file each.

pub(super) mod app_conf;
pub(super) mod context_data;
pub(super) mod global_data;
pub(super) mod http_request;
pub(super) mod store;

use callbench_contract::error::{AppError, ErrorCode};
use serde::Serialize;
use serde_json::Value;

use crate::centre::CentreError;
use callbench_store::StoreError;

/// A text of `requestData`.
fn text<'a>(data: &'a Value, key: &str) -> Result<&'a str, AppError> {
    data.get(key)
        .and_then(Value::as_str)
        .ok_or_else(|| wrong_argument(format!("`{key}` is missing or not text")))
}

fn wrong_argument(message: impl Into<String>) -> AppError {
    AppError::new(ErrorCode::WrongArgument, message)
}

fn nothing_in_context(message: impl Into<String>) -> AppError {
    AppError::new(ErrorCode::NothingInContext, message)
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

/// As [`internal`], for the contact centre.
fn of_centre(error: CentreError) -> AppError {
    internal(&error)
}
