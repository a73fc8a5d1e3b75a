//! An agent session: from sign-in to sign-out, with the extension, the campaign, the availability and the call in hand.

use callbench_contract::event::session::LogoutReason;
use callbench_contract::ids::{CampaignId, InteractionId, SessionId, UserId};
use callbench_contract::time::Timestamp;

use crate::availability::{Availability, Stance};
use crate::fact::Happening;
use crate::refusal::{Refusal, RefusalCode, at_most};

const LONGEST_EXTENSION: usize = 32;
const LONGEST_NAME: usize = 200;

/// A signed-in agent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgentSession {
    pub(crate) user: UserId,
    pub(crate) user_name: String,
    pub(crate) session_id: SessionId,
    pub(crate) started_at: Timestamp,
    pub(crate) extension: Option<String>,
    pub(crate) campaign: Option<CampaignId>,
    pub(crate) availability: Availability,
    /// The call in hand and how far it is. One at a time: the next can only come when this one is disposed of.
    pub(crate) call: Option<CallInHand>,
    /// The chats in hand, oldest first, until they are disposed of.
    pub(crate) chats: Vec<InteractionId>,
}

/// The one call that an agent has, until it is disposed of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CallInHand {
    pub(crate) interaction_id: InteractionId,
    /// Since when the call rings or is dialled, or since when it is in wrap-up.
    pub(crate) since: Timestamp,
    pub(crate) in_wrap_up: bool,
}

impl AgentSession {
    /// Who.
    #[must_use]
    pub const fn user(&self) -> &UserId {
        &self.user
    }

    /// The name that others see.
    #[must_use]
    pub fn user_name(&self) -> &str {
        &self.user_name
    }

    /// Which session.
    #[must_use]
    pub const fn session_id(&self) -> &SessionId {
        &self.session_id
    }

    /// When the agent signed in.
    #[must_use]
    pub const fn started_at(&self) -> Timestamp {
        self.started_at
    }

    /// The extension the agent sits at.
    #[must_use]
    pub fn extension(&self) -> Option<&str> {
        self.extension.as_deref()
    }

    /// The campaign the agent works on.
    #[must_use]
    pub const fn campaign(&self) -> Option<CampaignId> {
        self.campaign
    }

    /// The interaction that is not yet disposed of.
    #[must_use]
    pub fn interaction(&self) -> Option<&InteractionId> {
        self.call.as_ref().map(|call| &call.interaction_id)
    }

    /// All interactions that are not yet disposed of: the call, then the chats, oldest first.
    pub fn interactions(&self) -> impl Iterator<Item = &InteractionId> {
        self.interaction().into_iter().chain(&self.chats)
    }

    /// Whether neither a call nor a chat is in hand.
    pub(crate) fn is_free(&self) -> bool {
        self.call.is_none() && self.chats.is_empty()
    }

    pub(crate) fn is_on_break(&self) -> bool {
        matches!(self.availability.stance, Stance::OnBreak { .. })
    }

    /// Refuses while a call is in hand.
    pub(crate) fn require_free(&self, wish: &str) -> Result<(), Refusal> {
        let user = &self.user;
        match &self.call {
            None => Ok(()),
            Some(CallInHand {
                in_wrap_up: false, ..
            }) => Err(Refusal::new(
                RefusalCode::Busy,
                format!("{user} is on a call and can't {wish}"),
                "End the call and dispose of it first",
            )),
            Some(CallInHand {
                in_wrap_up: true, ..
            }) => Err(Refusal::new(
                RefusalCode::InWrapUp,
                format!("{user} is wrapping up a call and can't {wish}"),
                "Dispose of the call first",
            )),
        }
    }

    pub(crate) fn require_campaign(&self) -> Result<CampaignId, Refusal> {
        self.campaign.ok_or_else(|| {
            let user = &self.user;
            Refusal::new(
                RefusalCode::NoCampaign,
                format!("{user} has not chosen a campaign"),
                format!("Choose a campaign as {user}"),
            )
        })
    }

    /// The call is hung up, its agent wraps up.
    pub(crate) fn apply_wrap_up(&mut self, interaction: &InteractionId, at: Timestamp) {
        if let Some(call) = self
            .call
            .as_mut()
            .filter(|call| call.interaction_id == *interaction)
        {
            call.in_wrap_up = true;
            call.since = at;
        }
    }

    /// The call is over: the agent is again what they were before.
    pub(crate) fn apply_free(&mut self, interaction: &InteractionId, at: Timestamp) {
        if self.interaction() == Some(interaction) {
            self.call = None;
            self.availability.since = at;
        }
    }
}

pub(crate) fn not_signed_in(user: &UserId) -> Refusal {
    Refusal::new(
        RefusalCode::NotSignedIn,
        format!("{user} is not signed in"),
        format!("Sign in as {user}"),
    )
}

/// Signing in twice goes on with the same session; by force, apps hear that it was taken over.
pub(crate) fn decide_sign_in(
    session: Option<&AgentSession>,
    user: &UserId,
    user_name: &str,
    force: bool,
    new_session_id: impl FnOnce() -> SessionId,
) -> Result<Vec<Happening>, Refusal> {
    at_most("name", user_name, LONGEST_NAME)?;
    Ok(match (session, force) {
        (None, _) => vec![Happening::SessionStarted {
            user: user.clone(),
            user_name: user_name.to_owned(),
            session_id: new_session_id(),
        }],
        (Some(_), false) => Vec::new(),
        (Some(session), true) => vec![Happening::SessionTakenOver {
            user: user.clone(),
            session_id: new_session_id(),
            previous: session.session_id.clone(),
        }],
    })
}

/// Refused while a call is in hand, unless by force; who forces must end that call first.
pub(crate) fn decide_sign_out(
    session: &AgentSession,
    force: bool,
    reason: LogoutReason,
) -> Result<Happening, Refusal> {
    if !force {
        session.require_free("sign out")?;
    }
    Ok(Happening::SessionEnded {
        user: session.user.clone(),
        session_id: session.session_id.clone(),
        started_at: session.started_at,
        reason,
    })
}

pub(crate) fn decide_extension(
    session: &AgentSession,
    extension: &str,
) -> Result<Vec<Happening>, Refusal> {
    session.require_free("change the extension")?;
    let extension = extension.trim();
    let allowed =
        |character: char| character.is_ascii_alphanumeric() || "@._+-".contains(character);
    let length = extension.chars().count();
    if length == 0 || length > LONGEST_EXTENSION || !extension.chars().all(allowed) {
        return Err(Refusal::new(
            RefusalCode::InvalidExtension,
            format!("`{}` is not an extension", extension.escape_debug()),
            format!("Give 1 to {LONGEST_EXTENSION} letters, digits, or . _ + - @"),
        ));
    }
    if session.extension.as_deref() == Some(extension) {
        return Ok(Vec::new());
    }
    Ok(vec![Happening::ExtensionSelected {
        user: session.user.clone(),
        extension: extension.to_owned(),
        previous: session.extension.clone(),
    }])
}
