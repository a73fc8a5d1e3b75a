//! The moments of an agent's day that the platform is known to tell apps about.

use crate::grade::Grade;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! moments {
    ($($variant:ident = $text:literal, $grade:ident;)+) => {
        /// A moment that the platform exposes to apps (the contract's section 5). Each has at least one event here.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "camelCase")]
        pub enum Moment {
            $(#[doc = $text] $variant,)+
        }

        impl Moment {
            /// All moments.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The moment in words.
            #[must_use]
            pub const fn text(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            /// How we know of it.
            #[must_use]
            pub const fn grade(self) -> Grade {
                match self { $(Self::$variant => Grade::$grade,)+ }
            }
        }
    };
}

moments! {
    // Public names.
    CallConnected = "`callConnected`", Guide;
    CallHungup = "`callHungup`; hang-up", Guide;
    InteractionConnected = "`interactionConnected`", Doc;
    ShowCrm = "`showCrm`; show CRM", Doc;
    // Groups that the guide names without the names of their events.
    SessionChange = "agent session changes", Guide;
    AvailabilityChange = "agent availability changes", Guide;
    CrmTrigger = "CRM triggers", Guide;
    ScreenPop = "screen pop", Guide;
    TabChange = "tab changes", Guide;
    TicketSave = "ticket saves", Guide;
    // Moments of the vendor's older toolbar.
    Login = "login", Seen;
    ForcedLogin = "forced login", Seen;
    Logout = "logout", Seen;
    LoginStatus = "login status", Seen;
    ExtensionSelected = "extension selected", Seen;
    ExtensionModified = "extension modified", Seen;
    CampaignSelected = "campaign selected", Seen;
    AutoCallOn = "auto-call on", Seen;
    AutoCallOff = "auto-call off", Seen;
    Ready = "ready", Seen;
    Break = "break", Seen;
    CallInitiated = "call initiated", Seen;
    FailedDial = "failed dial", Seen;
    Disposed = "disposed", Seen;
    FailedDisposition = "failed disposition", Seen;
    DisposeAndDial = "dispose-and-dial", Seen;
    TransferToPhone = "transfer to phone", Seen;
    TransferInCall = "transfer in call", Seen;
    TransferToAgentQueue = "transfer to agent queue", Seen;
    TransferToIvr = "transfer to IVR", Seen;
    TransferToUser = "transfer to user", Seen;
    TransferToCampaign = "transfer to campaign", Seen;
    ConferenceWithPhone = "conference with phone", Seen;
    ConferenceWithThirdParty = "conference with third party", Seen;
    ConferenceWithUser = "conference with user", Seen;
    ConferenceWithLocalIvr = "conference with local IVR", Seen;
    ChatInitiated = "chat initiated", Seen;
    ChatTransferredOrConferred = "chat transferred or conferred", Seen;
    ChatEnded = "chat ended", Seen;
    ChatDisposed = "chat disposed", Seen;
    CallbackScheduled = "callback scheduled", Seen;
    CallbackFailed = "callback failed", Seen;
}
