//! What every source of calls and chats is to the host: events in, commands out.

use std::future::Future;

use callbench_contract::ids::CrtObjectId;
use callbench_store::EventNote;
use callbench_workspace::{Command, Line, Order};

use crate::centre::{CentreError, CentreHandle, Decided};

/// Where calls and chats come from, and where commands about them go.
pub(crate) trait Connector: Sync {
    /// Who carries a call of this id, as the contact centre remembers it.
    fn line(&self, call: CrtObjectId) -> Line;

    /// Events in: gives the contact centre what happened outside. `note` names the event, where it can come twice.
    fn report(
        &self,
        centre: &CentreHandle,
        event: Command,
        note: Option<EventNote>,
    ) -> impl Future<Output = Result<Decided, CentreError>> + Send {
        let centre = centre.clone();
        async move {
            match note {
                Some(note) => centre.decide_event(event, note).await,
                None => centre.decide(event).await,
            }
        }
    }

    /// Commands out: tells the other side to do something, once. It may be told again with the same order id.
    fn tell(&self, order: &Order) -> impl Future<Output = Told> + Send;
}

/// What the other side said to an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Told {
    /// It is done. A call that was started may have a leg by now.
    Done {
        /// The leg's id there.
        leg: Option<String>,
    },
    /// An event will say how it went.
    Accepted {
        /// The id of the leg that a call got.
        leg: Option<String>,
    },
    /// It can't be done, with the reason.
    Refused(String),
    /// Nobody heard, or the other side is in trouble: another attempt may succeed.
    Unheard(String),
}

/// Calls and chats of customers who don't exist: what is commanded happens at once, nobody has to be told.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Simulator;

impl Connector for Simulator {
    fn line(&self, _: CrtObjectId) -> Line {
        Line::Simulator
    }

    async fn tell(&self, _: &Order) -> Told {
        Told::Done { leg: None }
    }
}
