//! Finding tickets: by customer, assignee, state and queue, last changed first, a page at a time.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::str::FromStr;

use callbench_contract::ids::{AgentQueueId, CustomerId, TicketId, UserId};
use callbench_contract::time::Timestamp;

use crate::ticket::record::Ticket;

/// Which tickets are wanted; what is absent doesn't matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TicketFilter {
    /// Of this group of states.
    pub group: Option<String>,
    /// In this state.
    pub state: Option<String>,
    /// Of this person; `Some(None)` for those that nobody works on.
    pub assignee: Option<Option<UserId>>,
    /// In this queue.
    pub agent_queue_id: Option<AgentQueueId>,
    /// Of this customer.
    pub customer_id: Option<CustomerId>,
    /// Words that all occur in id, subject or notes.
    pub words: String,
}

/// Where a page ended: the next one begins behind it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TicketCursor {
    changed_at: Timestamp,
    ticket_id: TicketId,
}

impl fmt::Display for TicketCursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.changed_at.get(), self.ticket_id)
    }
}

/// A text that is no place in a list of tickets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a place in a list of tickets is what `next` gave")]
pub struct TicketCursorError;

impl FromStr for TicketCursor {
    type Err = TicketCursorError;

    fn from_str(text: &str) -> Result<Self, TicketCursorError> {
        let (at, id) = text.split_once('.').ok_or(TicketCursorError)?;
        Ok(Self {
            changed_at: Timestamp::new(at.parse().map_err(|_| TicketCursorError)?),
            ticket_id: TicketId::from(id),
        })
    }
}

/// Some of the tickets that were found.
#[derive(Clone, Debug, PartialEq)]
pub struct TicketPage<'a> {
    /// Last changed first.
    pub tickets: Vec<&'a Ticket>,
    /// How many there are in all.
    pub total: usize,
    /// Where the next page begins; nothing behind the last.
    pub next: Option<TicketCursor>,
}

/// All tickets, and the ways to find some.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Tickets {
    by_id: BTreeMap<TicketId, Ticket>,
    all: BTreeSet<TicketCursor>,
    by_customer: BTreeMap<CustomerId, BTreeSet<TicketCursor>>,
    by_assignee: BTreeMap<Option<UserId>, BTreeSet<TicketCursor>>,
    by_group: BTreeMap<String, BTreeSet<TicketCursor>>,
}

impl Tickets {
    pub(crate) fn len(&self) -> usize {
        self.by_id.len()
    }

    pub(crate) fn get(&self, id: &TicketId) -> Option<&Ticket> {
        self.by_id.get(id)
    }

    pub(crate) fn insert(&mut self, ticket: Ticket) {
        self.list(&ticket);
        self.by_id.insert(ticket.ticket_id.clone(), ticket);
    }

    /// Changes a ticket: it counts one revision more, and is found where it belongs now.
    pub(crate) fn change(
        &mut self,
        id: &TicketId,
        at: Timestamp,
        change: impl FnOnce(&mut Ticket),
    ) {
        let Some(mut ticket) = self.by_id.remove(id) else {
            return;
        };
        self.unlist(&ticket);
        change(&mut ticket);
        ticket.revision += 1;
        // A clock that went back must not sort the change before the one it follows.
        ticket.changed_at = ticket.changed_at.max(at);
        self.insert(ticket);
    }

    fn list(&mut self, ticket: &Ticket) {
        let place = place_of(ticket);
        self.all.insert(place.clone());
        self.by_customer
            .entry(ticket.customer_id)
            .or_default()
            .insert(place.clone());
        self.by_assignee
            .entry(ticket.assignee.clone())
            .or_default()
            .insert(place.clone());
        self.by_group
            .entry(ticket.state_group.clone())
            .or_default()
            .insert(place);
    }

    fn unlist(&mut self, ticket: &Ticket) {
        let place = place_of(ticket);
        self.all.remove(&place);
        take_out(&mut self.by_customer, &ticket.customer_id, &place);
        take_out(&mut self.by_assignee, &ticket.assignee, &place);
        take_out(&mut self.by_group, &ticket.state_group, &place);
    }

    /// A page of the tickets that fit. Only those are looked at that fit the narrowest of customer, assignee and group.
    pub(crate) fn page(
        &self,
        filter: &TicketFilter,
        after: Option<&TicketCursor>,
        limit: usize,
    ) -> TicketPage<'_> {
        let words: Vec<String> = filter
            .words
            .split_whitespace()
            .map(str::to_lowercase)
            .collect();
        let fitting: Vec<(&TicketCursor, &Ticket)> = self
            .narrowest(filter)
            .into_iter()
            .flatten()
            .rev()
            .filter_map(|place| Some((place, self.by_id.get(&place.ticket_id)?)))
            .filter(|(_, ticket)| fits(ticket, filter, &words))
            .collect();
        let total = fitting.len();
        let mut rest = fitting
            .into_iter()
            .skip_while(|(place, _)| after.is_some_and(|after| *place >= after))
            .peekable();
        let page: Vec<(&TicketCursor, &Ticket)> = rest.by_ref().take(limit.max(1)).collect();
        let next = rest
            .peek()
            .and(page.last())
            .map(|(place, _)| (*place).clone());
        TicketPage {
            tickets: page.into_iter().map(|(_, ticket)| ticket).collect(),
            total,
            next,
        }
    }

    /// The shortest list that holds all that fit; nothing when none can.
    fn narrowest(&self, filter: &TicketFilter) -> Option<&BTreeSet<TicketCursor>> {
        let mut lists = vec![Some(&self.all)];
        if let Some(customer) = &filter.customer_id {
            lists.push(self.by_customer.get(customer));
        }
        if let Some(assignee) = &filter.assignee {
            lists.push(self.by_assignee.get(assignee));
        }
        if let Some(group) = &filter.group {
            lists.push(self.by_group.get(group));
        }
        lists
            .into_iter()
            .min_by_key(|list| list.map_or(0, BTreeSet::len))
            .flatten()
    }
}

fn place_of(ticket: &Ticket) -> TicketCursor {
    TicketCursor {
        changed_at: ticket.changed_at,
        ticket_id: ticket.ticket_id.clone(),
    }
}

fn take_out<K: Ord>(
    lists: &mut BTreeMap<K, BTreeSet<TicketCursor>>,
    key: &K,
    place: &TicketCursor,
) {
    if let Some(list) = lists.get_mut(key) {
        list.remove(place);
        if list.is_empty() {
            lists.remove(key);
        }
    }
}

fn fits(ticket: &Ticket, filter: &TicketFilter, words: &[String]) -> bool {
    fn is<T: PartialEq>(wanted: Option<&T>, found: &T) -> bool {
        wanted.is_none_or(|wanted| wanted == found)
    }
    let holds = |word: &String| {
        [ticket.ticket_id.as_str(), ticket.subject.as_str()]
            .into_iter()
            .chain(ticket.notes.iter().map(|note| note.text.as_str()))
            .any(|text| text.to_lowercase().contains(word))
    };
    is(filter.group.as_ref(), &ticket.state_group)
        && is(filter.state.as_ref(), &ticket.external_state)
        && is(filter.assignee.as_ref(), &ticket.assignee)
        && is(filter.customer_id.as_ref(), &ticket.customer_id)
        && filter
            .agent_queue_id
            .is_none_or(|wanted| ticket.agent_queue_id == Some(wanted))
        && words.iter().all(holds)
}
