//! From a command to facts, or to a refusal: finds what a command is about and asks the state machine for it.

use callbench_contract::call::CallType;
use callbench_contract::ids::{InteractionId, Phone, SessionId, UserId};
use callbench_contract::time::Timestamp;

use crate::agent_command::AgentCommand;
use crate::agent_session::{
    AgentSession, decide_extension, decide_sign_in, decide_sign_out, not_signed_in,
};
use crate::availability::{decide_auto_call, decide_break, decide_ready, planned_break};
use crate::call::Interaction;
use crate::call_wish::{CallRef, CallWish};
use crate::campaign_selection::decide_select;
use crate::centre::Centre;
use crate::command::Command;
use crate::configuration::{Campaign, CentreConfiguration};
use crate::context::{Context, IdKind};
use crate::customer::CustomerDraft;
use crate::due::Due;
use crate::fact::{Fact, Happening};
use crate::phone::mask;
use crate::placing::{Surroundings, Wanted};
use crate::refusal::{Refusal, RefusalCode};
use crate::signal::Signal;

impl Centre {
    /// What happens when this command is given now. Changes nothing: apply the facts, in order, to make it so. No facts
    /// mean that everything already is as wished.
    ///
    /// # Errors
    /// A refusal that says what is in the way and what to do about it.
    pub fn decide(
        &self,
        command: &Command,
        context: &mut dyn Context,
    ) -> Result<Vec<Fact>, Refusal> {
        let now = context.now();
        let happenings = self.decide_happenings(command, now, context)?;
        Ok(happenings
            .into_iter()
            .map(|what| Fact::new(now, what))
            .collect())
    }

    fn decide_happenings(
        &self,
        command: &Command,
        now: Timestamp,
        context: &mut dyn Context,
    ) -> Result<Vec<Happening>, Refusal> {
        match command {
            Command::SignIn {
                user,
                user_name,
                force,
            } => {
                let new_id = || SessionId::new(context.new_id(IdKind::Session));
                decide_sign_in(self.session(user), user, user_name, *force, new_id)
            }
            Command::Resume { user } => {
                let session = self.require_session(user)?;
                Ok(vec![Happening::SessionResumed {
                    user: session.user.clone(),
                }])
            }
            Command::SignOut {
                user,
                force,
                reason,
            } => {
                let session = self.require_session(user)?;
                let end = decide_sign_out(session, *force, *reason)?;
                let call = session.interaction().and_then(|id| self.interaction(id));
                let mut happenings = call.map(Interaction::decide_forced_end).unwrap_or_default();
                happenings.extend(self.forced_chat_ends(session, now));
                happenings.push(end);
                Ok(happenings)
            }
            Command::Agent { user, command } => {
                self.decide_agent(self.require_session(user)?, command, now, context)
            }
            Command::PlaceCall(wish) => self.decide_place(wish, context),
            Command::Telephony { call, signal } => {
                self.decide_signal(self.require_call(call)?, signal, now)
            }
            Command::CustomerChat(chat) => self.decide_customer_chat(chat, now, context),
            Command::Ticket { by, command } => self.decide_ticket(by, command, now, context),
            Command::Supervisor { user, command } => {
                if let Some(outcome) = self.decide_supervisor_on_chat(command, now, context) {
                    return outcome;
                }
                self.decide_supervisor(user, command, now, context)
            }
            Command::Lead(command) => self.decide_lead(command, now, context),
            Command::Tick => Ok(self.decide_tick(now)),
            Command::SetConfiguration(configuration) => self.decide_configuration(configuration),
            Command::UpsertCustomer { by, draft } => self.decide_customer_save(by.as_ref(), draft),
        }
    }

    /// A record that is made from a call or chat takes its number from there, where no other is given: the agent may not know it.
    fn decide_customer_save(
        &self,
        by: Option<&UserId>,
        draft: &CustomerDraft,
    ) -> Result<Vec<Happening>, Refusal> {
        let made_from = match &draft.interaction_id {
            None => None,
            Some(id) => Some((
                id,
                self.number_in(id).ok_or_else(|| unknown_interaction(id))?,
            )),
        };
        let mut draft = draft.clone();
        if let Some((_, Some(number))) = &made_from
            && (draft.phone.trim().is_empty() || draft.phone == mask(number))
        {
            draft.phone = number.as_str().to_owned();
        }
        let interaction_id = made_from.map(|(id, _)| id.clone());
        let saved = self.customers.decide_save(&draft, by, interaction_id)?;
        Ok(vec![saved])
    }

    /// The customer's number in a call or chat that is kept; in a chat there may be none.
    fn number_in(&self, id: &InteractionId) -> Option<Option<Phone>> {
        match self.interaction(id) {
            Some(interaction) => Some(Some(interaction.call.phone.clone())),
            None => self.chat_number(id),
        }
    }

    fn decide_agent(
        &self,
        session: &AgentSession,
        command: &AgentCommand,
        now: Timestamp,
        context: &mut dyn Context,
    ) -> Result<Vec<Happening>, Refusal> {
        if let Some(id) = command.interaction_id().filter(|id| self.is_chat(id)) {
            return self.decide_on_chat(session, id, command, now, context);
        }
        let own = |id| self.require_own(session, id);
        match command {
            AgentCommand::SelectCampaign { campaign_id } => {
                decide_select(session, &self.configuration, *campaign_id)
            }
            AgentCommand::SelectExtension { extension } => decide_extension(session, extension),
            AgentCommand::SetReady {} => decide_ready(session),
            AgentCommand::StartBreak { reason } => {
                decide_break(session, reason, &self.configuration.break_reasons)
            }
            AgentCommand::SetAutoCall { on } => Ok(decide_auto_call(session, *on)),
            AgentCommand::Answer { interaction_id } => own(interaction_id)?.decide_answer(),
            AgentCommand::Decline { interaction_id } => {
                let interaction = own(interaction_id)?;
                Ok(self.with_planned_break(interaction, interaction.decide_decline()?))
            }
            AgentCommand::Hold { interaction_id } => own(interaction_id)?.decide_hold(),
            AgentCommand::Resume { interaction_id } => own(interaction_id)?.decide_resume(now),
            AgentCommand::Mute { interaction_id } => own(interaction_id)?.decide_mute(),
            AgentCommand::Unmute { interaction_id } => own(interaction_id)?.decide_unmute(now),
            AgentCommand::HangUp { interaction_id } => {
                let interaction = own(interaction_id)?;
                let happenings = interaction.decide_hang_up(now, self.campaign_of(interaction))?;
                Ok(self.with_planned_break(interaction, happenings))
            }
            AgentCommand::Dispose {
                interaction_id,
                disposition_code,
                note,
                ..
            } => {
                let interaction = own(interaction_id)?;
                let campaign = self.campaign_of(interaction);
                let happenings =
                    interaction.decide_dispose(disposition_code, note.as_deref(), campaign)?;
                Ok(self.with_planned_break(interaction, happenings))
            }
            AgentCommand::Dial { phone, customer_id } => self.around(session).decide_manual(
                &Wanted {
                    phone,
                    campaign: None,
                    customer: *customer_id,
                },
                context,
            ),
            AgentCommand::ScreenPop { interaction_id } => own(interaction_id)?.decide_screen_pop(),
            AgentCommand::NextLead {} => self.decide_next_lead(session, now, context),
            AgentCommand::DialPreview { interaction_id }
            | AgentCommand::SkipPreview { interaction_id } => {
                self.decide_on_preview(session, interaction_id, command, now, context)
            }
            AgentCommand::DialCallback { callback_id }
            | AgentCommand::RescheduleCallback { callback_id, .. }
            | AgentCommand::CancelCallback { callback_id } => {
                self.decide_on_callback(session, callback_id, command, now, context)
            }
            _ => Ok(Vec::new()),
        }
    }

    fn decide_place(
        &self,
        wish: &CallWish,
        context: &mut dyn Context,
    ) -> Result<Vec<Happening>, Refusal> {
        let Some(agent) = &wish.agent else {
            return Ok(Vec::new());
        };
        let around = self.around(self.require_session(agent)?);
        let wanted = Wanted {
            phone: &wish.phone,
            campaign: wish.campaign,
            customer: wish.customer,
        };
        match wish.call_type {
            CallType::OutboundAutoDial => around.decide_outbound(&wanted, context),
            CallType::OutboundManualDial => around.decide_manual(&wanted, context),
            _ => around.decide_inbound(&wanted, context),
        }
    }

    fn decide_signal(
        &self,
        interaction: &Interaction,
        signal: &Signal,
        now: Timestamp,
    ) -> Result<Vec<Happening>, Refusal> {
        match signal {
            Signal::CustomerAnswered {} => interaction.decide_customer_answers(),
            Signal::CustomerHungUp {} => {
                let happenings =
                    interaction.decide_customer_hangs_up(now, self.campaign_of(interaction))?;
                Ok(self.with_planned_break(interaction, happenings))
            }
            Signal::CustomerNotReached { .. } => {
                Ok(self.with_planned_break(interaction, interaction.decide_customer_rejects()?))
            }
            _ => Ok(Vec::new()),
        }
    }

    fn require_call(&self, call: &CallRef) -> Result<&Interaction, Refusal> {
        match call {
            CallRef::Interaction(id) => self.require_interaction(id),
            CallRef::Call(id) => self
                .interactions()
                .find(|interaction| interaction.call.crt_object_id == *id)
                .ok_or_else(|| {
                    Refusal::new(
                        RefusalCode::UnknownInteraction,
                        format!("There is no call `{id}`, or it is long over"),
                        "Name a call that is up",
                    )
                }),
        }
    }

    fn decide_tick(&self, now: Timestamp) -> Vec<Happening> {
        let happenings = self
            .deadlines
            .iter()
            .take_while(|(deadline, _)| *deadline <= now)
            .flat_map(|(_, due)| match due {
                Due::Call(id) => self.call_due(id),
                Due::WaitingCall(_) => Vec::new(),
                Due::Chat(id) => self.chat_due(id, now),
                Due::WaitingChat(id) => self.waiting_chat_due(id, now),
                Due::Callback(id) => self.callback_due(id, now),
                Due::Dialler(campaign) => self.dialler_due(*campaign, now),
            })
            .collect();
        self.with_break_after_chats(happenings)
    }

    fn call_due(&self, id: &InteractionId) -> Vec<Happening> {
        let Some(interaction) = self.interaction(id) else {
            return Vec::new();
        };
        let happenings = interaction.decide_deadline().into_iter().collect();
        self.with_planned_break(interaction, happenings)
    }

    /// Refuses to take away a campaign that someone works on: their calls could not be disposed of.
    fn decide_configuration(
        &self,
        configuration: &CentreConfiguration,
    ) -> Result<Vec<Happening>, Refusal> {
        configuration.validate()?;
        if *configuration == self.configuration {
            return Ok(Vec::new());
        }
        self.require_chats_kept(configuration)?;
        for session in self.sessions() {
            let Some(campaign) = session
                .campaign
                .and_then(|id| self.configuration.campaign(id))
            else {
                continue;
            };
            let kept = configuration
                .campaign(campaign.campaign_id)
                .is_some_and(|kept| kept.is_assigned_to(&session.user));
            if !kept {
                return Err(Refusal::new(
                    RefusalCode::ConfigurationInUse,
                    format!(
                        "{} works on {}, which this would take away",
                        session.user, campaign.campaign_name
                    ),
                    format!(
                        "Have {} choose another campaign or sign out, then try again",
                        session.user
                    ),
                ));
            }
        }
        Ok(vec![Happening::ConfigurationSet {
            configuration: Box::new(configuration.clone()),
        }])
    }

    /// Adds the break that the agent planned, if with these happenings the call is over.
    fn with_planned_break(
        &self,
        interaction: &Interaction,
        mut happenings: Vec<Happening>,
    ) -> Vec<Happening> {
        let over = match happenings.last() {
            Some(Happening::CallDisposed { .. }) => true,
            Some(Happening::CallEnded { .. }) => interaction.talk().is_none(),
            _ => false,
        };
        if over && let Some(session) = self.session(&interaction.call.agent) {
            happenings.extend(planned_break(session));
        }
        happenings
    }

    pub(crate) fn around<'a>(&'a self, session: &'a AgentSession) -> Surroundings<'a> {
        Surroundings {
            session,
            configuration: &self.configuration,
            customers: &self.customers,
        }
    }

    pub(crate) fn campaign_of(&self, interaction: &Interaction) -> Option<&Campaign> {
        self.configuration.campaign(interaction.call.campaign_id)
    }

    pub(crate) fn require_session(&self, user: &UserId) -> Result<&AgentSession, Refusal> {
        self.session(user).ok_or_else(|| not_signed_in(user))
    }

    fn require_interaction(&self, id: &InteractionId) -> Result<&Interaction, Refusal> {
        self.interaction(id).ok_or_else(|| unknown_interaction(id))
    }

    fn require_own(
        &self,
        session: &AgentSession,
        id: &InteractionId,
    ) -> Result<&Interaction, Refusal> {
        let interaction = self.require_interaction(id)?;
        if interaction.call.agent == session.user {
            return Ok(interaction);
        }
        Err(Refusal::new(
            RefusalCode::OtherAgent,
            format!("The call belongs to {}", interaction.call.agent),
            "Take an interaction from your own desk",
        ))
    }
}

pub(crate) fn unknown_interaction(id: &InteractionId) -> Refusal {
    Refusal::new(
        RefusalCode::UnknownInteraction,
        format!("There is no interaction `{id}`, or it is long over"),
        "Take an interaction from the desk",
    )
}
