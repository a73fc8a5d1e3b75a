//! From a file to a scenario. Everything that is wrong is found, not only the first.

mod acts;
mod cast;
mod condition;
mod fields;
mod names;
mod order;
mod step;

use callbench_contract::profile::BuildProfile;
use callbench_workspace::{CentreConfiguration, demo};

use crate::finding::{Finding, Place, ScenarioError};
use crate::node::{Node, NodeValue};
use crate::scenario::{Cast, Expectation, Scenario, Step};
use fields::Fields;

pub(crate) use cast::{AGENT_KEYS, CUSTOMER_KEYS};

/// The keys of a scenario file.
pub(crate) const KEYS: &[&str] = &[
    "scenario",
    "description",
    "seed",
    "campaigns",
    "cast",
    "steps",
    "expect",
];

impl Scenario {
    /// Reads a scenario, and checks that everybody and everything in it exists and that no step is impossible from the start.
    ///
    /// # Errors
    /// All that is wrong with it, with line and column.
    pub fn read(source: &str) -> Result<Self, ScenarioError> {
        let node = Node::read(source).map_err(|finding| ScenarioError::new(vec![finding]))?;
        let mut reader = Reader::new();
        match reader.scenario(&node) {
            Some(scenario) if reader.findings.is_empty() => Ok(scenario),
            _ => Err(ScenarioError::new(reader.findings)),
        }
    }
}

/// What is known while a file is read.
struct Reader {
    findings: Vec<Finding>,
    configuration: CentreConfiguration,
    cast: Cast,
    profile: BuildProfile,
}

impl Reader {
    fn new() -> Self {
        Self {
            findings: Vec::new(),
            configuration: demo::configuration(),
            cast: Cast::default(),
            profile: BuildProfile::ours(),
        }
    }

    /// Remembers something wrong.
    fn wrong<T>(
        &mut self,
        at: Place,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Option<T> {
        self.findings.push(Finding::new(at, message, remedy));
        None
    }

    fn scenario(&mut self, node: &Node) -> Option<Scenario> {
        let fields = Fields::read(self, node, "a scenario", KEYS)?;
        let title = match fields.get("scenario") {
            Some(title) => self.text(title, "the title")?,
            None => self.wrong(
                node.at,
                "the scenario has no title",
                "begin the file with `scenario: What happens in it`",
            )?,
        };
        let description = match fields.get("description") {
            Some(node) => self.text(node, "the description")?,
            None => String::new(),
        };
        let seed = match fields.get("seed") {
            Some(node) => self.number(node, "the seed")?,
            None => 1,
        };
        let changes_configuration = fields.get("campaigns").is_some();
        if let Some(node) = fields.get("campaigns") {
            self.campaigns(node);
        }
        match fields.get("cast") {
            Some(node) => self.cast(node),
            None => self.wrong(
                node.at,
                "nobody takes part: there is no `cast`",
                "add `cast: { agents: [agent1], customers: [asha] }`",
            ),
        };
        let steps: Vec<Step> = match fields.get("steps").map(|node| (node, &node.value)) {
            Some((_, NodeValue::List(items))) if !items.is_empty() => {
                items.iter().filter_map(|item| self.step(item)).collect()
            }
            Some((node, value)) => self.wrong(
                node.at,
                match value {
                    NodeValue::List(_) => "`steps` is empty".to_owned(),
                    _ => format!("`steps` is {} and not a list", node.kind()),
                },
                "write one step a line, each beginning with `- `",
            )?,
            None => self.wrong(
                node.at,
                "there are no `steps`",
                "add `steps:` and a list below it",
            )?,
        };
        let expectations = match fields.get("expect") {
            Some(node) => self.expectations(node),
            None => Vec::new(),
        };
        if self.findings.is_empty() {
            order::check(self, &steps);
        }
        Some(Scenario {
            title,
            description: description.trim().to_owned(),
            seed,
            configuration: self.configuration.clone(),
            changes_configuration,
            cast: self.cast.clone(),
            steps,
            expectations,
        })
    }

    fn expectations(&mut self, node: &Node) -> Vec<Expectation> {
        let items = match &node.value {
            NodeValue::List(items) => items.as_slice(),
            NodeValue::Map(_) => std::slice::from_ref(node),
            _ => {
                self.wrong::<()>(
                    node.at,
                    format!("`expect` is {} and not a list", node.kind()),
                    "write one expectation a line, such as `- agent1: ready`",
                );
                return Vec::new();
            }
        };
        let mut all = Vec::new();
        for item in items {
            for (at, condition) in self.conditions(item, &[]) {
                all.push(Expectation {
                    at,
                    text: condition.to_string(),
                    condition,
                });
            }
        }
        all
    }
}
