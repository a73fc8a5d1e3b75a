//! Who has room for another chat, found without looking at every agent.

use std::collections::{BTreeMap, BTreeSet};

use callbench_contract::ids::{CampaignId, UserId};
use callbench_contract::time::Timestamp;

/// An agent's place in the order in which chats are offered: fewest in hand first, then the one who has waited longest.
pub(crate) type Turn = (usize, Timestamp);

/// The agents with room for another chat, by campaign, in the order in which they are asked.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Roster {
    turns: BTreeMap<UserId, (CampaignId, Turn)>,
    open: BTreeMap<CampaignId, BTreeSet<(Turn, UserId)>>,
}

impl Roster {
    /// Puts an agent where they belong now; nothing takes them off.
    pub(crate) fn set(&mut self, user: &UserId, turn: Option<(CampaignId, Turn)>) {
        if self.turns.get(user) == turn.as_ref() {
            return;
        }
        if let Some((campaign, turn)) = self.turns.remove(user)
            && let Some(open) = self.open.get_mut(&campaign)
        {
            open.remove(&(turn, user.clone()));
            if open.is_empty() {
                self.open.remove(&campaign);
            }
        }
        if let Some((campaign, turn)) = turn {
            self.turns.insert(user.clone(), (campaign, turn));
            self.open
                .entry(campaign)
                .or_default()
                .insert((turn, user.clone()));
        }
    }

    /// The agents with room on a campaign, who is next first.
    pub(crate) fn open(&self, campaign: CampaignId) -> impl Iterator<Item = &UserId> {
        self.open
            .get(&campaign)
            .into_iter()
            .flatten()
            .map(|(_, user)| user)
    }

    pub(crate) fn has_room(&self, campaign: CampaignId) -> bool {
        self.open.contains_key(&campaign)
    }
}

/// How an agent's chats bear on whether they are available.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ChatWork {
    /// How many chats the agent's campaign gives at once.
    pub(crate) at_once: usize,
    pub(crate) load: ChatLoad,
    /// Since when the load is what it is.
    pub(crate) since: Timestamp,
    /// When a chat last came or went.
    pub(crate) last_change: Timestamp,
}

/// What an agent's chats leave room for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum ChatLoad {
    /// Another chat may come.
    #[default]
    Room,
    /// No other chat comes: all places are taken, or a break follows.
    Full,
    /// As before, and nothing is left but wrap-ups.
    Wrapping,
}
