//! Connectors: where calls and chats come from, and where commands go. Audio never passes here: it stays with the telephony
//! system.
//!
//! `signature` says who sent something, `cloud_event` and `leg_event` what was sent, `meaning` and `voice_webhook` what it means,
//! `inbox` carries it out once. `orders` takes the other direction.

mod cloud_event;
mod cloud_events;
mod connector;
mod inbox;
mod leg_event;
mod meaning;
mod orders;
mod registry;
mod rfc3339;
mod sender;
mod signature;
mod telephony;
mod voice_webhook;

pub(crate) use connector::{Connector, Simulator};
pub(crate) use orders::send_orders;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::HostState;

/// What the connectors of a running host share.
#[derive(Debug, Default)]
pub(crate) struct ConnectorsState {
    inbox: inbox::Inbox,
    orders: telephony::Sender,
}

/// The routes below `/api/v1`.
pub(crate) fn routes() -> OpenApiRouter<HostState> {
    OpenApiRouter::new()
        .routes(routes!(registry::list))
        .routes(routes!(registry::save, registry::remove))
        .routes(routes!(cloud_events::receive))
        .routes(routes!(voice_webhook::receive))
}
