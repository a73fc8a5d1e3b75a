//! Orders on their way out: at least once each, also across a restart, until the other side has done them or time is over.

use std::time::Duration;

use callbench_contract::time::Millis;
use callbench_store::LegNote;
use callbench_workspace::{Command, Order, Signal};
use tokio::sync::mpsc;

use super::connector::{Connector, Told};
use super::telephony::Telephony;
use crate::centre::CentreError;
use crate::state::HostState;

/// How long to wait before a second attempt; each further one waits twice as long.
const FIRST_PAUSE: Duration = Duration::from_millis(200);
/// The contact centre gives an order up at its end; the reason is told before.
const LAST_WORD: Millis = Millis::from_secs(1);

/// Sends what was ordered before the host stopped, then what is ordered from now on.
pub(crate) fn send_orders(state: &HostState, mut orders: mpsc::UnboundedReceiver<Order>) {
    let state = state.clone();
    state.tasks.clone().spawn(async move {
        let pending = state
            .centre
            .read(|centre, _| centre.pending_orders().cloned().collect::<Vec<_>>())
            .await;
        for order in pending.unwrap_or_default() {
            begin(&state, order);
        }
        loop {
            tokio::select! {
                order = orders.recv() => match order {
                    Some(order) => begin(&state, order),
                    None => return,
                },
                () = state.stopping.cancelled() => return,
            }
        }
    });
}

fn begin(state: &HostState, order: Order) {
    let state = state.clone();
    state.tasks.clone().spawn(async move {
        let stopping = state.stopping.clone();
        tokio::select! {
            () = deliver(&state, &order) => {}
            // It stays pending, and is told again at the next start.
            () = stopping.cancelled() => {}
        }
    });
}

async fn deliver(state: &HostState, order: &Order) {
    let mut pause = FIRST_PAUSE;
    loop {
        let why = match attempt(state, order).await {
            Told::Done { leg } => {
                bind(state, order, leg).await;
                return settle(state, order, None).await;
            }
            Told::Accepted { leg } => return bind(state, order, leg).await,
            Told::Refused(why) => return settle(state, order, Some(why)).await,
            Told::Unheard(why) => why,
        };
        let left = order.until - LAST_WORD - state.centre_clock.now();
        if left <= Millis::ZERO {
            return settle(state, order, Some(why)).await;
        }
        tokio::time::sleep(pause).await;
        pause *= 2;
        match is_pending(state, order).await {
            Ok(true) => {}
            Ok(false) | Err(_) => return,
        }
    }
}

async fn attempt(state: &HostState, order: &Order) -> Told {
    let found = state.store.connectors().find(&order.connector).await;
    match found {
        Ok(Some(record)) => Telephony { record, state }.tell(order).await,
        Ok(None) => Told::Refused(format!("there is no connector `{}`", order.connector)),
        Err(error) => Told::Unheard(error.to_string()),
    }
}

async fn is_pending(state: &HostState, order: &Order) -> Result<bool, CentreError> {
    let id = order.order_id.clone();
    state
        .centre
        .read(move |centre, _| centre.pending_orders().any(|order| order.order_id == id))
        .await
}

/// Remembers which leg a call that was started got.
async fn bind(state: &HostState, order: &Order, leg: Option<String>) {
    let Some(leg) = leg.filter(|leg| super::meaning::is_id(leg)) else {
        return;
    };
    let note = LegNote {
        leg,
        crt_object_id: order.crt_object_id.clone(),
        ended: false,
    };
    let now = state.clock.now();
    let events = state.store.connector_events();
    if let Err(error) = events.bind_leg(&order.connector, &note, now).await {
        tracing::error!(%error, leg = note.leg, "the leg of a call was not written down");
    }
}

/// Tells the contact centre how an order went.
async fn settle(state: &HostState, order: &Order, failure: Option<String>) {
    let order_id = order.order_id.clone();
    let signal = match failure {
        None => Signal::OrderDone { order_id },
        Some(reason) => {
            tracing::warn!(connector = %order.connector, order = %order_id, reason, "an order failed");
            Signal::OrderFailed { order_id, reason }
        }
    };
    let command = Command::Telephony {
        call: order.crt_object_id.clone().into(),
        signal,
    };
    match state.centre.decide(command).await {
        Ok(_) | Err(CentreError::Refused(_) | CentreError::Stopping) => {}
        Err(error) => tracing::error!(%error, "how an order went was not written down"),
    }
}
