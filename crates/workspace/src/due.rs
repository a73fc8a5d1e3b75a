//! What must happen by itself at a set time.

use callbench_contract::ids::{CallbackId, CampaignId, ChatId, CrtObjectId, InteractionId};

/// What a deadline is for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Due {
    /// An agent's call: the end of ringing, dialling, wrap-up, an attempt, an order.
    Call(InteractionId),
    /// A call that waits in a queue may be offered again.
    WaitingCall(CrtObjectId),
    /// An agent's chat: the end of an offer, of wrap-up.
    Chat(InteractionId),
    /// A chat that waits in a queue may be offered again.
    WaitingChat(ChatId),
    /// A promised call.
    Callback(CallbackId),
    /// A campaign's leads: a record may be tried again.
    Dialler(CampaignId),
}
