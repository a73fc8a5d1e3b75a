//! The states of tickets.

use std::borrow::Cow;

use crate::configuration::{CentreConfiguration, TicketStateGroup};
use crate::refusal::{Refusal, RefusalCode};

/// The group of finished tickets.
pub(crate) const CLOSED: &str = "CLOSED";

impl CentreConfiguration {
    /// The states that tickets can have, by group: the configured ones, else `OPEN` (Open), `PENDING` (Pending) and `CLOSED`
    /// (Resolved, Closed). A new ticket has the first.
    #[must_use]
    pub fn ticket_state_groups(&self) -> Cow<'_, [TicketStateGroup]> {
        if !self.ticket_states.is_empty() {
            return Cow::Borrowed(&self.ticket_states);
        }
        let group = |group: &str, states: &[&str]| TicketStateGroup {
            group: group.to_owned(),
            states: states.iter().map(|state| (*state).to_owned()).collect(),
        };
        Cow::Owned(vec![
            group("OPEN", &["Open"]),
            group("PENDING", &["Pending"]),
            group(CLOSED, &["Resolved", "Closed"]),
        ])
    }

    /// The first state of a group that fits, with the group's name.
    pub(crate) fn first_ticket_state(&self, fits: impl Fn(&str) -> bool) -> (String, String) {
        self.ticket_state_groups()
            .iter()
            .filter(|group| fits(&group.group))
            .find_map(|group| Some((group.states.first()?.clone(), group.group.clone())))
            .unwrap_or_default()
    }

    /// A state and its group.
    pub(crate) fn require_ticket_state(&self, state: &str) -> Result<(String, String), Refusal> {
        let groups = self.ticket_state_groups();
        let found = groups
            .iter()
            .find(|group| group.states.iter().any(|known| known == state));
        found
            .map(|group| (state.to_owned(), group.group.clone()))
            .ok_or_else(|| {
                let all: Vec<&str> = groups
                    .iter()
                    .flat_map(|group| group.states.iter().map(String::as_str))
                    .collect();
                Refusal::new(
                    RefusalCode::UnknownTicketState,
                    format!("A ticket can't be `{state}`"),
                    format!("Choose one of: {}", all.join(", ")),
                )
            })
    }
}
