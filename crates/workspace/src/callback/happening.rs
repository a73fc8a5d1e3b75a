//! What happened to a promised call. Part of the domain log: the form on disk is a promise.

use callbench_contract::call::SystemDisposition;
use callbench_contract::ids::{CallbackId, CampaignId, CustomerId, Phone, UserId};
use callbench_contract::time::Timestamp;
use serde::{Deserialize, Serialize};

/// A call that was promised for a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Promise {
    /// Which.
    pub callback_id: CallbackId,
    /// The campaign that calls.
    pub campaign_id: CampaignId,
    /// The customer, −1 when unknown.
    pub customer_id: CustomerId,
    /// The number to call.
    pub phone: Phone,
    /// When.
    pub callback_time: Timestamp,
    /// Who is to call; without one, any agent of the campaign.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_id: Option<UserId>,
    /// The note of the call or chat in which it was promised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Who promised it.
    pub created_by: UserId,
}

/// What happened to a promised call.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "callback",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum CallbackHappening {
    /// It was promised.
    Promised {
        /// What exactly.
        promise: Promise,
    },
    /// Its time has come.
    Due {
        /// Which.
        callback_id: CallbackId,
    },
    /// It was promised for another time.
    Rescheduled {
        /// Which.
        callback_id: CallbackId,
        /// When now.
        callback_time: Timestamp,
        /// By whom.
        by: UserId,
    },
    /// It was taken back.
    Cancelled {
        /// Which.
        callback_id: CallbackId,
        /// By whom.
        by: UserId,
    },
    /// The customer was reached: the promise is kept.
    Reached {
        /// Which.
        callback_id: CallbackId,
    },
    /// The customer was called and not reached.
    Missed {
        /// Which.
        callback_id: CallbackId,
        /// Why.
        outcome: SystemDisposition,
        /// Who called.
        by: UserId,
    },
}
