//! Events on their way in: told apart from those that came before, carried out, remembered.

use std::hash::{BuildHasher, Hash, RandomState};

use callbench_contract::ids::{ConnectorName, CrtObjectId, OrderId};
use callbench_store::EventNote;
use callbench_workspace::{CallState, Centre, Command};
use http::StatusCode;
use serde::Serialize;
use tokio::sync::{Mutex, MutexGuard};
use utoipa::ToSchema;

use super::connector::Connector;
use super::meaning::Meaning;
use crate::problem::Problem;
use crate::state::HostState;

/// So many events are looked at at once; those that share a place wait for each other.
const PLACES: usize = 64;

/// Lets only one event of a kind be looked at at a time: of two copies that arrive together, one is the copy.
#[derive(Debug)]
pub(crate) struct Inbox {
    places: Vec<Mutex<()>>,
    hasher: RandomState,
}

impl Default for Inbox {
    fn default() -> Self {
        Self {
            places: (0..PLACES).map(|_| Mutex::new(())).collect(),
            hasher: RandomState::new(),
        }
    }
}

impl Inbox {
    /// Waits until nobody else looks at what this names.
    pub(super) async fn turn(&self, what: impl Hash) -> MutexGuard<'_, ()> {
        let place = self.hasher.hash_one(what) as usize % self.places.len();
        self.places[place].lock().await
    }
}

/// What became of an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(tag = "outcome", rename_all = "camelCase")]
pub(super) enum Taken {
    /// It was carried out.
    Done {},
    /// It was carried out when it came before.
    Duplicate {},
    /// It changes nothing.
    Ignored {
        /// Why.
        why: String,
    },
}

/// How a call stands, for a connector that tells of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// There is none of this id, or it is long over.
    Unknown,
    /// Another connector carries it, or none.
    Foreign,
    /// It is over for everybody.
    Over,
    /// The customer is being called.
    Dialling,
    /// It waits or is talked in.
    Up,
}

impl Standing {
    pub(super) fn of(centre: &Centre, connector: &ConnectorName, call: &CrtObjectId) -> Self {
        if let Some(waiting) = centre.waiting_call(call) {
            return if waiting.connector.as_ref() == Some(connector) {
                Self::Up
            } else {
                Self::Foreign
            };
        }
        let mut standing = Self::Unknown;
        for part in centre.parts_of(call) {
            if part.call().connector.as_ref() != Some(connector) {
                return Self::Foreign;
            }
            standing = match part.state() {
                CallState::WrapUp | CallState::Ended if standing == Self::Unknown => Self::Over,
                CallState::WrapUp | CallState::Ended => standing,
                CallState::Dialling => Self::Dialling,
                _ => Self::Up,
            };
        }
        standing
    }
}

/// Carries out what an event means, unless it did so before.
pub(super) async fn take(
    state: &HostState,
    connector: &impl Connector,
    note: EventNote,
    meaning: Meaning,
) -> Result<Taken, Problem> {
    let _turn = state
        .connectors
        .inbox
        .turn((
            note.connector.as_str(),
            note.source.as_str(),
            note.event_id.as_str(),
        ))
        .await;
    if is_known(state, &note).await? {
        return Ok(Taken::Duplicate {});
    }
    let command = match meaning {
        Meaning::Arrived(wish) => Command::PlaceCall(wish),
        Meaning::Chat(chat) => Command::CustomerChat(chat),
        Meaning::Signal { call, signal } => {
            match standing(state, &note.connector, &call).await? {
                Standing::Unknown | Standing::Foreign => return Err(unknown_call(&call)),
                Standing::Over => {
                    return ignore(state, &note, format!("call `{call}` is over")).await;
                }
                Standing::Dialling | Standing::Up => {}
            }
            Command::Telephony {
                call: call.into(),
                signal,
            }
        }
        Meaning::Order { order, signal } => match ordered(state, &note.connector, order).await? {
            Some(call) => Command::Telephony {
                call: call.into(),
                signal,
            },
            None => {
                let why = "no such order is pending: it was done, failed or given up before";
                return ignore(state, &note, why.to_owned()).await;
            }
        },
    };
    give(state, connector, command, note).await
}

pub(super) async fn is_known(state: &HostState, note: &EventNote) -> Result<bool, Problem> {
    Ok(state
        .store
        .connector_events()
        .is_known(&note.connector, &note.source, &note.event_id)
        .await?)
}

pub(super) async fn standing(
    state: &HostState,
    connector: &ConnectorName,
    call: &CrtObjectId,
) -> Result<Standing, Problem> {
    let (connector, call) = (connector.clone(), call.clone());
    Ok(state
        .centre
        .read(move |centre, _| Standing::of(centre, &connector, &call))
        .await?)
}

/// The call in which this connector was given this order, while it is pending.
async fn ordered(
    state: &HostState,
    connector: &ConnectorName,
    order: OrderId,
) -> Result<Option<CrtObjectId>, Problem> {
    let connector = connector.clone();
    Ok(state
        .centre
        .read(move |centre, _| {
            centre
                .pending_orders()
                .find(|pending| pending.order_id == order && pending.connector == connector)
                .map(|pending| pending.crt_object_id.clone())
        })
        .await?)
}

/// Gives a command that an event led to. A refused one is not remembered: nothing happened, and it may be sent again.
pub(super) async fn give(
    state: &HostState,
    connector: &impl Connector,
    command: Command,
    note: EventNote,
) -> Result<Taken, Problem> {
    match connector.report(&state.centre, command, Some(note)).await {
        Ok(_) => Ok(Taken::Done {}),
        Err(error) => Err(error.into()),
    }
}

/// Remembers an event that changes nothing.
pub(super) async fn ignore(
    state: &HostState,
    note: &EventNote,
    why: String,
) -> Result<Taken, Problem> {
    state.store.connector_events().remember(note).await?;
    tracing::debug!(connector = %note.connector, event = %note.event_id, why, "an event was ignored");
    Ok(Taken::Ignored { why })
}

fn unknown_call(call: &CrtObjectId) -> Problem {
    Problem::new(
        StatusCode::CONFLICT,
        "unknown-call",
        format!("this connector carries no call `{call}`, or it is long over"),
        "report `callbench.call.arrived` first; when that is on its way, send this event again",
    )
}
