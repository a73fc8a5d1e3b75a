//! What is kept of an interaction that is over: one line for searching, exporting and a customer's history, and the
//! interaction as its agent last saw it.

use callbench_contract::call::{CallType, Direction, HangupParty, SystemDisposition};
use callbench_contract::ids::{
    AgentQueueId, CampaignId, CrtObjectId, CustomerId, InteractionId, UserId,
};
use callbench_contract::time::{Millis, Timestamp};
use serde::{Deserialize, Serialize};

use crate::call::elapsed;
use crate::centre::Centre;
use crate::interaction_view::{CommonView, InteractionView};

/// A call or a chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum InteractionKind {
    /// A call.
    Call,
    /// A chat.
    Chat,
}

impl InteractionKind {
    /// The word used in data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Chat => "chat",
        }
    }
}

/// An interaction that is over, in one line. Names are those of that time; numbers are masked where the campaign masked them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InteractionRecord {
    /// Which interaction.
    pub interaction_id: InteractionId,
    /// A call or a chat.
    pub kind: InteractionKind,
    /// The agent who owned it last.
    pub user_id: UserId,
    /// That agent's name.
    pub user_name: String,
    /// The campaign it belonged to.
    pub campaign_id: CampaignId,
    /// That campaign's name.
    pub campaign_name: String,
    /// The queue it came through.
    pub agent_queue_id: Option<AgentQueueId>,
    /// That queue's name.
    pub queue_name: Option<String>,
    /// How a call came about; nothing for chats.
    pub call_type: Option<CallType>,
    /// Who began it.
    pub direction: Direction,
    /// The customer's number as agents saw it.
    pub display_phone: String,
    /// The customer, −1 when unknown.
    pub customer_id: CustomerId,
    /// The customer's name.
    pub customer_name: Option<String>,
    /// When it began.
    pub started_at: Timestamp,
    /// When agent and customer were connected; nothing when they never were.
    pub connected_at: Option<Timestamp>,
    /// When it ended.
    pub ended_at: Timestamp,
    /// When it was disposed of; nothing when it never was connected.
    pub disposed_at: Option<Timestamp>,
    /// Time in the queue before, in milliseconds.
    pub waited: Millis,
    /// Time from its beginning until it was connected or given up, in milliseconds.
    pub ringing_time: Millis,
    /// Time connected, hold included, in milliseconds.
    pub talk_time: Millis,
    /// Time on hold, in milliseconds.
    pub hold_time: Millis,
    /// Time from its end until it was disposed of, in milliseconds.
    pub wrap_up_time: Millis,
    /// Who ended it.
    pub hangup_first: Option<HangupParty>,
    /// How a call went; nothing for chats.
    pub system_disposition: Option<SystemDisposition>,
    /// The code that it was disposed of with.
    pub disposition_code: Option<String>,
    /// That code's class.
    pub disposition_class: Option<String>,
    /// The agent's note.
    pub note: Option<String>,
    /// Where its recording is.
    pub recording_url: Option<String>,
    /// The customer's call; nothing for chats.
    pub crt_object_id: Option<CrtObjectId>,
}

/// An interaction that is over: its line, and how its agent last saw it.
#[derive(Clone, Debug, PartialEq)]
pub struct PastInteraction {
    /// The line.
    pub record: InteractionRecord,
    /// The whole of it, transcript or messages included.
    pub interaction: InteractionView,
}

impl Centre {
    /// The interaction that ended with the fact that was applied last: it was disposed of, or it was over without having been
    /// connected. Call it right after [`Self::apply`] of that fact, with that fact's time.
    #[must_use]
    pub fn just_ended(&self, at: Timestamp) -> Option<PastInteraction> {
        let interaction = self.interaction_view(self.just_ended.as_ref()?, at)?;
        Some(PastInteraction {
            record: self.record(&interaction, at),
            interaction,
        })
    }

    fn record(&self, interaction: &InteractionView, at: Timestamp) -> InteractionRecord {
        let common = interaction.common();
        let call = interaction.as_call();
        let ended_at = common.ended_at.unwrap_or(at);
        let talk_time = || {
            common
                .connected_at
                .map_or(Millis::ZERO, |connected| elapsed(connected, ended_at))
        };
        let disposed_at = common.disposition_code.as_ref().map(|_| at);
        InteractionRecord {
            interaction_id: common.interaction_id.clone(),
            kind: match interaction {
                InteractionView::Call(_) => InteractionKind::Call,
                InteractionView::Chat(_) => InteractionKind::Chat,
            },
            user_id: common.user_id.clone(),
            user_name: self
                .session(&common.user_id)
                .map_or_else(|| common.user_id.to_string(), |it| it.user_name.clone()),
            campaign_id: common.campaign_id,
            campaign_name: self
                .configuration
                .campaign(common.campaign_id)
                .map(|campaign| campaign.campaign_name.clone())
                .unwrap_or_default(),
            agent_queue_id: common.agent_queue_id,
            queue_name: common.queue_name.clone(),
            call_type: call.map(|call| call.call_type),
            direction: call.map_or(Direction::Inbound, |call| call.direction),
            display_phone: common.display_phone.clone(),
            customer_id: common.customer_id,
            customer_name: customer_name(interaction, common),
            started_at: common.started_at,
            connected_at: common.connected_at,
            ended_at,
            disposed_at,
            waited: common.waited,
            ringing_time: elapsed(common.started_at, common.connected_at.unwrap_or(ended_at)),
            talk_time: call.map_or_else(talk_time, |call| call.talk_time),
            hold_time: call.map_or(Millis::ZERO, |call| call.hold_time),
            wrap_up_time: disposed_at.map_or(Millis::ZERO, |disposed| elapsed(ended_at, disposed)),
            hangup_first: match interaction {
                InteractionView::Call(call) => call.hangup_first,
                InteractionView::Chat(chat) => chat.ended_by,
            },
            system_disposition: call.and_then(|call| call.system_disposition),
            disposition_code: common.disposition_code.clone(),
            disposition_class: common.disposition_class.clone(),
            note: common.note.clone(),
            recording_url: call.and_then(|call| call.recording_url.clone()),
            crt_object_id: call.map(|call| call.crt_object_id.clone()),
        }
    }
}

/// The name on the customer's record, else the one that the customer of a chat gave.
fn customer_name(interaction: &InteractionView, common: &CommonView) -> Option<String> {
    let known = common.customer.as_ref().map(|customer| &customer.name);
    known
        .or_else(|| interaction.as_chat()?.customer_data.name.as_ref())
        .cloned()
}
