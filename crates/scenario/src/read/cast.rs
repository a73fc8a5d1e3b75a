//! Who takes part, and what the scenario changes of the demo's campaigns.

use callbench_contract::ids::UserId;
use callbench_workspace::{Campaign, LeadRecordDraft, demo, parse_phone};
use serde_json::Value;

use super::Reader;
use super::fields::Fields;
use crate::node::{Node, NodeValue};
use crate::scenario::{CastAgent, CastCustomer, CastLead};
use crate::span::Span;
use crate::spelling;

/// The keys of a cast.
pub(crate) const KEYS: &[&str] = &["agents", "supervisors", "customers", "others", "leads"];
/// The keys of an agent.
pub(crate) const AGENT_KEYS: &[&str] = &[
    "name",
    "campaign",
    "extension",
    "signed in",
    "ready",
    "auto-call",
];
/// The keys of a customer.
pub(crate) const CUSTOMER_KEYS: &[&str] = &["phone", "name", "email"];

/// Words that steps begin with and that are nobody's name.
const RESERVED: &[&str] = &["wait", "expect", "pass", "dialler"];

impl Reader {
    pub(super) fn cast(&mut self, node: &Node) -> Option<()> {
        let fields = Fields::read(self, node, "the cast", KEYS)?;
        if let Some(agents) = fields.get("agents") {
            for (name, node) in self.people(agents, "agents")? {
                self.cast_agent(&name, node);
            }
        }
        if let Some(supervisors) = fields.get("supervisors") {
            for (name, node) in self.people(supervisors, "supervisors")? {
                if let Some(user) = self.free_user(&name, node) {
                    self.cast.supervisors.push(user);
                }
            }
        }
        if let Some(customers) = fields.get("customers") {
            for (name, node) in self.people(customers, "customers")? {
                self.cast_customer(&name, node);
            }
        }
        if let Some(others) = fields.get("others") {
            for entry in self.entries(others, "`others`", &[])? {
                let phone = self.text(&entry.value, "the number")?;
                match parse_phone(&phone) {
                    Ok(phone) if self.is_free(&entry.key, &entry.value) => {
                        self.cast
                            .others
                            .insert(entry.key.clone(), phone.to_string());
                    }
                    Ok(_) => {}
                    Err(refusal) => {
                        self.wrong::<()>(entry.value.at, refusal.reason, refusal.remedy);
                    }
                }
            }
        }
        if let Some(leads) = fields.get("leads") {
            self.leads(leads);
        }
        Some(())
    }

    /// A list of names, or names with what is to be said about each.
    fn people<'a>(&mut self, node: &'a Node, what: &str) -> Option<Vec<(String, &'a Node)>> {
        match &node.value {
            NodeValue::List(items) => Some(
                items
                    .iter()
                    .filter_map(|item| Some((self.text(item, "a name")?, item)))
                    .collect(),
            ),
            NodeValue::Map(entries) => Some(
                entries
                    .iter()
                    .map(|entry| (entry.key.clone(), &entry.value))
                    .collect(),
            ),
            NodeValue::Nothing => Some(Vec::new()),
            NodeValue::Scalar { .. } => self.wrong(
                node.at,
                format!("`{what}` is a single value"),
                format!("write a list (`{what}: [name]`), or one `name: …` a line"),
            ),
        }
    }

    fn is_free(&mut self, name: &str, node: &Node) -> bool {
        let taken = self.cast.agents.keys().any(|user| user.as_str() == name)
            || self
                .cast
                .supervisors
                .iter()
                .any(|user| user.as_str() == name)
            || self.cast.customers.contains_key(name)
            || self.cast.others.contains_key(name);
        if taken {
            self.wrong::<()>(
                node.at,
                format!("two of the cast are named `{name}`"),
                "give each a name of their own",
            );
        } else if spelling::find(name, RESERVED.iter().copied()).is_some() {
            self.wrong::<()>(
                node.at,
                format!("`{name}` can't be a name: steps begin with that word"),
                "choose another name",
            );
        } else {
            return true;
        }
        false
    }

    fn free_user(&mut self, name: &str, node: &Node) -> Option<UserId> {
        if !self.is_free(name, node) {
            return None;
        }
        match UserId::new(name) {
            Ok(user) => Some(user),
            Err(error) => self.wrong(node.at, error.to_string(), "choose another name"),
        }
    }

    fn cast_agent(&mut self, name: &str, node: &Node) -> Option<()> {
        let user = self.free_user(name, node)?;
        let known_name = demo::users()
            .into_iter()
            .find(|known| known.user_id == user)
            .map_or_else(|| name.to_owned(), |known| known.user_name.to_owned());
        let mut agent = CastAgent {
            name: known_name,
            signed_in: true,
            campaign: None,
            extension: None,
            ready: false,
            auto_call: None,
        };
        match &node.value {
            // In a list of names the node is the name itself.
            NodeValue::Scalar { text, .. } if text == name => {}
            NodeValue::Scalar { .. } => {
                agent.campaign = Some(self.campaign(node)?);
                agent.ready = true;
            }
            NodeValue::Map(_) => {
                let fields = Fields::read(self, node, "an agent", AGENT_KEYS)?;
                if let Some(node) = fields.get("name") {
                    agent.name = self.text(node, "the name")?;
                }
                if let Some(node) = fields.get("campaign") {
                    agent.campaign = Some(self.campaign(node)?);
                }
                if let Some(node) = fields.get("extension") {
                    agent.extension = Some(self.text(node, "the extension")?);
                }
                if let Some(node) = fields.get("signed in") {
                    agent.signed_in = self.yes_or_no(node, "`signed in`")?;
                }
                if let Some(node) = fields.get("auto-call") {
                    agent.auto_call = Some(self.yes_or_no(node, "`auto-call`")?);
                }
                agent.ready = match fields.get("ready") {
                    Some(node) => self.yes_or_no(node, "`ready`")?,
                    None => agent.campaign.is_some() && agent.signed_in,
                };
                if agent.ready && (agent.campaign.is_none() || !agent.signed_in) {
                    self.wrong::<()>(
                        node.at,
                        format!(
                            "{name} can't be ready: an agent is ready on a campaign, and signed in"
                        ),
                        "give a campaign, or leave `ready` and `signed in` out",
                    );
                }
            }
            NodeValue::Nothing => {}
            NodeValue::List(_) => {
                return self.wrong(
                    node.at,
                    format!("{name} is a list"),
                    "write the agent's campaign, or keys such as `campaign:` and `ready:`",
                );
            }
        }
        if let Some(campaign) = agent.campaign
            && let Some(found) = self.configuration.campaign(campaign)
            && !found.is_assigned_to(&user)
        {
            return self.wrong(
                node.at,
                format!("{name} may not work on {}", found.campaign_name),
                "choose a campaign that the agent is assigned to",
            );
        }
        self.cast.agents.insert(user, agent);
        Some(())
    }

    fn cast_customer(&mut self, name: &str, node: &Node) -> Option<()> {
        if !self.is_free(name, node) {
            return None;
        }
        let known = demo::customers().into_iter().find(|draft| {
            draft
                .name
                .split(' ')
                .next()
                .is_some_and(|first| spelling::same(first, name))
        });
        let mut customer = CastCustomer {
            name: None,
            phone: known
                .as_ref()
                .map(|draft| draft.phone.clone())
                .unwrap_or_default(),
            email: None,
            known: known.is_some(),
        };
        match &node.value {
            NodeValue::Scalar { text, .. } if text == name => {}
            NodeValue::Nothing => {}
            NodeValue::Scalar { text, .. } => customer.phone = text.clone(),
            NodeValue::Map(_) => {
                let fields = Fields::read(self, node, "a customer", CUSTOMER_KEYS)?;
                if let Some(node) = fields.get("phone") {
                    customer.phone = self.text(node, "the number")?;
                }
                if let Some(node) = fields.get("name") {
                    customer.name = Some(self.text(node, "the name")?);
                }
                if let Some(node) = fields.get("email") {
                    customer.email = Some(self.text(node, "the e-mail address")?);
                }
            }
            NodeValue::List(_) => {
                return self.wrong(
                    node.at,
                    format!("{name} is a list"),
                    "write the customer's number, or keys such as `phone:` and `name:`",
                );
            }
        }
        if customer.phone.is_empty() {
            return self.wrong(
                node.at,
                format!("{name} has no number, and none of the demo's customers has this first name"),
                "write `name: \"+91 98450 99999\"`, or take one of the demo's customers, such as asha",
            );
        }
        match parse_phone(&customer.phone) {
            Ok(phone) => {
                customer.phone = phone.to_string();
                customer.known = demo::customers()
                    .iter()
                    .any(|draft| draft.phone == customer.phone);
                self.cast.customers.insert(name.to_owned(), customer);
                Some(())
            }
            Err(refusal) => self.wrong(node.at, refusal.reason, refusal.remedy),
        }
    }

    /// `leads: { Renewals: [asha, { name, phone, fields }] }`.
    fn leads(&mut self, node: &Node) -> Option<()> {
        for entry in self.entries(node, "`leads`", &[])? {
            let name_node = Node {
                at: entry.at,
                value: NodeValue::Scalar {
                    text: entry.key.clone(),
                    json: Value::String(entry.key.clone()),
                },
            };
            let campaign = self.campaign(&name_node)?;
            let NodeValue::List(items) = &entry.value.value else {
                return self.wrong(
                    entry.value.at,
                    format!(
                        "the leads of {} are {} and not a list",
                        entry.key,
                        entry.value.kind()
                    ),
                    "list customers of the cast",
                );
            };
            let mut records = Vec::new();
            for item in items {
                let name = self.customer(item)?;
                let Some(customer) = self.cast.customers.get(&name) else {
                    continue;
                };
                records.push(LeadRecordDraft {
                    name: customer.name.clone().unwrap_or(name),
                    phone: customer.phone.clone(),
                    fields: std::collections::BTreeMap::new(),
                });
            }
            self.cast.leads.push(CastLead {
                campaign,
                name: format!("{} of the scenario", entry.key),
                records,
            });
        }
        Some(())
    }

    /// `campaigns: { Support line: { wrapTimeOut: 30 s, disposing: app } }`: changes to the demo's campaigns.
    pub(super) fn campaigns(&mut self, node: &Node) -> Option<()> {
        for entry in self.entries(node, "`campaigns`", &[])? {
            let name_node = Node {
                at: entry.at,
                value: NodeValue::Scalar {
                    text: entry.key.clone(),
                    json: Value::String(entry.key.clone()),
                },
            };
            let id = self.campaign(&name_node)?;
            let index = self
                .configuration
                .campaigns
                .iter()
                .position(|campaign| campaign.campaign_id == id)?;
            let mut as_json = serde_json::to_value(&self.configuration.campaigns[index]).ok()?;
            let mut keys: Vec<String> = as_json.as_object()?.keys().cloned().collect();
            keys.extend(["crmURL", "embeddedPage", "script", "connector"].map(str::to_owned));
            keys.retain(|key| !matches!(key.as_str(), "campaignId" | "campaignType"));
            for change in self.entries(&entry.value, "a campaign", &[])? {
                let Some(key) = spelling::find(&change.key, keys.iter().map(String::as_str)) else {
                    let remedy = spelling::propose(&change.key, keys.iter().map(String::as_str));
                    self.wrong::<()>(
                        change.at,
                        format!("a campaign has no `{}`", change.key),
                        remedy,
                    );
                    continue;
                };
                let mut value = change.value.to_json();
                if let Value::String(text) = &value
                    && matches!(key, "wrapTimeOut" | "serviceLevel")
                    && let Some(span) = Span::parse(text)
                {
                    value = Value::from(span.least().get());
                }
                as_json[key] = value;
            }
            match serde_json::from_value::<Campaign>(as_json) {
                Ok(campaign) => self.configuration.campaigns[index] = campaign,
                Err(error) => {
                    self.wrong::<()>(
                        entry.value.at,
                        format!("{} can't be changed like this: {error}", entry.key),
                        "use the values that the administrator's set-up has",
                    );
                }
            }
        }
        Some(())
    }
}
