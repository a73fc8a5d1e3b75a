//! Running copies of apps: which show where, the tokens that they act with, and what they ask of the host.

mod address;
mod calls;
mod lifecycle;
mod resolution;
mod services;
mod token;

pub(crate) use token::TokenKey;

use utoipa_axum::router::OpenApiRouter;

use crate::state::HostState;

/// Slots and instances, below `/api/v1`.
pub(crate) fn routes() -> OpenApiRouter<HostState> {
    lifecycle::routes().merge(calls::routes())
}
