//! Customers, as apps read and change them.

use crate::ids::{CustomerId, Phone};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The customer in context: `contextData.get("customer")` (ours).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CustomerInfo {
    /// The record; -1 when the customer is unknown.
    pub customer_id: CustomerId,
    /// The customer's number, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Phone>,
    /// What is known of the customer: column to value.
    pub customer_info: BTreeMap<String, String>,
    /// Counts the changes of the record, from 1; absent when the customer is unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision: Option<u64>,
}

/// Which customer: by record or by number (ours).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CustomerChoice {
    /// The record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<CustomerId>,
    /// The number, in any spelling.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Phone>,
}

/// Which customer is meant; the one in context when left out (ours).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CustomerInContext {
    /// The record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<CustomerId>,
}

/// What to look for among the customers (ours).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CustomerSearch {
    /// Words that must all occur in name, number, mail address, company or city.
    pub q: String,
    /// The most customers in the answer: 1 to 50, else 50.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// Customers that were found: `globalData.get("customers", { q })` (ours).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct CustomerList(pub Vec<CustomerInfo>);

/// A change of the record in context: `contextData.update("customer", …)` (ours).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CustomerChanges {
    /// The revision that was read; another one by now is refused with 144. Left out, the change is made whatever stands there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision: Option<u64>,
    /// Column to new value; an empty text clears a column, columns that are not named stay.
    pub customer_info: BTreeMap<String, String>,
}

/// A change of any record: `globalData.update("customer", …)` (ours).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CustomerUpdate {
    /// The record.
    pub customer_id: CustomerId,
    /// The revision that was read; another one by now is refused with 144. Left out, the change is made whatever stands there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision: Option<u64>,
    /// Column to new value; an empty text clears a column, columns that are not named stay.
    pub customer_info: BTreeMap<String, String>,
}

/// What is added to an object of the platform: `augmentModel.add(object, …)` (ours).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AugmentData {
    /// Which customer, interaction or ticket; the one in context when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Label to value, shown beside the object as this app's; an empty map takes what was added away again.
    pub fields: BTreeMap<String, String>,
}

/// What this app has added to an object.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Augmented {
    /// The object: `customer`, `interaction` or `ticket`.
    pub data_object: String,
    /// Which one.
    pub id: String,
    /// Label to value.
    pub fields: BTreeMap<String, String>,
}
