//! What is said and keyed in a call, as it happens: for apps that assist the agent.

use super::group::event_group;
use super::parts::CallFields;
use crate::ids::LineId;
use crate::sample;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Who says something in a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum TranscriptSpeaker {
    /// The agent.
    Agent,
    /// The customer.
    Customer,
    /// A further party, or a machine.
    Other,
}

/// Somebody said something in the call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct TranscriptLine {
    /// The call.
    #[serde(flatten)]
    pub call: CallFields,
    /// The line: unique in the call.
    pub line_id: LineId,
    /// Who spoke.
    pub speaker: TranscriptSpeaker,
    /// What was said.
    pub text: String,
}

/// The customer pressed telephone keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct DigitsPressed {
    /// The call.
    #[serde(flatten)]
    pub call: CallFields,
    /// `0`–`9`, `*`, `#`, in the order in which they were pressed.
    pub digits: String,
}

event_group! {
    /// What is said and keyed in a call.
    SpeechEvent as Speech, title: "Speech and keys";
    TranscriptLine = "transcriptLine" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: additional("Apps that assist an agent need what is said while it is said."),
        summary: "Somebody said something in the call.",
        fires: "When the telephony system, or the simulator, has a line of the transcript; once for each agent in the call.",
        example: TranscriptLine {
            call: sample::connected(30),
            line_id: "line-3".into(),
            speaker: TranscriptSpeaker::Customer,
            text: "My broadband has been down since this morning.".to_owned(),
        },
    }
    DigitsPressed = "digitsPressed" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: additional("Customers key in account numbers and PINs; an app may check them."),
        summary: "The customer pressed telephone keys.",
        fires: "When the telephony system, or the simulator, reports the keys; once for each agent in the call.",
        example: DigitsPressed { call: sample::connected(40), digits: "4711#".to_owned() },
    }
}
