//! A call's life, from its beginning to its disposition.

use super::group::event_group;
use super::parts::{CallFields, CallOutcome, Disposition};
use crate::call::SystemDisposition;
use crate::ids::Phone;
use crate::sample;
use crate::time::{Millis, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! plain_call_event {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "camelCase")]
        pub struct $name {
            /// The call.
            #[serde(flatten)]
            pub call: CallFields,
        }

        impl From<CallFields> for $name {
            fn from(call: CallFields) -> Self {
                Self { call }
            }
        }
    };
}

plain_call_event!(
    /// A call of the agent's began.
    CallInitiated
);
plain_call_event!(
    /// The customer's telephone is being dialled.
    CallDialing
);
plain_call_event!(
    /// Agent and customer are connected.
    CallConnected
);
plain_call_event!(
    /// The customer was put on hold.
    CallHeld
);
plain_call_event!(
    /// The agent's microphone was muted.
    CallMuted
);

/// A call rings at the agent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CallRinging {
    /// The call.
    #[serde(flatten)]
    pub call: CallFields,
    /// How long it rings before it goes elsewhere, in milliseconds, if that is limited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ring_timeout: Option<Millis>,
}

/// The customer was taken off hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CallResumed {
    /// The call.
    #[serde(flatten)]
    pub call: CallFields,
    /// How long this stretch of hold lasted, in milliseconds.
    pub held_for: Millis,
}

/// The agent's microphone was unmuted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CallUnmuted {
    /// The call.
    #[serde(flatten)]
    pub call: CallFields,
    /// How long it was muted, in milliseconds.
    pub muted_for: Millis,
}

/// A call ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CallHungup {
    /// The call.
    #[serde(flatten)]
    pub call: CallFields,
    /// How it went.
    #[serde(flatten)]
    pub outcome: CallOutcome,
}

/// A number that the agent dialled could not be reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CallDialFailed {
    /// The call.
    #[serde(flatten)]
    pub call: CallFields,
    /// What the telephony system made of it.
    pub system_disposition: SystemDisposition,
    /// The telephony system's cause code.
    pub hangup_cause_code: i64,
    /// The reason in words.
    pub reason: String,
}

/// After-call work began.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct WrapUpStarted {
    /// The call.
    #[serde(flatten)]
    pub call: CallFields,
    /// How long the agent has, in milliseconds, if that is limited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wrap_time_out: Option<Millis>,
    /// When the time is up, in milliseconds since the epoch, if it is limited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wrap_up_ends_at: Option<Timestamp>,
}

/// A call was disposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CallDisposed {
    /// The call.
    #[serde(flatten)]
    pub call: CallFields,
    /// How it went.
    #[serde(flatten)]
    pub outcome: CallOutcome,
    /// What the agent made of it.
    #[serde(flatten)]
    pub disposition: Disposition,
    /// How long after-call work took, in milliseconds.
    pub wrap_up_time: Millis,
}

/// A disposition was refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CallDisposeFailed {
    /// The call.
    #[serde(flatten)]
    pub call: CallFields,
    /// The code that was asked for, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disposition_code: Option<String>,
    /// Why it was refused, in words.
    pub reason: String,
}

/// A call was disposed and the next one dialled in one step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CallDisposedAndDialled {
    /// The call that was disposed.
    #[serde(flatten)]
    pub call: CallFields,
    /// What the agent made of it.
    #[serde(flatten)]
    pub disposition: Disposition,
    /// The number that is dialled next.
    pub next_phone: Phone,
}

event_group! {
    /// What happens to a call.
    CallEvent as Call, title: "Calls";
    CallInitiated = "callInitiated" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: moments(CallInitiated),
        summary: "A call of the agent's began.",
        fires: "First of all events of a call: as an inbound call is offered, or an outbound one is started.",
        example: CallInitiated { call: sample::ringing(0) },
    }
    CallRinging = "callRinging" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: additional("an app can look up the customer before the agent answers"),
        summary: "A call rings at the agent.",
        fires: "After `callInitiated`, when the agent can answer or decline.",
        example: CallRinging { call: sample::ringing(0), ring_timeout: Some(Millis::from_secs(30)) },
    }
    CallDialing = "callDialing" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: additional("an outbound call has a stretch of its own before it connects or fails"),
        summary: "The customer's telephone is being dialled.",
        fires: "After `callInitiated` of a call that the agent dialled.",
        example: CallDialing { call: sample::dialled(2) },
    }
    CallConnected = "callConnected" {
        scope: Global, slots: any_slot, grade: Guide,
        origin: moments(CallConnected),
        summary: "Agent and customer are connected.",
        fires: "When the agent answers, or the customer does on an outbound call.",
        example: CallConnected { call: sample::connected(8) },
    }
    CallHeld = "callHeld" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: additional("agents hold calls all day; a timer in an app needs to know"),
        summary: "The customer was put on hold.",
        fires: "When hold begins.",
        example: CallHeld { call: sample::connected(60) },
    }
    CallResumed = "callResumed" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: additional("the end of `callHeld`"),
        summary: "The customer was taken off hold.",
        fires: "When hold ends and the call goes on.",
        example: CallResumed { call: sample::connected(85), held_for: Millis::from_secs(25) },
    }
    CallMuted = "callMuted" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: additional("an app that transcribes or assists needs to know"),
        summary: "The agent's microphone was muted.",
        fires: "When muting begins.",
        example: CallMuted { call: sample::connected(90) },
    }
    CallUnmuted = "callUnmuted" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: additional("the end of `callMuted`"),
        summary: "The agent's microphone was unmuted.",
        fires: "When muting ends and the call goes on.",
        example: CallUnmuted { call: sample::connected(95), muted_for: Millis::from_secs(5) },
    }
    CallHungup = "callHungup" {
        scope: Global, slots: any_slot, grade: Guide,
        origin: moments(CallHungup),
        summary: "A call ended.",
        fires: "When either side hangs up, when a call is declined or given up, and when the system ends it.",
        example: CallHungup { call: sample::connected(188), outcome: sample::outcome() },
    }
    CallDialFailed = "callDialFailed" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: moments(FailedDial),
        summary: "A number that the agent dialled could not be reached.",
        fires: "Instead of `callConnected`; `callHungup` follows.",
        example: CallDialFailed {
            call: sample::dialled(30),
            system_disposition: SystemDisposition::Busy,
            hangup_cause_code: 17,
            reason: "The customer's telephone was engaged.".to_owned(),
        },
    }
    WrapUpStarted = "wrapUpStarted" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: additional("an app can offer its own after-call form for as long as the agent has"),
        summary: "After-call work began.",
        fires: "After `callHungup` of a call that has to be disposed.",
        example: WrapUpStarted {
            call: sample::connected(188),
            wrap_time_out: Some(Millis::from_secs(60)),
            wrap_up_ends_at: Some(sample::at(248)),
        },
    }
    CallDisposed = "callDisposed" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: moments(Disposed),
        summary: "A call was disposed; the agent is free for the next.",
        fires: "When a disposition is saved, by the agent or because wrap-up timed out.",
        example: CallDisposed {
            call: sample::connected(210),
            outcome: sample::outcome(),
            disposition: sample::disposition(),
            wrap_up_time: Millis::from_secs(22),
        },
    }
    CallDisposeFailed = "callDisposeFailed" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: moments(FailedDisposition),
        summary: "A disposition was refused.",
        fires: "When the code is not one of the campaign's, or the call can't be disposed yet.",
        example: CallDisposeFailed {
            call: sample::connected(200),
            disposition_code: Some("Unknown code".to_owned()),
            reason: "The campaign has no disposition code `Unknown code`.".to_owned(),
        },
    }
    CallDisposedAndDialled = "callDisposedAndDialled" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: moments(DisposeAndDial),
        summary: "A call was disposed and the next one dialled in one step.",
        fires: "After `callDisposed`, before `callInitiated` of the next call.",
        example: CallDisposedAndDialled {
            call: sample::connected(210),
            disposition: sample::disposition(),
            next_phone: "+919810012399".into(),
        },
    }
}
