//! `/configuration`: what an administrator sets up.

use axum::Json;
use axum::extract::State;
use callbench_workspace::{CentreConfiguration, Command, RefusalCode};
use http::StatusCode;
use serde::{Deserialize, Serialize};

use crate::auth::Administrator;
use crate::body::JsonBody;
use crate::centre::CentreError;
use crate::problem::Problem;
use crate::state::HostState;

/// The set-up, and how often it was changed.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Stored {
    revision: u64,
    configuration: CentreConfiguration,
}

/// The whole set-up of the contact centre.
#[utoipa::path(
    get,
    path = "/configuration",
    tag = "administration",
    responses((status = OK, description = "`{ revision, configuration }`", body = Object)),
    security(("session" = []), ("token" = []))
)]
pub(super) async fn show(
    State(state): State<HostState>,
    _: Administrator,
) -> Result<Json<Stored>, Problem> {
    stored(&state).await.map(Json)
}

/// Replace the whole set-up.
#[utoipa::path(
    put,
    path = "/configuration",
    tag = "administration",
    request_body(content = Object, description = "`{ revision, configuration }`, as it was read, with the changes"),
    responses(
        (status = OK, description = "`{ revision, configuration }`", body = Object),
        (status = CONFLICT, description = "`stale-revision`, with the current one in `details`, or `configuration-in-use`", body = Problem),
        (status = UNPROCESSABLE_ENTITY, description = "`invalid-configuration`", body = Problem),
    ),
    security(("session" = []), ("token" = []))
)]
pub(super) async fn change(
    State(state): State<HostState>,
    _: Administrator,
    JsonBody(wish): JsonBody<Stored>,
) -> Result<Json<Stored>, Problem> {
    let command = Command::ChangeConfiguration {
        revision: wish.revision,
        configuration: Box::new(wish.configuration),
    };
    match state.centre.decide(command).await {
        Ok(_) => stored(&state).await.map(Json),
        Err(CentreError::Refused(refusal)) => Err(match refusal.code {
            RefusalCode::StaleRevision => {
                let current = serde_json::to_value(stored(&state).await?)
                    .map_err(|error| Problem::internal(&error))?;
                Problem::stale_revision("the configuration", current)
            }
            RefusalCode::ConfigurationInUse => Problem::new(
                StatusCode::CONFLICT,
                refusal.code.as_str(),
                refusal.reason,
                refusal.remedy,
            ),
            _ => Problem::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                refusal.code.as_str(),
                refusal.reason,
                refusal.remedy,
            ),
        }),
        Err(other) => Err(other.into()),
    }
}

async fn stored(state: &HostState) -> Result<Stored, Problem> {
    Ok(state
        .centre
        .read(|centre, _| Stored {
            revision: centre.configuration_revision(),
            configuration: centre.configuration().clone(),
        })
        .await?)
}
