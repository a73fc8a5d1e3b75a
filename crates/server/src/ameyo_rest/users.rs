//! `cc/contactCenterUsers/…`.

use callbench_contract::ids::UserId;
use callbench_contract::role::UserType;
use callbench_store::User;
use serde::Serialize;
use serde_json::json;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use super::{AmeyoAnswer, Fault, Faults};
use crate::state::HostState;

/// Somebody who signs in.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct UserRow<'a> {
    cc_user_id: u32,
    #[schema(value_type = String)]
    user_id: &'a UserId,
    user_name: &'a str,
    #[schema(value_type = String, example = "Executive")]
    user_type: UserType,
    #[schema(value_type = String, example = "Executive")]
    system_user_type: UserType,
    skill_ids: [i64; 0],
}

/// Everybody who signs in.
#[utoipa::path(
    get,
    path = "/cc/contactCenterUsers/getAllContactCenterUsers",
    tag = "ameyorestapi",
    responses((status = OK, body = [UserRow]), Faults),
    security(("session" = []), ("token" = []))
)]
pub(super) async fn all(state: &HostState) -> Result<AmeyoAnswer, Fault> {
    let users = state
        .store
        .users()
        .list()
        .await
        .map_err(|error| Fault::internal(&error))?;
    let rows: Vec<UserRow<'_>> = users.iter().map(row).collect();
    Ok(AmeyoAnswer::ok(json!(rows)))
}

fn row(user: &User) -> UserRow<'_> {
    let user_type = user.role.user_type();
    UserRow {
        cc_user_id: number(user.user_id.as_str()),
        user_id: &user.user_id,
        user_name: &user.user_name,
        user_type,
        system_user_type: user_type,
        skill_ids: [],
    }
}

/// A live platform numbers its users; here the text is the identity, and the number is made from it so that it never changes (ours).
fn number(user_id: &str) -> u32 {
    let digest = Sha256::digest(user_id.as_bytes());
    u32::from_be_bytes([digest[0], digest[1], digest[2], digest[3]]) >> 1
}
