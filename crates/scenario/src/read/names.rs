//! From the names in a file to whom and what they name.

use callbench_contract::call::SystemDisposition;
use callbench_contract::ids::{AgentQueueId, CampaignId, Phone, UserId};
use callbench_workspace::{Target, parse_phone};

use super::Reader;
use super::fields::Fields;
use crate::node::{Node, NodeValue};
use crate::scenario::Number;
use crate::spelling;

/// The kinds of target, for those whose name alone would leave a doubt.
const TARGETS: &[&str] = &[
    "agent",
    "phone",
    "third party",
    "queue",
    "campaign",
    "ivr",
    "local ivr",
];

impl Reader {
    /// Of `words`, the one in the node.
    pub(super) fn one_of(&mut self, node: &Node, what: &str, words: &[String]) -> Option<String> {
        let text = self.text(node, what)?;
        let words = || words.iter().map(String::as_str);
        match spelling::find(&text, words()) {
            Some(word) => Some(word.to_owned()),
            None => self.wrong(
                node.at,
                format!("there is no {what} named `{text}`"),
                spelling::propose(&text, words()),
            ),
        }
    }

    pub(super) fn agent(&mut self, node: &Node) -> Option<UserId> {
        let agents: Vec<String> = self.cast.agents.keys().map(ToString::to_string).collect();
        let name = self.one_of(node, "agent", &agents)?;
        UserId::new(name).ok()
    }

    pub(super) fn customer(&mut self, node: &Node) -> Option<String> {
        let customers: Vec<String> = self.cast.customers.keys().cloned().collect();
        self.one_of(node, "customer", &customers)
    }

    pub(super) fn campaign(&mut self, node: &Node) -> Option<CampaignId> {
        let campaigns: Vec<(CampaignId, String)> = self
            .configuration
            .campaigns
            .iter()
            .map(|campaign| (campaign.campaign_id, campaign.campaign_name.clone()))
            .collect();
        let text = self.text(node, "the campaign")?;
        if let Some((id, _)) = campaigns.iter().find(|(id, _)| id.to_string() == text) {
            return Some(*id);
        }
        let names: Vec<String> = campaigns.iter().map(|(_, name)| name.clone()).collect();
        let name = self.one_of(node, "campaign", &names)?;
        campaigns
            .into_iter()
            .find_map(|(id, known)| (known == name).then_some(id))
    }

    pub(super) fn queue(&mut self, node: &Node) -> Option<AgentQueueId> {
        let names: Vec<String> = self
            .configuration
            .queues
            .iter()
            .map(|queue| queue.queue_name.clone())
            .collect();
        let name = self.one_of(node, "queue", &names)?;
        self.configuration
            .queues
            .iter()
            .find_map(|queue| (queue.queue_name == name).then_some(queue.agent_queue_id))
    }

    /// Where somebody calls or writes to: a campaign's name comes before a queue's.
    pub(super) fn line(
        &mut self,
        node: &Node,
    ) -> Option<(Option<CampaignId>, Option<AgentQueueId>)> {
        let text = self.text(node, "the queue or campaign")?;
        let is_campaign = self.configuration.campaigns.iter().any(|campaign| {
            spelling::same(&campaign.campaign_name, &text)
                || campaign.campaign_id.to_string() == text
        });
        if is_campaign {
            return self.campaign(node).map(|campaign| (Some(campaign), None));
        }
        let is_queue = self
            .configuration
            .queues
            .iter()
            .any(|queue| spelling::same(&queue.queue_name, &text));
        if is_queue {
            return self.queue(node).map(|queue| (None, Some(queue)));
        }
        let words: Vec<&str> = self
            .configuration
            .campaigns
            .iter()
            .map(|campaign| campaign.campaign_name.as_str())
            .chain(
                self.configuration
                    .queues
                    .iter()
                    .map(|queue| queue.queue_name.as_str()),
            )
            .collect();
        let remedy = spelling::propose(&text, words);
        self.wrong(
            node.at,
            format!("there is no campaign or queue named `{text}`"),
            remedy,
        )
    }

    pub(super) fn break_reason(&mut self, node: &Node) -> Option<String> {
        let reasons = self.configuration.break_reasons.clone();
        self.one_of(node, "break", &reasons)
    }

    pub(super) fn disposition(&mut self, node: &Node) -> Option<String> {
        let mut codes: Vec<String> = self
            .configuration
            .campaigns
            .iter()
            .flat_map(|campaign| &campaign.dispositions)
            .flat_map(|class| &class.codes)
            .map(|code| code.disposition_code.clone())
            .collect();
        codes.sort();
        codes.dedup();
        self.one_of(node, "disposition", &codes)
    }

    pub(super) fn outcome(&mut self, node: Option<&Node>) -> Option<SystemDisposition> {
        let Some(node) = node else {
            return Some(SystemDisposition::Rejected);
        };
        const OUTCOMES: [SystemDisposition; 9] = [
            SystemDisposition::Busy,
            SystemDisposition::NoAnswer,
            SystemDisposition::Rejected,
            SystemDisposition::NumberInvalid,
            SystemDisposition::NumberBlocked,
            SystemDisposition::AnsweringMachine,
            SystemDisposition::Cancelled,
            SystemDisposition::ProviderTempFailure,
            SystemDisposition::ProviderFailure,
        ];
        let words: Vec<String> = OUTCOMES.iter().map(ToString::to_string).collect();
        let word = self.one_of(node, "outcome", &words)?;
        OUTCOMES
            .into_iter()
            .find(|outcome| outcome.to_string() == word)
    }

    /// A customer of the cast, somebody else of it, or digits.
    pub(super) fn dialled(&mut self, node: &Node) -> Option<Number> {
        let text = self.text(node, "the number")?;
        if let Some(name) = spelling::find(&text, self.cast.customers.keys().map(String::as_str)) {
            return Some(Number::Of(name.to_owned()));
        }
        if let Some(phone) = self.cast.others.get(&text) {
            return Some(Number::Phone(phone.clone()));
        }
        if text.chars().any(|c| c.is_ascii_digit()) {
            // Numbers that can't be dialled are a thing to test, too.
            return Some(Number::Phone(text));
        }
        let remedy = spelling::propose(&text, self.cast.customers.keys().map(String::as_str));
        self.wrong(
            node.at,
            format!("`{text}` is nobody of the cast and no number"),
            remedy,
        )
    }

    /// To whom a call or chat goes.
    pub(super) fn target(&mut self, node: &Node) -> Option<Target> {
        if let NodeValue::Map(_) = node.value {
            return self.named_target(node);
        }
        let text = self.text(node, "the target")?;
        let found = self.targets_named(&text);
        match found.as_slice() {
            [(_, target)] => Some(target.clone()),
            [] => {
                if let Ok(phone) = parse_phone(&text) {
                    return Some(Target::Phone { phone });
                }
                let words = self.target_words();
                self.wrong(
                    node.at,
                    format!("`{text}` is nobody of the cast, no queue, no campaign, no IVR, no third party and no number"),
                    spelling::propose(&text, words.iter().map(String::as_str)),
                )
            }
            several => {
                let kinds: Vec<&str> = several.iter().map(|(kind, _)| *kind).collect();
                self.wrong(
                    node.at,
                    format!("`{text}` is the name of {}", kinds.join(" and of ")),
                    format!(
                        "say which: `{{ {}: {text} }}`",
                        kinds.first().copied().unwrap_or("queue")
                    ),
                )
            }
        }
    }

    fn named_target(&mut self, node: &Node) -> Option<Target> {
        let fields = Fields::read(self, node, "a target", TARGETS)?;
        let given: Vec<&'static str> = TARGETS
            .iter()
            .copied()
            .filter(|kind| fields.get(kind).is_some())
            .collect();
        let [kind] = given[..] else {
            return self.wrong(
                fields.at,
                "a target is one of its kinds",
                format!("give exactly one of: {}", TARGETS.join(", ")),
            );
        };
        let value = fields.get(kind)?;
        let text = self.text(value, kind)?;
        let found = self
            .targets_named(&text)
            .into_iter()
            .find(|(found, _)| *found == kind);
        if let Some((_, target)) = found {
            return Some(target);
        }
        if kind == "phone" {
            return match parse_phone(&text) {
                Ok(phone) => Some(Target::Phone { phone }),
                Err(refusal) => self.wrong(value.at, refusal.reason, refusal.remedy),
            };
        }
        let words = self.target_words();
        self.wrong(
            value.at,
            format!("there is no {kind} named `{text}`"),
            spelling::propose(&text, words.iter().map(String::as_str)),
        )
    }

    fn targets_named(&self, text: &str) -> Vec<(&'static str, Target)> {
        let mut found = Vec::new();
        let is = |name: &str| spelling::same(name, text);
        if let Some(user) = self.cast.agents.keys().find(|user| is(user.as_str())) {
            let user_id = user.clone();
            found.push(("agent", Target::User { user_id }));
        }
        if let Some((_, phone)) = self.cast.others.iter().find(|(name, _)| is(name)) {
            let phone = Phone::new(phone.clone());
            found.push(("phone", Target::Phone { phone }));
        }
        for party in &self.configuration.third_parties {
            if is(&party.name) {
                let third_party_id = party.third_party_id;
                found.push(("third party", Target::ThirdParty { third_party_id }));
            }
        }
        for queue in &self.configuration.queues {
            if is(&queue.queue_name) {
                let agent_queue_id = queue.agent_queue_id;
                found.push(("queue", Target::Queue { agent_queue_id }));
            }
        }
        for campaign in &self.configuration.campaigns {
            if is(&campaign.campaign_name) {
                let campaign_id = campaign.campaign_id;
                found.push(("campaign", Target::Campaign { campaign_id }));
            }
        }
        for ivr in &self.configuration.ivrs {
            if !is(&ivr.context_name) {
                continue;
            }
            let context_id = ivr.context_id;
            if ivr.transferrable {
                found.push(("ivr", Target::Ivr { context_id }));
            }
            if ivr.local {
                found.push(("local ivr", Target::LocalIvr { context_id }));
            }
        }
        found
    }

    fn target_words(&self) -> Vec<String> {
        let configuration = &self.configuration;
        self.cast
            .agents
            .keys()
            .map(ToString::to_string)
            .chain(self.cast.others.keys().cloned())
            .chain(
                configuration
                    .third_parties
                    .iter()
                    .map(|party| party.name.clone()),
            )
            .chain(
                configuration
                    .queues
                    .iter()
                    .map(|queue| queue.queue_name.clone()),
            )
            .chain(
                configuration
                    .campaigns
                    .iter()
                    .map(|campaign| campaign.campaign_name.clone()),
            )
            .chain(
                configuration
                    .ivrs
                    .iter()
                    .map(|ivr| ivr.context_name.clone()),
            )
            .collect()
    }
}
