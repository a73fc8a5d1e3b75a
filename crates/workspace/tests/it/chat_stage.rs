//! The demo with agents on the web chat, whose customers write.

use callbench_contract::event::session::LogoutReason;
use callbench_contract::ids::{AgentQueueId, CampaignId, ChatId, InteractionId, UserId};
use callbench_contract::time::{Millis, Timestamp};
use callbench_workspace::{
    AgentCommand, Attachment, AvailabilityState, Campaign, Centre, CentreConfiguration, ChatSignal,
    ChatState, ChatView, Command, CommandName, CustomerChat, CustomerName, Delivery, Desk, Fact,
    Refusal, RefusalCode, ScriptedContext, Target, demo,
};

pub(crate) const WEB_CHAT: CampaignId = CampaignId::new(301);
pub(crate) const CHAT_QUEUE: AgentQueueId = AgentQueueId::new(3001);
/// Asha Rao's number.
pub(crate) const ASHA: &str = "+91 98450 12345";

pub(crate) fn agent(id: &str) -> UserId {
    UserId::new(id).expect("a valid user id")
}

pub(crate) struct ChatStage {
    pub(crate) centre: Centre,
    pub(crate) log: Vec<Fact>,
    /// Everything that apps heard.
    pub(crate) heard: Vec<Delivery>,
    context: ScriptedContext,
    pub(crate) now: Timestamp,
}

impl ChatStage {
    /// The demo with nobody signed in, and the usual ticket states.
    pub(crate) fn demo() -> Self {
        let start = Timestamp::new(1_800_000_000_000);
        let mut stage = Self {
            centre: Centre::new(),
            log: Vec::new(),
            heard: Vec::new(),
            context: ScriptedContext::new(start),
            now: start,
        };
        for command in demo::commands() {
            stage.must(&command);
        }
        stage
            .configure(|configuration| configuration.ticket_states.clear())
            .expect("a valid set-up");
        stage
    }

    /// The demo with these agents ready on the web chat, in this order.
    pub(crate) fn ready(agents: &[&str]) -> Self {
        let mut stage = Self::demo();
        for agent in agents {
            stage.sign_in(agent);
            stage.wait(1);
        }
        stage
    }

    pub(crate) fn sign_in(&mut self, who: &str) {
        self.must(&Command::SignIn {
            user: agent(who),
            user_name: who.to_uppercase(),
            force: false,
        });
        let campaign_id = WEB_CHAT;
        self.does(who, AgentCommand::SelectCampaign { campaign_id });
        self.does(who, AgentCommand::SetReady {});
    }

    /// Changes the web chat's set-up.
    pub(crate) fn with(mut self, change: impl FnOnce(&mut Campaign)) -> Self {
        self.configure(|configuration| {
            let campaign = configuration
                .campaigns
                .iter_mut()
                .find(|campaign| campaign.campaign_id == WEB_CHAT)
                .expect("the web chat");
            change(campaign);
        })
        .expect("a valid set-up");
        self
    }

    pub(crate) fn configure(
        &mut self,
        change: impl FnOnce(&mut CentreConfiguration),
    ) -> Result<(), Refusal> {
        let mut configuration = self.centre.configuration().clone();
        change(&mut configuration);
        self.give(&Command::SetConfiguration(Box::new(configuration)))
    }

    pub(crate) const fn now(&self) -> Timestamp {
        self.now
    }

    /// Lets time pass and carries out what is due.
    pub(crate) fn wait(&mut self, seconds: i64) {
        self.set_now(self.now + Millis::from_secs(seconds));
        self.must(&Command::Tick);
    }

    pub(crate) fn set_now(&mut self, now: Timestamp) {
        self.now = now;
        self.context.set_now(now);
    }

    pub(crate) fn give(&mut self, command: &Command) -> Result<(), Refusal> {
        let (log, heard) = (&mut self.log, &mut self.heard);
        self.centre
            .carry_out(command, &mut self.context, |centre, fact| {
                heard.extend(centre.deliveries(&fact));
                log.push(fact);
            })
    }

    pub(crate) fn must(&mut self, command: &Command) {
        self.give(command)
            .unwrap_or_else(|refusal| panic!("{command:?} was refused: {refusal}"));
    }

    pub(crate) fn does(&mut self, who: &str, command: AgentCommand) {
        let user = agent(who);
        self.must(&Command::Agent { user, command });
    }

    pub(crate) fn may_not(&mut self, who: &str, command: AgentCommand) -> RefusalCode {
        let user = agent(who);
        let before = self.centre.clone();
        let refusal = self
            .give(&Command::Agent {
                user,
                command: command.clone(),
            })
            .expect_err(&format!("{command:?} is refused"));
        assert_eq!(self.centre, before, "a refusal changes nothing");
        refusal.code
    }

    /// A customer begins a chat in the web chat's queue.
    pub(crate) fn opens(&mut self, chat: &str) {
        self.opens_for(chat, None)
            .unwrap_or_else(|refusal| panic!("{refusal}"));
    }

    pub(crate) fn opens_for(&mut self, chat: &str, who: Option<&str>) -> Result<(), Refusal> {
        self.customer(
            chat,
            ChatSignal::Opens {
                campaign_id: Some(WEB_CHAT),
                agent_queue_id: None,
                agent: who.map(agent),
                customer: CustomerName {
                    name: Some(chat.to_owned()),
                    phone: Some(ASHA.to_owned()),
                    email: None,
                },
                text: Some("Hello?".to_owned()),
            },
        )
    }

    pub(crate) fn customer(&mut self, chat: &str, signal: ChatSignal) -> Result<(), Refusal> {
        self.give(&Command::CustomerChat(Box::new(CustomerChat {
            chat: Some(ChatId::from(chat)),
            signal,
        })))
    }

    pub(crate) fn writes(&mut self, chat: &str, text: &str) -> Result<(), Refusal> {
        self.customer(
            chat,
            ChatSignal::Writes {
                text: text.to_owned(),
                attachments: Vec::new(),
            },
        )
    }

    pub(crate) fn leaves(&mut self, chat: &str) {
        self.customer(chat, ChatSignal::Leaves {})
            .unwrap_or_else(|refusal| panic!("{refusal}"));
    }

    /// A chat that an agent has accepted.
    pub(crate) fn connected(&mut self, chat: &str, who: &str) -> InteractionId {
        self.opens_for(chat, Some(who))
            .unwrap_or_else(|refusal| panic!("{refusal}"));
        self.accepts(who, chat)
    }

    /// The agent accepts what is offered of a chat.
    pub(crate) fn accepts(&mut self, who: &str, chat: &str) -> InteractionId {
        let interaction_id = self.id(who, chat);
        self.does(
            who,
            AgentCommand::Answer {
                interaction_id: interaction_id.clone(),
            },
        );
        interaction_id
    }

    pub(crate) fn says(&mut self, who: &str, interaction_id: &InteractionId, text: &str) {
        self.does(who, message(interaction_id, text));
    }

    pub(crate) fn sign_out(&mut self, who: &str, force: bool) -> Result<(), Refusal> {
        self.give(&Command::SignOut {
            user: agent(who),
            force,
            reason: LogoutReason::User,
        })
    }

    pub(crate) fn desk(&self, who: &str) -> Desk {
        self.centre.desk(&agent(who), self.now).expect("signed in")
    }

    pub(crate) fn state(&self, who: &str) -> AvailabilityState {
        self.desk(who).availability.state
    }

    /// The agent's newest part in a chat.
    pub(crate) fn part(&self, who: &str, chat: &str) -> Option<ChatView> {
        let desk = self.desk(who);
        desk.interactions
            .iter()
            .rev()
            .chain(&desk.recent)
            .filter_map(|interaction| interaction.as_chat())
            .find(|view| view.chat_id.as_str() == chat)
            .cloned()
    }

    pub(crate) fn must_have(&self, who: &str, chat: &str) -> ChatView {
        self.part(who, chat)
            .unwrap_or_else(|| panic!("{who} never had {chat}"))
    }

    pub(crate) fn id(&self, who: &str, chat: &str) -> InteractionId {
        self.must_have(who, chat).common.interaction_id
    }

    pub(crate) fn chat_state(&self, who: &str, chat: &str) -> Option<ChatState> {
        self.part(who, chat).map(|view| view.state)
    }

    pub(crate) fn waiting(&self) -> usize {
        self.centre
            .customers_chats()
            .iter()
            .filter(|chat| chat.state == callbench_workspace::CustomersChatState::Waiting)
            .count()
    }

    /// The names of the chat events that an agent's apps heard since the last call.
    pub(crate) fn hears(&mut self, who: &str) -> Vec<&'static str> {
        let user = agent(who);
        let (mine, others): (Vec<_>, Vec<_>) = std::mem::take(&mut self.heard)
            .into_iter()
            .partition(|delivery| delivery.user == user);
        self.heard = others;
        mine.iter()
            .filter(|delivery| delivery.interaction.is_some())
            .map(|delivery| delivery.event.name())
            .collect()
    }

    pub(crate) fn last_payload(&self, who: &str, name: &str) -> serde_json::Value {
        let user = agent(who);
        self.heard
            .iter()
            .rev()
            .find(|delivery| delivery.user == user && delivery.event.name() == name)
            .unwrap_or_else(|| panic!("{who} heard no {name}"))
            .event
            .payload()
    }
}

pub(crate) fn message(interaction_id: &InteractionId, text: &str) -> AgentCommand {
    AgentCommand::SendMessage {
        interaction_id: interaction_id.clone(),
        text: text.to_owned(),
        attachments: Vec::new(),
    }
}

pub(crate) fn dispose(interaction_id: &InteractionId) -> AgentCommand {
    AgentCommand::Dispose {
        interaction_id: interaction_id.clone(),
        disposition_code: "RESOLVED".to_owned(),
        note: None,
        callback: None,
        then_dial: None,
    }
}

pub(crate) fn end(interaction_id: &InteractionId) -> AgentCommand {
    AgentCommand::EndChat {
        interaction_id: interaction_id.clone(),
    }
}

pub(crate) fn decline(interaction_id: &InteractionId) -> AgentCommand {
    AgentCommand::Decline {
        interaction_id: interaction_id.clone(),
    }
}

pub(crate) fn transfer(interaction_id: &InteractionId, target: Target) -> AgentCommand {
    AgentCommand::Transfer {
        interaction_id: interaction_id.clone(),
        target,
    }
}

pub(crate) fn confer(interaction_id: &InteractionId, who: &str) -> AgentCommand {
    AgentCommand::Conference {
        interaction_id: interaction_id.clone(),
        target: to_user(who),
    }
}

pub(crate) fn to_user(who: &str) -> Target {
    Target::User {
        user_id: agent(who),
    }
}

pub(crate) const fn to_queue(agent_queue_id: AgentQueueId) -> Target {
    Target::Queue { agent_queue_id }
}

pub(crate) fn file(name: &str) -> Attachment {
    Attachment {
        attachment_id: "attachment-1".into(),
        name: name.to_owned(),
        media_type: "application/pdf".to_owned(),
        size: 1,
        url: String::new(),
    }
}

pub(crate) fn may(view: &ChatView, name: CommandName) -> bool {
    view.common.commands.contains(&name)
}
