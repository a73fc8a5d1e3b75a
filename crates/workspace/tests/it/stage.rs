//! A contact centre with a clock that the test moves.

use callbench_contract::call::CallType;
use callbench_contract::event::session::LogoutReason;
use callbench_contract::ids::{CampaignId, InteractionId, UserId};
use callbench_contract::time::{Millis, Timestamp};
use callbench_workspace::{
    AgentCommand, AvailabilityState, CallView, CallWish, Centre, Command, CommandName, Delivery,
    Desk, Fact, Refusal, RefusalCode, ScriptedContext, Signal, demo,
};

pub(crate) const SUPPORT: CampaignId = CampaignId::new(101);
pub(crate) const BILLING: CampaignId = CampaignId::new(102);
pub(crate) const RENEWALS: CampaignId = CampaignId::new(201);
pub(crate) const CHAT: CampaignId = CampaignId::new(301);
/// Asha Rao's number.
pub(crate) const ASHA: &str = "+919845012345";

const START: Timestamp = Timestamp::new(1_800_000_000_000);

/// A call of this kind, simulated.
fn call(kind: CallType, agent: UserId, phone: String, campaign: Option<CampaignId>) -> Command {
    Command::PlaceCall(Box::new(CallWish {
        campaign,
        ..CallWish::simulated(kind, Some(agent), phone)
    }))
}

/// A customer calls in.
pub(crate) fn inbound(agent: UserId, phone: String, campaign: Option<CampaignId>) -> Command {
    call(CallType::InboundDial, agent, phone, campaign)
}

/// The dialler calls a customer.
pub(crate) fn outbound(agent: UserId, phone: String, campaign: Option<CampaignId>) -> Command {
    call(CallType::OutboundAutoDial, agent, phone, campaign)
}

/// An agent dials.
pub(crate) fn manual(agent: UserId, phone: String, campaign: Option<CampaignId>) -> Command {
    call(CallType::OutboundManualDial, agent, phone, campaign)
}

/// Something happens on the other side of a call.
pub(crate) fn telephony(interaction: InteractionId, signal: Signal) -> Command {
    Command::Telephony {
        call: interaction.into(),
        signal,
    }
}

pub(crate) fn user(id: &str) -> UserId {
    UserId::new(id).expect("a valid user id")
}

pub(crate) struct Stage {
    pub(crate) centre: Centre,
    pub(crate) log: Vec<Fact>,
    context: ScriptedContext,
    now: Timestamp,
}

/// What a command did.
#[derive(Debug)]
pub(crate) struct Done {
    pub(crate) facts: Vec<Fact>,
    pub(crate) deliveries: Vec<Delivery>,
}

impl Done {
    pub(crate) fn event_names(&self) -> Vec<&'static str> {
        self.deliveries
            .iter()
            .map(|delivery| delivery.event.name())
            .collect()
    }

    pub(crate) fn payload(&self, name: &str) -> serde_json::Value {
        self.deliveries
            .iter()
            .find(|delivery| delivery.event.name() == name)
            .unwrap_or_else(|| panic!("no {name} in {:?}", self.event_names()))
            .event
            .payload()
    }
}

impl Stage {
    /// An empty contact centre.
    pub(crate) fn empty() -> Self {
        Self {
            centre: Centre::new(),
            log: Vec::new(),
            context: ScriptedContext::new(START),
            now: START,
        }
    }

    /// The demo, with nobody signed in.
    pub(crate) fn demo() -> Self {
        let mut stage = Self::empty();
        for command in demo::commands() {
            stage.give(&command).expect("the demo is valid");
        }
        stage
    }

    /// The demo with `agent1` ready on a campaign.
    pub(crate) fn ready_on(campaign_id: CampaignId) -> Self {
        let mut stage = Self::demo();
        stage.sign_in("agent1");
        stage.does("agent1", AgentCommand::SelectCampaign { campaign_id });
        stage.does("agent1", AgentCommand::SetReady {});
        stage
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.now
    }

    pub(crate) fn wait(&mut self, seconds: i64) -> &mut Self {
        self.set_now(self.now + Millis::from_secs(seconds))
    }

    pub(crate) fn set_now(&mut self, now: Timestamp) -> &mut Self {
        self.now = now;
        self.context.set_now(now);
        self
    }

    /// Gives a command and carries out its facts.
    pub(crate) fn give(&mut self, command: &Command) -> Result<Done, Refusal> {
        let (mut facts, mut deliveries) = (Vec::new(), Vec::new());
        self.centre
            .carry_out(command, &mut self.context, |centre, fact| {
                deliveries.extend(centre.deliveries(&fact));
                facts.push(fact);
            })?;
        self.log.extend(facts.iter().cloned());
        Ok(Done { facts, deliveries })
    }

    pub(crate) fn sign_in(&mut self, agent: &str) -> Done {
        self.must(&Command::SignIn {
            user: user(agent),
            user_name: agent.to_owned(),
            force: false,
        })
    }

    pub(crate) fn sign_out(&mut self, agent: &str, force: bool) -> Result<Done, Refusal> {
        self.give(&Command::SignOut {
            user: user(agent),
            force,
            reason: LogoutReason::User,
        })
    }

    pub(crate) fn must(&mut self, command: &Command) -> Done {
        self.give(command)
            .unwrap_or_else(|refusal| panic!("{command:?} was refused: {refusal}"))
    }

    pub(crate) fn does(&mut self, agent: &str, command: AgentCommand) -> Done {
        self.must(&Command::Agent {
            user: user(agent),
            command,
        })
    }

    pub(crate) fn may_not(&mut self, agent: &str, command: AgentCommand) -> RefusalCode {
        self.refused(&Command::Agent {
            user: user(agent),
            command,
        })
        .code
    }

    pub(crate) fn refused(&mut self, command: &Command) -> Refusal {
        match self.give(command) {
            Ok(done) => panic!("{command:?} was carried out: {done:?}"),
            Err(refusal) => refusal,
        }
    }

    pub(crate) fn tick(&mut self) -> Done {
        self.must(&Command::Tick)
    }

    /// A call comes in at `agent1`.
    pub(crate) fn ring(&mut self) -> InteractionId {
        self.must(&inbound(user("agent1"), ASHA.to_owned(), None));
        self.in_hand("agent1")
    }

    /// A call comes in at `agent1` and is answered after four seconds.
    pub(crate) fn talk(&mut self) -> InteractionId {
        let id = self.ring();
        self.wait(4);
        self.does(
            "agent1",
            AgentCommand::Answer {
                interaction_id: id.clone(),
            },
        );
        id
    }

    /// `agent1` dials a number.
    pub(crate) fn dial(&mut self) -> InteractionId {
        self.does(
            "agent1",
            AgentCommand::Dial {
                phone: ASHA.to_owned(),
                customer_id: None,
            },
        );
        self.in_hand("agent1")
    }

    pub(crate) fn hang_up(&mut self, id: &InteractionId) -> Done {
        self.does(
            "agent1",
            AgentCommand::HangUp {
                interaction_id: id.clone(),
            },
        )
    }

    pub(crate) fn dispose(&mut self, id: &InteractionId) -> Done {
        self.does("agent1", disposing(id, "CALLBACK"))
    }

    pub(crate) fn desk(&self, agent: &str) -> Desk {
        self.centre.desk(&user(agent), self.now).expect("signed in")
    }

    pub(crate) fn availability(&self, agent: &str) -> AvailabilityState {
        self.desk(agent).availability.state
    }

    pub(crate) fn in_hand(&self, agent: &str) -> InteractionId {
        self.centre
            .session(&user(agent))
            .and_then(|session| session.interaction())
            .expect("a call in hand")
            .clone()
    }

    pub(crate) fn view(&self, id: &InteractionId) -> CallView {
        let interaction = self.centre.interaction(id).expect("a known interaction");
        self.centre.call_view(interaction, self.now)
    }

    pub(crate) fn may(&self, agent: &str) -> Vec<CommandName> {
        self.desk(agent).commands
    }
}

pub(crate) fn disposing(id: &InteractionId, code: &str) -> AgentCommand {
    AgentCommand::Dispose {
        interaction_id: id.clone(),
        disposition_code: code.to_owned(),
        note: None,
        callback: None,
        then_dial: None,
    }
}
