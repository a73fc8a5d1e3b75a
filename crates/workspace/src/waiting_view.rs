//! Who waits in a queue, calls and chats alike, as the simulator and supervisors see them.

use callbench_contract::ids::{AgentQueueId, CampaignId, CrtObjectId, CustomerId, Phone};
use callbench_contract::time::Timestamp;
use serde::{Deserialize, Serialize};

use crate::augmenting::Augmentable;
use crate::centre::Centre;
use crate::customer::Customer;
use crate::phone::mask;

/// A call or chat that waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WaitingView {
    /// The customer's call, or the chat.
    pub crt_object_id: CrtObjectId,
    /// Which of the two.
    pub kind: WaitingKind,
    /// The campaign whose agents may take it.
    pub campaign_id: CampaignId,
    /// The queue; none in a campaign without queues.
    pub agent_queue_id: Option<AgentQueueId>,
    /// The queue's name.
    pub queue_name: Option<String>,
    /// The customer's number as it is shown; empty when unknown.
    pub display_phone: String,
    /// The customer's record, when known.
    pub customer: Option<Customer>,
    /// Since when it waits.
    pub since: Timestamp,
}

/// What waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum WaitingKind {
    /// A call.
    Call,
    /// A chat.
    Chat,
}

impl Centre {
    /// Who waits for the agents of a campaign, or of all: the one who waits longest first.
    #[must_use]
    pub fn waiting_list(&self, campaign: Option<CampaignId>) -> Vec<WaitingView> {
        let wanted = |id: CampaignId| campaign.is_none_or(|campaign| campaign == id);
        let calls = self
            .waiting
            .iter()
            .filter(|call| wanted(call.campaign_id))
            .map(|call| WaitingView {
                crt_object_id: call.crt_object_id.clone(),
                kind: WaitingKind::Call,
                campaign_id: call.campaign_id,
                agent_queue_id: Some(call.agent_queue_id),
                queue_name: self.queue_name(Some(call.agent_queue_id)),
                display_phone: call.display_phone.clone(),
                customer: self.customer_shown(call.customer_id, call.masking_enabled),
                since: call.since,
            });
        let chats = self
            .chats
            .waiting()
            .filter(|(campaign, _)| wanted(*campaign))
            .map(|(campaign_id, chat)| {
                let masked = self
                    .configuration
                    .campaign(campaign_id)
                    .is_some_and(|campaign| campaign.masking_enabled);
                let phone = chat.record.customer_data.phone.clone().unwrap_or_default();
                WaitingView {
                    crt_object_id: CrtObjectId::from(chat.record.chat_id.as_str()),
                    kind: WaitingKind::Chat,
                    campaign_id,
                    agent_queue_id: chat.place.agent_queue_id,
                    queue_name: self.queue_name(chat.place.agent_queue_id),
                    display_phone: if masked {
                        mask(&Phone::new(phone))
                    } else {
                        phone
                    },
                    customer: self.customer_shown(chat.customer_id, masked),
                    since: chat.place.since,
                }
            });
        let mut all: Vec<WaitingView> = calls.chain(chats).collect();
        all.sort_by_key(|one| one.since);
        all
    }

    fn queue_name(&self, id: Option<AgentQueueId>) -> Option<String> {
        let queue = self.configuration.queue(id?)?;
        Some(queue.queue_name.clone())
    }

    /// A customer's record as those see it who may, or must not, see numbers.
    /// A customer's record as it is shown, with what apps added.
    #[must_use]
    pub fn customer_shown(&self, id: CustomerId, masked: bool) -> Option<Customer> {
        let customer = Customer {
            augments: self.augments(&Augmentable::Customer(id)),
            ..self.customer(id)?.clone()
        };
        Some(if masked { customer.masked() } else { customer })
    }
}
