//! The set-up of a new host: enough for one agent to take a call, for the administrator to build on.

use callbench_contract::call::CampaignType;
use callbench_contract::ids::{AgentQueueId, CampaignId, Phone, ProcessId};
use callbench_contract::time::Millis;

use crate::configuration::{
    AgentQueue, Campaign, CentreConfiguration, DiallerSettings, Disposing, Disposition,
    DispositionClass, Process, ScreenPopMoment,
};

/// One process, one inbound and one outbound campaign, the usual dispositions and breaks; no customers.
#[must_use]
pub fn starter() -> CentreConfiguration {
    CentreConfiguration {
        contact_center_id: 1,
        contact_center_name: "Contact centre".to_owned(),
        processes: vec![process(1, "General", "All work of this contact centre")],
        campaigns: vec![
            Campaign {
                description: "Calls from customers".to_owned(),
                ..campaign(
                    1,
                    "Inbound",
                    CampaignType::InteractiveVoiceApplication,
                    1,
                    "100",
                )
            },
            Campaign {
                description: "Calls to customers".to_owned(),
                ..campaign(2, "Outbound", CampaignType::OutboundVoiceCampaign, 1, "100")
            },
        ],
        queues: vec![queue(1, "General", 1)],
        break_reasons: break_reasons(),
        ..CentreConfiguration::default()
    }
}

pub(crate) fn break_reasons() -> Vec<String> {
    ["Tea", "Lunch", "Training", "Meeting"]
        .map(str::to_owned)
        .to_vec()
}

pub(crate) fn process(id: i64, name: &str, description: &str) -> Process {
    Process {
        process_id: ProcessId::new(id),
        process_name: name.to_owned(),
        description: description.to_owned(),
        process_type: "Customer service".to_owned(),
    }
}

pub(crate) fn campaign(
    id: i64,
    name: &str,
    kind: CampaignType,
    process: i64,
    number: &str,
) -> Campaign {
    Campaign {
        campaign_id: CampaignId::new(id),
        campaign_name: name.to_owned(),
        campaign_type: kind,
        description: String::new(),
        process_id: ProcessId::new(process),
        number: Phone::new(number),
        wrap_time_out: Millis::from_secs(120),
        dispositions: default_dispositions(),
        masking_enabled: false,
        screen_pop: ScreenPopMoment::Connected,
        crm_url: None,
        assigned: Vec::new(),
        disposing: Disposing::Workspace,
        embedded_page: None,
        script: None,
        chats_at_once: 3,
        service_level: Millis::from_secs(20),
        auto_answer: false,
        dialler: DiallerSettings::default(),
        connector: None,
    }
}

pub(crate) fn queue(id: i64, name: &str, campaign: i64) -> AgentQueue {
    AgentQueue {
        agent_queue_id: AgentQueueId::new(id),
        queue_name: name.to_owned(),
        campaign_id: CampaignId::new(campaign),
        queue_type: "Agent queue".to_owned(),
        transferrable: true,
    }
}

pub(crate) fn class(name: &str, codes: &[(&str, &str)]) -> DispositionClass {
    DispositionClass {
        disposition_class: name.to_owned(),
        codes: codes
            .iter()
            .map(|(code, label)| Disposition {
                disposition_code: (*code).to_owned(),
                label: (*label).to_owned(),
            })
            .collect(),
    }
}

pub(crate) fn default_dispositions() -> Vec<DispositionClass> {
    vec![
        class(
            "Resolved",
            &[
                ("RESOLVED", "Resolved"),
                ("INFORMATION_GIVEN", "Information given"),
            ],
        ),
        class(
            "Follow-up",
            &[("CALLBACK", "Call back"), ("ESCALATED", "Escalated")],
        ),
        class(
            "No result",
            &[
                ("WRONG_NUMBER", "Wrong number"),
                ("CALL_DROPPED", "Call dropped"),
            ],
        ),
    ]
}
