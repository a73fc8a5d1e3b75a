//! What a decision needs from outside: the time and fresh ids. Both come in as an argument, never from the system.

use callbench_contract::time::Timestamp;

/// What a fresh id is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdKind {
    /// An agent session.
    Session,
    /// An interaction.
    Interaction,
    /// The customer's call (`crtObjectId`).
    CrtObject,
    /// The agent's leg of a call (`userCrtObjectId`).
    UserCrtObject,
    /// The customer's leg of a call (`customerCRTId`).
    CustomerCrt,
    /// A further party of a call.
    Party,
    /// Something that a telephony system is told to do.
    Order,
    /// A line of a transcript.
    Line,
    /// A chat that came without an id.
    Chat,
    /// A message in a chat.
    Message,
    /// A call promised for a time.
    Callback,
    /// A note on a ticket.
    Note,
}

impl IdKind {
    /// A short word for ids that people read.
    #[must_use]
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Interaction => "interaction",
            Self::CrtObject => "crt",
            Self::UserCrtObject => "ucrt",
            Self::CustomerCrt => "ccrt",
            Self::Party => "party",
            Self::Order => "order",
            Self::Line => "line",
            Self::Chat => "chat",
            Self::Message => "message",
            Self::Callback => "callback",
            Self::Note => "note",
        }
    }
}

/// The time and the ids that a decision may use.
pub trait Context {
    /// The moment at which the command is decided.
    fn now(&self) -> Timestamp;
    /// An id that was never given out before.
    fn new_id(&mut self, kind: IdKind) -> String;
}

/// A context that a script drives: the clock stands until it is moved, ids count up. For tests and scenarios.
#[derive(Clone, Debug)]
pub struct ScriptedContext {
    now: Timestamp,
    given_out: u64,
}

impl ScriptedContext {
    /// A context whose clock stands at `now`.
    #[must_use]
    pub const fn new(now: Timestamp) -> Self {
        Self { now, given_out: 0 }
    }

    /// Moves the clock.
    pub const fn set_now(&mut self, now: Timestamp) {
        self.now = now;
    }
}

impl Context for ScriptedContext {
    fn now(&self) -> Timestamp {
        self.now
    }

    fn new_id(&mut self, kind: IdKind) -> String {
        self.given_out += 1;
        format!("{}-{}", kind.prefix(), self.given_out)
    }
}
