//! `interface.open`: what of the workspace an app can bring to the front (ours).

use crate::grade::Grade;
use crate::ids::{CustomerId, InstanceId, InteractionId, TicketId};
use crate::interface::{Done, OpenPopup, OperationEntry, entry};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// A customer's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenCustomer {
    /// The record.
    pub customer_id: CustomerId,
}

/// A ticket's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenTicket {
    /// The ticket.
    pub ticket_id: TicketId,
}

/// One of the agent's interactions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenInteraction {
    /// The interaction.
    pub interaction_id: InteractionId,
}

/// A tab beside the current interaction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenTab {
    /// `customer`, `history`, `tickets` …, or an app's name.
    pub tab_id: String,
}

/// Another app, where it is placed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenApp {
    /// The app's manifest name; or `appId`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub app_name: Option<String>,
    /// The app's host label; or `appName`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub app_id: Option<String>,
    /// A page of that app, in a new instance; the instance that runs when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// What a new instance finds in its context.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub context_data: Option<Value>,
}

/// A page outside the workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenUrl {
    /// An `https` or `http` address.
    pub url: String,
}

/// What was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Opened {
    /// Always `true`: what can't be opened is refused.
    pub opened: bool,
    /// The instance that shows it, where an app does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instance_id: Option<InstanceId>,
}

/// Every context of our own profile.
#[must_use]
pub fn contexts() -> Vec<OperationEntry> {
    vec![
        entry::<OpenCustomer, Opened>(
            "customer",
            "Shows a customer's record.",
            Grade::Ours,
            json!({ "customerId": 5001 }),
        ),
        entry::<OpenTicket, Opened>(
            "ticket",
            "Shows a ticket.",
            Grade::Ours,
            json!({ "ticketId": "T-3001" }),
        ),
        entry::<Done, Opened>(
            "tickets",
            "Shows the list of tickets.",
            Grade::Ours,
            json!({}),
        ),
        entry::<OpenInteraction, Opened>(
            "interaction",
            "Brings one of the agent's interactions to the front.",
            Grade::Ours,
            json!({ "interactionId": "int-1042" }),
        ),
        entry::<OpenTab, Opened>(
            "tab",
            "Brings a tab beside the current interaction to the front.",
            Grade::Ours,
            json!({ "tabId": "history" }),
        ),
        entry::<OpenApp, Opened>(
            "app",
            "Shows another app, where it is placed.",
            Grade::Ours,
            json!({ "appName": "orders", "path": "index.html#/4711" }),
        ),
        entry::<OpenPopup, Opened>(
            "popup",
            "Opens a page of the app in a dialog, as `openPopup` does.",
            Grade::Ours,
            json!({ "path": "index.html#/details" }),
        ),
        entry::<OpenUrl, Opened>(
            "url",
            "Opens a page outside the workspace in a new window.",
            Grade::Ours,
            json!({ "url": "https://example.com/orders/4711" }),
        ),
    ]
}

/// Every operation of `contextData.trigger` of our own profile: what the agent can do with one click in the interaction in context.
#[must_use]
pub fn context_operations() -> Vec<OperationEntry> {
    [
        ("answer", "Takes the ringing call or the offered chat."),
        ("decline", "Doesn't take it."),
        ("hold", "Puts the customer on hold."),
        ("resume", "Takes the customer off hold."),
        ("mute", "Mutes the agent's microphone."),
        ("unmute", "Unmutes it."),
        ("hangUp", "Ends the call."),
        ("endChat", "Ends the chat."),
        ("screenPop", "Shows the customer's record again."),
    ]
    .into_iter()
    .map(|(name, summary)| entry::<Done, Done>(name, summary, Grade::Ours, json!({})))
    .collect()
}
