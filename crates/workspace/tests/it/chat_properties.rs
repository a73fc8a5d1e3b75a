//! What holds of chats after any sequence of commands.

use std::collections::BTreeMap;

use callbench_contract::AppEvent;
use callbench_contract::ids::{ChatId, InteractionId};
use callbench_contract::time::Millis;
use callbench_workspace::{
    AgentCommand, Centre, ChatSignal, ChatState, Command, CommandName, CustomersChatState, Fact,
    InteractionView, RECENT_LIMIT, ScriptedContext, SupervisorCommand,
};
use proptest::prelude::*;

use crate::chat_stage::{
    CHAT_QUEUE, ChatStage, WEB_CHAT, agent, confer, decline, dispose, end, message, to_queue,
    to_user, transfer,
};

const AGENTS: [&str; 3] = ["agent1", "agent2", "agent3"];
const CHATS: usize = 8;
const CHATS_AT_ONCE: usize = 3;

#[derive(Clone, Debug)]
enum Step {
    SignIn(usize),
    SignOut {
        agent: usize,
        force: bool,
    },
    TakeOver(usize),
    Ready(usize),
    Break(usize),
    Select(usize),
    Opens {
        chat: usize,
        agent: Option<usize>,
    },
    Writes(usize),
    Leaves(usize),
    OnChat {
        agent: usize,
        which: usize,
        verb: u8,
        other: usize,
    },
    Reassign {
        agent: usize,
        which: usize,
        to: usize,
    },
    Assign {
        chat: usize,
        to: usize,
    },
    Wait(i64),
}

fn step() -> impl Strategy<Value = Step> {
    let agent = || 0..AGENTS.len();
    let chat = || 0..CHATS;
    prop_oneof![
        2 => agent().prop_map(Step::SignIn),
        1 => (agent(), prop::bool::weighted(0.3)).prop_map(|(agent, force)| Step::SignOut { agent, force }),
        1 => agent().prop_map(Step::TakeOver),
        6 => agent().prop_map(Step::Ready),
        1 => agent().prop_map(Step::Break),
        1 => agent().prop_map(Step::Select),
        5 => (chat(), prop::option::weighted(0.2, agent())).prop_map(|(chat, agent)| Step::Opens { chat, agent }),
        3 => chat().prop_map(Step::Writes),
        2 => chat().prop_map(Step::Leaves),
        40 => (agent(), 0_usize..3, 0_u8..13, agent())
            .prop_map(|(agent, which, verb, other)| Step::OnChat { agent, which, verb, other }),
        1 => (agent(), 0_usize..3, agent()).prop_map(|(agent, which, to)| Step::Reassign { agent, which, to }),
        1 => (chat(), agent()).prop_map(|(chat, to)| Step::Assign { chat, to }),
        5 => (-2_000_i64..20_000).prop_map(Step::Wait),
    ]
}

/// Chat names are used again once the chat before is long over, with a new name each time.
struct Day {
    stage: ChatStage,
    names: BTreeMap<usize, u32>,
}

impl Day {
    fn new() -> Self {
        let stage = ChatStage::ready(&["agent1", "agent2"]).with(|campaign| {
            campaign.chats_at_once = u32::try_from(CHATS_AT_ONCE).expect("small");
            campaign.wrap_time_out = Millis::from_secs(45);
        });
        Self {
            stage,
            names: BTreeMap::new(),
        }
    }

    fn name(&self, chat: usize) -> String {
        format!("chat-{chat}-{}", self.names.get(&chat).unwrap_or(&0))
    }

    fn interaction(&self, who: usize, which: usize) -> InteractionId {
        self.stage
            .centre
            .session(&agent(AGENTS[who]))
            .and_then(|session| session.interactions().nth(which).cloned())
            .unwrap_or_else(|| InteractionId::new("none"))
    }

    fn command(&mut self, step: &Step) -> Command {
        let by = |who: usize, command| Command::Agent {
            user: agent(AGENTS[who]),
            command,
        };
        match step.clone() {
            Step::SignIn(who) | Step::TakeOver(who) => Command::SignIn {
                user: agent(AGENTS[who]),
                user_name: AGENTS[who].to_owned(),
                force: matches!(step, Step::TakeOver(_)),
            },
            Step::SignOut { agent: who, force } => Command::SignOut {
                user: agent(AGENTS[who]),
                force,
                reason: callbench_contract::event::session::LogoutReason::User,
            },
            Step::Ready(who) => by(who, AgentCommand::SetReady {}),
            Step::Break(who) => by(
                who,
                AgentCommand::StartBreak {
                    reason: "Tea".to_owned(),
                },
            ),
            Step::Select(who) => by(
                who,
                AgentCommand::SelectCampaign {
                    campaign_id: WEB_CHAT,
                },
            ),
            Step::Opens { chat, agent: who } => {
                let over = self
                    .stage
                    .centre
                    .customers_chat_of(&ChatId::from(self.name(chat)))
                    .is_none_or(|chat| chat.state == CustomersChatState::Ended);
                if over {
                    *self.names.entry(chat).or_insert(0) += 1;
                }
                customer(
                    self.name(chat),
                    ChatSignal::Opens {
                        campaign_id: None,
                        agent_queue_id: Some(CHAT_QUEUE),
                        agent: who.map(|who| agent(AGENTS[who])),
                        customer: callbench_workspace::CustomerName::default(),
                        text: Some("Hello".to_owned()),
                    },
                )
            }
            Step::Writes(chat) => customer(
                self.name(chat),
                ChatSignal::Writes {
                    text: "…".to_owned(),
                    attachments: Vec::new(),
                },
            ),
            Step::Leaves(chat) => customer(self.name(chat), ChatSignal::Leaves {}),
            Step::OnChat {
                agent: who,
                which,
                verb,
                other,
            } => by(
                who,
                self.on_chat(verb, &self.interaction(who, which), other),
            ),
            Step::Reassign {
                agent: who,
                which,
                to,
            } => Command::Supervisor {
                user: agent("supervisor1"),
                command: SupervisorCommand::Reassign {
                    interaction_id: self.interaction(who, which),
                    user_id: agent(AGENTS[to]),
                },
            },
            Step::Assign { chat, to } => Command::Supervisor {
                user: agent("supervisor1"),
                command: SupervisorCommand::AssignWaiting {
                    crt_object_id: self.name(chat).into(),
                    user_id: agent(AGENTS[to]),
                },
            },
            Step::Wait(milliseconds) => {
                let now = self.stage.now() + Millis::new(milliseconds);
                self.stage.set_now(now);
                Command::Tick
            }
        }
    }

    fn on_chat(&self, verb: u8, id: &InteractionId, other: usize) -> AgentCommand {
        let interaction_id = id.clone();
        match verb {
            0 | 1 => AgentCommand::Answer { interaction_id },
            2 => decline(id),
            3 => message(id, "Hello"),
            4 => transfer(id, to_user(AGENTS[other])),
            5 => transfer(id, to_queue(CHAT_QUEUE)),
            6 => confer(id, AGENTS[other]),
            7 => match self.stage.centre.interaction_view(id, self.stage.now()) {
                Some(view) if !view.common().parties.is_empty() && other > 0 => {
                    AgentCommand::DropParty {
                        interaction_id,
                        party_id: view.common().parties[0].party_id.clone(),
                    }
                }
                _ => AgentCommand::CancelAttempt { interaction_id },
            },
            8 => AgentCommand::LeaveConference { interaction_id },
            9 => end(id),
            11 => AgentCommand::CancelAttempt { interaction_id },
            12 => confer(id, AGENTS[other]),
            _ => dispose(id),
        }
    }

    fn play(&mut self, steps: &[Step]) -> Result<(), TestCaseError> {
        for step in steps {
            let command = self.command(step);
            let before = self.stage.log.len();
            if let Err(refusal) = self.stage.give(&command) {
                prop_assert!(!refusal.reason.is_empty() && !refusal.remedy.is_empty());
                prop_assert_eq!(self.stage.log.len(), before);
            }
            if matches!(command, Command::Tick) {
                let next = self.stage.centre.next_deadline();
                prop_assert!(
                    next.is_none_or(|deadline| deadline > self.stage.now()),
                    "{next:?}"
                );
            }
            self.check()?;
        }
        for delivery in &self.stage.heard {
            let read = AppEvent::parse(delivery.event.name(), &delivery.event.payload());
            prop_assert!(
                read.is_ok_and(|read| read == delivery.event),
                "{:?}",
                delivery
            );
        }
        self.check_commands()?;
        prop_assert_eq!(&Centre::rebuild(&self.stage.log), &self.stage.centre);
        let text = serde_json::to_string(&self.stage.log).expect("facts can be written");
        let read: Vec<Fact> = serde_json::from_str(&text).expect("facts can be read");
        prop_assert_eq!(&read, &self.stage.log);
        Ok(())
    }

    fn check(&self) -> Result<(), TestCaseError> {
        let (centre, now) = (&self.stage.centre, self.stage.now());
        let mut up: BTreeMap<String, usize> = BTreeMap::new();
        for session in centre.sessions() {
            let desk = centre.desk(session.user(), now).expect("signed in");
            prop_assert!(
                desk.interactions.len() <= CHATS_AT_ONCE,
                "never more than chats at once"
            );
            prop_assert!(desk.recent.len() <= RECENT_LIMIT);
            prop_assert_eq!(desk.interactions.len(), session.interactions().count());
            for view in desk
                .interactions
                .iter()
                .filter_map(InteractionView::as_chat)
            {
                prop_assert!(view.state != ChatState::Ended);
                prop_assert_eq!(&view.common.user_id, session.user());
                if matches!(view.state, ChatState::Ringing | ChatState::Connected) {
                    *up.entry(view.chat_id.to_string()).or_insert(0) += 1;
                }
            }
            for view in desk.recent.iter().filter_map(InteractionView::as_chat) {
                prop_assert_eq!(view.state, ChatState::Ended);
                prop_assert_eq!(
                    view.common.connected_at.is_some(),
                    view.common.disposition_code.is_some(),
                    "what was accepted ends disposed of: {:?}",
                    view
                );
            }
        }
        for chat in centre.customers_chats() {
            let agents = up.remove(chat.chat_id.as_str()).unwrap_or(0);
            match chat.state {
                CustomersChatState::Waiting => prop_assert_eq!(agents, 0, "{:?}", chat),
                CustomersChatState::Ringing | CustomersChatState::Connected => {
                    prop_assert!(agents > 0, "no chat without an owner: {:?}", chat);
                    let owner = chat.interaction_id.as_ref().expect("an owner");
                    let view = centre.interaction_view(owner, now).expect("kept");
                    let state = view.as_chat().expect("a chat").state;
                    prop_assert!(matches!(state, ChatState::Ringing | ChatState::Connected));
                }
                CustomersChatState::Ended => prop_assert_eq!(agents, 0, "{:?}", chat),
            }
        }
        prop_assert!(
            up.is_empty(),
            "an agent is in a chat that is not up: {:?}",
            up
        );
        Ok(())
    }

    /// A command that a chat lists does something; one that it doesn't list is refused or changes nothing.
    fn check_commands(&self) -> Result<(), TestCaseError> {
        let (centre, now) = (&self.stage.centre, self.stage.now());
        for session in centre.sessions() {
            let desk = centre.desk(session.user(), now).expect("signed in");
            for view in desk
                .interactions
                .iter()
                .filter_map(InteractionView::as_chat)
            {
                let id = &view.common.interaction_id;
                let party = view
                    .common
                    .parties
                    .first()
                    .map(|party| party.party_id.clone());
                let tried = [
                    AgentCommand::Answer {
                        interaction_id: id.clone(),
                    },
                    decline(id),
                    message(id, "Hello"),
                    end(id),
                    dispose(id),
                    AgentCommand::ScreenPop {
                        interaction_id: id.clone(),
                    },
                    AgentCommand::CancelAttempt {
                        interaction_id: id.clone(),
                    },
                    AgentCommand::LeaveConference {
                        interaction_id: id.clone(),
                    },
                    AgentCommand::DropParty {
                        interaction_id: id.clone(),
                        party_id: party.unwrap_or_else(|| "none".into()),
                    },
                ];
                for command in tried {
                    let name = command.name();
                    let whole = Command::Agent {
                        user: session.user().clone(),
                        command,
                    };
                    let decided = centre.decide(&whole, &mut ScriptedContext::new(now));
                    let does = decided.as_ref().is_ok_and(|facts| !facts.is_empty());
                    let listed = view.common.commands.contains(&name);
                    prop_assert_eq!(listed, does, "{:?}: {:?}", name, decided);
                }
                let handed = Command::Agent {
                    user: session.user().clone(),
                    command: transfer(id, to_queue(CHAT_QUEUE)),
                };
                if view.common.parties.is_empty() && view.common.attempt.is_none() {
                    prop_assert_eq!(
                        view.common.commands.contains(&CommandName::Transfer),
                        centre
                            .decide(&handed, &mut ScriptedContext::new(now))
                            .is_ok()
                    );
                }
            }
        }
        Ok(())
    }
}

fn customer(chat: String, signal: ChatSignal) -> Command {
    Command::CustomerChat(Box::new(callbench_workspace::CustomerChat {
        chat: Some(ChatId::from(chat)),
        signal,
    }))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_day_of_chats_leaves_the_centre_in_order(steps in prop::collection::vec(step(), 1..150)) {
        Day::new().play(&steps)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn a_long_day_of_chats_too(steps in prop::collection::vec(step(), 3_000..4_000)) {
        Day::new().play(&steps)?;
    }
}

/// The log of one and the same random day.
pub(crate) fn day_of_chats() -> Vec<Fact> {
    use proptest::strategy::ValueTree as _;
    use proptest::test_runner::TestRunner;

    let mut runner = TestRunner::deterministic();
    let steps = prop::collection::vec(step(), 12_000)
        .new_tree(&mut runner)
        .expect("steps")
        .current();
    let mut day = Day::new();
    day.play(&steps).expect("a good day");
    day.stage.log
}

#[test]
fn a_random_day_reaches_every_fact_of_chats() {
    let log = serde_json::to_string(&day_of_chats()).expect("JSON");
    for fact in [
        "opened",
        "written",
        "waits",
        "offerableAgain",
        "offered",
        "accepted",
        "notTaken",
        "left",
        "ended",
        "disposed",
    ] {
        assert!(
            log.contains(&format!("\"chat\":\"{fact}\"")),
            "the random day never had {fact}"
        );
    }
    for why in [
        "declined",
        "timedOut",
        "signedOut",
        "cancelled",
        "customerLeft",
    ] {
        assert!(
            log.contains(&format!("\"why\":\"{why}\"")),
            "no offer was {why}"
        );
    }
    for how in [
        "transferToUser",
        "transferToQueue",
        "leavingConference",
        "beingDropped",
        "signOut",
    ] {
        assert!(
            log.contains(&format!("\"by\":\"{how}\"")),
            "nobody left by {how}"
        );
    }
}
