//! `cc/contactCenterUsers/…`.

use callbench_store::User;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::AmeyoAnswer;

/// `getAllContactCenterUsers`.
pub(super) fn all(users: &[User]) -> AmeyoAnswer {
    AmeyoAnswer::ok(users.iter().map(user).collect())
}

fn user(user: &User) -> Value {
    let user_type = user.role.user_type();
    json!({
        "ccUserId": number(user.user_id.as_str()),
        "userId": user.user_id,
        "userName": user.user_name,
        "userType": user_type,
        "systemUserType": user_type,
        "skillIds": [],
    })
}

/// A live platform numbers its users; here the text is the identity, and the number is made from it so that it never changes (ours).
fn number(user_id: &str) -> u32 {
    let digest = Sha256::digest(user_id.as_bytes());
    u32::from_be_bytes([digest[0], digest[1], digest[2], digest[3]]) >> 1
}
