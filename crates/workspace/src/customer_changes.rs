//! What a change of a customer's record leads to: its history, and what the agents who have the customer in hand hear.

use std::collections::BTreeMap;

use callbench_contract::event::customer::CustomerChanged;
use callbench_contract::ids::{CustomerId, Phone, UserId};
use callbench_contract::time::Timestamp;
use serde::{Deserialize, Serialize};

use crate::centre::Centre;
use crate::customer::Customer;
use crate::delivery::{Delivery, agent_fields};
use crate::payload::masked_columns;
use crate::phone::mask;

/// How many changes of one record are kept.
pub const CHANGES_KEPT: usize = 100;

/// A change of a customer's record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CustomerChange {
    /// When.
    pub at: Timestamp,
    /// Who, where a person did it.
    pub by: Option<UserId>,
    /// What, by column.
    pub changed: Vec<ColumnChange>,
}

/// A column of a record that was changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ColumnChange {
    /// Which.
    pub column: String,
    /// What stood there; nothing when it was empty.
    pub from: Option<String>,
    /// What stands there now.
    pub to: Option<String>,
}

impl CustomerChange {
    /// The change from one record to the next.
    pub(crate) fn between(
        before: Option<&Customer>,
        after: &Customer,
        by: Option<UserId>,
        at: Timestamp,
    ) -> Self {
        let old = before.map(Customer::columns).unwrap_or_default();
        let new = after.columns();
        let mut columns: BTreeMap<&String, (Option<&String>, Option<&String>)> = BTreeMap::new();
        for (column, value) in &old {
            columns.entry(column).or_default().0 = Some(value);
        }
        for (column, value) in &new {
            columns.entry(column).or_default().1 = Some(value);
        }
        let changed = columns
            .into_iter()
            .filter(|(_, (from, to))| from != to)
            .map(|(column, (from, to))| ColumnChange {
                column: column.clone(),
                from: from.cloned(),
                to: to.cloned(),
            })
            .collect();
        Self { at, by, changed }
    }

    /// The change as somebody sees it who must not see numbers.
    #[must_use]
    pub fn masked(mut self) -> Self {
        for change in &mut self.changed {
            if change.column == "phone" {
                for number in [&mut change.from, &mut change.to].into_iter().flatten() {
                    *number = mask(&Phone::new(number.as_str()));
                }
            }
        }
        self
    }
}

impl Customer {
    /// The record as somebody sees it who must not see numbers.
    #[must_use]
    pub fn masked(mut self) -> Self {
        self.phone = Phone::new(mask(&self.phone));
        self
    }
}

impl Centre {
    /// The changes of a customer's record, oldest first, at most [`CHANGES_KEPT`].
    pub fn customer_changes(&self, id: CustomerId) -> impl Iterator<Item = &CustomerChange> {
        self.customers.changes(id)
    }

    /// Whether an agent must not see customers' numbers: the campaign they work on masks them, or, before they chose one, any
    /// that they may choose.
    #[must_use]
    pub fn masks_numbers_for(&self, agent: &UserId) -> bool {
        let chosen = self
            .session(agent)
            .and_then(|session| session.campaign())
            .and_then(|id| self.configuration.campaign(id));
        match chosen {
            Some(campaign) => campaign.masking_enabled,
            None => self
                .configuration
                .campaigns_for(agent)
                .any(|campaign| campaign.masking_enabled),
        }
    }

    /// The agents who have the customer in hand hear that the record is another one.
    pub(crate) fn customer_changed(
        &self,
        customer: &Customer,
        changed: &[String],
        at: Timestamp,
    ) -> Vec<Delivery> {
        self.customers
            .in_hand_with(customer.customer_id)
            .filter_map(|id| {
                let agent = self.owner_of(id)?;
                let masked = match self.interaction(id) {
                    Some(interaction) => interaction.call.masking_enabled,
                    None => self.chats.part(id)?.record.masking_enabled,
                };
                let session = self.session(agent)?;
                Some(Delivery {
                    user: agent.clone(),
                    interaction: Some(id.clone()),
                    event: CustomerChanged {
                        agent: agent_fields(agent, &session.session_id, at),
                        customer_id: customer.customer_id,
                        customer_info: masked_columns(Some(customer), masked),
                        changed_columns: changed.to_vec(),
                    }
                    .into(),
                })
            })
            .collect()
    }
}
