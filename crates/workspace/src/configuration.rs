//! What an administrator sets up: processes, campaigns, queues, dispositions, breaks.

use callbench_contract::call::CampaignType;
use callbench_contract::ids::{
    AgentQueueId, CampaignId, ConnectorName, ContextId, Phone, ProcessId, ThirdPartyId, UserId,
};
use callbench_contract::time::Millis;
use serde::{Deserialize, Serialize};

use crate::refusal::{Refusal, RefusalCode};

/// The whole set-up of a contact centre.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CentreConfiguration {
    /// The contact centre's id (`contactCenterId`).
    pub contact_center_id: i64,
    /// The contact centre's name.
    pub contact_center_name: String,
    /// Groups of campaigns.
    pub processes: Vec<Process>,
    /// What agents work on.
    pub campaigns: Vec<Campaign>,
    /// Where inbound calls of a campaign wait for an agent.
    pub queues: Vec<AgentQueue>,
    /// The breaks that an agent may take, by name.
    pub break_reasons: Vec<String>,
    /// Where calls can be transferred to, and what can join them, without a person.
    #[serde(default)]
    pub ivrs: Vec<Ivr>,
    /// Who can join a call from outside, by name.
    #[serde(default)]
    pub third_parties: Vec<ThirdParty>,
    /// The states of tickets, by group; empty for the usual ones.
    #[serde(default)]
    pub ticket_states: Vec<TicketStateGroup>,
    /// Texts that agents send in chats with one click.
    #[serde(default)]
    pub quick_replies: Vec<QuickReply>,
}

/// An IVR: a call can be transferred to it, or it joins a call for a while (a local one).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Ivr {
    /// Which.
    pub context_id: ContextId,
    /// Its name.
    pub context_name: String,
    /// The campaign it belongs to; without one, every campaign has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub campaign_id: Option<CampaignId>,
    /// What it does, as the REST interface names it.
    #[serde(default)]
    pub feature_name: String,
    /// Whether calls may be transferred to it.
    pub transferrable: bool,
    /// Whether it can join a call.
    pub local: bool,
}

/// Somebody outside who can join a call, such as a verifier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ThirdParty {
    /// Which.
    pub third_party_id: ThirdPartyId,
    /// The name.
    pub name: String,
    /// The number to call.
    pub phone: Phone,
}

/// A group of ticket states, such as `CLOSED`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TicketStateGroup {
    /// The group's name; `CLOSED` is the one of finished tickets.
    pub group: String,
    /// The states in it (`externalState`).
    pub states: Vec<String>,
}

/// A text that an agent sends with one click.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct QuickReply {
    /// What the agent reads.
    pub label: String,
    /// What the customer gets.
    pub text: String,
}

/// A group of campaigns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Process {
    /// Which process.
    pub process_id: ProcessId,
    /// Its name.
    pub process_name: String,
    /// What it is for.
    pub description: String,
    /// Its kind, as the REST interface names it.
    pub process_type: String,
}

/// What agents work on: one campaign at a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Campaign {
    /// Which campaign.
    pub campaign_id: CampaignId,
    /// Its name.
    pub campaign_name: String,
    /// Which kinds of interaction it takes.
    pub campaign_type: CampaignType,
    /// What it is for.
    pub description: String,
    /// The process it belongs to.
    pub process_id: ProcessId,
    /// The campaign's own number: dialled by customers, shown to those who are called.
    pub number: Phone,
    /// How long an agent may take to wrap up a call, in milliseconds; 0 for no limit.
    pub wrap_time_out: Millis,
    /// What agents may choose when they dispose of a call, by class.
    pub dispositions: Vec<DispositionClass>,
    /// Whether agents and apps are shown masked numbers only.
    pub masking_enabled: bool,
    /// When the customer's record pops.
    #[serde(default)]
    pub screen_pop: ScreenPopMoment,
    /// The address of a CRM page, passed to apps with the screen pop.
    #[serde(default, rename = "crmURL", skip_serializing_if = "Option::is_none")]
    pub crm_url: Option<String>,
    /// The agents who may choose this campaign; empty for every agent.
    #[serde(default)]
    pub assigned: Vec<UserId>,
    /// Who disposes of its calls and chats.
    #[serde(default)]
    pub disposing: Disposing,
    /// A page that is shown with each of its calls, given the call as query parameters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub embedded_page: Option<EmbeddedPage>,
    /// What the agent says, shown beside the call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub script: Option<String>,
    /// How many chats an agent has at once; 0 counts as 1.
    #[serde(default = "three")]
    pub chats_at_once: u32,
    /// A call or chat that was answered within this time met the campaign's service level, in milliseconds.
    #[serde(default = "twenty_seconds")]
    pub service_level: Millis,
    /// Whether an inbound call is connected without the agent pressing a button.
    #[serde(default)]
    pub auto_answer: bool,
    /// How the dialler works through the campaign's leads.
    #[serde(default)]
    pub dialler: DiallerSettings,
    /// The telephony system that carries its outgoing calls; without one, they are simulated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub connector: Option<ConnectorName>,
}

/// Who disposes of a call or chat.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Disposing {
    /// The agent, in the workspace's panel; what is not disposed of in time is disposed of by the system.
    #[default]
    Workspace,
    /// An app. The panel opens only when the app has not disposed of it within [`APP_GRACE`].
    App,
    /// Either: the app is asked first, the panel stands beside it.
    Both,
    /// The agent must choose; no time-out does it for them.
    Forced,
}

/// How long an app alone may dispose of an interaction before the panel opens: an app that never answers never traps
/// the agent.
pub const APP_GRACE: Millis = Millis::from_secs(15);

/// A page that is shown with each call of a campaign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EmbeddedPage {
    /// The tab's name.
    pub title: String,
    /// The address, `http` or `https`; the call's context is added to its query.
    pub url: String,
}

impl EmbeddedPage {
    /// The origin of the address, `scheme://host[:port]`; nothing for what is no web address.
    #[must_use]
    pub fn origin(&self) -> Option<String> {
        let (scheme, rest) = self.url.split_once("://")?;
        let authority = rest.split(['/', '?', '#']).next()?;
        let is_web = matches!(scheme, "http" | "https");
        let allowed = |character: char| {
            character.is_ascii_alphanumeric() || matches!(character, '.' | '-' | ':' | '[' | ']')
        };
        (is_web && !authority.is_empty() && authority.chars().all(allowed))
            .then(|| format!("{scheme}://{authority}"))
    }
}

/// How the dialler works through a campaign's leads.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DiallerSettings {
    /// What it does by itself.
    #[serde(default)]
    pub mode: DiallerMode,
    /// How often one record is tried; 0 counts as 1.
    #[serde(default)]
    pub attempts: u32,
    /// How long to wait before a record is tried again, in milliseconds.
    #[serde(default)]
    pub retry_after: Millis,
    /// How long an automatic preview is shown before it is dialled, in milliseconds; 0 for ten seconds.
    #[serde(default)]
    pub preview_time: Millis,
}

/// What the dialler does by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum DiallerMode {
    /// It dials for every ready agent (`outbound.auto.dial`).
    #[default]
    Automatic,
    /// It shows a ready agent the record and dials after a moment (`outbound.auto.preview.dial`).
    AutomaticPreview,
    /// It waits until an agent takes a record (`outbound.manual.preview.dial`).
    ManualPreview,
}

const fn three() -> u32 {
    3
}

const fn twenty_seconds() -> Millis {
    Millis::from_secs(20)
}

/// When the customer's record pops.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ScreenPopMoment {
    /// As the call rings, or as it is dialled.
    Ringing,
    /// As agent and customer are connected.
    #[default]
    Connected,
}

/// A class of dispositions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DispositionClass {
    /// Its name, such as `Resolved`.
    pub disposition_class: String,
    /// The codes in it.
    pub codes: Vec<Disposition>,
}

/// One way to dispose of a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Disposition {
    /// The code, unique in its campaign.
    pub disposition_code: String,
    /// What agents read.
    pub label: String,
}

/// Where inbound calls of a campaign wait for an agent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AgentQueue {
    /// Which queue.
    pub agent_queue_id: AgentQueueId,
    /// Its name.
    pub queue_name: String,
    /// The campaign it belongs to.
    pub campaign_id: CampaignId,
    /// Its kind, as the REST interface names it.
    pub queue_type: String,
    /// Whether calls may be transferred to it.
    pub transferrable: bool,
}

impl Campaign {
    /// Whether chats come to the campaign.
    #[must_use]
    pub const fn takes_chats(&self) -> bool {
        matches!(
            self.campaign_type,
            CampaignType::ChatCampaign | CampaignType::InteractionCampaign
        )
    }

    /// How many chats an agent has at once.
    #[must_use]
    pub fn chat_places(&self) -> usize {
        usize::try_from(self.chats_at_once.max(1)).unwrap_or(usize::MAX)
    }

    /// Whether `user` may choose this campaign.
    #[must_use]
    pub fn is_assigned_to(&self, user: &UserId) -> bool {
        self.assigned.is_empty() || self.assigned.contains(user)
    }

    /// The class of a disposition code, when the campaign has that code.
    #[must_use]
    pub fn class_of(&self, disposition_code: &str) -> Option<&str> {
        self.dispositions
            .iter()
            .find(|class| {
                class
                    .codes
                    .iter()
                    .any(|code| code.disposition_code == disposition_code)
            })
            .map(|class| class.disposition_class.as_str())
    }
}

impl CentreConfiguration {
    /// The process with this id.
    #[must_use]
    pub fn process(&self, id: ProcessId) -> Option<&Process> {
        self.processes
            .iter()
            .find(|process| process.process_id == id)
    }

    /// The campaign with this id.
    #[must_use]
    pub fn campaign(&self, id: CampaignId) -> Option<&Campaign> {
        self.campaigns
            .iter()
            .find(|campaign| campaign.campaign_id == id)
    }

    /// The queue with this id.
    #[must_use]
    pub fn queue(&self, id: AgentQueueId) -> Option<&AgentQueue> {
        self.queues.iter().find(|queue| queue.agent_queue_id == id)
    }

    /// The queues of a campaign, in the order of the configuration.
    pub fn queues_of(&self, campaign: CampaignId) -> impl Iterator<Item = &AgentQueue> {
        self.queues
            .iter()
            .filter(move |queue| queue.campaign_id == campaign)
    }

    /// The campaigns that an agent may choose.
    pub fn campaigns_for(&self, user: &UserId) -> impl Iterator<Item = &Campaign> {
        self.campaigns
            .iter()
            .filter(move |campaign| campaign.is_assigned_to(user))
    }

    pub(crate) fn require_campaign(&self, id: CampaignId) -> Result<&Campaign, Refusal> {
        self.campaign(id).ok_or_else(|| {
            Refusal::new(
                RefusalCode::UnknownCampaign,
                format!("There is no campaign {id}"),
                format!("Choose one of: {}", self.campaign_list(|_| true)),
            )
        })
    }

    pub(crate) fn require_queue(&self, id: AgentQueueId) -> Result<&AgentQueue, Refusal> {
        self.queue(id).ok_or_else(|| {
            Refusal::new(
                RefusalCode::UnknownQueue,
                format!("There is no queue {id}"),
                format!("Choose one of: {}", self.queue_list(|_| true)),
            )
        })
    }

    /// The queue in which calls of a campaign wait when none is named.
    pub(crate) fn first_queue(&self, campaign: &Campaign) -> Result<&AgentQueue, Refusal> {
        self.queues_of(campaign.campaign_id).next().ok_or_else(|| {
            Refusal::new(
                RefusalCode::UnknownQueue,
                format!("Campaign {} has no queue", campaign.campaign_name),
                "Add a queue to the campaign",
            )
        })
    }

    /// Names and ids of the queues that fit, for the words of a refusal.
    pub(crate) fn queue_list(&self, fits: impl Fn(&AgentQueue) -> bool) -> String {
        let names: Vec<String> = self
            .queues
            .iter()
            .filter(|queue| fits(queue))
            .map(|queue| format!("{} ({})", queue.queue_name, queue.agent_queue_id))
            .collect();
        if names.is_empty() {
            "none is set up".to_owned()
        } else {
            names.join(", ")
        }
    }

    /// Names and ids of the campaigns that fit, for the words of a refusal.
    pub(crate) fn campaign_list(&self, fits: impl Fn(&Campaign) -> bool) -> String {
        let names: Vec<String> = self
            .campaigns
            .iter()
            .filter(|campaign| fits(campaign))
            .map(|campaign| format!("{} ({})", campaign.campaign_name, campaign.campaign_id))
            .collect();
        if names.is_empty() {
            "none is set up".to_owned()
        } else {
            names.join(", ")
        }
    }
}
