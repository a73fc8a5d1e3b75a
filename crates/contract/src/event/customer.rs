//! The customer: screen pop and the record in context.

use super::group::event_group;
use super::parts::{AgentFields, CallFields};
use crate::ids::{CustomerId, InteractionId, Phone};
use crate::sample;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The customer's record should pop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ShowCrm {
    /// The call.
    #[serde(flatten)]
    pub call: CallFields,
    /// What is known of the customer: column to value; empty when unknown.
    pub customer_info: BTreeMap<String, String>,
    /// The address of the CRM page that the campaign names, if it names one.
    #[serde(default, rename = "crmURL", skip_serializing_if = "Option::is_none")]
    pub crm_url: Option<String>,
}

/// The customer in context is another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CustomerSelected {
    /// Who and when.
    #[serde(flatten)]
    pub agent: AgentFields,
    /// The interaction that brought the customer into context, if one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interaction_id: Option<InteractionId>,
    /// The customer's record; -1 when unknown.
    pub customer_id: CustomerId,
    /// The customer's number, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Phone>,
    /// What is known of the customer: column to value.
    pub customer_info: BTreeMap<String, String>,
}

/// The record of the customer in context was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CustomerChanged {
    /// Who changed it and when.
    #[serde(flatten)]
    pub agent: AgentFields,
    /// The customer's record.
    pub customer_id: CustomerId,
    /// The record as it is now: column to value.
    pub customer_info: BTreeMap<String, String>,
    /// The columns that changed.
    pub changed_columns: Vec<String>,
}

fn asha() -> BTreeMap<String, String> {
    [
        ("name", "Asha Rao"),
        ("city", "Pune"),
        ("email", "asha.rao@example.com"),
    ]
    .map(|(column, value)| (column.to_owned(), value.to_owned()))
    .into()
}

event_group! {
    /// The customer: screen pop and the record in context.
    #[expect(
        clippy::large_enum_variant,
        reason = "boxed as a whole in `AppEvent`"
    )]
    CustomerEvent as Customer, title: "Customer";
    ShowCrm = "showCrm" {
        scope: Global, slots: any_slot, grade: Doc,
        origin: moments(ShowCrm, CrmTrigger, ScreenPop),
        summary: "The customer's record should pop.",
        fires: "At the moment that the campaign sets for the screen pop: as the call rings or as it connects.",
        example: ShowCrm {
            call: sample::ringing(0),
            customer_info: asha(),
            crm_url: Some("https://crm.example.com/open".to_owned()),
        },
    }
    CustomerSelected = "customerSelected" {
        scope: Context, slots: context_slot, grade: Ours,
        origin: additional("an app beside the interaction follows the customer that the agent looks at"),
        summary: "The customer in context is another one.",
        fires: "When an interaction comes to the desk, and when the agent turns to another one.",
        example: CustomerSelected {
            agent: sample::agent(0),
            interaction_id: Some("int-1042".into()),
            customer_id: CustomerId::new(5001),
            phone: Some("+919810012345".into()),
            customer_info: asha(),
        },
    }
    CustomerChanged = "customerChanged" {
        scope: Context, slots: context_slot, grade: Ours,
        origin: additional("an app that shows the record must not show an old one"),
        summary: "The record of the customer in context was changed.",
        fires: "When the record is saved, by the agent, an app or someone else.",
        example: CustomerChanged {
            agent: sample::agent(100),
            customer_id: CustomerId::new(5001),
            customer_info: asha(),
            changed_columns: vec!["city".to_owned()],
        },
    }
}
