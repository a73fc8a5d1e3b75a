//! `cc/contactCenterSettings`.

use serde_json::json;

use super::{AmeyoAnswer, Reading};

/// The contact centre's own settings.
pub(super) fn contact_center(reading: &Reading<'_>) -> AmeyoAnswer {
    AmeyoAnswer::ok(json!(reading.configuration.ameyo_settings()))
}
