//! What a chat's customer does: opens it, writes, leaves.

use callbench_contract::call::HangupParty;
use callbench_contract::ids::{
    AgentQueueId, CampaignId, ChatId, CustomerCrtId, CustomerId, UserId,
};
use callbench_contract::time::Timestamp;

use crate::campaign_selection::require_working_on;
use crate::centre::Centre;
use crate::chat::conversation::{Conversation, Stage};
use crate::chat::happening::ChatHappening;
use crate::chat::message::{Writer, message};
use crate::chat::record::{ChatOffer, ChatPlace, ChatRecord};
use crate::chat::{Attachment, ChatSignal, CustomerChat, CustomerName};
use crate::configuration::Campaign;
use crate::context::{Context, IdKind};
use crate::phone::parse_phone;
use crate::refusal::{Refusal, RefusalCode, at_most};

const LONGEST_ID: usize = 200;
const LONGEST_NAME: usize = 200;

/// What a customer wants who opens a chat.
struct Opening<'a> {
    campaign: Option<CampaignId>,
    queue: Option<AgentQueueId>,
    agent: Option<&'a UserId>,
    customer: &'a CustomerName,
    text: Option<&'a str>,
}

impl Centre {
    pub(super) fn decide_customer(
        &self,
        chat: &CustomerChat,
        now: Timestamp,
        context: &mut dyn Context,
    ) -> Result<Vec<ChatHappening>, Refusal> {
        match &chat.signal {
            ChatSignal::Opens {
                campaign_id,
                agent_queue_id,
                agent,
                customer,
                text,
            } => {
                let opening = Opening {
                    campaign: *campaign_id,
                    queue: *agent_queue_id,
                    agent: agent.as_ref(),
                    customer,
                    text: text.as_deref(),
                };
                self.decide_open(chat.chat.as_ref(), &opening, now, context)
            }
            ChatSignal::Writes { text, attachments } => {
                let chat = self.require_running(chat.chat.as_ref())?;
                let written = customer_message(&chat.record, text, attachments, now, context)?;
                Ok(vec![written])
            }
            ChatSignal::Leaves {} => {
                let chat = self.require_running(chat.chat.as_ref())?;
                Ok(self.chat_ends(chat, HangupParty::Customer, now))
            }
        }
    }

    fn decide_open(
        &self,
        wanted: Option<&ChatId>,
        opening: &Opening<'_>,
        now: Timestamp,
        context: &mut dyn Context,
    ) -> Result<Vec<ChatHappening>, Refusal> {
        if let Some(id) = wanted {
            check_id(id)?;
            match self.chats.conversation(id).map(|chat| &chat.stage) {
                None => {}
                Some(Stage::Over) => return Err(chat_is_over(id)),
                // The same request a second time.
                Some(_) => return Ok(Vec::new()),
            }
        }
        let customer_data = checked(opening.customer)?;
        let campaign = self.campaign_for_chat(opening)?;
        let queue = self.queue_for_chat(opening.queue, campaign)?;
        let record = ChatRecord {
            chat_id: wanted
                .cloned()
                .unwrap_or_else(|| ChatId::new(context.new_id(IdKind::Chat))),
            customer_crt_id: CustomerCrtId::new(context.new_id(IdKind::CustomerCrt)),
            customer_id: self.customer_of(&customer_data)?,
            customer_data,
            opened_at: now,
        };
        let place = ChatPlace {
            campaign_id: campaign.campaign_id,
            agent_queue_id: queue,
            since: now,
            rank: now,
            transferred_from: None,
        };
        let mut happenings = vec![ChatHappening::Opened {
            record: Box::new(record.clone()),
            place: place.clone(),
        }];
        if let Some(text) = opening.text.filter(|text| !text.trim().is_empty()) {
            happenings.push(customer_message(&record, text, &[], now, context)?);
        }
        happenings.push(match opening.agent {
            None => ChatHappening::Waits {
                chat_id: record.chat_id,
                place,
                not_again: None,
            },
            Some(agent) => {
                let session = self.require_session(agent)?;
                self.require_chat_room(session)?;
                let chat = Conversation::opened(record, place);
                self.offered(&chat, session, ChatOffer::Named {}, now, context)
            }
        });
        Ok(happenings)
    }

    fn campaign_for_chat(&self, opening: &Opening<'_>) -> Result<&Campaign, Refusal> {
        let of_queue = match opening.queue {
            Some(id) => Some(self.configuration.require_queue(id)?.campaign_id),
            None => None,
        };
        let wanted = opening.campaign.or(of_queue);
        if let Some(agent) = opening.agent {
            let session = self.require_session(agent)?;
            return require_working_on(
                session,
                &self.configuration,
                wanted,
                "chats",
                Campaign::takes_chats,
            );
        }
        let campaign = match wanted {
            Some(id) => self.configuration.require_campaign(id)?,
            None => self
                .configuration
                .campaigns
                .iter()
                .find(|campaign| campaign.takes_chats())
                .ok_or_else(|| {
                    Refusal::new(
                        RefusalCode::WrongCampaignType,
                        "No campaign takes chats",
                        "Set up a campaign of type Chat Campaign",
                    )
                })?,
        };
        if campaign.takes_chats() {
            return Ok(campaign);
        }
        let fitting = self.configuration.campaign_list(Campaign::takes_chats);
        Err(Refusal::new(
            RefusalCode::WrongCampaignType,
            format!(
                "{} is of type {}, it takes no chats",
                campaign.campaign_name, campaign.campaign_type
            ),
            format!("Choose one of: {fitting}"),
        ))
    }

    /// The queue that was asked for, if it is the campaign's; else the campaign's first.
    fn queue_for_chat(
        &self,
        wanted: Option<AgentQueueId>,
        campaign: &Campaign,
    ) -> Result<Option<AgentQueueId>, Refusal> {
        let Some(id) = wanted else {
            let first = self
                .configuration
                .queues_of(campaign.campaign_id)
                .next()
                .map(|queue| queue.agent_queue_id);
            return Ok(first);
        };
        let queue = self.configuration.require_queue(id)?;
        if queue.campaign_id == campaign.campaign_id {
            return Ok(Some(id));
        }
        Err(Refusal::new(
            RefusalCode::UnknownQueue,
            format!(
                "Queue {} is not one of {}",
                queue.queue_name, campaign.campaign_name
            ),
            "Name a queue of the campaign, or leave the campaign out",
        ))
    }

    fn customer_of(&self, customer: &CustomerName) -> Result<CustomerId, Refusal> {
        let Some(phone) = &customer.phone else {
            return Ok(CustomerId::UNKNOWN);
        };
        let phone = parse_phone(phone)?;
        Ok(self
            .customer_by_phone(&phone)
            .map_or(CustomerId::UNKNOWN, |customer| customer.customer_id))
    }

    fn require_running(&self, id: Option<&ChatId>) -> Result<&Conversation, Refusal> {
        let Some(id) = id else {
            return Err(Refusal::new(
                RefusalCode::UnknownChat,
                "The chat is not named",
                "Give the id that opening the chat answered",
            ));
        };
        match self.chats.conversation(id) {
            Some(chat) if chat.stage == Stage::Over => Err(chat_is_over(id)),
            Some(chat) => Ok(chat),
            None => Err(Refusal::new(
                RefusalCode::UnknownChat,
                format!("There is no chat `{id}`, or it is long over"),
                "Open a chat first",
            )),
        }
    }
}

fn customer_message(
    record: &ChatRecord,
    text: &str,
    attachments: &[Attachment],
    now: Timestamp,
    context: &mut dyn Context,
) -> Result<ChatHappening, Refusal> {
    let name = record.customer_data.name.as_deref().unwrap_or("Customer");
    let message = message(Writer::Customer { name }, text, attachments, now, context)?;
    Ok(ChatHappening::Written {
        chat_id: record.chat_id.clone(),
        message: Box::new(message),
    })
}

fn check_id(id: &ChatId) -> Result<(), Refusal> {
    let text = id.as_str();
    let fits = !text.is_empty()
        && text.chars().count() <= LONGEST_ID
        && !text.chars().any(char::is_control);
    if fits {
        return Ok(());
    }
    Err(Refusal::new(
        RefusalCode::UnknownChat,
        "That can't be a chat's id",
        format!("Give 1 to {LONGEST_ID} characters, or leave the id out"),
    ))
}

/// What the customer said, without empty parts, the number in one spelling.
fn checked(customer: &CustomerName) -> Result<CustomerName, Refusal> {
    let filled = |text: &Option<String>| {
        text.as_deref()
            .map(str::trim)
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
    };
    let name = filled(&customer.name);
    let email = filled(&customer.email);
    at_most("name", name.as_deref().unwrap_or_default(), LONGEST_NAME)?;
    at_most(
        "e-mail address",
        email.as_deref().unwrap_or_default(),
        LONGEST_NAME,
    )?;
    let phone = filled(&customer.phone)
        .map(|phone| parse_phone(&phone))
        .transpose()?
        .map(|phone| phone.as_str().to_owned());
    Ok(CustomerName { name, phone, email })
}

fn chat_is_over(id: &ChatId) -> Refusal {
    Refusal::new(
        RefusalCode::ChatOver,
        format!("The chat `{id}` is over"),
        "Open another chat",
    )
}
