//! Conferences: a further party joins the call.

use super::group::event_group;
use super::parts::CallFields;
use crate::ids::{PartyId, Phone, UserId};
use crate::sample;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A telephone number joined the call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CallConferencedWithPhone {
    /// The call.
    #[serde(flatten)]
    pub call: CallFields,
    /// The number that joined.
    pub target_phone: Phone,
}

/// A registered third party, such as a verifier, joined the call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CallConferencedWithThirdParty {
    /// The call.
    #[serde(flatten)]
    pub call: CallFields,
    /// The third party's name, as the administrator registered it.
    pub third_party_name: String,
    /// Its number.
    pub target_phone: Phone,
}

/// Another agent joined the call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CallConferencedWithUser {
    /// The call.
    #[serde(flatten)]
    pub call: CallFields,
    /// The agent who joined.
    pub target_user_id: UserId,
}

/// A local IVR joined the call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CallConferencedWithLocalIvr {
    /// The call.
    #[serde(flatten)]
    pub call: CallFields,
    /// The IVR's context, by number.
    pub target_context_id: i64,
    /// The IVR's context, by name.
    pub target_context_name: String,
}

/// A party left a conference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CallPartyLeft {
    /// The call.
    #[serde(flatten)]
    pub call: CallFields,
    /// The party.
    pub party_id: PartyId,
}

event_group! {
    /// A further party joins the call.
    ConferenceEvent as Conference, title: "Conferences";
    CallConferencedWithPhone = "callConferencedWithPhone" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: moments(ConferenceWithPhone),
        summary: "A telephone number joined the call.",
        fires: "When the party has answered and all can hear each other.",
        example: CallConferencedWithPhone { call: sample::connected(120), target_phone: "+911140003333".into() },
    }
    CallConferencedWithThirdParty = "callConferencedWithThirdParty" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: moments(ConferenceWithThirdParty),
        summary: "A registered third party, such as a verifier, joined the call.",
        fires: "When the party has answered and all can hear each other.",
        example: CallConferencedWithThirdParty {
            call: sample::connected(120),
            third_party_name: "Verification desk".to_owned(),
            target_phone: "+911140004444".into(),
        },
    }
    CallConferencedWithUser = "callConferencedWithUser" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: moments(ConferenceWithUser),
        summary: "Another agent joined the call.",
        fires: "When the agent has answered and all can hear each other.",
        example: CallConferencedWithUser { call: sample::connected(120), target_user_id: sample::user("agent2") },
    }
    CallConferencedWithLocalIvr = "callConferencedWithLocalIvr" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: moments(ConferenceWithLocalIvr),
        summary: "A local IVR joined the call.",
        fires: "When the IVR begins to speak in the call.",
        example: CallConferencedWithLocalIvr {
            call: sample::connected(120),
            target_context_id: 42,
            target_context_name: "Card payment".to_owned(),
        },
    }
    CallPartyLeft = "callPartyLeft" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: additional("Who shows the parties of a conference must hear when one of them goes."),
        summary: "A further party left the call.",
        fires: "When a party of a conference hangs up, leaves or is sent away; the call goes on.",
        example: CallPartyLeft { call: sample::connected(180), party_id: "party-7".into() },
    }
}
