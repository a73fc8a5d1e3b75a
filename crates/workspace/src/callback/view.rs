//! Promised calls, as people see them.

use callbench_contract::ids::{CallbackId, CampaignId, CustomerId, Phone, UserId};
use callbench_contract::time::Timestamp;
use serde::{Deserialize, Serialize};

use super::state::{Callback, CallbackState};
use crate::agent_session::AgentSession;
use crate::centre::Centre;

/// A promised call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CallbackView {
    /// Which.
    pub callback_id: CallbackId,
    /// The campaign that calls.
    pub campaign_id: CampaignId,
    /// The customer, −1 when unknown.
    pub customer_id: CustomerId,
    /// The number to call; masked where the campaign masks numbers.
    pub phone: Phone,
    /// The number as it is shown.
    pub display_phone: Phone,
    /// When.
    pub callback_time: Timestamp,
    /// Who is to call; without one, any agent of the campaign.
    pub user_id: Option<UserId>,
    /// How far it is.
    pub state: CallbackState,
    /// The note of the call or chat in which it was promised.
    pub note: Option<String>,
    /// Who promised it.
    pub created_by: UserId,
    /// When that was.
    pub created_at: Timestamp,
}

/// Which promised calls to list. What is absent restricts nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CallbackFilter {
    /// Those that this agent is to make.
    pub user: Option<UserId>,
    /// Those of this campaign.
    pub campaign: Option<CampaignId>,
    /// Those of this customer.
    pub customer: Option<CustomerId>,
    /// Still to be made, or over.
    pub open: Option<bool>,
}

impl CallbackFilter {
    fn takes(&self, callback: &Callback) -> bool {
        let promise = &callback.promise;
        let fits = |wanted: bool, found: bool| !wanted || found;
        fits(self.user.is_some(), self.user == promise.user_id)
            && self.campaign.is_none_or(|id| id == promise.campaign_id)
            && self.customer.is_none_or(|id| id == promise.customer_id)
            && self
                .open
                .is_none_or(|open| open == callback.state.is_open())
    }
}

impl Centre {
    /// Promised calls by time, earliest first.
    #[must_use]
    pub fn callbacks(&self, filter: &CallbackFilter) -> Vec<CallbackView> {
        let mut found: Vec<&Callback> = match (&filter.user, filter.customer, filter.campaign) {
            (Some(user), _, _) => self.callbacks.of_agent(user).collect(),
            (None, Some(customer), _) if customer.is_known() => {
                self.callbacks.of_customer(customer).collect()
            }
            (None, _, Some(campaign)) => self.callbacks.of_campaign(campaign).collect(),
            (None, _, None) => self.callbacks.all().collect(),
        };
        found.retain(|callback| filter.takes(callback));
        found.sort_by_key(|callback| callback.promise.callback_time);
        found
            .into_iter()
            .map(|callback| self.callback_view(callback))
            .collect()
    }

    /// One promised call.
    #[must_use]
    pub fn callback(&self, id: &CallbackId) -> Option<CallbackView> {
        Some(self.callback_view(self.callbacks.get(id)?))
    }

    fn callback_view(&self, callback: &Callback) -> CallbackView {
        let promise = &callback.promise;
        let shown = self.shown_phone(promise);
        CallbackView {
            callback_id: promise.callback_id.clone(),
            campaign_id: promise.campaign_id,
            customer_id: promise.customer_id,
            phone: shown.clone(),
            display_phone: shown,
            callback_time: promise.callback_time,
            user_id: promise.user_id.clone(),
            state: callback.state,
            note: promise.note.clone(),
            created_by: promise.created_by.clone(),
            created_at: callback.created_at,
        }
    }

    /// How many promised calls an agent can make now.
    pub(crate) fn callbacks_due(&self, session: &AgentSession) -> usize {
        self.callbacks.due_for(&session.user, session.campaign)
    }
}
