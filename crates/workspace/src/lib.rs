//! The contact centre as pure state machines: no I/O, no clock, no randomness of its own.
//!
//! A [`Command`] is what someone asks for. [`Centre::decide`] answers with [`Fact`]s, or with a [`Refusal`] in words that an
//! agent understands; it changes nothing. [`Centre::apply`] carries a fact out, and [`Centre::deliveries`] says which events
//! the agents' apps hear of it. Facts are the domain log: [`Centre::rebuild`] makes the same state from them again.
//!
//! ```
//! use callbench_contract::time::Timestamp;
//! use callbench_workspace::{Centre, ScriptedContext, demo};
//!
//! let mut centre = Centre::new();
//! let mut context = ScriptedContext::new(Timestamp::new(0));
//! for command in demo::commands() {
//!     for fact in centre.decide(&command, &mut context).expect("the demo is valid") {
//!         centre.apply(&fact);
//!     }
//! }
//! assert_eq!(centre.customers().count(), 12);
//! ```

mod agent_session;
mod ameyo;
mod availability;
mod call;
mod call_commands;
mod call_events;
mod campaign_selection;
mod centre;
mod command;
mod configuration;
mod context;
mod customer;
mod data_objects;
mod decide;
mod delivery;
pub mod demo;
mod desk;
mod fact;
mod payload;
mod phone;
mod placing;
mod refusal;
mod starter;

pub use agent_session::AgentSession;
pub use ameyo::{AmeyoCampaign, AmeyoSettings};
pub use availability::AvailabilityState;
pub use call::{Call, CallState, DIAL_TIME_OUT, Interaction, RING_TIME_OUT};
pub use call_commands::CALL_COMMANDS;
pub use centre::{Centre, RECENT_LIMIT};
pub use command::{AgentCommand, Command, CommandName};
pub use configuration::{
    AgentQueue, Campaign, CentreConfiguration, Disposition, DispositionClass, Process,
    ScreenPopMoment,
};
pub use context::{Context, IdKind, ScriptedContext};
pub use customer::{Customer, CustomerDraft};
pub use delivery::Delivery;
pub use desk::{
    AgentView, AvailabilityView, CampaignView, Desk, InteractionView, QueueView, UserView,
};
pub use fact::{Disposal, DisposedBy, Fact, FactFormat, Happening};
pub use phone::{mask, parse_phone};
pub use refusal::{Refusal, RefusalCode};
pub use starter::starter;
