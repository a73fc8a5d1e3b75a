//! `httpRequest`: the platform's REST interface, as the instance's user; and servers outside that an administrator has listed.

use std::collections::BTreeMap;

use callbench_contract::data::HttpRequestData;
use callbench_contract::error::{AppError, ErrorCode};
use serde_json::Value;

use super::super::calls::Asking;
use super::arguments::argument;
use super::{answer, of_store};
use crate::ameyo_rest::{self, AmeyoRequest, RequestError};
use crate::outside::{OutsideError, OutsideRequest};
use crate::state::HostState;

/// `httpRequest.invoke`.
pub(in crate::instances) async fn invoke(
    state: &HostState,
    asking: &Asking,
    data: &Value,
) -> Result<Value, AppError> {
    let request: HttpRequestData = argument(data, "httpRequestData")?;
    if is_absolute(&request.url) {
        outside(state, request).await
    } else {
        invoke_ameyo(state, asking, data).await
    }
}

/// `httpRequest.invokeAmeyo`.
pub(in crate::instances) async fn invoke_ameyo(
    state: &HostState,
    asking: &Asking,
    data: &Value,
) -> Result<Value, AppError> {
    let _: HttpRequestData = argument(data, "httpRequestData")?;
    let request = AmeyoRequest::parse(&data["httpRequestData"]).map_err(|error| {
        let (code, field) = match &error {
            RequestError::WrongArgument(_) => (ErrorCode::WrongArgument, "httpRequestData"),
            RequestError::UrlNotAllowed(_) => (ErrorCode::UrlNotAllowed, "httpRequestData.url"),
        };
        AppError::new(code, error.to_string()).at(field)
    })?;
    Ok(ameyo_rest::carry_out(state, &asking.user, &request)
        .await
        .for_app())
}

async fn outside(state: &HostState, request: HttpRequestData) -> Result<Value, AppError> {
    let no_headers = BTreeMap::new();
    let headers = request.headers.as_ref().unwrap_or(&no_headers);
    let body = request.body.map(|body| match body {
        Value::String(text) => text,
        other => other.to_string(),
    });
    let client = &state.outside;
    let request = OutsideRequest::new(
        client.reach(),
        &request.url,
        request.method.as_deref(),
        headers,
        body,
    )
    .map_err(refused)?;
    let hosts = state.store.allowed_hosts();
    if !hosts
        .contains(request.host.as_str())
        .await
        .map_err(of_store)?
    {
        let host = &request.host;
        return Err(AppError {
            given: Some(host.to_string()),
            ..refused(OutsideError::NotAllowed(format!(
                "the server `{host}` is not listed; an administrator lists it under Allowed servers"
            )))
        });
    }
    answer(&client.send(request).await.map_err(refused)?)
}

fn is_absolute(url: &str) -> bool {
    let scheme = url.split(':').next().unwrap_or_default();
    let has_scheme = scheme.len() < url.len()
        && scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    has_scheme || url.starts_with("//")
}

fn refused(error: OutsideError) -> AppError {
    let message = error.to_string();
    match error {
        OutsideError::WrongArgument { field, .. } => {
            AppError::new(ErrorCode::WrongArgument, message).at(field)
        }
        OutsideError::NotAllowed(_) => {
            AppError::new(ErrorCode::UrlNotAllowed, message).at("httpRequestData.url")
        }
        OutsideError::TooLarge(_) => AppError::new(ErrorCode::PayloadTooLarge, message),
        OutsideError::Unreachable { .. } => AppError::new(ErrorCode::HostUnreachable, message),
    }
}
