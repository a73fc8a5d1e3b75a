//! `store`: small values, each app's and each person's own.

use callbench_contract::error::{AppError, ErrorCode};
use serde_json::{Value, json};

use super::super::calls::Asking;
use super::{of_store, text, wrong_argument};
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
    if key.is_empty() || key.chars().count() > LONGEST_KEY {
        return Err(wrong_argument(format!(
            "`key` must have 1 to {LONGEST_KEY} characters"
        )));
    }
    let values = state.store.app_store();
    let (app, user) = (&asking.instance.app_id, &asking.user.user_id);
    match method {
        "get" => Ok(values
            .get(app, user, key)
            .await
            .map_err(of_store)?
            .unwrap_or(Value::Null)),
        "set" => {
            let value = data
                .get("value")
                .ok_or_else(|| wrong_argument("`value` is missing; `delete` removes a value"))?;
            let size = value.to_string().len();
            if size > LARGEST_VALUE {
                return Err(AppError::new(
                    ErrorCode::PayloadTooLarge,
                    format!(
                        "the value has {size} bytes as JSON; the store takes at most {LARGEST_VALUE} for each key"
                    ),
                ));
            }
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
