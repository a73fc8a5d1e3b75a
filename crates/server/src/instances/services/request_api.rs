//! `request.api`: the platform's REST interface by name (the names are ours).

use std::sync::LazyLock;

use callbench_contract::error::{AppError, ErrorCode};
use callbench_contract::rest::{ParameterPlace, RestParameter, RestRoute, rest_routes};
use serde_json::{Map, Value};

use super::super::calls::Asking;
use super::arguments::{argument_or_empty, text, wrong_argument};
use crate::ameyo_rest::{self, AmeyoRequest};
use crate::state::HostState;

static ROUTES: LazyLock<Vec<RestRoute>> = LazyLock::new(rest_routes);

pub(in crate::instances) async fn api(
    state: &HostState,
    asking: &Asking,
    data: &Value,
) -> Result<Value, AppError> {
    let name = text(data, "requestName")?;
    let route = ROUTES
        .iter()
        .find(|route| route.name == name)
        .ok_or_else(|| {
            AppError::unknown_name(
                ErrorCode::UnknownApi,
                "request.api has no name",
                name,
                ROUTES.iter().map(|route| route.name.as_str()),
            )
            .at("requestName")
        })?;
    let request = read(route, data)?;
    let answer = ameyo_rest::carry_out(state, &asking.user, &request).await;
    answer.into_result().map_err(|(status, message)| {
        let code = match status {
            400 | 405 | 413 => ErrorCode::WrongArgument,
            401 | 403 => ErrorCode::NotPermitted,
            404 => ErrorCode::NotFound,
            ameyo_rest::BUSINESS_FAULT => ErrorCode::Conflict,
            _ => ErrorCode::Internal,
        };
        AppError::new(code, format!("{name}: {message}"))
    })
}

fn read(route: &RestRoute, data: &Value) -> Result<AmeyoRequest, AppError> {
    let given: Map<String, Value> = argument_or_empty(data, "requestParams")?;
    let of = |place: ParameterPlace| {
        route
            .parameters
            .iter()
            .filter(move |one| one.place == place)
    };
    for name in given.keys() {
        let known = route
            .parameters
            .iter()
            .filter(|one| one.place != ParameterPlace::Path)
            .map(|one| one.name.as_str());
        // `ts` is sent by public apps to keep caches away.
        if name != "ts" && !known.clone().any(|one| one == name) {
            let error = AppError::unknown_name(
                ErrorCode::WrongArgument,
                &format!("{} takes no", route.name),
                name,
                known,
            );
            return Err(error.at(format!("requestParams.{name}")));
        }
    }
    let mut query = Vec::new();
    for parameter in of(ParameterPlace::Query) {
        for value in values(parameter, &given)? {
            query.push((parameter.name.clone(), value));
        }
    }
    let mut body = Map::new();
    for parameter in of(ParameterPlace::Body) {
        checked(parameter, given.get(&parameter.name))?;
        if let Some(value) = given.get(&parameter.name) {
            body.insert(parameter.name.clone(), value.clone());
        }
    }
    let sends_body = matches!(route.method.as_str(), "POST" | "PUT");
    Ok(AmeyoRequest {
        method: route.method.clone(),
        path: path(route, data)?,
        query,
        body: sends_body.then_some(Value::Object(body)),
    })
}

fn path(route: &RestRoute, data: &Value) -> Result<String, AppError> {
    let given = data.get("pathParam").unwrap_or(&Value::Null);
    if !route.takes_path_parameter() {
        return Ok(route.path.clone());
    }
    let id = match given {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    };
    let plain = !id.is_empty()
        && id
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    if !plain {
        return Err(wrong_argument(format!(
            "{} needs `pathParam`, what stands for `{{id}}` in its path",
            route.name
        ))
        .at("pathParam"));
    }
    Ok(route.path.replace("{id}", &id))
}

/// The texts of a parameter of the query: one, or an array, which repeats its key.
fn values(parameter: &RestParameter, given: &Map<String, Value>) -> Result<Vec<String>, AppError> {
    let list = match given.get(&parameter.name) {
        Some(Value::Array(list)) => list.iter().map(Some).collect(),
        other => vec![other],
    };
    let mut texts = Vec::new();
    for value in list {
        checked(parameter, value)?;
        match value {
            None | Some(Value::Null) => {}
            Some(Value::String(text)) => texts.push(text.clone()),
            Some(other) => texts.push(other.to_string()),
        }
    }
    Ok(texts)
}

/// Numbers may come as text: public apps send both.
fn checked(parameter: &RestParameter, value: Option<&Value>) -> Result<(), AppError> {
    let field = format!("requestParams.{}", parameter.name);
    let fits = match (parameter.json_type.as_str(), value) {
        (_, None | Some(Value::Null)) => {
            if parameter.required {
                return Err(wrong_argument(format!("`{field}` is missing")).at(field));
            }
            true
        }
        ("integer", Some(value)) => {
            value.is_i64()
                || value
                    .as_str()
                    .is_some_and(|text| text.trim().parse::<i64>().is_ok())
        }
        ("boolean", Some(value)) => value.is_boolean(),
        ("object", Some(value)) => value.is_object(),
        (_, Some(value)) => value.is_string(),
    };
    if fits {
        return Ok(());
    }
    let wanted = &parameter.json_type;
    Err(wrong_argument(format!("`{field}` is not of type {wanted}")).at(field))
}
