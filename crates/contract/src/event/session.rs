//! The agent session: from log-in to log-out.

use super::group::event_group;
use super::parts::AgentFields;
use crate::ids::{Phone, SessionId};
use crate::role::UserType;
use crate::sample;
use crate::time::Millis;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An agent logged in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AgentLoggedIn {
    /// Who and when.
    #[serde(flatten)]
    pub agent: AgentFields,
    /// The person's name.
    pub user_name: String,
    /// The person's role, in the platform's word.
    pub user_type: UserType,
    /// The telephone extension in use, if one is selected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extension: Option<Phone>,
}

/// An agent logged in and thereby ended a session elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AgentForcedLogin {
    /// Who and when; the session is the new one.
    #[serde(flatten)]
    pub agent: AgentFields,
    /// The session that was ended.
    pub previous_session_id: SessionId,
}

/// An agent logged out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AgentLoggedOut {
    /// Who and when.
    #[serde(flatten)]
    pub agent: AgentFields,
    /// Why the session ended.
    pub reason: LogoutReason,
    /// How long the session lasted, in milliseconds.
    pub session_duration: Millis,
}

/// Why an agent session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum LogoutReason {
    /// The agent logged out.
    User,
    /// The agent logged in elsewhere.
    ForcedLogin,
    /// Someone with the right to do so ended it.
    Administrator,
    /// It ran out.
    Expired,
}

/// The standing of the session changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LoginStatusChanged {
    /// Who and when.
    #[serde(flatten)]
    pub agent: AgentFields,
    /// The new standing.
    pub login_status: LoginStatus,
}

/// The standing of an agent session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum LoginStatus {
    /// Logged in and connected to the host.
    LoggedIn,
    /// Logged in, but the connection to the host is interrupted.
    ConnectionLost,
    /// Connected again; no event was lost meanwhile.
    Reconnected,
    /// Logged out.
    LoggedOut,
}

/// The agent chose the telephone extension to work with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ExtensionSelected {
    /// Who and when.
    #[serde(flatten)]
    pub agent: AgentFields,
    /// The extension.
    pub extension: Phone,
}

/// The agent's telephone extension was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ExtensionModified {
    /// Who and when.
    #[serde(flatten)]
    pub agent: AgentFields,
    /// The new extension.
    pub extension: Phone,
    /// The one before.
    pub previous_extension: Phone,
}

event_group! {
    /// What happens to the agent session.
    SessionEvent as Session, title: "Agent session";
    AgentLoggedIn = "agentLoggedIn" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: moments(SessionChange, Login),
        summary: "The agent logged in.",
        fires: "Once per session, as it begins; an app that loads later asks `globalData.get(\"session\")`.",
        example: AgentLoggedIn {
            agent: sample::agent(-3600),
            user_name: "Meera Nair".to_owned(),
            user_type: UserType::Executive,
            extension: Some("1001".into()),
        },
    }
    AgentForcedLogin = "agentForcedLogin" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: moments(SessionChange, ForcedLogin),
        summary: "The agent logged in and thereby ended a session elsewhere.",
        fires: "Before `agentLoggedIn` of the new session.",
        example: AgentForcedLogin { agent: sample::agent(-3600), previous_session_id: "ses-6d12".into() },
    }
    AgentLoggedOut = "agentLoggedOut" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: moments(SessionChange, Logout),
        summary: "The agent logged out.",
        fires: "As the session ends, before the apps are unloaded.",
        example: AgentLoggedOut {
            agent: sample::agent(3600),
            reason: LogoutReason::User,
            session_duration: Millis::from_secs(7200),
        },
    }
    LoginStatusChanged = "loginStatusChanged" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: moments(SessionChange, LoginStatus),
        summary: "The standing of the session changed.",
        fires: "At log-in, at log-out, and when the connection to the host is lost or back.",
        example: LoginStatusChanged { agent: sample::agent(-3600), login_status: LoginStatus::LoggedIn },
    }
    ExtensionSelected = "extensionSelected" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: moments(ExtensionSelected),
        summary: "The agent chose a telephone extension.",
        fires: "When the session gets its first extension.",
        example: ExtensionSelected { agent: sample::agent(-3590), extension: "1001".into() },
    }
    ExtensionModified = "extensionModified" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: moments(ExtensionModified),
        summary: "The agent's telephone extension changed.",
        fires: "When the session's extension is replaced by another.",
        example: ExtensionModified {
            agent: sample::agent(-1800),
            extension: "1002".into(),
            previous_extension: "1001".into(),
        },
    }
}
