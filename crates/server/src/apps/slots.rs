//! Slots: the built-in ones and those that an administrator defines.

use axum::Json;
use axum::extract::{Path, State};
use callbench_contract::ids::SlotName;
use callbench_contract::slot::{self, Layout, Slot, SlotType};
use callbench_relay::Notice;
use callbench_store::StoreError;
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::refused::{conflict, missing_is};
use super::view::{self, SlotView};
use crate::auth::Administrator;
use crate::body::JsonBody as Body;
use crate::problem::Problem;
use crate::state::HostState;

const LONGEST_TITLE: usize = 60;
const LONGEST_DESCRIPTION: usize = 300;

pub(super) fn routes() -> OpenApiRouter<HostState> {
    OpenApiRouter::new()
        .routes(routes!(list, create))
        .routes(routes!(remove))
}

/// All slots.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SlotList {
    slots: Vec<SlotView>,
}

/// All slots: the built-in ones first.
#[utoipa::path(get, path = "/slots", tag = "apps", responses((status = 200, body = SlotList)))]
async fn list(State(state): State<HostState>, _: Administrator) -> Result<Json<SlotList>, Problem> {
    Ok(Json(SlotList {
        slots: view::slots(&state).await?,
    }))
}

/// A slot to define.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct NewSlot {
    /// Small letters, digits and hyphens.
    #[schema(value_type = String)]
    name: SlotName,
    /// `workbench`, `modal` or `navbar`.
    #[schema(value_type = String)]
    slot_type: SlotType,
    /// `narrow`, `wide`, `full` or `dialog`.
    #[schema(value_type = String)]
    layout: Layout,
    /// What people see.
    title: String,
    #[serde(default)]
    description: String,
}

/// Defines a slot.
#[utoipa::path(post, path = "/slots", tag = "apps", request_body = NewSlot,
    responses((status = 201, body = SlotView), (status = 409, body = Problem, description = "slot-exists")))]
async fn create(
    State(state): State<HostState>,
    _: Administrator,
    Body(wish): Body<NewSlot>,
) -> Result<(StatusCode, Json<SlotView>), Problem> {
    let title = wish.title.trim();
    if title.is_empty() || title.chars().count() > LONGEST_TITLE {
        return Err(Problem::bad_request(
            format!("`title` must have 1 to {LONGEST_TITLE} characters"),
            "give a short title",
        )
        .field("title"));
    }
    if wish.description.chars().count() > LONGEST_DESCRIPTION {
        return Err(Problem::bad_request(
            format!("`description` has more than {LONGEST_DESCRIPTION} characters"),
            "shorten it",
        )
        .field("description"));
    }
    let slot = Slot {
        name: wish.name,
        slot_type: wish.slot_type,
        layout: wish.layout,
        title: title.to_owned(),
        description: wish.description,
    };
    let taken = |name: &SlotName| {
        conflict(
            "slot-exists",
            format!("there is a slot `{name}` already"),
            "choose another name",
        )
        .field("name")
    };
    if is_built_in(&slot.name) {
        return Err(taken(&slot.name));
    }
    state
        .store
        .custom_slots()
        .create(&slot, state.clock.now())
        .await
        .map_err(|error| match error {
            StoreError::Exists { .. } => taken(&slot.name),
            other => other.into(),
        })?;
    state.relay.notify_all(Notice::Slots);
    Ok((StatusCode::CREATED, Json(SlotView::new(slot, false))))
}

/// Removes a slot that an administrator defined.
#[utoipa::path(delete, path = "/slots/{name}", tag = "apps", params(("name" = String, Path, description = "The slot's name")),
    responses((status = 204, description = "Removed"), (status = 404, body = Problem),
        (status = 409, body = Problem, description = "slot-built-in, slot-in-use")))]
async fn remove(
    State(state): State<HostState>,
    _: Administrator,
    Path(name): Path<String>,
) -> Result<StatusCode, Problem> {
    let missing = || {
        Problem::not_found(
            format!("there is no slot `{name}`"),
            "`GET /api/v1/slots` lists the slots",
        )
    };
    let slot = SlotName::new(name.clone()).map_err(|_| missing())?;
    if is_built_in(&slot) {
        return Err(conflict(
            "slot-built-in",
            format!("the slot `{slot}` exists on every host"),
            "only slots that were added can be removed",
        ));
    }
    state
        .store
        .custom_slots()
        .remove(&slot)
        .await
        .map_err(|error| match error {
            StoreError::InUse { by, .. } => conflict(
                "slot-in-use",
                format!("the slot `{slot}` is used by {by}"),
                "take the app out of it first (`PUT /api/v1/apps/{appId}/placements`)",
            ),
            other => missing_is(missing)(other),
        })?;
    state.relay.notify_all(Notice::Slots);
    Ok(StatusCode::NO_CONTENT)
}

fn is_built_in(name: &SlotName) -> bool {
    slot::BUILT_IN_SLOT_NAMES.contains(&name.as_str())
}
