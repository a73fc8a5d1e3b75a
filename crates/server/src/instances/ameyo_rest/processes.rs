//! `cc/processes/…`.

use serde_json::json;

use super::{AmeyoAnswer, Reading};

/// `getAllProcesses`.
pub(super) fn all(reading: &Reading<'_>) -> AmeyoAnswer {
    AmeyoAnswer::ok(json!(reading.configuration.ameyo_processes(None)))
}

/// `getAssigned`: those with a campaign that the user may work on.
pub(super) fn assigned(reading: &Reading<'_>) -> AmeyoAnswer {
    let user = Some(&reading.user.user_id);
    AmeyoAnswer::ok(json!(reading.configuration.ameyo_processes(user)))
}
