//! Reading what an app passed: a wrong shape names the field, an unknown field the one that was probably meant.

use callbench_contract::error::{AppError, ErrorCode};
use callbench_contract::nearest::nearest;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// The argument under a key of `requestData`.
pub(super) fn argument<T: DeserializeOwned>(data: &Value, key: &str) -> Result<T, AppError> {
    match data.get(key) {
        None | Some(Value::Null) => Err(wrong_argument(format!("`{key}` is missing")).at(key)),
        Some(value) => read(value, key),
    }
}

/// As [`argument`]; one that is left out counts as an empty object.
pub(super) fn argument_or_empty<T: DeserializeOwned>(
    data: &Value,
    key: &str,
) -> Result<T, AppError> {
    match data.get(key) {
        None | Some(Value::Null) => read(&Value::Object(Map::new()), key),
        Some(value) => read(value, key),
    }
}

/// Nothing, or an empty object: what takes no argument gets none.
pub(super) fn no_argument(data: &Value, key: &str) -> Result<(), AppError> {
    argument_or_empty::<Map<String, Value>>(data, key).map(|_| ())
}

/// A text under a key of `requestData`.
pub(super) fn text<'a>(data: &'a Value, key: &str) -> Result<&'a str, AppError> {
    data.get(key)
        .and_then(Value::as_str)
        .ok_or_else(|| wrong_argument(format!("`{key}` is missing or not text")).at(key))
}

/// The ids of several objects, as texts: apps give numbers and texts alike.
pub(super) fn ids(data: &Value) -> Result<Vec<String>, AppError> {
    const MOST: usize = 200;
    let wrong = |message: String| wrong_argument(message).at("ids");
    let list = data
        .get("ids")
        .and_then(Value::as_array)
        .ok_or_else(|| wrong("`ids` is missing or not a list".to_owned()))?;
    if list.is_empty() || list.len() > MOST {
        return Err(wrong(format!(
            "`ids` has {} entries; give 1 to {MOST}",
            list.len()
        )));
    }
    list.iter()
        .enumerate()
        .map(|(index, id)| match id {
            Value::String(text) => Ok(text.clone()),
            Value::Number(number) => Ok(number.to_string()),
            _ => Err(
                wrong_argument(format!("`ids[{index}]` is neither text nor a number"))
                    .at(format!("ids[{index}]")),
            ),
        })
        .collect()
}

fn read<T: DeserializeOwned>(value: &Value, key: &str) -> Result<T, AppError> {
    serde_path_to_error::deserialize(value).map_err(|error| {
        let path = error.path().to_string();
        let field = if path == "." {
            key.to_owned()
        } else {
            format!("{key}.{path}")
        };
        refuse(&field, key, &error.into_inner().to_string())
    })
}

/// serde says it in sentences of its own; the names in them stand between back-ticks.
fn refuse(field: &str, key: &str, why: &str) -> AppError {
    let names: Vec<&str> = why.split('`').skip(1).step_by(2).collect();
    let within = |name: &str| {
        if field == key || !field.ends_with(name) {
            format!("{field}.{name}")
        } else {
            field.to_owned()
        }
    };
    match names.split_first() {
        Some((name, known)) if why.starts_with("unknown field") => AppError::unknown_name(
            ErrorCode::WrongArgument,
            &format!("`{key}` has no field"),
            name,
            known.iter().copied(),
        )
        .at(within(name)),
        Some((name, known)) if why.starts_with("unknown variant") => AppError {
            given: Some((*name).to_owned()),
            did_you_mean: nearest(name, known.iter().copied()).map(str::to_owned),
            ..wrong_argument(format!("`{field}`: {why}")).at(field)
        },
        Some((name, _)) if why.starts_with("missing field") => {
            let field = format!("{field}.{name}");
            wrong_argument(format!("`{field}` is missing")).at(field)
        }
        _ => wrong_argument(format!("`{field}`: {why}")).at(field),
    }
}

/// 136 with this message.
pub(super) fn wrong_argument(message: impl Into<String>) -> AppError {
    AppError::new(ErrorCode::WrongArgument, message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use callbench_contract::data::{InteractionTransfer, TicketChanges};
    use serde_json::json;

    fn fault<T: DeserializeOwned + std::fmt::Debug>(value: Value) -> AppError {
        argument::<T>(&json!({ "updateData": value }), "updateData").expect_err("a refusal")
    }

    #[test]
    fn what_is_missing_wrong_or_misspelt_is_named() {
        let missing = fault::<InteractionTransfer>(json!({ "interactionId": "i" }));
        assert_eq!(missing.field.as_deref(), Some("updateData.target"));
        let wrong = fault::<TicketChanges>(json!({ "subject": 7 }));
        assert_eq!(wrong.field.as_deref(), Some("updateData.subject"));
        let misspelt = fault::<TicketChanges>(json!({ "subjct": "x" }));
        assert_eq!(misspelt.field.as_deref(), Some("updateData.subjct"));
        assert_eq!(misspelt.did_you_mean.as_deref(), Some("subject"));
        let nested = fault::<InteractionTransfer>(
            json!({ "interactionId": "i", "target": { "kind": "usr" } }),
        );
        assert_eq!(
            nested.field.as_deref(),
            Some("updateData.target.kind"),
            "{nested:?}"
        );
        assert_eq!(nested.did_you_mean.as_deref(), Some("user"));
        let none = argument::<TicketChanges>(&json!({}), "updateData").expect_err("a refusal");
        assert_eq!(none.field.as_deref(), Some("updateData"));
        for error in [missing, wrong, misspelt, nested, none] {
            assert_eq!(error.code, ErrorCode::WrongArgument);
        }
    }
}
