//! What someone asks of the contact centre.

use callbench_contract::event::session::LogoutReason;
use callbench_contract::ids::UserId;

use crate::agent_command::AgentCommand;
use crate::augmenting::Augmentation;
use crate::call_wish::{CallRef, CallWish};
use crate::chat::CustomerChat;
use crate::configuration::CentreConfiguration;
use crate::customer::CustomerDraft;
use crate::dialler::LeadCommand;
use crate::signal::Signal;
use crate::supervision::SupervisorCommand;
use crate::ticket::TicketCommand;

/// A command, by who gives it.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// An agent signs in. An agent who is signed in already keeps session and call.
    SignIn {
        /// Who.
        user: UserId,
        /// The name that others see.
        user_name: String,
        /// Take over from another place: a new session with everything that the old one had; apps hear of it.
        force: bool,
    },
    /// An agent's shell is back, after a reload or on another node: apps hear the login status.
    Resume {
        /// Who.
        user: UserId,
    },
    /// An agent signs out.
    SignOut {
        /// Who.
        user: UserId,
        /// Also while a call is up: it is ended and disposed of by the system.
        force: bool,
        /// Why, as apps hear it.
        reason: LogoutReason,
    },
    /// What an agent does at the desk.
    Agent {
        /// Who.
        user: UserId,
        /// What.
        command: AgentCommand,
    },
    /// A call comes about: from outside, by the dialler, or dialled for an agent.
    PlaceCall(Box<CallWish>),
    /// What the customer, a further party or the telephony system did in a call.
    Telephony {
        /// Which call.
        call: CallRef,
        /// What happened.
        signal: Signal,
    },
    /// What a customer does in a chat.
    CustomerChat(Box<CustomerChat>),
    /// What someone does with a ticket.
    Ticket {
        /// Who.
        by: UserId,
        /// What.
        command: Box<TicketCommand>,
    },
    /// What a supervisor does.
    Supervisor {
        /// Who.
        user: UserId,
        /// What.
        command: SupervisorCommand,
    },
    /// A lead is loaded or removed.
    Lead(Box<LeadCommand>),
    /// Time has passed: carries out every deadline that is due.
    Tick,
    /// The set-up becomes this one, whatever it was.
    SetConfiguration(Box<CentreConfiguration>),
    /// An administrator replaces the set-up that they have read.
    ChangeConfiguration {
        /// The revision that they have read; refused when it is another by now.
        revision: u64,
        /// What it is to be.
        configuration: Box<CentreConfiguration>,
    },
    /// An app adds fields to a customer, an interaction or a ticket.
    Augment(Box<Augmentation>),
    /// Someone adds or changes a customer.
    UpsertCustomer {
        /// Who, where a person did it.
        by: Option<UserId>,
        /// The record as it is to be.
        draft: Box<CustomerDraft>,
    },
}
