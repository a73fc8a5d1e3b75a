//! Whether something is so now; if not, what is so instead.

use callbench_contract::ids::UserId;
use callbench_contract::time::Timestamp;
use callbench_workspace::{Centre, CustomersChatState};
use serde_json::Value;

use super::memory::Memory;
use crate::condition::{Condition, ExpectedEvent, View, difference};
use crate::scenario::Cast;
use crate::spelling;

/// A moment to look at.
pub(super) struct Sight<'a> {
    pub(super) centre: &'a Centre,
    pub(super) now: Timestamp,
    pub(super) cast: &'a Cast,
    pub(super) memory: &'a Memory,
    /// Whether events count only since the last step that did something: for waits.
    pub(super) lately: bool,
}

impl Sight<'_> {
    /// Nothing when it is so, else what is so instead.
    pub(super) fn lacks(&self, condition: &Condition) -> Option<String> {
        match condition {
            Condition::AgentIs { who, state, with } => self.agent_is(who, state, with.as_deref()),
            Condition::AgentShows {
                who,
                view,
                with,
                fields,
            } => self.agent_shows(who, *view, with.as_deref(), fields),
            Condition::Hears { who, events } => self.hears(who, events),
            Condition::HearsNot { who, names } => names.iter().find_map(|name| {
                self.memory
                    .heard_by(who)
                    .find(|heard| heard.name == *name)
                    .map(|heard| format!("{who}'s apps heard {name}: {}", heard.payload))
            }),
            Condition::CustomerIs { who, state } => {
                let found = self.customer_state(who);
                (!spelling::same(state, &found)).then(|| format!("{who} is {found}"))
            }
        }
    }

    /// The desk as its agent sees it.
    pub(super) fn desk(&self, user: &UserId) -> Option<Value> {
        serde_json::to_value(self.centre.desk(user, self.now)?).ok()
    }

    /// The interactions that an agent has in hand, those with one customer only when that is asked for.
    pub(super) fn in_hand(&self, user: &UserId, with: Option<&str>) -> Vec<Value> {
        self.of_desk(user, "interactions", with)
    }

    /// Those that are over, newest first.
    pub(super) fn over(&self, user: &UserId, with: Option<&str>) -> Vec<Value> {
        self.of_desk(user, "recent", with)
    }

    fn of_desk(&self, user: &UserId, list: &str, with: Option<&str>) -> Vec<Value> {
        let Some(Value::Array(found)) = self.desk(user).map(|mut desk| desk[list].take()) else {
            return Vec::new();
        };
        found
            .into_iter()
            .filter(|interaction| with.is_none_or(|customer| self.is_with(interaction, customer)))
            .collect()
    }

    fn is_with(&self, interaction: &Value, customer: &str) -> bool {
        let is = |key: &str, wanted: Option<&str>| {
            wanted.is_some() && interaction[key].as_str() == wanted
        };
        let phone = self
            .cast
            .customers
            .get(customer)
            .map(|known| known.phone.as_str());
        is(
            "crtObjectId",
            phone
                .and_then(|phone| self.memory.call_with(phone))
                .map(|id| id.as_str()),
        ) || is(
            "chatId",
            self.memory.chat_of(customer).map(|id| id.as_str()),
        )
    }

    /// The agent's own state, then those of what is in hand.
    fn states(&self, user: &UserId, with: Option<&str>) -> Option<(String, Vec<String>)> {
        let desk = self.desk(user)?;
        let own = desk["availability"]["state"].as_str().unwrap_or_default();
        let in_hand = self
            .in_hand(user, with)
            .iter()
            .filter_map(|interaction| interaction["state"].as_str().map(str::to_owned))
            .collect();
        Some((own.to_owned(), in_hand))
    }

    fn agent_is(&self, user: &UserId, state: &str, with: Option<&str>) -> Option<String> {
        let Some((own, in_hand)) = self.states(user, with) else {
            return (state != "signed out").then(|| format!("{user} is signed out"));
        };
        let is_so = match state {
            "signed out" => false,
            "free" => in_hand.is_empty(),
            _ => {
                (with.is_none() && spelling::same(&own, state))
                    || in_hand.iter().any(|found| spelling::same(found, state))
            }
        };
        (!is_so).then(|| self.describe(user))
    }

    /// What an agent is doing, in words.
    pub(super) fn describe(&self, user: &UserId) -> String {
        let Some((own, _)) = self.states(user, None) else {
            return format!("{user} is signed out");
        };
        let in_hand: Vec<String> = self
            .in_hand(user, None)
            .iter()
            .map(|interaction| {
                let kind = interaction["kind"].as_str().unwrap_or("call");
                let state = interaction["state"].as_str().unwrap_or("there");
                match interaction["displayPhone"].as_str() {
                    Some(phone) if !phone.is_empty() => format!("a {kind} with {phone} ({state})"),
                    _ => format!("a {kind} ({state})"),
                }
            })
            .collect();
        if in_hand.is_empty() {
            format!("{user} is {own}, with nothing in hand")
        } else {
            format!("{user} is {own}, with {}", in_hand.join(" and "))
        }
    }

    fn agent_shows(
        &self,
        user: &UserId,
        view: View,
        with: Option<&str>,
        fields: &Value,
    ) -> Option<String> {
        let seen = match view {
            View::Desk => self.desk(user),
            View::InHand => self.in_hand(user, with).into_iter().next(),
            View::Last => self.over(user, with).into_iter().next(),
        };
        match seen {
            Some(seen) => difference(fields, &seen, ""),
            None => Some(match view {
                View::Desk => format!("{user} is signed out"),
                View::InHand => self.describe(user),
                View::Last => format!("nothing of {user} is over yet"),
            }),
        }
    }

    fn hears(&self, user: &UserId, events: &[ExpectedEvent]) -> Option<String> {
        let heard: Vec<_> = if self.lately {
            self.memory.heard_lately_by(user).collect()
        } else {
            self.memory.heard_by(user).collect()
        };
        let mut rest = heard.as_slice();
        for event in events {
            let mut nearest = None;
            let found = rest.iter().position(|heard| {
                if heard.name != event.name {
                    return false;
                }
                let lacks = event
                    .payload
                    .as_ref()
                    .and_then(|wanted| difference(wanted, &heard.payload, ""));
                let fits = lacks.is_none();
                nearest = nearest.take().or(lacks);
                fits
            });
            match (found, nearest) {
                (Some(index), _) => rest = rest.get(index + 1..).unwrap_or_default(),
                (None, Some(lacks)) => {
                    return Some(format!("{user}'s apps heard {}, but {lacks}", event.name));
                }
                (None, None) => {
                    let names: Vec<&str> = heard.iter().map(|heard| heard.name.as_str()).collect();
                    return Some(if names.is_empty() {
                        format!("{user}'s apps heard nothing")
                    } else {
                        format!(
                            "{user}'s apps heard no {} there, only: {}",
                            event.name,
                            names.join(", ")
                        )
                    });
                }
            }
        }
        None
    }

    /// A customer's state, as their own call or chat shows it.
    fn customer_state(&self, who: &str) -> String {
        let in_hand = self
            .cast
            .agents
            .keys()
            .flat_map(|user| self.in_hand(user, Some(who)))
            .filter_map(|interaction| interaction["state"].as_str().map(str::to_owned))
            .find(|state| !matches!(state.as_str(), "wrapUp" | "ended"));
        if let Some(state) = in_hand {
            return state;
        }
        let waits_in_chat = self
            .memory
            .chat_of(who)
            .and_then(|chat| self.centre.customers_chat_of(chat))
            .is_some_and(|chat| chat.state == CustomersChatState::Waiting);
        if waits_in_chat {
            return "waiting".to_owned();
        }
        let phone = self.cast.customers.get(who).map(|known| &known.phone);
        if phone.is_some_and(|phone| self.memory.is_waiting(phone)) {
            return "waiting".to_owned();
        }
        "gone".to_owned()
    }
}
