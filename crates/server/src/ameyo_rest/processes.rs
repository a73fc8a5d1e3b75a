//! `cc/processes/…`.

use callbench_contract::ids::ProcessId;
use callbench_workspace::Process;
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

use super::{AmeyoAnswer, Faults, Reading};

/// A process.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct ProcessRow<'a> {
    #[schema(value_type = i64)]
    process_id: ProcessId,
    process_name: &'a str,
    description: &'a str,
    process_type: &'a str,
}

impl<'a> From<&'a Process> for ProcessRow<'a> {
    fn from(process: &'a Process) -> Self {
        Self {
            process_id: process.process_id,
            process_name: &process.process_name,
            description: &process.description,
            process_type: &process.process_type,
        }
    }
}

/// All processes.
#[utoipa::path(
    get,
    path = "/cc/processes/getAllProcesses",
    tag = "ameyorestapi",
    responses((status = OK, body = [ProcessRow]), Faults),
    security(("session" = []), ("token" = []))
)]
pub(super) fn all(reading: &Reading<'_>) -> AmeyoAnswer {
    let rows: Vec<ProcessRow<'_>> = reading
        .configuration
        .processes
        .iter()
        .map(ProcessRow::from)
        .collect();
    AmeyoAnswer::ok(json!(rows))
}

/// Processes with a campaign that the caller may work on.
#[utoipa::path(
    get,
    path = "/cc/processes/getAssigned",
    tag = "ameyorestapi",
    responses((status = OK, body = [ProcessRow]), Faults),
    security(("session" = []), ("token" = []))
)]
pub(super) fn assigned(reading: &Reading<'_>) -> AmeyoAnswer {
    let has_campaign = |process: &&Process| {
        reading
            .configuration
            .campaigns_for(&reading.user.user_id)
            .any(|campaign| campaign.process_id == process.process_id)
    };
    let rows: Vec<ProcessRow<'_>> = reading
        .configuration
        .processes
        .iter()
        .filter(has_campaign)
        .map(ProcessRow::from)
        .collect();
    AmeyoAnswer::ok(json!(rows))
}
