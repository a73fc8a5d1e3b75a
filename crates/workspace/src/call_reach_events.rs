//! What apps hear of others in the call: transfers, consultations, conferences.

use callbench_contract::AppEvent;
use callbench_contract::event::call::{CallHeld, CallResumed};
use callbench_contract::event::conference::{
    CallConferencedWithLocalIvr, CallConferencedWithPhone, CallConferencedWithThirdParty,
    CallConferencedWithUser, CallPartyLeft,
};
use callbench_contract::event::parts::CallFields;
use callbench_contract::event::speech::TranscriptSpeaker;
use callbench_contract::event::transfer::{
    CallTransferredInCall, CallTransferredToAgentQueue, CallTransferredToCampaign,
    CallTransferredToIvr, CallTransferredToPhone, CallTransferredToUser,
};
use callbench_contract::ids::{Phone, UserId};
use callbench_contract::time::Timestamp;

use crate::call::Interaction;
use crate::centre::Centre;
use crate::fact::Happening;
use crate::interaction_view::PartyKind;
use crate::party::Party;
use crate::signal::Speaker;
use crate::target::{Target, phone_of};

impl Centre {
    /// The events of a fact about others in the call, for the agent of this part of it.
    pub(crate) fn with_others(
        &self,
        interaction: &Interaction,
        what: &Happening,
        at: Timestamp,
    ) -> Vec<AppEvent> {
        let call = self.call_fields(interaction, at);
        match what {
            Happening::ConsultationStarted { .. } => vec![CallHeld { call }.into()],
            Happening::ConsultationEnded { held_for, .. } => vec![
                CallResumed {
                    call,
                    held_for: *held_for,
                }
                .into(),
            ],
            Happening::PartiesJoined {
                consulted: Some(party),
                ..
            }
            | Happening::PartyJoined {
                party,
                brought_in: true,
                ..
            } => vec![conferenced(call, party)],
            Happening::PartyLeft { party_id, .. } => vec![
                CallPartyLeft {
                    call,
                    party_id: party_id.clone(),
                }
                .into(),
            ],
            Happening::CallTransferred {
                target,
                label,
                in_call,
                ..
            } => vec![if *in_call {
                self.transferred_in_call(call, target)
            } else {
                transferred(call, target, label)
            }],
            _ => Vec::new(),
        }
    }

    fn transferred_in_call(&self, call: CallFields, target: &Target) -> AppEvent {
        let target_user_id = match target {
            Target::User { user_id } => Some(user_id.clone()),
            _ => None,
        };
        let target_phone = match &target_user_id {
            Some(user) => self.extension_of(user),
            None => phone_of(target).unwrap_or_else(|| Phone::new("")),
        };
        CallTransferredInCall {
            call,
            target_phone,
            target_user_id,
        }
        .into()
    }

    /// Where an agent sits; empty when they chose no extension.
    fn extension_of(&self, user: &UserId) -> Phone {
        let extension = self.session(user).and_then(|session| session.extension());
        Phone::new(extension.unwrap_or_default())
    }
}

fn transferred(call: CallFields, target: &Target, label: &str) -> AppEvent {
    match target {
        Target::User { user_id } => CallTransferredToUser {
            call,
            target_user_id: user_id.clone(),
        }
        .into(),
        Target::Queue { agent_queue_id } => CallTransferredToAgentQueue {
            call,
            target_agent_queue_id: *agent_queue_id,
            target_queue_name: label.to_owned(),
        }
        .into(),
        Target::Campaign { campaign_id } => CallTransferredToCampaign {
            call,
            target_campaign_id: *campaign_id,
            target_campaign_name: label.to_owned(),
        }
        .into(),
        Target::Ivr { context_id } | Target::LocalIvr { context_id } => CallTransferredToIvr {
            call,
            target_context_id: context_id.get(),
            target_context_name: label.to_owned(),
        }
        .into(),
        Target::Phone { phone } => CallTransferredToPhone {
            call,
            target_phone: phone.clone(),
        }
        .into(),
        Target::ThirdParty { .. } => CallTransferredToPhone {
            call,
            target_phone: Phone::new(label),
        }
        .into(),
    }
}

fn conferenced(call: CallFields, party: &Party) -> AppEvent {
    let phone = || party.phone.clone().unwrap_or_else(|| Phone::new(""));
    match (party.kind, &party.user_id) {
        (PartyKind::User, Some(user)) => CallConferencedWithUser {
            call,
            target_user_id: user.clone(),
        }
        .into(),
        (PartyKind::ThirdParty, _) => CallConferencedWithThirdParty {
            call,
            third_party_name: party.label.clone(),
            target_phone: phone(),
        }
        .into(),
        (PartyKind::LocalIvr, _) => CallConferencedWithLocalIvr {
            call,
            target_context_id: party.context_id.map_or(-1, |id| id.get()),
            target_context_name: party.label.clone(),
        }
        .into(),
        (PartyKind::Phone | PartyKind::User, _) => CallConferencedWithPhone {
            call,
            target_phone: phone(),
        }
        .into(),
    }
}

impl From<Speaker> for TranscriptSpeaker {
    fn from(speaker: Speaker) -> Self {
        match speaker {
            Speaker::Agent => Self::Agent,
            Speaker::Customer => Self::Customer,
            Speaker::Other => Self::Other,
        }
    }
}
