//! Telling those who watch: supervisors that something changed, and agents' apps how their campaign stands. Nothing of it is
//! kept: it is true for the moment only.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use callbench_contract::AppEvent;
use callbench_contract::ids::{CampaignId, UserId};
use callbench_contract::time::Timestamp;
use callbench_relay::Notice;
use callbench_workspace::Centre;
use serde_json::Value;
use serde_json::value::to_raw_value;
use tokio::sync::watch::Receiver;

use crate::state::HostState;

/// Supervisors are told at most this often that something changed.
const NOTICE: Duration = Duration::from_secs(1);
/// Statistics are told at most this often.
const STATISTICS: Duration = Duration::from_secs(3);
/// Statistics that haven't changed are told this often, for apps that were loaded meanwhile.
const REPEAT: Duration = Duration::from_secs(30);

/// Runs until the host stops.
pub(crate) async fn watch(state: HostState) {
    let head = state.log_head.subscribe();
    tokio::select! {
        () = state.stopping.cancelled() => {}
        () = tell_overseers(&state, head.clone()) => {}
        () = tell_statistics(&state, head) => {}
    }
}

/// The first change is told at once, those of the second after it together.
async fn tell_overseers(state: &HostState, mut head: Receiver<i64>) {
    while head.changed().await.is_ok() {
        state.relay.notify_overseers(Notice::Centre);
        tokio::time::sleep(NOTICE).await;
    }
}

async fn tell_statistics(state: &HostState, mut head: Receiver<i64>) {
    let mut told = BTreeMap::new();
    loop {
        match tokio::time::timeout(REPEAT, head.changed()).await {
            Ok(Ok(())) => {}
            Ok(Err(_)) => return,
            Err(_) => told.clear(),
        }
        if let Ok(standing) = state.centre.read(standing).await {
            for campaign in standing {
                tell_campaign(state, &campaign, &mut told);
            }
        }
        tokio::time::sleep(STATISTICS).await;
    }
}

/// How a campaign stands, and who is to hear it.
struct Standing {
    agents: BTreeSet<UserId>,
    events: Vec<AppEvent>,
}

fn standing(centre: &Centre, now: Timestamp) -> Vec<Standing> {
    let mut agents: BTreeMap<CampaignId, BTreeSet<UserId>> = BTreeMap::new();
    for session in centre.sessions() {
        if let Some(campaign) = session.campaign() {
            let user = session.user().clone();
            agents.entry(campaign).or_default().insert(user);
        }
    }
    if agents.is_empty() {
        return Vec::new();
    }
    centre
        .live_statistics(now)
        .into_iter()
        .filter_map(|(campaign, events)| {
            let agents = agents.remove(&campaign)?;
            Some(Standing { agents, events })
        })
        .collect()
}

/// Tells what is not as it was told last.
fn tell_campaign(state: &HostState, standing: &Standing, told: &mut BTreeMap<String, Value>) {
    for event in &standing.events {
        let payload = event.payload();
        let name = format!(
            "{} {} {}",
            event.name(),
            payload["campaignId"],
            payload["agentQueueId"]
        );
        let mut content = payload;
        if let Some(fields) = content.as_object_mut() {
            // When it stood so is no part of how it stands.
            fields.remove("eventTime");
        }
        if told.get(&name) == Some(&content) {
            continue;
        }
        told.insert(name, content);
        match to_raw_value(event) {
            Ok(event) => state.relay.live(&standing.agents, &event.into(), None),
            Err(error) => {
                tracing::error!(%error, event = event.name(), "a live event can't be written as JSON")
            }
        }
    }
}
