//! What apps add to customers, interactions and tickets: fields of their own, shown beside the thing as the app's.

use std::collections::{BTreeMap, VecDeque};

use callbench_contract::ids::{AppName, CustomerId, InteractionId, TicketId, UserId};
use serde::{Deserialize, Serialize};

use crate::centre::Centre;
use crate::fact::Happening;
use crate::refusal::{Refusal, RefusalCode, at_most};

/// The most fields that one app adds to one thing.
const MOST_FIELDS: usize = 20;
/// The longest label, in characters.
const LONGEST_LABEL: usize = 80;
/// The longest value, in characters.
const LONGEST_VALUE: usize = 1_000;
/// Of how many interactions what was added is kept: those at hand and those that agents see as their last ones.
const INTERACTIONS_KEPT: usize = 2_000;

/// A thing that apps add fields to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Augmentable {
    /// A customer.
    Customer(CustomerId),
    /// A call or chat.
    Interaction(InteractionId),
    /// A ticket.
    Ticket(TicketId),
}

/// What one app added to one thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Augment {
    /// Which app.
    pub app_name: AppName,
    /// Label to value.
    pub data: BTreeMap<String, String>,
}

/// An app's wish to add fields to a thing, on behalf of the person it runs for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Augmentation {
    /// For whom the app runs.
    pub by: UserId,
    /// Which app.
    pub app_name: AppName,
    /// To what.
    pub to: Augmentable,
    /// Label to value; replaces what the app added before. Empty: takes that away.
    pub data: BTreeMap<String, String>,
}

/// What apps added to what.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Augments {
    by_thing: BTreeMap<Augmentable, BTreeMap<AppName, BTreeMap<String, String>>>,
    /// The interactions among them, oldest first.
    interactions: VecDeque<InteractionId>,
}

impl Augments {
    fn of(&self, thing: &Augmentable) -> Vec<Augment> {
        self.by_thing
            .get(thing)
            .into_iter()
            .flatten()
            .map(|(app_name, data)| Augment {
                app_name: app_name.clone(),
                data: data.clone(),
            })
            .collect()
    }

    fn set(&mut self, to: &Augmentable, app_name: &AppName, data: &BTreeMap<String, String>) {
        let known = self.by_thing.contains_key(to);
        let apps = self.by_thing.entry(to.clone()).or_default();
        if data.is_empty() {
            apps.remove(app_name);
        } else {
            apps.insert(app_name.clone(), data.clone());
        }
        let Augmentable::Interaction(id) = to else {
            return;
        };
        if !known {
            self.interactions.push_back(id.clone());
        }
        if self.interactions.len() > INTERACTIONS_KEPT
            && let Some(oldest) = self.interactions.pop_front()
        {
            self.by_thing.remove(&Augmentable::Interaction(oldest));
        }
    }
}

impl Centre {
    /// What apps added to a thing, by app.
    #[must_use]
    pub fn augments(&self, thing: &Augmentable) -> Vec<Augment> {
        self.augments.of(thing)
    }

    pub(crate) fn decide_augmentation(
        &self,
        wish: &Augmentation,
    ) -> Result<Vec<Happening>, Refusal> {
        self.require_thing(wish)?;
        if wish.data.len() > MOST_FIELDS {
            return Err(invalid(
                format!(
                    "An app adds at most {MOST_FIELDS} fields, not {}",
                    wish.data.len()
                ),
                "Leave some out",
            ));
        }
        for (label, value) in &wish.data {
            if label.trim().is_empty() {
                return Err(invalid("A field has no label", "Name every field"));
            }
            at_most("label of a field", label, LONGEST_LABEL)?;
            at_most("value of a field", value, LONGEST_VALUE)?;
        }
        let before = self
            .augments
            .by_thing
            .get(&wish.to)
            .and_then(|apps| apps.get(&wish.app_name));
        let unchanged = before.map_or(wish.data.is_empty(), |before| *before == wish.data);
        if unchanged {
            return Ok(Vec::new());
        }
        Ok(vec![Happening::Augmented {
            by: wish.by.clone(),
            app_name: wish.app_name.clone(),
            to: wish.to.clone(),
            data: wish.data.clone(),
        }])
    }

    /// The thing is there; a call or chat is the asking agent's own.
    fn require_thing(&self, wish: &Augmentation) -> Result<(), Refusal> {
        match &wish.to {
            Augmentable::Customer(id) => self.customer(*id).map(|_| ()).ok_or_else(|| {
                Refusal::new(
                    RefusalCode::UnknownCustomer,
                    format!("There is no customer {id}"),
                    "Add fields to a customer whose record is there",
                )
            }),
            Augmentable::Ticket(id) => self.ticket(id).map(|_| ()).ok_or_else(|| {
                Refusal::new(
                    RefusalCode::UnknownTicket,
                    format!("There is no ticket {id}"),
                    "Add fields to a ticket that is there",
                )
            }),
            Augmentable::Interaction(id) => match self.owner_of(id) {
                Some(owner) if *owner == wish.by => Ok(()),
                Some(_) => Err(Refusal::new(
                    RefusalCode::OtherAgent,
                    format!("Interaction {id} is another agent's"),
                    "Add fields to an interaction of the agent's own",
                )),
                None => Err(Refusal::new(
                    RefusalCode::UnknownInteraction,
                    format!("There is no interaction {id}, or it is long over"),
                    "Add fields while the interaction is on the desk",
                )),
            },
        }
    }

    pub(crate) fn apply_augmented(
        &mut self,
        to: &Augmentable,
        app_name: &AppName,
        data: &BTreeMap<String, String>,
    ) {
        self.augments.set(to, app_name, data);
    }

    /// The agents who have the thing on their desk.
    pub(crate) fn agents_who_see(&self, thing: &Augmentable) -> Vec<UserId> {
        match thing {
            Augmentable::Interaction(id) => self.owner_of(id).cloned().into_iter().collect(),
            Augmentable::Customer(id) => self
                .customers
                .in_hand_with(*id)
                .filter_map(|interaction| self.owner_of(interaction))
                .cloned()
                .collect(),
            Augmentable::Ticket(_) => Vec::new(),
        }
    }
}

fn invalid(reason: impl Into<String>, remedy: &str) -> Refusal {
    Refusal::new(RefusalCode::InvalidAugment, reason, remedy)
}
