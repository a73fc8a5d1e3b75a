//! `httpRequest`: the platform's REST interface, as the instance's user. Other servers are reached with `fetch`.

use callbench_contract::error::{AppError, ErrorCode};
use serde_json::Value;

use super::super::calls::Asking;
use super::wrong_argument;
use crate::ameyo_rest::{self, AmeyoRequest, RequestError};
use crate::state::HostState;

pub(in crate::instances) async fn invoke(
    state: &HostState,
    asking: &Asking,
    data: &Value,
) -> Result<Value, AppError> {
    let data = data
        .get("httpRequestData")
        .ok_or_else(|| wrong_argument("`httpRequestData` is missing"))?;
    let request = AmeyoRequest::parse(data).map_err(|error| {
        let code = match error {
            RequestError::WrongArgument(_) => ErrorCode::WrongArgument,
            RequestError::UrlNotAllowed(_) => ErrorCode::UrlNotAllowed,
        };
        AppError::new(code, error.to_string())
    })?;
    Ok(ameyo_rest::carry_out(state, &asking.user, &request)
        .await
        .for_app())
}
