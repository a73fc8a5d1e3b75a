//! What to look for, as the query says it.

use std::str::FromStr;

use callbench_contract::call::Direction;
use callbench_contract::ids::{AgentQueueId, CampaignId, CustomerId, InteractionId};
use callbench_contract::role::Role;
use callbench_contract::time::Timestamp;
use callbench_store::InteractionFilter;
use callbench_workspace::InteractionKind;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::auth::Caller;
use crate::problem::Problem;

const USUAL_LIMIT: u32 = 50;
const HIGHEST_LIMIT: u32 = 500;
/// More words than anyone types; each costs a look at every row.
const MOST_WORDS: usize = 10;

/// Which interactions.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Search {
    /// Began at this instant or later (milliseconds).
    from: Option<i64>,
    /// Began before this instant (milliseconds).
    to: Option<i64>,
    /// Of this agent; agents get their own only.
    user_id: Option<String>,
    /// Of this campaign.
    campaign_id: Option<i64>,
    /// Came through this queue.
    agent_queue_id: Option<i64>,
    /// `call` or `chat`.
    kind: Option<String>,
    /// `inbound` or `outbound`.
    direction: Option<String>,
    /// With this customer.
    customer_id: Option<i64>,
    /// Disposed of with this code.
    disposition_code: Option<String>,
    /// Words that must all occur in number, names, code or note.
    q: Option<String>,
}

/// Which part of them.
#[derive(Debug, Deserialize, IntoParams)]
pub(super) struct Page {
    /// At most so many, 1 to 500; 50 unless given.
    limit: Option<u32>,
    /// The `next` of the page before.
    after: Option<String>,
}

impl Page {
    pub(super) fn limit(&self) -> Result<u32, Problem> {
        let limit = self.limit.unwrap_or(USUAL_LIMIT);
        if (1..=HIGHEST_LIMIT).contains(&limit) {
            return Ok(limit);
        }
        Err(Problem::bad_request(
            format!("`limit` is {limit}"),
            format!("give 1 to {HIGHEST_LIMIT}, and fetch the rest with `after`"),
        )
        .field("limit"))
    }

    pub(super) fn after(&self) -> Option<InteractionId> {
        let after = self.after.as_deref().filter(|after| !after.is_empty())?;
        Some(InteractionId::new(after))
    }
}

impl Search {
    /// The filter for this caller.
    pub(super) fn filter(self, caller: &Caller) -> Result<InteractionFilter, Problem> {
        let mut user_id = word("userId", self.user_id.as_deref(), "a user id")?;
        if caller.user.role == Role::Agent {
            let own = &caller.user.user_id;
            if user_id.is_some_and(|asked| asked != *own) {
                return Err(Problem::forbidden(
                    format!("{own} is an agent and asked for another agent's interactions"),
                    "leave `userId` out, or sign in as a supervisor",
                )
                .field("userId"));
            }
            user_id = Some(own.clone());
        }
        let kind = match self.kind.as_deref() {
            None | Some("") => None,
            Some("call") => Some(InteractionKind::Call),
            Some("chat") => Some(InteractionKind::Chat),
            Some(other) => return Err(unreadable("kind", other, "`call` or `chat`")),
        };
        let words: Vec<String> = self
            .q
            .as_deref()
            .unwrap_or_default()
            .split_whitespace()
            .map(str::to_owned)
            .collect();
        if words.len() > MOST_WORDS {
            return Err(Problem::bad_request(
                format!("`q` has {} words", words.len()),
                format!("look for at most {MOST_WORDS}"),
            )
            .field("q"));
        }
        Ok(InteractionFilter {
            from: self.from.map(Timestamp::new),
            to: self.to.map(Timestamp::new),
            user_id,
            campaign_id: self.campaign_id.map(CampaignId::new),
            agent_queue_id: self.agent_queue_id.map(AgentQueueId::new),
            kind,
            direction: word::<Direction>(
                "direction",
                self.direction.as_deref(),
                "`inbound` or `outbound`",
            )?,
            customer_id: self.customer_id.map(CustomerId::new),
            disposition_code: self.disposition_code.filter(|code| !code.is_empty()),
            words,
        })
    }
}

/// A value that is given and not empty.
fn word<T: FromStr>(
    field: &'static str,
    given: Option<&str>,
    expected: &str,
) -> Result<Option<T>, Problem> {
    match given {
        None | Some("") => Ok(None),
        Some(text) => match text.parse() {
            Ok(value) => Ok(Some(value)),
            Err(_) => Err(unreadable(field, text, expected)),
        },
    }
}

fn unreadable(field: &'static str, given: &str, expected: &str) -> Problem {
    Problem::bad_request(
        format!("`{field}` is `{given}`"),
        format!("give {expected}, or leave it out"),
    )
    .field(field)
}
