//! The contact centre as pure state machines: no I/O, no clock, no randomness of its own.
//!
//! A [`Command`] is what someone asks for. [`Centre::decide`] answers with [`Fact`]s, or with a [`Refusal`] in words that an
//! agent understands; it changes nothing. [`Centre::apply`] carries a fact out, [`Centre::carry_out`] does both and adds what
//! follows by itself, and [`Centre::deliveries`] says which events the agents' apps hear of a fact. Facts are the domain log: [`Centre::rebuild`] makes the same state from them again.
//!
//! ```
//! use callbench_contract::time::Timestamp;
//! use callbench_workspace::{Centre, ScriptedContext, demo};
//!
//! let mut centre = Centre::new();
//! let mut context = ScriptedContext::new(Timestamp::new(0));
//! for command in demo::commands() {
//!     centre.carry_out(&command, &mut context, |_, _| ()).expect("the demo is valid");
//! }
//! assert_eq!(centre.customers().count(), 12);
//! ```

mod agent_command;
mod agent_session;
mod augmenting;
mod availability;
mod call;
mod call_changes;
mod call_commands;
mod call_ends;
mod call_events;
mod call_reach;
mod call_reach_events;
mod call_signals;
mod call_wish;
mod callback;
mod campaign_selection;
mod carry_out;
mod centre;
mod chat;
mod command;
mod configuration;
mod configuration_rules;
mod consultation;
mod context;
mod customer;
mod customer_changes;
mod data_objects;
mod decide;
mod delivery;
pub mod demo;
mod desk;
mod dialler;
mod disposing;
mod due;
mod embedded_page;
mod fact;
mod holding;
mod idle;
mod interaction_view;
mod onlookers;
mod order;
mod outside_parties;
mod party;
mod payload;
mod phone;
mod placing;
mod record;
mod refusal;
mod signal;
mod starter;
mod statistics;
mod supervision;
mod target;
mod targets;
mod ticket;
mod waiting;
mod waiting_view;

pub use agent_command::{AgentCommand, CommandName};
pub use agent_session::AgentSession;
pub use augmenting::{Augment, Augmentable, Augmentation};
pub use availability::AvailabilityState;
pub use call::{Call, CallState, DIAL_TIME_OUT, Interaction, RING_TIME_OUT};
pub use call_commands::CALL_COMMANDS;
pub use call_wish::{CallRef, CallWish, CallbackWish, DialWish, Line};
pub use callback::{CallbackFilter, CallbackHappening, CallbackState, CallbackView, Promise};
pub use centre::{Centre, RECENT_LIMIT};
pub use chat::{
    Attachment, CHAT_OFFER_TIME_OUT, ChatHappening, ChatOffer, ChatPart, ChatPlace, ChatRecord,
    ChatSignal, CustomerChat, CustomerName, CustomersChat, CustomersChatState, LONGEST_MESSAGE,
    Leaving, MOST_ATTACHMENTS, NOT_AGAIN_FOR, NotAgain, NotTaken, WrapUp,
};
pub use command::Command;
pub use configuration::{
    APP_GRACE, AgentQueue, Campaign, CentreConfiguration, DiallerMode, DiallerSettings, Disposing,
    Disposition, DispositionClass, EmbeddedPage, Ivr, Process, QuickReply, ScreenPopMoment,
    ThirdParty, TicketStateGroup,
};
pub use context::{Context, IdKind, ScriptedContext};
pub use customer::{Customer, CustomerDraft};
pub use customer_changes::{CHANGES_KEPT, ColumnChange, CustomerChange};
pub use delivery::Delivery;
pub use desk::{
    AgentView, AvailabilityView, CampaignView, Desk, DiallerView, QueueView, Supervised, UserView,
};
pub use dialler::{
    LEAD_LIMIT, LeadCommand, LeadHappening, LeadProblem, LeadRecord, LeadRecordDraft,
    LeadRecordView, LeadSummary, RecordStage, lead_problems,
};
pub use fact::{Disposal, DisposedBy, Fact, FactFormat, Happening};
pub use interaction_view::{
    AttemptKind, AttemptView, CallView, ChatState, ChatView, CommonView, DisposingView,
    EmbeddedPageView, FailureView, InteractionView, LeadView, LineView, MessageFrom, MessageView,
    OrderView, PartyKind, PartyView,
};
pub use order::{ORDER_TIME_OUT, Order};
pub use outside_parties::{OutsideParty, OutsidePartyState};
pub use party::{Attempt, Invitation, Party};
pub use phone::{is_same_number, mask, parse_phone};
pub use record::{InteractionKind, InteractionRecord, PastInteraction};
pub use refusal::{Refusal, RefusalCode};
pub use signal::{Signal, Speaker};
pub use starter::starter;
pub use statistics::{Interval, StatisticsView, StatisticsWindow};
pub use supervision::{
    AgentLive, CampaignLive, InHandView, ListeningView, QueueLive, SupervisionHappening,
    SupervisorCommand, SupervisorCommandName, SupervisorView,
};
pub use target::Target;
pub use targets::{CampaignTarget, IvrTarget, QueueTarget, Targets, ThirdPartyTarget, UserTarget};
pub use ticket::{
    Ticket, TicketChanges, TicketCommand, TicketCursor, TicketCursorError, TicketFilter,
    TicketHappening, TicketHead, TicketNote, TicketPage,
};
pub use waiting::QueuedCall;
pub use waiting_view::{WaitingKind, WaitingView};
