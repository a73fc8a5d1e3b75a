//! Customers and their records.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use callbench_contract::ids::{CustomerId, InteractionId, Phone, UserId};
use callbench_contract::time::Timestamp;
use serde::{Deserialize, Serialize};

use crate::augmenting::Augment;
use crate::customer_changes::{CHANGES_KEPT, CustomerChange};
use crate::fact::Happening;
use crate::phone::{digits_in_sight, mask, match_key, parse_phone};
use crate::refusal::{Refusal, RefusalCode, at_most};

const LONGEST_TEXT: usize = 200;
const LONGEST_FIELD: usize = 2_000;
const MOST_FIELDS: usize = 100;

/// A customer with the record that agents see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Customer {
    /// Who this is; never −1.
    pub customer_id: CustomerId,
    /// The name, as people say it.
    pub name: String,
    /// The number to call.
    pub phone: Phone,
    /// The e-mail address, or nothing.
    pub email: String,
    /// Where they work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub company: Option<String>,
    /// Where they live.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// The language to speak with them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Further fields of the record, by name.
    #[serde(default)]
    pub fields: BTreeMap<String, String>,
    /// Counts the changes of this record, from 1.
    pub revision: u64,
    /// What apps added; only where the record is shown, the log keeps it apart.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub augments: Vec<Augment>,
}

/// A customer's record as someone wants it to be.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CustomerDraft {
    /// The customer to change; without it, a new customer.
    #[serde(default)]
    pub customer_id: Option<CustomerId>,
    /// The call or chat from which the record is made: it is this customer's from then on, and its number is the customer's
    /// where none is given.
    #[serde(default)]
    pub interaction_id: Option<InteractionId>,
    /// The revision that was changed; needed to change a customer.
    #[serde(default)]
    pub revision: Option<u64>,
    /// The name; at least one character.
    pub name: String,
    /// The number, in any spelling that `parse_phone` reads; as it is masked, to leave it as it is.
    #[serde(default)]
    pub phone: String,
    /// The e-mail address, or nothing.
    #[serde(default)]
    pub email: String,
    /// Where they work.
    #[serde(default)]
    pub company: Option<String>,
    /// Where they live.
    #[serde(default)]
    pub city: Option<String>,
    /// The language to speak with them.
    #[serde(default)]
    pub language: Option<String>,
    /// Further fields, by name.
    #[serde(default)]
    pub fields: BTreeMap<String, String>,
}

impl Customer {
    /// The record as apps see it: column to value, without empty ones. Own fields can't hide the fixed columns.
    #[must_use]
    pub fn columns(&self) -> BTreeMap<String, String> {
        let mut columns = self.fields.clone();
        let fixed = [
            ("name", Some(self.name.as_str())),
            ("phone", Some(self.phone.as_str())),
            ("email", Some(self.email.as_str())),
            ("company", self.company.as_deref()),
            ("city", self.city.as_deref()),
            ("language", self.language.as_deref()),
        ];
        for (column, value) in fixed {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                columns.insert(column.to_owned(), value.to_owned());
            }
        }
        columns
    }

    /// The columns in which two records differ, by name.
    fn changed_columns(&self, before: Option<&Self>) -> Vec<String> {
        let now = self.columns();
        let before = before.map(Self::columns).unwrap_or_default();
        let names: BTreeSet<&String> = now.keys().chain(before.keys()).collect();
        names
            .into_iter()
            .filter(|name| now.get(*name) != before.get(*name))
            .cloned()
            .collect()
    }
}

/// All customers, found by id, by number or by a piece of text.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct CustomerDirectory {
    by_id: BTreeMap<CustomerId, Customer>,
    by_phone: BTreeMap<String, Vec<CustomerId>>,
    /// The calls and chats with each that an agent has in hand.
    in_hand: BTreeMap<CustomerId, BTreeSet<InteractionId>>,
    /// The last changes of each record, oldest first.
    changes: BTreeMap<CustomerId, VecDeque<CustomerChange>>,
}

impl CustomerDirectory {
    pub(crate) fn get(&self, id: CustomerId) -> Option<&Customer> {
        self.by_id.get(&id)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Customer> {
        self.by_id.values()
    }

    /// The customer with this number: spelled exactly so if there is one, else the same number in another spelling;
    /// the one known longest when several share it.
    pub(crate) fn by_phone(&self, phone: &Phone) -> Option<&Customer> {
        let candidates = self.by_phone.get(match_key(phone))?;
        let customers = || candidates.iter().filter_map(|id| self.by_id.get(id));
        customers()
            .find(|customer| customer.phone == *phone)
            .or_else(|| customers().next())
    }

    /// Customers whose name, number, e-mail, company or city holds every word of `query`, by id, at most `limit`.
    pub(crate) fn search(&self, query: &str, limit: usize, masked: bool) -> Vec<&Customer> {
        let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
        self.iter()
            .filter(|customer| words.iter().all(|word| holds(customer, word, masked)))
            .take(limit)
            .collect()
    }

    /// An agent has a call or chat with the customer in hand.
    pub(crate) fn take_in_hand(&mut self, customer: CustomerId, interaction: &InteractionId) {
        if customer.is_known() {
            self.in_hand
                .entry(customer)
                .or_default()
                .insert(interaction.clone());
        }
    }

    /// That call or chat is over.
    pub(crate) fn let_go(&mut self, customer: CustomerId, interaction: &InteractionId) {
        if let Some(interactions) = self.in_hand.get_mut(&customer) {
            interactions.remove(interaction);
            if interactions.is_empty() {
                self.in_hand.remove(&customer);
            }
        }
    }

    /// The calls and chats with the customer that agents have in hand.
    pub(crate) fn in_hand_with(
        &self,
        customer: CustomerId,
    ) -> impl Iterator<Item = &InteractionId> {
        self.in_hand.get(&customer).into_iter().flatten()
    }

    pub(crate) fn changes(&self, id: CustomerId) -> impl Iterator<Item = &CustomerChange> {
        self.changes.get(&id).into_iter().flatten()
    }

    pub(crate) fn decide_save(
        &self,
        draft: &CustomerDraft,
        by: Option<&UserId>,
        interaction_id: Option<InteractionId>,
    ) -> Result<Happening, Refusal> {
        let customer = self.saved(draft)?;
        let changed = customer.changed_columns(self.get(customer.customer_id));
        Ok(Happening::CustomerSaved {
            customer: Box::new(customer),
            changed,
            by: by.cloned(),
            interaction_id,
        })
    }

    /// The record as it would be stored.
    fn saved(&self, draft: &CustomerDraft) -> Result<Customer, Refusal> {
        let (customer_id, revision) = match draft.customer_id {
            None => (self.next_id(), 1),
            Some(id) => (id, self.next_revision(id, draft.revision)?),
        };
        check_texts(draft)?;
        Ok(Customer {
            customer_id,
            name: draft.name.trim().to_owned(),
            phone: self.number(draft)?,
            email: draft.email.trim().to_owned(),
            company: draft.company.clone(),
            city: draft.city.clone(),
            language: draft.language.clone(),
            fields: draft.fields.clone(),
            augments: Vec::new(),
            revision,
        })
    }

    /// The number that was given. Who sees it masked gives it back masked, and means the one that is known.
    fn number(&self, draft: &CustomerDraft) -> Result<Phone, Refusal> {
        let known = draft.customer_id.and_then(|id| self.by_id.get(&id));
        match known {
            Some(known) if draft.phone == mask(&known.phone) => Ok(known.phone.clone()),
            _ => parse_phone(&draft.phone),
        }
    }

    pub(crate) fn apply_saved(&mut self, customer: &Customer, by: Option<UserId>, at: Timestamp) {
        let id = customer.customer_id;
        let change = CustomerChange::between(self.by_id.get(&id), customer, by, at);
        let changes = self.changes.entry(id).or_default();
        changes.push_back(change);
        if changes.len() > CHANGES_KEPT {
            changes.pop_front();
        }
        if let Some(before) = self.by_id.get(&id) {
            let key = match_key(&before.phone);
            if let Some(ids) = self.by_phone.get_mut(key) {
                ids.retain(|other| *other != id);
                if ids.is_empty() {
                    self.by_phone.remove(key);
                }
            }
        }
        let ids = self
            .by_phone
            .entry(match_key(&customer.phone).to_owned())
            .or_default();
        if let Err(place) = ids.binary_search(&id) {
            ids.insert(place, id);
        }
        self.by_id.insert(id, customer.clone());
    }

    fn next_id(&self) -> CustomerId {
        let highest = self.by_id.last_key_value().map_or(0, |(id, _)| id.get());
        CustomerId::new(highest.max(0) + 1)
    }

    fn next_revision(&self, id: CustomerId, base: Option<u64>) -> Result<u64, Refusal> {
        let Some(known) = self.by_id.get(&id) else {
            return Err(unknown_customer(id));
        };
        if base == Some(known.revision) {
            return Ok(known.revision + 1);
        }
        let given = base.map_or_else(|| "none".to_owned(), |revision| revision.to_string());
        Err(Refusal::new(
            RefusalCode::StaleRevision,
            format!(
                "Customer {id} is at revision {}, the change is based on {given}",
                known.revision
            ),
            "Read the customer again and repeat the change",
        ))
    }
}

pub(crate) fn unknown_customer(id: CustomerId) -> Refusal {
    Refusal::new(
        RefusalCode::UnknownCustomer,
        format!("There is no customer {id}"),
        "Search for the customer, or leave the customer out",
    )
}

fn check_texts(draft: &CustomerDraft) -> Result<(), Refusal> {
    if draft.name.trim().is_empty() {
        return Err(Refusal::new(
            RefusalCode::InvalidCustomer,
            "The customer's name is empty",
            "Give a name",
        ));
    }
    if draft.fields.len() > MOST_FIELDS {
        return Err(Refusal::new(
            RefusalCode::InvalidCustomer,
            format!("The record has {} fields", draft.fields.len()),
            format!("Keep at most {MOST_FIELDS} fields"),
        ));
    }
    at_most("name", &draft.name, LONGEST_TEXT)?;
    at_most("e-mail address", &draft.email, LONGEST_TEXT)?;
    let optional = [
        ("company", &draft.company),
        ("city", &draft.city),
        ("language", &draft.language),
    ];
    for (what, text) in optional {
        at_most(what, text.as_deref().unwrap_or_default(), LONGEST_TEXT)?;
    }
    for (name, value) in &draft.fields {
        at_most("field's name", name, LONGEST_TEXT)?;
        at_most(&format!("field `{name}`"), value, LONGEST_FIELD)?;
    }
    Ok(())
}

fn holds(customer: &Customer, word: &str, masked: bool) -> bool {
    let digits: String = word.chars().filter(char::is_ascii_digit).collect();
    let number = customer.phone.as_str();
    let found = if masked {
        digits_in_sight(&customer.phone).contains(&digits)
            || number.trim_start_matches('+') == digits
    } else {
        number.contains(&digits)
    };
    if digits.len() >= 3 && found {
        return true;
    }
    [
        Some(customer.name.as_str()),
        Some(customer.email.as_str()),
        customer.company.as_deref(),
        customer.city.as_deref(),
    ]
    .into_iter()
    .flatten()
    .any(|text| text.to_lowercase().contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn directory(drafts: &[(&str, &str)]) -> CustomerDirectory {
        let mut directory = CustomerDirectory::default();
        for (name, phone) in drafts {
            let customer = directory
                .saved(&CustomerDraft {
                    name: (*name).to_owned(),
                    phone: (*phone).to_owned(),
                    ..CustomerDraft::default()
                })
                .expect("a valid customer");
            directory.apply_saved(&customer, None, Timestamp::new(0));
        }
        directory
    }

    fn found(directory: &CustomerDirectory, phone: &str) -> Option<String> {
        let phone = parse_phone(phone).expect("a number");
        directory
            .by_phone(&phone)
            .map(|customer| customer.name.clone())
    }

    #[test]
    fn a_customer_is_found_by_any_spelling_of_the_number() {
        let directory = directory(&[("Asha", "+91 98450 12345")]);
        for phone in ["+919845012345", "9845012345", "098450 12345"] {
            assert_eq!(found(&directory, phone).as_deref(), Some("Asha"), "{phone}");
        }
        assert_eq!(found(&directory, "+919845012346"), None);
    }

    #[test]
    fn the_exact_spelling_wins_over_another_country() {
        let directory = directory(&[("Asha", "+919845012345"), ("Ben", "+19845012345")]);
        assert_eq!(found(&directory, "+19845012345").as_deref(), Some("Ben"));
        assert_eq!(found(&directory, "9845012345").as_deref(), Some("Asha"));
    }

    #[test]
    fn a_change_needs_the_current_revision() {
        let directory = directory(&[("Asha", "+919845012345")]);
        let mut draft = CustomerDraft {
            customer_id: Some(CustomerId::new(1)),
            name: "Asha Rao".to_owned(),
            phone: "+919845012345".to_owned(),
            ..CustomerDraft::default()
        };
        assert_eq!(
            directory
                .decide_save(&draft, None, None)
                .expect_err("no revision")
                .code,
            RefusalCode::StaleRevision
        );
        draft.revision = Some(1);
        assert_eq!(directory.saved(&draft).expect("current").revision, 2);
    }

    #[test]
    fn a_new_number_replaces_the_old_one() {
        let mut directory = directory(&[("Asha", "+919845012345")]);
        let changed = directory
            .saved(&CustomerDraft {
                customer_id: Some(CustomerId::new(1)),
                revision: Some(1),
                name: "Asha".to_owned(),
                phone: "+919845099999".to_owned(),
                ..CustomerDraft::default()
            })
            .expect("valid");
        directory.apply_saved(&changed, None, Timestamp::new(0));
        assert_eq!(found(&directory, "+919845012345"), None);
        assert_eq!(found(&directory, "+919845099999").as_deref(), Some("Asha"));
    }

    #[test]
    fn every_word_of_a_search_must_match() {
        let directory = directory(&[
            ("Asha Rao", "+919845012345"),
            ("Asha Iyer", "+919845054321"),
        ]);
        let names = |query: &str| -> Vec<String> {
            directory
                .search(query, 10, false)
                .iter()
                .map(|customer| customer.name.clone())
                .collect()
        };
        assert_eq!(names("asha"), ["Asha Rao", "Asha Iyer"]);
        assert_eq!(names("ASHA iyer"), ["Asha Iyer"]);
        assert_eq!(names("54321"), ["Asha Iyer"]);
        assert!(names("asha nobody").is_empty());
    }

    #[test]
    fn a_record_without_a_name_is_refused() {
        let refusal = CustomerDirectory::default()
            .decide_save(
                &CustomerDraft {
                    phone: "+919845012345".to_owned(),
                    ..CustomerDraft::default()
                },
                None,
                None,
            )
            .expect_err("no name");
        assert_eq!(refusal.code, RefusalCode::InvalidCustomer);
    }
}
