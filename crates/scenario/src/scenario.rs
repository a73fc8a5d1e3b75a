//! A scenario: who takes part, what they do, and what is expected of it.

use std::collections::BTreeMap;

use callbench_contract::call::SystemDisposition;
use callbench_contract::ids::{AgentQueueId, CampaignId, UserId};
use callbench_contract::time::Millis;
use callbench_workspace::{CentreConfiguration, CommandName, LeadRecordDraft, Target};

use crate::condition::Condition;
use crate::finding::Place;
use crate::span::Span;

/// A scripted stretch of contact-centre life, read and checked: everything that it names exists.
#[derive(Debug, Clone)]
pub struct Scenario {
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) seed: u64,
    /// The demo's set-up, with the changes that the scenario makes.
    pub(crate) configuration: CentreConfiguration,
    pub(crate) changes_configuration: bool,
    pub(crate) cast: Cast,
    pub(crate) steps: Vec<Step>,
    pub(crate) expectations: Vec<Expectation>,
}

impl Scenario {
    /// What it is called.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What it shows.
    #[must_use]
    pub fn description(&self) -> &str {
        &self.description
    }

    /// The seed that it is played with unless another is given.
    #[must_use]
    pub const fn seed(&self) -> u64 {
        self.seed
    }

    /// The agents who take part.
    pub fn agents(&self) -> impl Iterator<Item = &UserId> {
        self.cast.agents.keys()
    }

    /// The supervisors who take part.
    pub fn supervisors(&self) -> impl Iterator<Item = &UserId> {
        self.cast.supervisors.iter()
    }

    /// The number of steps.
    #[must_use]
    pub fn len(&self) -> usize {
        self.steps.len()
    }

    /// Whether nobody does anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// The steps in words, with their lines.
    pub fn sentences(&self) -> impl Iterator<Item = (u64, &str)> {
        self.steps
            .iter()
            .map(|step| (step.at.line, step.text.as_str()))
    }

    /// The final expectations in words, with their lines.
    pub fn expected(&self) -> impl Iterator<Item = (u64, &str)> {
        self.expectations
            .iter()
            .map(|expectation| (expectation.at.line, expectation.text.as_str()))
    }
}

/// Who takes part.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cast {
    pub(crate) agents: BTreeMap<UserId, CastAgent>,
    pub(crate) supervisors: Vec<UserId>,
    pub(crate) customers: BTreeMap<String, CastCustomer>,
    /// Further people by name, with their numbers.
    pub(crate) others: BTreeMap<String, String>,
    pub(crate) leads: Vec<CastLead>,
}

/// How an agent begins.
#[derive(Debug, Clone)]
pub(crate) struct CastAgent {
    pub(crate) name: String,
    pub(crate) signed_in: bool,
    pub(crate) campaign: Option<CampaignId>,
    pub(crate) extension: Option<String>,
    pub(crate) ready: bool,
    pub(crate) auto_call: Option<bool>,
}

/// A customer.
#[derive(Debug, Clone)]
pub(crate) struct CastCustomer {
    pub(crate) name: Option<String>,
    pub(crate) phone: String,
    pub(crate) email: Option<String>,
    /// Whether the contact centre has a record of them.
    pub(crate) known: bool,
}

/// A lead that is loaded before the first step.
#[derive(Debug, Clone)]
pub(crate) struct CastLead {
    pub(crate) campaign: CampaignId,
    pub(crate) name: String,
    pub(crate) records: Vec<LeadRecordDraft>,
}

/// Something that happens, or is waited for.
#[derive(Debug, Clone)]
pub(crate) struct Step {
    pub(crate) at: Place,
    /// In words.
    pub(crate) text: String,
    pub(crate) what: Doing,
    /// The contact centre says no to it, with this code.
    pub(crate) refused: Option<Refused>,
}

/// A refusal that is expected.
#[derive(Debug, Clone)]
pub(crate) struct Refused {
    /// The code; any when there is none.
    pub(crate) code: Option<String>,
}

/// Something that must be so at the end.
#[derive(Debug, Clone)]
pub(crate) struct Expectation {
    pub(crate) at: Place,
    pub(crate) text: String,
    pub(crate) condition: Condition,
}

/// What a step is.
#[derive(Debug, Clone)]
pub(crate) enum Doing {
    Agent {
        who: UserId,
        act: AgentAct,
    },
    Supervisor {
        who: UserId,
        act: SupervisorAct,
    },
    Customer {
        who: String,
        act: CustomerAct,
    },
    Other {
        who: String,
        act: OtherAct,
    },
    Dialler {
        act: DiallerAct,
    },
    Pass {
        span: Span,
    },
    Wait {
        conditions: Vec<Condition>,
        within: Millis,
    },
    Expect {
        conditions: Vec<Condition>,
    },
}

/// What an agent does.
#[derive(Debug, Clone)]
pub(crate) enum AgentAct {
    SignIn {
        elsewhere: bool,
    },
    SignOut {
        force: bool,
    },
    ComeBack,
    SelectCampaign(CampaignId),
    SelectExtension(String),
    Ready,
    Break(String),
    AutoCall(bool),
    /// A command that needs nothing but the call or chat that it is about.
    Simple {
        command: CommandName,
        with: Option<String>,
    },
    Press {
        digits: String,
    },
    Dial {
        number: Number,
    },
    Dispose {
        code: String,
        note: Option<String>,
        callback_in: Option<Span>,
        then_dial: Option<Number>,
        with: Option<String>,
    },
    Reach {
        command: CommandName,
        target: Target,
        with: Option<String>,
    },
    Drop {
        party: String,
    },
    NextLead,
    Callback {
        command: CommandName,
        of: Option<String>,
        callback_in: Option<Span>,
    },
    Write {
        text: String,
        with: Option<String>,
    },
    Say {
        text: String,
    },
    Ticket(TicketAct),
}

/// What a person does with a ticket. Without a subject it is the one that was opened last.
#[derive(Debug, Clone)]
pub(crate) enum TicketAct {
    Open {
        subject: String,
        text: Option<String>,
        queue: Option<AgentQueueId>,
        assignee: Option<UserId>,
        customer: Option<String>,
        attach: bool,
    },
    Note {
        text: String,
        ticket: Option<String>,
    },
    Change {
        state: Option<String>,
        subject: Option<String>,
        closure_reason: Option<String>,
        ticket: Option<String>,
    },
    Assign {
        assignee: Option<UserId>,
        ticket: Option<String>,
    },
    Pick {
        ticket: Option<String>,
    },
    Merge {
        ticket: String,
        into: String,
    },
    Attach {
        ticket: Option<String>,
    },
}

/// A number to dial.
#[derive(Debug, Clone)]
pub(crate) enum Number {
    /// A customer's.
    Of(String),
    /// As it stands.
    Phone(String),
}

/// What a supervisor does.
#[derive(Debug, Clone)]
pub(crate) enum SupervisorAct {
    Manage(Option<CampaignId>),
    ForceLogout(UserId),
    Listen(UserId),
    Barge(UserId),
    StopListening,
    StartDialler(CampaignId),
    StopDialler(CampaignId),
    Reassign { from: UserId, to: UserId },
    Assign { customer: String, to: UserId },
    Ticket(TicketAct),
}

/// What a customer does.
#[derive(Debug, Clone)]
pub(crate) enum CustomerAct {
    Call {
        campaign: Option<CampaignId>,
        queue: Option<AgentQueueId>,
        agent: Option<UserId>,
        click: bool,
    },
    Answer,
    HangUp,
    Reject(SystemDisposition),
    Press {
        digits: String,
    },
    Say {
        text: String,
    },
    Recording {
        url: String,
    },
    Chat {
        campaign: Option<CampaignId>,
        queue: Option<AgentQueueId>,
        agent: Option<UserId>,
        text: Option<String>,
    },
    Write {
        text: String,
    },
    Leave,
}

/// What somebody else in a call does.
#[derive(Debug, Clone)]
pub(crate) enum OtherAct {
    Answer,
    Reject(SystemDisposition),
    Leave,
    Say { text: String },
}

/// What the dialler does without leads.
#[derive(Debug, Clone)]
pub(crate) enum DiallerAct {
    Call {
        number: Number,
        agent: UserId,
        campaign: Option<CampaignId>,
    },
}
