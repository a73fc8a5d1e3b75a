//! `dbData`, of the oldest SDK: small values, each app's own, shared by everyone who uses it.

use callbench_contract::error::AppError;
use serde_json::{Value, json};

use super::super::calls::Asking;
use super::arguments::wrong_argument;
use super::of_store;
use super::store::{checked_key, checked_value};
use crate::state::HostState;

pub(in crate::instances) async fn call(
    state: &HostState,
    asking: &Asking,
    method: &str,
    data: &Value,
) -> Result<Value, AppError> {
    let parameter = data.get("parameter").unwrap_or(&Value::Null);
    let key = match parameter {
        Value::String(key) => key,
        Value::Object(fields) => fields.get("key").and_then(Value::as_str).ok_or_else(|| {
            wrong_argument("`parameter.key` is missing or not text").at("parameter.key")
        })?,
        _ => {
            return Err(
                wrong_argument("`parameter` is neither a key nor `{ key, … }`").at("parameter"),
            );
        }
    };
    checked_key(key, "parameter.key")?;
    let values = state.store.app_data();
    let app = &asking.instance.app_id;
    match method {
        "get" => Ok(values
            .get(app, key)
            .await
            .map_err(of_store)?
            .unwrap_or(Value::Null)),
        "set" => {
            let value = checked_value(parameter, "parameter.value")?;
            values
                .set(app, key, value, state.clock.now())
                .await
                .map_err(of_store)?;
            Ok(value.clone())
        }
        _ => {
            values.remove(app, key).await.map_err(of_store)?;
            Ok(json!({}))
        }
    }
}
