//! A call or a chat, as its agent sees it.

use std::collections::BTreeMap;

use callbench_contract::call::{CallType, Direction, HangupParty, SystemDisposition};
use callbench_contract::ids::{
    AgentQueueId, CampaignId, ChatId, ConnectorName, CrtObjectId, CustomerCrtId, CustomerId,
    InteractionId, LeadId, LeadRecordId, LineId, MessageId, OrderId, PartyId, Phone,
    UserCrtObjectId, UserId,
};
use callbench_contract::time::{Millis, Timestamp};
use serde::{Deserialize, Serialize};

use crate::agent_command::CommandName;
use crate::augmenting::{Augment, Augmentable};
use crate::call::{CallState, Interaction};
use crate::centre::Centre;
use crate::chat::{Attachment, CustomerName};
use crate::configuration::{APP_GRACE, Disposing};
use crate::customer::Customer;
use crate::party::{Attempt, Party};
use crate::signal::Speaker;

/// A call or a chat.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum InteractionView {
    /// A call.
    Call(Box<CallView>),
    /// A chat.
    Chat(Box<ChatView>),
}

impl InteractionView {
    /// What calls and chats have in common.
    #[must_use]
    pub const fn common(&self) -> &CommonView {
        match self {
            Self::Call(call) => &call.common,
            Self::Chat(chat) => &chat.common,
        }
    }

    /// The call, if it is one.
    #[must_use]
    pub fn as_call(&self) -> Option<&CallView> {
        match self {
            Self::Call(call) => Some(call),
            Self::Chat(_) => None,
        }
    }

    /// The chat, if it is one.
    #[must_use]
    pub fn as_chat(&self) -> Option<&ChatView> {
        match self {
            Self::Chat(chat) => Some(chat),
            Self::Call(_) => None,
        }
    }
}

/// What calls and chats have in common.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CommonView {
    /// Which interaction.
    pub interaction_id: InteractionId,
    /// The agent who owns it.
    pub user_id: UserId,
    /// The campaign it belongs to.
    pub campaign_id: CampaignId,
    /// The queue it came through.
    pub queue_name: Option<String>,
    /// The queue it came through.
    pub agent_queue_id: Option<AgentQueueId>,
    /// The customer's record, when known.
    pub customer: Option<Customer>,
    /// What apps added to the call or chat.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub augments: Vec<Augment>,
    /// The customer, −1 when unknown.
    pub customer_id: CustomerId,
    /// The customer's number as it is shown.
    pub display_phone: String,
    /// When it began to ring, or to be dialled.
    pub started_at: Timestamp,
    /// When agent and customer were connected.
    pub connected_at: Option<Timestamp>,
    /// When it was hung up, ended or failed.
    pub ended_at: Option<Timestamp>,
    /// Until when it must be disposed of.
    pub wrap_up_ends_at: Option<Timestamp>,
    /// How long it waited in the queue, in milliseconds.
    pub waited: Millis,
    /// Who handed it over.
    pub transferred_from: Option<UserId>,
    /// Who disposes of it.
    pub disposing: DisposingView,
    /// How it was disposed of.
    pub disposition_code: Option<String>,
    /// The class of that code.
    pub disposition_class: Option<String>,
    /// The agent's note.
    pub note: Option<String>,
    /// Who is in it beside its agent and its customer.
    pub parties: Vec<PartyView>,
    /// What is being tried.
    pub attempt: Option<AttemptView>,
    /// What failed last; gone with the next command.
    pub failure: Option<FailureView>,
    /// What its agent may do with it now.
    pub commands: Vec<CommandName>,
}

/// Who disposes of an interaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DisposingView {
    /// The campaign's choice.
    pub by: Disposing,
    /// By an app only: when the panel opens, should the app not have disposed of it.
    pub panel_opens_at: Option<Timestamp>,
}

impl DisposingView {
    /// The campaign's choice for an interaction that ended then.
    pub(crate) fn of(by: Disposing, ended_at: Option<Timestamp>) -> Self {
        Self {
            by,
            panel_opens_at: ended_at
                .filter(|_| by == Disposing::App)
                .map(|at| at + APP_GRACE),
        }
    }
}

/// Somebody in an interaction beside its agent and its customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PartyView {
    /// Which.
    pub party_id: PartyId,
    /// What it is.
    pub kind: PartyKind,
    /// What people call it.
    pub label: String,
    /// The agent, of kind `user`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_id: Option<UserId>,
    /// The number, of kinds `phone` and `thirdParty`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Phone>,
    /// Since when.
    pub since: Timestamp,
}

/// What a further party is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum PartyKind {
    /// A telephone.
    Phone,
    /// A registered third party.
    ThirdParty,
    /// Another agent.
    User,
    /// An IVR that joined.
    LocalIvr,
}

/// A transfer, consultation or conference that is being tried.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AttemptView {
    /// What.
    pub what: AttemptKind,
    /// With whom.
    pub target: crate::target::Target,
    /// What people call the target.
    pub label: String,
    /// Since when.
    pub since: Timestamp,
    /// Until when, unless the target answers before.
    pub until: Option<Timestamp>,
}

/// What is tried with a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum AttemptKind {
    /// The customer goes to the target, the agent leaves.
    Transfer,
    /// The agent speaks with the target while the customer waits.
    Consult,
    /// The target joins agent and customer.
    Conference,
}

impl AttemptKind {
    pub(crate) const fn command(self) -> CommandName {
        match self {
            Self::Transfer => CommandName::Transfer,
            Self::Consult => CommandName::Consult,
            Self::Conference => CommandName::Conference,
        }
    }
}

/// A command that failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FailureView {
    /// Which.
    pub command: CommandName,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Timestamp,
}

/// A call, as its agent sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CallView {
    /// What chats have, too.
    #[serde(flatten)]
    pub common: CommonView,
    /// How it came about.
    pub call_type: CallType,
    /// Who called.
    pub direction: Direction,
    /// Where in its life it is.
    pub state: CallState,
    /// Whether the customer can't hear the agent.
    pub muted: bool,
    /// The customer's number; masked like `display_phone` where the campaign masks numbers.
    pub phone: Phone,
    /// The customer's call.
    pub crt_object_id: CrtObjectId,
    /// The agent's leg.
    pub user_crt_object_id: UserCrtObjectId,
    /// Since when it is on hold now.
    pub held_since: Option<Timestamp>,
    /// Time on hold, in milliseconds; a hold that goes on counts up to the view's `now`.
    pub hold_time: Millis,
    /// Time connected, hold included, in milliseconds; a call that goes on counts up to the view's `now`.
    pub talk_time: Millis,
    /// Who ended it.
    pub hangup_first: Option<HangupParty>,
    /// How it went.
    pub system_disposition: Option<SystemDisposition>,
    /// The record of a lead that it is about.
    pub lead: Option<LeadView>,
    /// While it is previewed: when it is dialled by itself.
    pub preview_ends_at: Option<Timestamp>,
    /// What the telephony system was told and has not answered yet.
    pub order: Option<OrderView>,
    /// The telephony system that carries it; without one it is simulated.
    pub connector: Option<ConnectorName>,
    /// Where its recording is.
    pub recording_url: Option<String>,
    /// The page that the campaign shows with it.
    pub embedded_page: Option<EmbeddedPageView>,
    /// The last fifty lines that were spoken.
    pub transcript: Vec<LineView>,
}

/// A record of a lead, as the agent of its call sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LeadView {
    /// Which lead.
    pub lead_id: LeadId,
    /// Its name.
    pub lead_name: String,
    /// Which record.
    pub lead_record_id: LeadRecordId,
    /// Who is called.
    pub name: String,
    /// What else is known, by name.
    pub fields: BTreeMap<String, String>,
}

/// Something that the telephony system was told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderView {
    /// Which.
    pub order_id: OrderId,
    /// What it was told.
    pub command: CommandName,
    /// When.
    pub since: Timestamp,
}

/// A page that is shown with a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EmbeddedPageView {
    /// The tab's name.
    pub title: String,
    /// The address, with the call in its query.
    pub url: String,
}

/// A line that was spoken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LineView {
    /// Which.
    pub line_id: LineId,
    /// Who spoke.
    pub speaker: Speaker,
    /// What.
    pub text: String,
    /// When.
    pub at: Timestamp,
}

/// A chat, as its agent sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChatView {
    /// What calls have, too.
    #[serde(flatten)]
    pub common: CommonView,
    /// Where in its life it is.
    pub state: ChatState,
    /// Which chat.
    pub chat_id: ChatId,
    /// The agent's leg.
    #[serde(rename = "agentCRTId")]
    pub agent_crt_id: UserCrtObjectId,
    /// The customer's leg.
    #[serde(rename = "customerCRTId")]
    pub customer_crt_id: CustomerCrtId,
    /// Who the customer says to be.
    pub customer_data: CustomerName,
    /// Who ended it.
    pub ended_by: Option<HangupParty>,
    /// The last two hundred messages.
    pub messages: Vec<MessageView>,
}

/// Where in its life a chat is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ChatState {
    /// Offered to the agent.
    Ringing,
    /// Agent and customer write.
    Connected,
    /// Over, not yet disposed of.
    WrapUp,
    /// Over.
    Ended,
}

/// A message of a chat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MessageView {
    /// Which.
    pub message_id: MessageId,
    /// From which side.
    pub from: MessageFrom,
    /// Which agent, from that side.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_id: Option<UserId>,
    /// The writer's name.
    pub name: String,
    /// What was written.
    pub text: String,
    /// Files; their bytes are fetched from the host.
    pub attachments: Vec<Attachment>,
    /// When.
    pub at: Timestamp,
}

/// From which side a message comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum MessageFrom {
    /// An agent.
    Agent,
    /// The customer.
    Customer,
    /// The workspace: somebody joined or left.
    System,
}

impl Centre {
    /// A call, as its agent sees it.
    #[must_use]
    pub fn call_view(&self, interaction: &Interaction, now: Timestamp) -> CallView {
        let call = &interaction.call;
        let (talk, ending, disposal) = (
            interaction.talk(),
            interaction.ending(),
            interaction.disposal(),
        );
        let queue = call
            .agent_queue_id
            .and_then(|id| self.configuration.queue(id));
        let state = interaction.state();
        let disposing = self
            .campaign_of(interaction)
            .map_or(Disposing::Workspace, |campaign| campaign.disposing);
        CallView {
            common: CommonView {
                interaction_id: call.interaction_id.clone(),
                user_id: call.agent.clone(),
                campaign_id: call.campaign_id,
                queue_name: queue.map(|queue| queue.queue_name.clone()),
                agent_queue_id: call.agent_queue_id,
                customer: self.customer_shown(call.customer_id, call.masking_enabled),
                augments: self.augments(&Augmentable::Interaction(call.interaction_id.clone())),
                customer_id: call.customer_id,
                display_phone: call.display_phone.clone(),
                started_at: call.started_at,
                connected_at: talk.map(|talk| talk.connected_at),
                ended_at: ending.map(|ending| ending.at),
                wrap_up_ends_at: interaction
                    .phase_deadline()
                    .filter(|_| state == CallState::WrapUp),
                waited: call.waited.unwrap_or(Millis::ZERO),
                transferred_from: call.transferred_from.clone(),
                disposing: DisposingView::of(disposing, ending.map(|ending| ending.at)),
                disposition_code: disposal.map(|disposal| disposal.disposition_code.clone()),
                disposition_class: disposal.map(|disposal| disposal.disposition_class.clone()),
                note: disposal.and_then(|disposal| disposal.note.clone()),
                parties: interaction
                    .live_talk()
                    .into_iter()
                    .flat_map(|talk| talk.parties.iter().map(Party::view))
                    .collect(),
                attempt: interaction.attempt.as_ref().map(Attempt::view),
                failure: interaction.failure.clone(),
                commands: interaction.commands(),
            },
            call_type: call.call_type,
            direction: call.direction(),
            state,
            muted: talk.is_some_and(|talk| talk.muted_since.is_some()),
            phone: Phone::new(call.display_phone.clone()),
            crt_object_id: call.crt_object_id.clone(),
            user_crt_object_id: call.user_crt_object_id.clone(),
            held_since: talk.and_then(|talk| talk.held_since),
            hold_time: interaction.hold_time(now),
            talk_time: interaction.talk_time(now),
            hangup_first: ending.map(|ending| ending.by),
            system_disposition: ending.map(|ending| ending.outcome),
            lead: call.lead.as_deref().cloned(),
            preview_ends_at: interaction
                .phase_deadline()
                .filter(|_| state == CallState::Previewing),
            order: interaction.order.as_ref().map(|order| OrderView {
                order_id: order.order_id.clone(),
                command: order.command.name(),
                since: order.since,
            }),
            connector: call.connector.clone(),
            recording_url: interaction.recording.clone(),
            embedded_page: self.embedded_page(interaction),
            transcript: interaction.transcript.iter().cloned().collect(),
        }
    }

    /// The agent whose call or chat this is; nothing when it is not kept.
    #[must_use]
    pub fn owner_of(&self, id: &InteractionId) -> Option<&UserId> {
        match self.interaction(id) {
            Some(interaction) => Some(&interaction.call.agent),
            None => Some(&self.chats.part(id)?.record.agent),
        }
    }

    /// A call or chat, as its agent sees it; nothing when it is not kept.
    #[must_use]
    pub fn interaction_view(&self, id: &InteractionId, now: Timestamp) -> Option<InteractionView> {
        if let Some(interaction) = self.interaction(id) {
            let call = self.call_view(interaction, now);
            return Some(InteractionView::Call(Box::new(call)));
        }
        let chat = self.chat_view(id, now)?;
        Some(InteractionView::Chat(Box::new(chat)))
    }
}
