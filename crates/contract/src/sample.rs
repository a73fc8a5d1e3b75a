//! The people and calls of the examples: one story, so that examples fit together.

use crate::call::{CallType, CampaignType, HangupParty, SystemDisposition};
use crate::event::chat::{ChatFields, CustomerData};
use crate::event::parts::{AgentFields, CallFields, CallOutcome, CallResult, Disposition};
use crate::ids::{AgentQueueId, CampaignId, CustomerId, ProcessId, UserId};
use crate::time::{Millis, Timestamp};

/// When the story's call begins: 2026-03-02T09:30:00Z.
pub(crate) const START: i64 = 1_772_443_800_000;

pub(crate) fn at(seconds: i64) -> Timestamp {
    Timestamp::new(START) + Millis::from_secs(seconds)
}

/// An agent of the examples. Valid by the rule (the examples' test would fail otherwise).
pub(crate) fn user(id: &'static str) -> UserId {
    UserId::new(id).unwrap_or_else(|_| unreachable!("sample user ids keep the rule"))
}

pub(crate) fn agent(seconds: i64) -> AgentFields {
    AgentFields {
        event_time: at(seconds),
        session_id: "ses-7f3a".into(),
        user_id: user("agent1"),
    }
}

/// An inbound call, before it connects.
pub(crate) fn ringing(seconds: i64) -> CallFields {
    CallFields {
        event_time: at(seconds),
        session_id: "ses-7f3a".into(),
        user_id: user("agent1"),
        interaction_id: "int-1042".into(),
        campaign_id: CampaignId::new(11),
        campaign_name: "Customer care".to_owned(),
        campaign_type: CampaignType::InteractiveVoiceApplication,
        process_id: ProcessId::new(1),
        agent_queue_id: Some(AgentQueueId::new(111)),
        queue_name: Some("General".to_owned()),
        call_type: CallType::InboundDial,
        crt_object_id: "crt-1042".into(),
        user_crt_object_id: "ucrt-1042-1".into(),
        customer_crt_id: "ccrt-1042-1".into(),
        customer_id: CustomerId::new(5001),
        phone: "+919810012345".into(),
        display_phone: "+919810012345".into(),
        dialled_phone: "+911140001111".into(),
        src_phone: "+919810012345".into(),
        dst_phone: "+911140001111".into(),
        lead_id: None,
        masking_enabled: false,
        call_connected_time: None,
    }
}

/// The same call, connected eight seconds after it began.
pub(crate) fn connected(seconds: i64) -> CallFields {
    CallFields {
        call_connected_time: Some(at(8)),
        ..ringing(seconds)
    }
}

/// A call that the agent dialled.
pub(crate) fn dialled(seconds: i64) -> CallFields {
    CallFields {
        interaction_id: "int-1043".into(),
        campaign_id: CampaignId::new(12),
        campaign_name: "Renewals".to_owned(),
        campaign_type: CampaignType::OutboundVoiceCampaign,
        agent_queue_id: None,
        queue_name: None,
        call_type: CallType::OutboundManualDial,
        crt_object_id: "crt-1043".into(),
        user_crt_object_id: "ucrt-1043-1".into(),
        customer_crt_id: "ccrt-1043-1".into(),
        dialled_phone: "+919810012345".into(),
        src_phone: "+911140002222".into(),
        dst_phone: "+919810012345".into(),
        ..ringing(seconds)
    }
}

pub(crate) fn outcome() -> CallOutcome {
    CallOutcome {
        call_start_time: at(0),
        call_end_time: at(188),
        talk_time: Millis::from_secs(180),
        hold_time: Millis::from_secs(25),
        ringing_time: Millis::from_secs(6),
        setup_time: Millis::from_secs(2),
        ivr_time: Millis::ZERO,
        num_attempts: 1,
        hangup_first: HangupParty::Customer,
        hang_up_on_hold: false,
        call_result: CallResult::Success,
        hangup_cause_code: 16,
        system_disposition: SystemDisposition::Connected,
        recording_file_url: None,
    }
}

pub(crate) fn disposition() -> Disposition {
    Disposition {
        disposition_code: "Resolved".to_owned(),
        disposition_class: "Support".to_owned(),
        note: Some("Wants the invoice by mail.".to_owned()),
    }
}

pub(crate) fn chat(seconds: i64) -> ChatFields {
    ChatFields {
        event_time: at(seconds),
        session_id: "ses-7f3a".into(),
        user_id: user("agent1"),
        interaction_id: "int-2007".into(),
        chat_id: "chat-2007".into(),
        agent_crt_id: "ucrt-2007-1".into(),
        customer_crt_id: "ccrt-2007-1".into(),
        campaign_id: CampaignId::new(13),
        campaign_name: "Web chat".to_owned(),
        process_id: ProcessId::new(1),
        agent_queue_id: Some(AgentQueueId::new(131)),
        queue_name: Some("Chat".to_owned()),
        customer_id: CustomerId::new(5001),
        customer_data: CustomerData {
            name: Some("Asha Rao".to_owned()),
            phone: Some("+919810012345".into()),
            email: Some("asha.rao@example.com".to_owned()),
        },
    }
}
