//! The parts of event payloads that every call event shares.

use std::collections::BTreeMap;

use callbench_contract::call::{CampaignType, Direction, SystemDisposition};
use callbench_contract::event::parts::{CallFields, CallOutcome, CallResult};
use callbench_contract::ids::{Phone, ProcessId};
use callbench_contract::time::{Millis, Timestamp};

use crate::call::{Ending, Interaction};
use crate::centre::Centre;
use crate::customer::Customer;

impl Centre {
    /// The call as an event at `at` describes it. A masked number is masked wherever it stands: apps are guests.
    pub(crate) fn call_fields(&self, interaction: &Interaction, at: Timestamp) -> CallFields {
        let call = &interaction.call;
        let campaign = self.campaign_of(interaction);
        let queue = call
            .agent_queue_id
            .and_then(|id| self.configuration.queue(id));
        // After a forced sign-in the call goes on under the new session.
        let session_id = self
            .session(&call.agent)
            .map_or(&call.session_id, |session| session.session_id());
        let customer = Phone::new(call.display_phone.clone());
        let centre = call.campaign_phone.clone();
        let (src_phone, dst_phone) = match call.direction() {
            Direction::Inbound => (customer.clone(), centre),
            Direction::Outbound => (centre, customer.clone()),
        };
        CallFields {
            event_time: at,
            session_id: session_id.clone(),
            user_id: call.agent.clone(),
            interaction_id: call.interaction_id.clone(),
            campaign_id: call.campaign_id,
            campaign_name: campaign
                .map(|campaign| campaign.campaign_name.clone())
                .unwrap_or_default(),
            campaign_type: campaign.map_or(CampaignType::InteractionCampaign, |campaign| {
                campaign.campaign_type
            }),
            process_id: campaign.map_or(ProcessId::new(-1), |campaign| campaign.process_id),
            agent_queue_id: call.agent_queue_id,
            queue_name: queue.map(|queue| queue.queue_name.clone()),
            call_type: call.call_type,
            crt_object_id: call.crt_object_id.clone(),
            user_crt_object_id: call.user_crt_object_id.clone(),
            customer_crt_id: call.customer_crt_id.clone(),
            customer_id: call.customer_id,
            phone: customer.clone(),
            display_phone: customer,
            dialled_phone: dst_phone.clone(),
            src_phone,
            dst_phone,
            lead_id: call.lead.as_ref().map(|lead| lead.lead_id),
            masking_enabled: call.masking_enabled,
            call_connected_time: interaction.talk().map(|talk| talk.connected_at),
        }
    }

    /// What is known of the call's customer, column to value; empty when unknown.
    pub(crate) fn customer_info(&self, interaction: &Interaction) -> BTreeMap<String, String> {
        let call = &interaction.call;
        masked_columns(self.customer(call.customer_id), call.masking_enabled)
    }
}

/// A customer's columns, with the number as the agent may see it.
pub(crate) fn masked_columns(
    customer: Option<&Customer>,
    masked: bool,
) -> BTreeMap<String, String> {
    let mut columns = customer.map(Customer::columns).unwrap_or_default();
    if masked && let Some(phone) = columns.get_mut("phone") {
        *phone = crate::phone::mask(&Phone::new(phone.clone()));
    }
    columns
}

impl Interaction {
    /// How the call went, once it has ended.
    pub(crate) fn outcome(&self, ending: &Ending) -> CallOutcome {
        let talked = self.talk().is_some();
        CallOutcome {
            call_start_time: self.call.started_at,
            call_end_time: ending.at,
            talk_time: self.talk_time(ending.at),
            hold_time: self.hold_time(ending.at),
            ringing_time: self.ringing_time(ending.at),
            setup_time: Millis::ZERO,
            ivr_time: Millis::ZERO,
            num_attempts: 1,
            hangup_first: ending.by,
            hang_up_on_hold: ending.on_hold,
            call_result: if talked {
                CallResult::Success
            } else {
                CallResult::Failure
            },
            hangup_cause_code: cause_code(ending.outcome),
            system_disposition: ending.outcome,
            recording_file_url: self.recording.clone(),
        }
    }
}

/// The telephony cause code (ITU-T Q.850) that goes with an outcome.
pub(crate) const fn cause_code(outcome: SystemDisposition) -> i64 {
    match outcome {
        SystemDisposition::Connected
        | SystemDisposition::AnsweringMachine
        | SystemDisposition::Abandoned
        | SystemDisposition::Cancelled => 16,
        SystemDisposition::Busy => 17,
        SystemDisposition::NoAnswer | SystemDisposition::AgentNoAnswer => 19,
        SystemDisposition::Rejected | SystemDisposition::NumberBlocked => 21,
        SystemDisposition::NumberInvalid => 1,
        SystemDisposition::ProviderTempFailure => 41,
        SystemDisposition::ProviderFailure => 38,
    }
}

/// An outcome as a sentence.
pub(crate) const fn outcome_in_words(outcome: SystemDisposition) -> &'static str {
    match outcome {
        SystemDisposition::Connected => "The call was connected.",
        SystemDisposition::Busy => "The customer's telephone was engaged.",
        SystemDisposition::NoAnswer => "The customer did not answer.",
        SystemDisposition::Rejected => "The customer did not take the call.",
        SystemDisposition::NumberInvalid => "The number does not exist.",
        SystemDisposition::NumberBlocked => "The number is on the do-not-call list.",
        SystemDisposition::AnsweringMachine => "A machine answered.",
        SystemDisposition::Abandoned => "The customer hung up before the agent answered.",
        SystemDisposition::AgentNoAnswer => "The agent did not answer.",
        SystemDisposition::Cancelled => "The call was cancelled before the customer answered.",
        SystemDisposition::ProviderTempFailure => "The telephone provider failed for the moment.",
        SystemDisposition::ProviderFailure => "The telephone provider refused the call.",
    }
}
