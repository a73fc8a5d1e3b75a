//! The tabs beside the current interaction.

use super::group::event_group;
use super::parts::AgentFields;
use crate::ids::InteractionId;
use crate::sample;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The agent turned to another tab.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct TabChanged {
    /// Who and when.
    #[serde(flatten)]
    pub agent: AgentFields,
    /// The tab that is in front now.
    pub tab_id: String,
    /// Its title.
    pub tab_name: String,
    /// The tab that was in front before, if there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous_tab_id: Option<String>,
    /// The interaction that the tab belongs to, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interaction_id: Option<InteractionId>,
}

event_group! {
    /// What the agent looks at.
    TabEvent as Tab, title: "Tabs";
    TabChanged = "tabChanged" {
        scope: Context, slots: context_slot, grade: Ours,
        origin: moments(TabChange),
        summary: "The agent turned to another tab.",
        fires: "When a tab comes to the front, by a click or because another interaction became current.",
        example: TabChanged {
            agent: sample::agent(40),
            tab_id: "history".to_owned(),
            tab_name: "History".to_owned(),
            previous_tab_id: Some("customer".to_owned()),
            interaction_id: Some("int-1042".into()),
        },
    }
}
