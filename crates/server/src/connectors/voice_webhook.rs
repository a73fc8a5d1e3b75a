//! `POST /connectors/voice-webhook/{name}`: leg events of a voice platform.
//!
//! A platform sends an event up to three times and in whatever order it likes. What is known of a leg is kept:
//!
//! 1. The first that is heard of a leg makes it a call, unless it is one that we started; whether that is its start or its
//!    answer makes no difference.
//! 2. A leg whose end was heard stays over: what comes after is late, and changes nothing.

use axum::Json;
use axum::extract::{Path, State};
use callbench_contract::call::{CallType, CampaignType};
use callbench_contract::ids::{CampaignId, CrtObjectId, Phone, UserId};
use callbench_store::{ConnectorKind, ConnectorRecord, EventNote, LegNote};
use callbench_workspace::{
    CallState, CallWish, Centre, Command, Signal, is_same_number, parse_phone,
};
use http::{HeaderMap, StatusCode};
use serde::Serialize;
use utoipa::ToSchema;

use super::connector::Connector;
use super::inbox::{Standing, Taken, give, ignore, is_known, standing};
use super::leg_event::{LegEvent, Moment};
use super::sender::identify;
use super::telephony::Telephony;
use crate::body::RawBody;
use crate::problem::Problem;
use crate::state::HostState;

/// The events' source: their ids are unique for the whole platform.
const SOURCE: &str = "voice-webhook";

/// What became of a leg event.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct WebhookAnswer {
    event_sid: String,
    #[serde(flatten)]
    taken: Taken,
}

/// Report what happened to a leg of a call.
///
/// `{ event_sid, event_type, event_name, event_timestamp, data: { leg_sid, contact_uri, exophone, state, start_time, end_time } }`,
/// signed with the connector's secret in `Callbench-Signature`. An event that comes again is answered `duplicate`, one about a
/// leg that is over `ignored`; both with 200, so that the platform doesn't try again.
#[utoipa::path(
    post,
    path = "/connectors/voice-webhook/{name}",
    tag = "connectors",
    params(
        ("name" = String, Path, description = "The connector"),
        ("callbench-signature" = Option<String>, Header, description = "`t=<seconds>,v1=<hex>`")
    ),
    request_body(content = Object),
    responses(
        (status = OK, body = WebhookAnswer),
        (status = UNAUTHORIZED, description = "`unsigned`, `malformed-signature`, `wrong-signature`, `stale-signature`, `unknown-connector`", body = Problem),
        (status = CONFLICT, description = "`refused` by the contact centre", body = Problem),
        (status = PAYLOAD_TOO_LARGE, description = "`body-too-large`", body = Problem),
        (status = UNPROCESSABLE_ENTITY, description = "`malformed-event`, `unknown-exophone`", body = Problem),
    ),
    security(())
)]
pub(super) async fn receive(
    State(state): State<HostState>,
    Path(name): Path<String>,
    headers: HeaderMap,
    RawBody(body): RawBody,
) -> Result<Json<WebhookAnswer>, Problem> {
    let telephony = identify(
        &state,
        Some(&name),
        ConnectorKind::VoiceWebhook,
        &headers,
        &body,
    )
    .await?;
    let event = LegEvent::read(&body)?;
    let event_sid = event.sid.clone();
    let taken = take(&state, &telephony, event).await?;
    Ok(Json(WebhookAnswer { event_sid, taken }))
}

async fn take(
    state: &HostState,
    telephony: &Telephony<'_>,
    event: LegEvent,
) -> Result<Taken, Problem> {
    let connector = &telephony.record;
    // One event of a leg at a time, and with it one copy of an event.
    let _turn = state
        .connectors
        .inbox
        .turn((connector.name.as_str(), event.leg.as_str()))
        .await;
    let mut note = EventNote {
        connector: connector.name.clone(),
        source: SOURCE.to_owned(),
        event_id: event.sid.clone(),
        received_at: state.clock.now(),
        leg: None,
    };
    if is_known(state, &note).await? {
        return Ok(Taken::Duplicate {});
    }
    if let Moment::Other(name) = &event.moment {
        return ignore(state, &note, format!("`{name}` changes no call")).await;
    }
    let known = state
        .store
        .connector_events()
        .leg(&connector.name, &event.leg)
        .await?;
    if known.as_ref().is_some_and(|leg| leg.ended) {
        return ignore(state, &note, format!("leg `{}` is over", event.leg)).await;
    }
    if known.is_none()
        && let Some(of_agent) = telephone(state, connector, &event).await?
    {
        return at_telephone(state, telephony, of_agent, &event, note).await;
    }
    let call = match known {
        Some(leg) => Some(leg.crt_object_id),
        None => started_by_us(state, connector, &event).await?,
    };
    let ended = matches!(event.moment, Moment::Ended(_));
    note.leg = Some(LegNote {
        leg: event.leg.clone(),
        crt_object_id: call
            .clone()
            .unwrap_or_else(|| CrtObjectId::new(event.leg.as_str())),
        ended,
    });
    let Some(call) = call else {
        if ended {
            let why = format!("leg `{}` ended before it was heard of", event.leg);
            return ignore(state, &note, why).await;
        }
        let wish = inbound(state, telephony, &event).await?;
        return give(state, telephony, Command::PlaceCall(Box::new(wish)), note).await;
    };
    match signal(
        &event.moment,
        standing(state, &connector.name, &call).await?,
    ) {
        Ok(signal) => {
            let command = Command::Telephony {
                call: call.into(),
                signal,
            };
            give(state, telephony, command, note).await
        }
        Err(why) => ignore(state, &note, why.to_owned()).await,
    }
}

/// What a moment of a known call's leg means, or why nothing.
fn signal(moment: &Moment, standing: Standing) -> Result<Signal, &'static str> {
    match (standing, moment) {
        (Standing::Unknown | Standing::Foreign | Standing::Over, _) => Err("the call is over"),
        (Standing::Dialling, Moment::Answered) => Ok(Signal::CustomerAnswered {}),
        (Standing::Dialling, Moment::Ended(outcome)) => {
            Ok(Signal::CustomerNotReached { outcome: *outcome })
        }
        (Standing::Up, Moment::Ended(_)) => Ok(Signal::CustomerHungUp {}),
        _ => Err("it is known already"),
    }
}

/// An agent whose telephone a leg leads to.
struct Telephone {
    user: UserId,
    /// The agent's call of this connector, and how it stands at the agent.
    call: Option<(CrtObjectId, CallState)>,
}

/// The signed-in agent who sits at the telephone at the other end of the leg.
async fn telephone(
    state: &HostState,
    connector: &ConnectorRecord,
    event: &LegEvent,
) -> Result<Option<Telephone>, Problem> {
    let (extension, name) = (event.contact.clone(), connector.name.clone());
    Ok(state
        .centre
        .read(move |centre, _| {
            let session = centre
                .sessions()
                .find(|session| session.extension() == Some(extension.as_str()))?;
            let call = session
                .interactions()
                .filter_map(|id| centre.interaction(id))
                .find(|part| part.call().connector.as_ref() == Some(&name))
                .map(|part| (part.call().crt_object_id.clone(), part.state()));
            Some(Telephone {
                user: session.user().clone(),
                call,
            })
        })
        .await?)
}

/// What happened at an agent's telephone: it is no call of its own, but the agent's side of one.
async fn at_telephone(
    state: &HostState,
    telephony: &Telephony<'_>,
    telephone: Telephone,
    event: &LegEvent,
    mut note: EventNote,
) -> Result<Taken, Problem> {
    let ended = matches!(event.moment, Moment::Ended(_));
    // Its end is remembered, so that an answer which comes later answers nothing.
    note.leg = ended.then(|| LegNote {
        leg: event.leg.clone(),
        crt_object_id: CrtObjectId::new(event.leg.as_str()),
        ended,
    });
    let user_id = Some(telephone.user);
    let signal = match (&event.moment, &telephone.call) {
        (Moment::Answered, Some((_, CallState::Ringing))) => Signal::AgentAnswered { user_id },
        (
            Moment::Ended(_),
            Some((
                _,
                CallState::Connected
                | CallState::OnHold
                | CallState::Consulting
                | CallState::Conference,
            )),
        ) => Signal::AgentHungUp { user_id },
        _ => {
            let why = "it changes nothing at the agent's telephone";
            return ignore(state, &note, why.to_owned()).await;
        }
    };
    let Some((call, _)) = telephone.call else {
        return ignore(state, &note, "the agent has no call".to_owned()).await;
    };
    let command = Command::Telephony {
        call: call.into(),
        signal,
    };
    give(state, telephony, command, note).await
}

/// The call that we told the platform to make and that this leg is: the one whose id it was given, else the one that dials this
/// number and has no leg yet.
async fn started_by_us(
    state: &HostState,
    connector: &ConnectorRecord,
    event: &LegEvent,
) -> Result<Option<CrtObjectId>, Problem> {
    if let Some(custom) = &event.custom {
        let call = CrtObjectId::new(custom.as_str());
        let found = standing(state, &connector.name, &call).await?;
        if !matches!(found, Standing::Unknown | Standing::Foreign) {
            return Ok(Some(call));
        }
    }
    let Some(phone) = event.phone() else {
        return Ok(None);
    };
    let name = connector.name.clone();
    let dialled: Vec<CrtObjectId> = state
        .centre
        .read(move |centre, _| {
            centre
                .interactions()
                .filter(|part| {
                    part.state() == CallState::Dialling
                        && is_same_number(&part.call().phone, &phone)
                        && Standing::of(centre, &name, &part.call().crt_object_id)
                            == Standing::Dialling
                })
                .map(|part| part.call().crt_object_id.clone())
                .collect()
        })
        .await?;
    for call in dialled {
        let events = state.store.connector_events();
        if !events.has_leg(&connector.name, &call).await? {
            return Ok(Some(call));
        }
    }
    Ok(None)
}

/// A call that has come in on one of our numbers.
async fn inbound(
    state: &HostState,
    telephony: &Telephony<'_>,
    event: &LegEvent,
) -> Result<CallWish, Problem> {
    let unknown = || {
        Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "unknown-exophone",
            format!("no inbound campaign has the number `{}`", event.exophone),
            "give the campaign that takes its calls this number, in the configuration",
        )
        .field("exophone")
    };
    let exophone = parse_phone(&event.exophone).map_err(|_| unknown())?;
    let campaign = state
        .centre
        .read(move |centre, _| campaign_of(centre, &exophone))
        .await?
        .ok_or_else(unknown)?;
    Ok(CallWish {
        campaign: Some(campaign),
        line: telephony.line(CrtObjectId::new(event.leg.as_str())),
        ..CallWish::simulated(CallType::InboundDial, None, event.contact.clone())
    })
}

fn campaign_of(centre: &Centre, number: &Phone) -> Option<CampaignId> {
    centre
        .configuration()
        .campaigns
        .iter()
        .find(|campaign| {
            campaign.campaign_type == CampaignType::InteractiveVoiceApplication
                && is_same_number(&campaign.number, number)
        })
        .map(|campaign| campaign.campaign_id)
}
