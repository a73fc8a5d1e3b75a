//! What an app asks of the host: one route, the instance's own token, one service a file.

use std::collections::BTreeSet;

use axum::Json;
use axum::extract::{Path, State};
use callbench_contract::error::{AppError, ErrorCode};
use callbench_contract::ids::InstanceId;
use callbench_contract::method::methods;
use callbench_store::{Instance, User};
use http::{HeaderMap, StatusCode};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::lifecycle::gone;
use super::services;
use super::token::TokenError;
use crate::auth::bearer;
use crate::body::JsonBody as Body;
use crate::problem::Problem;
use crate::state::HostState;

pub(super) fn routes() -> OpenApiRouter<HostState> {
    OpenApiRouter::new().routes(routes!(call))
}

/// A request of an app.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Call {
    /// Such as `globalData`.
    service: String,
    /// Such as `get`.
    method: String,
    /// With the keys that the contract's method table names.
    #[serde(default)]
    request_data: Value,
}

/// How a request went; both ways are status 200.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CallOutcome {
    /// `success` or `failure`.
    status: CallStatus,
    /// The answer, or `{ code, message }`.
    data: Value,
}

#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
enum CallStatus {
    Success,
    Failure,
}

/// Who asks: the instance, and the person in whose shell it runs.
#[derive(Debug)]
pub(in crate::instances) struct Asking {
    pub(in crate::instances) instance: Instance,
    pub(in crate::instances) user: User,
}

/// Carries out a request of an app, with the instance's own token.
#[utoipa::path(post, path = "/instances/{id}/calls", tag = "instances", params(("id" = String, Path, description = "The instance")),
    request_body = Call,
    responses((status = 200, body = CallOutcome), (status = 401, body = Problem, description = "token-expired, token-invalid, token-missing"),
        (status = 403, body = Problem, description = "other-instance"), (status = 410, body = Problem, description = "instance-gone")))]
async fn call(
    State(state): State<HostState>,
    Path(id): Path<String>,
    headers: HeaderMap,
    Body(call): Body<Call>,
) -> Result<Json<CallOutcome>, Problem> {
    let asking = asking(&state, InstanceId::new(id), &headers).await?;
    let outcome = match dispatch(&state, &asking, &call).await {
        Ok(data) => CallOutcome {
            status: CallStatus::Success,
            data,
        },
        Err(error) => CallOutcome {
            status: CallStatus::Failure,
            data: serde_json::to_value(error).map_err(|error| Problem::internal(&error))?,
        },
    };
    Ok(Json(outcome))
}

async fn asking(state: &HostState, id: InstanceId, headers: &HeaderMap) -> Result<Asking, Problem> {
    let unauthorised = |code: &'static str, message: String| {
        Problem::new(
            StatusCode::UNAUTHORIZED,
            code,
            message,
            "renew the token: `POST /api/v1/instances/{id}/token` with the session's cookie",
        )
    };
    let token = bearer(headers).ok_or_else(|| {
        unauthorised(
            "token-missing",
            "the request carries no instance token (`Authorization: Bearer …`)".to_owned(),
        )
    })?;
    let owner = state
        .apps
        .tokens
        .check(token, state.clock.now())
        .map_err(|error| match error {
            TokenError::Expired => unauthorised("token-expired", error.to_string()),
            TokenError::Invalid => unauthorised("token-invalid", error.to_string()),
        })?;
    if owner != id {
        return Err(Problem::new(
            StatusCode::FORBIDDEN,
            "other-instance",
            format!("the token is not the one of instance `{id}`"),
            "use the token that came with this instance",
        ));
    }
    let instance = state
        .store
        .instances()
        .find(&id)
        .await?
        .ok_or_else(|| gone(&id))?;
    let user = state
        .store
        .users()
        .find(&instance.user_id)
        .await?
        .ok_or_else(|| gone(&id))?;
    Ok(Asking { instance, user })
}

async fn dispatch(state: &HostState, asking: &Asking, call: &Call) -> Result<Value, AppError> {
    let (service, method) = (call.service.as_str(), call.method.as_str());
    match services::carry_out(state, asking, service, method, &call.request_data).await {
        Some(outcome) => outcome,
        None => Err(refused(service, method)),
    }
}

/// Why a method isn't carried out here: unknown, or the shell's own business. The message names it.
fn refused(service: &str, method: &str) -> AppError {
    let all = methods();
    if !all.iter().any(|entry| entry.service == service) {
        let services = all.iter().map(|entry| entry.service.as_str());
        return AppError::unknown_name(
            ErrorCode::UnknownService,
            "there is no service",
            service,
            services.collect::<BTreeSet<_>>(),
        );
    }
    let of_service = || all.iter().filter(|entry| entry.service == service);
    if of_service().any(|entry| entry.method == method) {
        return AppError::new(
            ErrorCode::NotPermitted,
            format!("`{service}.{method}` is answered by the shell, not by the host"),
        );
    }
    AppError::unknown_name(
        ErrorCode::UnknownMethod,
        &format!("the service `{service}` has no method"),
        method,
        of_service().map(|entry| entry.method.as_str()),
    )
}
