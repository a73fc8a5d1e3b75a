//! `cc/campaigns/…`.

use serde_json::json;

use super::{AmeyoAnswer, Reading};

/// `getAllCampaigns`.
pub(super) fn all(reading: &Reading<'_>) -> AmeyoAnswer {
    AmeyoAnswer::ok(json!(reading.configuration.ameyo_campaigns(None)))
}

/// `getAssigned`: those that the user may work on.
pub(super) fn assigned(reading: &Reading<'_>) -> AmeyoAnswer {
    let user = Some(&reading.user.user_id);
    AmeyoAnswer::ok(json!(reading.configuration.ameyo_campaigns(user)))
}
