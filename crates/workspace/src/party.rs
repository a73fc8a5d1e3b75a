//! Who is in a call beside its agent and its customer, and whom an agent tries to bring in.

use callbench_contract::ids::{ContextId, InteractionId, PartyId, Phone, ThirdPartyId, UserId};
use callbench_contract::time::Timestamp;
use serde::{Deserialize, Serialize};

use crate::interaction_view::{AttemptKind, AttemptView, PartyKind, PartyView};
use crate::target::Target;

/// Somebody in a call beside its agent and its customer, as one agent's part of the call knows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Party {
    /// Which; the same in every agent's part of the call.
    pub party_id: PartyId,
    /// What it is.
    pub kind: PartyKind,
    /// What people call it.
    pub label: String,
    /// The agent, of kind `user`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_id: Option<UserId>,
    /// That agent's part of the call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interaction_id: Option<InteractionId>,
    /// The number, of kinds `phone` and `thirdParty`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Phone>,
    /// The registered third party.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub third_party_id: Option<ThirdPartyId>,
    /// The IVR.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub context_id: Option<ContextId>,
    /// Since when.
    pub since: Timestamp,
}

impl Party {
    pub(crate) fn view(&self) -> PartyView {
        PartyView {
            party_id: self.party_id.clone(),
            kind: self.kind,
            label: self.label.clone(),
            user_id: self.user_id.clone(),
            phone: self.phone.clone(),
            since: self.since,
        }
    }
}

/// A transfer, consultation or conference that is being tried: the call goes on until the target answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Attempt {
    /// What.
    pub what: AttemptKind,
    /// With whom, as the agent asked.
    pub target: Target,
    /// Whom the target will be in the call.
    pub party: Party,
    /// Until when the target is tried. An agent is tried as long as the call rings there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Timestamp>,
}

impl Attempt {
    pub(crate) fn view(&self) -> AttemptView {
        AttemptView {
            what: self.what,
            target: self.target.clone(),
            label: self.party.label.clone(),
            since: self.party.since,
            until: self.until,
        }
    }
}

/// Why a call rings at an agent: another agent's part of the call asks for them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Invitation {
    /// The part of the call that asks.
    pub by: InteractionId,
    /// What for.
    pub what: AttemptKind,
    /// Whom the invited agent will be in the call.
    pub party_id: PartyId,
}

/// The words for what is tried.
pub(crate) const fn tried(what: AttemptKind) -> &'static str {
    match what {
        AttemptKind::Transfer => "transfer",
        AttemptKind::Consult => "consultation",
        AttemptKind::Conference => "conference",
    }
}
