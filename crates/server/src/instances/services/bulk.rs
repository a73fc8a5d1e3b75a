//! The same for several objects, each for itself: one that is refused keeps the others from nothing.

use std::future::Future;

use callbench_contract::data::{BulkOutcome, BulkResult};
use callbench_contract::error::AppError;
use serde_json::Value;

use super::answer;
use super::arguments::{ids, text};

/// What a bulk method names.
pub(super) struct Bulk {
    pub(super) ids: Vec<String>,
    /// Of `bulkAction`.
    pub(super) action: Option<String>,
}

impl Bulk {
    /// Reads the ids, and the action where the method has one.
    pub(super) fn read(data: &Value, method: &str) -> Result<Self, AppError> {
        let action = match method {
            "bulkAction" => Some(text(data, "actionType")?.to_owned()),
            _ => None,
        };
        Ok(Self {
            ids: ids(data)?,
            action,
        })
    }
}

/// Does it for each, one after the other, in the order in which they were given.
pub(super) async fn each<Done>(
    ids: &[String],
    mut once: impl FnMut(String) -> Done,
) -> Result<Value, AppError>
where
    Done: Future<Output = Result<(), AppError>>,
{
    let mut results = Vec::with_capacity(ids.len());
    for id in ids {
        let error = once(id.clone()).await.err();
        results.push(BulkResult {
            id: id.clone(),
            error,
        });
    }
    let failed = results.iter().filter(|one| one.error.is_some()).count() as u64;
    answer(&BulkOutcome {
        succeeded: results.len() as u64 - failed,
        failed,
        results,
    })
}
