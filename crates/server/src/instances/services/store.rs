//! `store`: small values, each app's and each person's own.

use callbench_contract::error::{AppError, ErrorCode};
use serde_json::{Value, json};

use super::super::calls::Asking;
use super::arguments::{text, wrong_argument};
use super::of_store;
use crate::state::HostState;

/// Longest key, in characters.
const LONGEST_KEY: usize = 200;
/// Largest value, in bytes of its JSON text.
const LARGEST_VALUE: usize = 64 * 1024;

pub(in crate::instances) async fn call(
    state: &HostState,
    asking: &Asking,
    method: &str,
    data: &Value,
) -> Result<Value, AppError> {
    let key = text(data, "key")?;
    checked_key(key, "key")?;
    let values = state.store.app_store();
    let (app, user) = (&asking.instance.app_id, &asking.user.user_id);
    match method {
        "get" => Ok(values
            .get(app, user, key)
            .await
            .map_err(of_store)?
            .unwrap_or(Value::Null)),
        "set" => {
            let value = checked_value(data, "value")?;
            values
                .set(app, user, key, value, state.clock.now())
                .await
                .map_err(of_store)?;
            Ok(value.clone())
        }
        _ => {
            values.remove(app, user, key).await.map_err(of_store)?;
            Ok(json!({}))
        }
    }
}

/// Refuses a key that is empty or too long; `field` is where it stood.
pub(super) fn checked_key(key: &str, field: &str) -> Result<(), AppError> {
    if key.is_empty() || key.chars().count() > LONGEST_KEY {
        return Err(
            wrong_argument(format!("`{field}` must have 1 to {LONGEST_KEY} characters")).at(field),
        );
    }
    Ok(())
}

/// The `value` beside a key, if it is there and not too large; `field` is where it stood.
pub(super) fn checked_value<'a>(holder: &'a Value, field: &str) -> Result<&'a Value, AppError> {
    let value = holder.get("value").ok_or_else(|| {
        wrong_argument(format!("`{field}` is missing; `delete` removes a value")).at(field)
    })?;
    let size = value.to_string().len();
    if size > LARGEST_VALUE {
        return Err(AppError::new(
            ErrorCode::PayloadTooLarge,
            format!(
                "the value has {size} bytes as JSON; at most {LARGEST_VALUE} are kept for each key"
            ),
        )
        .at(field));
    }
    Ok(value)
}
