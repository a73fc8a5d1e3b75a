//! What has happened: the domain log. Facts alone rebuild the state, so their form on disk is a promise.

use callbench_contract::call::{HangupParty, SystemDisposition};
use callbench_contract::event::session::LogoutReason;
use callbench_contract::ids::{
    AppName, CampaignId, CrtObjectId, InteractionId, OrderId, PartyId, Phone, SessionId, UserId,
};
use callbench_contract::time::{Millis, Timestamp};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;

use crate::agent_command::CommandName;
use crate::augmenting::Augmentable;
use crate::call::Call;
use crate::callback::CallbackHappening;
use crate::chat::ChatHappening;
use crate::configuration::CentreConfiguration;
use crate::customer::Customer;
use crate::dialler::LeadHappening;
use crate::interaction_view::{AttemptKind, LineView};
use crate::order::Order;
use crate::party::{Attempt, Party};
use crate::supervision::SupervisionHappening;
use crate::target::Target;
use crate::ticket::TicketHappening;
use crate::waiting::QueuedCall;

/// One entry of the domain log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// The form that this entry is written in.
    #[serde(rename = "v")]
    pub format: FactFormat,
    /// When it happened.
    pub at: Timestamp,
    /// What happened.
    pub what: Happening,
}

impl Fact {
    /// A fact in the current form.
    #[must_use]
    pub const fn new(at: Timestamp, what: Happening) -> Self {
        Self {
            format: FactFormat,
            at,
            what,
        }
    }
}

/// The current form of the log, written as `1`; reading any other fails with a message that says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FactFormat;

impl FactFormat {
    /// The number on disk.
    pub const NUMBER: u32 = 1;
}

impl Serialize for FactFormat {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(Self::NUMBER)
    }
}

impl<'de> Deserialize<'de> for FactFormat {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let found = u32::deserialize(deserializer)?;
        if found == Self::NUMBER {
            return Ok(Self);
        }
        Err(serde::de::Error::custom(format!(
            "the fact is written in form {found}, this callbench reads form {}: use a newer callbench",
            Self::NUMBER
        )))
    }
}

/// What happened. Times that a rule sets (until when a call rings, say) stand in the fact, so that a later change of the
/// rule changes no history.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Happening {
    /// An administrator replaced the set-up.
    ConfigurationSet {
        /// The new one.
        configuration: Box<CentreConfiguration>,
    },
    /// A customer was added or changed.
    CustomerSaved {
        /// The whole record.
        customer: Box<Customer>,
        /// The columns that differ from the record before, by name.
        changed: Vec<String>,
        /// Who did it, where a person did.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<UserId>,
        /// The call or chat from which the record was made.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        interaction_id: Option<InteractionId>,
    },
    /// An app added fields of its own to something, or took them away.
    Augmented {
        /// For whom it ran.
        by: UserId,
        /// Which app.
        app_name: AppName,
        /// To what.
        to: Augmentable,
        /// Label to value; empty when they were taken away.
        data: BTreeMap<String, String>,
    },
    /// An agent signed in.
    SessionStarted {
        /// Who.
        user: UserId,
        /// The name that others see.
        user_name: String,
        /// The new session.
        session_id: SessionId,
    },
    /// An agent signed in elsewhere: a new session takes over everything, also a call in hand.
    SessionTakenOver {
        /// Who.
        user: UserId,
        /// The new session.
        session_id: SessionId,
        /// The session that ended.
        previous: SessionId,
    },
    /// An agent's shell came back.
    SessionResumed {
        /// Who.
        user: UserId,
    },
    /// An agent signed out.
    SessionEnded {
        /// Who.
        user: UserId,
        /// The session that ended.
        session_id: SessionId,
        /// When it began.
        started_at: Timestamp,
        /// Why it ended.
        reason: LogoutReason,
    },
    /// An agent chose an extension.
    ExtensionSelected {
        /// Who.
        user: UserId,
        /// The new one.
        extension: String,
        /// The one before.
        previous: Option<String>,
    },
    /// An agent chose a campaign.
    CampaignSelected {
        /// Who.
        user: UserId,
        /// The new one.
        campaign_id: CampaignId,
        /// The one before.
        previous: Option<CampaignId>,
    },
    /// An agent became ready.
    BecameReady {
        /// Who.
        user: UserId,
    },
    /// An agent went on a break.
    BreakStarted {
        /// Who.
        user: UserId,
        /// Which break.
        reason: String,
    },
    /// An agent on a call asked for a break after it.
    BreakPlanned {
        /// Who.
        user: UserId,
        /// Which break.
        reason: String,
    },
    /// An agent on a call gave up the break after it.
    BreakCancelled {
        /// Who.
        user: UserId,
    },
    /// An agent switched automatic calls on or off.
    AutoCallSet {
        /// Who.
        user: UserId,
        /// On?
        on: bool,
    },
    /// A call came in and rings at an agent.
    CallOffered {
        /// The call.
        call: Box<Call>,
        /// Until when it rings.
        until: Timestamp,
    },
    /// A call to a customer was started.
    CallDialled {
        /// The call.
        call: Box<Call>,
        /// Until when it is tried.
        until: Timestamp,
    },
    /// A call waits in a queue, at the place that its first waiting gave it.
    CallQueued {
        /// The call.
        call: Box<QueuedCall>,
    },
    /// The customer gave up waiting.
    CallAbandoned {
        /// The customer's call.
        crt_object_id: CrtObjectId,
    },
    /// Agent and customer hear each other; or, of an adviser, the two agents.
    CallConnected {
        /// The call.
        interaction_id: InteractionId,
        /// Who is in the call already.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        parties: Vec<Party>,
        /// The agent is asked for advice: the customer waits with the other agent.
        #[serde(default, skip_serializing_if = "is_false")]
        advises: bool,
    },
    /// The customer was put on hold.
    CallHeld {
        /// The call.
        interaction_id: InteractionId,
    },
    /// The customer was taken off hold.
    CallResumed {
        /// The call.
        interaction_id: InteractionId,
        /// How long this stretch of hold lasted.
        held_for: Millis,
    },
    /// The agent was muted.
    CallMuted {
        /// The call.
        interaction_id: InteractionId,
    },
    /// The agent was unmuted.
    CallUnmuted {
        /// The call.
        interaction_id: InteractionId,
        /// How long the agent was muted.
        muted_for: Millis,
    },
    /// The call is over, or never came about. One that was connected goes into wrap-up.
    CallEnded {
        /// The call.
        interaction_id: InteractionId,
        /// Who ended it.
        by: HangupParty,
        /// How it went.
        outcome: SystemDisposition,
        /// Until when it may be wrapped up; nothing for no limit or no wrap-up.
        wrap_up_until: Option<Timestamp>,
    },
    /// The call was disposed of.
    CallDisposed {
        /// The call.
        interaction_id: InteractionId,
        /// How.
        disposal: Disposal,
        /// The number that the agent dials in the same step, as it was asked for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        then_dialled: Option<Phone>,
    },
    /// The agent asked for the customer's record again.
    ScreenPopped {
        /// The call.
        interaction_id: InteractionId,
    },
    /// An agent tries to hand the call over, to consult somebody, or to bring somebody in.
    AttemptStarted {
        /// The agent's part of the call.
        interaction_id: InteractionId,
        /// What is tried.
        attempt: Box<Attempt>,
    },
    /// Whom the agent tried was not reached.
    AttemptFailed {
        /// The agent's part of the call.
        interaction_id: InteractionId,
        /// What was tried.
        what: AttemptKind,
        /// Why, in words.
        reason: String,
    },
    /// The agent gave the attempt up.
    AttemptCancelled {
        /// The agent's part of the call.
        interaction_id: InteractionId,
    },
    /// The agent speaks with a party while the customer waits.
    ConsultationStarted {
        /// The agent's part of the call.
        interaction_id: InteractionId,
        /// The party.
        party: Box<Party>,
    },
    /// The party that was consulted is gone, the customer is back.
    ConsultationEnded {
        /// The agent's part of the call.
        interaction_id: InteractionId,
        /// The party.
        party_id: PartyId,
        /// How long the customer waited.
        held_for: Millis,
    },
    /// The consultation became a conference: all hear each other.
    PartiesJoined {
        /// An agent's part of the call.
        interaction_id: InteractionId,
        /// Whom the agent had consulted; nothing for the one who was consulted.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        consulted: Option<Box<Party>>,
    },
    /// A party came into the call.
    PartyJoined {
        /// An agent's part of the call.
        interaction_id: InteractionId,
        /// The party.
        party: Box<Party>,
        /// Whether this agent brought it in.
        #[serde(default, skip_serializing_if = "is_false")]
        brought_in: bool,
    },
    /// A party left the call.
    PartyLeft {
        /// An agent's part of the call.
        interaction_id: InteractionId,
        /// The party.
        party_id: PartyId,
    },
    /// The agent handed the call over; the end of this agent's part follows.
    CallTransferred {
        /// The agent's part of the call.
        interaction_id: InteractionId,
        /// To whom.
        target: Target,
        /// What people call the target.
        label: String,
        /// Whether they spoke before.
        #[serde(default, skip_serializing_if = "is_false")]
        in_call: bool,
    },
    /// The agent pressed telephone keys.
    DigitsSent {
        /// The agent's part of the call.
        interaction_id: InteractionId,
        /// Which.
        digits: String,
    },
    /// The customer pressed telephone keys.
    DigitsPressed {
        /// The customer's call.
        crt_object_id: CrtObjectId,
        /// Which.
        digits: String,
    },
    /// Somebody said something.
    LineSpoken {
        /// The customer's call.
        crt_object_id: CrtObjectId,
        /// What.
        line: Box<LineView>,
    },
    /// The recording of a call can be fetched.
    RecordingReady {
        /// The customer's call.
        crt_object_id: CrtObjectId,
        /// Where.
        url: String,
    },
    /// A telephony system was told to do something.
    OrderGiven {
        /// What.
        order: Box<Order>,
    },
    /// The telephony system did it; what it changed follows.
    OrderDone {
        /// The agent's part of the call.
        interaction_id: InteractionId,
        /// Which order.
        order_id: OrderId,
    },
    /// The telephony system could not do it, or did not answer in time.
    OrderFailed {
        /// The agent's part of the call.
        interaction_id: InteractionId,
        /// Which order.
        order_id: OrderId,
        /// What was commanded.
        command: CommandName,
        /// Why.
        reason: String,
    },
    /// Something about a chat.
    Chat(Box<ChatHappening>),
    /// Something about a ticket.
    Ticket(Box<TicketHappening>),
    /// Something about leads and the dialler.
    Lead(Box<LeadHappening>),
    /// Something about a promised call.
    Callback(Box<CallbackHappening>),
    /// Something that a supervisor did.
    Supervision(Box<SupervisionHappening>),
}

const fn is_false(value: &bool) -> bool {
    !*value
}

/// How a call was disposed of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Disposal {
    /// The code.
    pub disposition_code: String,
    /// The code's class.
    pub disposition_class: String,
    /// What else to remember.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Who disposed of it.
    pub by: DisposedBy,
}

/// Who disposed of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum DisposedBy {
    /// The agent.
    Agent,
    /// The wrap-up time-out.
    TimeOut,
    /// A forced sign-out.
    SignOut,
}

impl Disposal {
    /// The class of a disposal that no agent chose.
    pub const SYSTEM_CLASS: &'static str = "System";
    /// The code when the wrap-up time ran out.
    pub const WRAP_UP_TIMED_OUT: &'static str = "WRAP_UP_TIMED_OUT";
    /// The code when the agent was signed out before disposing.
    pub const SIGNED_OUT: &'static str = "SIGNED_OUT";

    pub(crate) fn without_agent(by: DisposedBy) -> Self {
        let code = match by {
            DisposedBy::SignOut => Self::SIGNED_OUT,
            DisposedBy::TimeOut | DisposedBy::Agent => Self::WRAP_UP_TIMED_OUT,
        };
        Self {
            disposition_code: code.to_owned(),
            disposition_class: Self::SYSTEM_CLASS.to_owned(),
            note: None,
            by,
        }
    }
}
