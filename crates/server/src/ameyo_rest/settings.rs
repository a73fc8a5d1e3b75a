//! `cc/contactCenterSettings`.

use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

use super::{AmeyoAnswer, Faults, Reading};

/// The contact centre's own settings.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct ContactCenterSettings<'a> {
    contact_center_id: i64,
    contact_center_name: &'a str,
    display_name: &'a str,
    /// The breaks that agents may take.
    break_reasons: &'a [String],
}

/// The contact centre's own settings.
#[utoipa::path(
    get,
    path = "/cc/contactCenterSettings",
    tag = "ameyorestapi",
    responses((status = OK, body = ContactCenterSettings), Faults),
    security(("session" = []), ("token" = []))
)]
pub(super) fn contact_center(reading: &Reading<'_>) -> AmeyoAnswer {
    let configuration = reading.configuration;
    AmeyoAnswer::ok(json!(ContactCenterSettings {
        contact_center_id: configuration.contact_center_id,
        contact_center_name: &configuration.contact_center_name,
        display_name: &configuration.contact_center_name,
        break_reasons: &configuration.break_reasons,
    }))
}
