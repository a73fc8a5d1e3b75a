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
use crate::call_ends::ends_without_order;
use crate::call_wish::DialWish;
use crate::campaign_selection::decide_select;
use crate::centre::Centre;
use crate::command::Command;
use crate::configuration::{Campaign, CentreConfiguration};
use crate::context::{Context, IdKind};
use crate::customer::CustomerDraft;
use crate::due::Due;
use crate::fact::{Fact, Happening};
use crate::interaction_view::AttemptKind;
use crate::order::Order;
use crate::phone::mask;
use crate::placing::{Surroundings, Wanted, order_for};
use crate::refusal::{Refusal, RefusalCode};
use crate::target::Target;

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
        Ok(self
            .with_break_after_chats(self.with_planned_breaks(happenings))
            .into_iter()
            .map(|what| Fact::new(now, what))
            .collect())
    }

    pub(crate) fn decide_happenings(
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
                let mut happenings = call
                    .map(|call| self.forced_end(session, call, context))
                    .unwrap_or_default();
                happenings.extend(self.forced_chat_ends(session, now));
                happenings.push(end);
                Ok(happenings)
            }
            Command::Agent { user, command } => {
                self.decide_agent(self.require_session(user)?, command, now, context)
            }
            Command::PlaceCall(wish) => self.decide_place(wish, context),
            Command::Telephony { call, signal } => self.decide_signal(call, signal, context),
            Command::CustomerChat(chat) => self.decide_customer_chat(chat, now, context),
            Command::Ticket { by, command } => self.decide_ticket(by, command, now, context),
            Command::Supervisor { user, command } => {
                if let Some(outcome) = self.decide_supervisor_on_chat(user, command, now, context) {
                    return outcome;
                }
                self.decide_supervisor(user, command, now, context)
            }
            Command::Lead(command) => self.decide_lead(command),
            Command::Tick => Ok(self.decide_tick(context)),
            Command::SetConfiguration(configuration) => self.decide_configuration(configuration),
            Command::ChangeConfiguration {
                revision,
                configuration,
            } => {
                self.require_configuration_revision(*revision)?;
                self.decide_configuration(configuration)
            }
            Command::Augment(wish) => self.decide_augmentation(wish),
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
            AgentCommand::Dial { phone, customer_id } => self.decide_manual(
                session,
                CallType::OutboundManualDial,
                &Wanted {
                    phone,
                    customer: *customer_id,
                    ..Wanted::default()
                },
                context,
            ),
            AgentCommand::NextLead {} => self.decide_next_lead(session, context),
            AgentCommand::DialPreview { interaction_id }
            | AgentCommand::SkipPreview { interaction_id } => {
                let interaction = self.require_own(session, interaction_id)?;
                self.decide_on_preview(session, interaction, command, context)
            }
            AgentCommand::DialCallback { callback_id }
            | AgentCommand::RescheduleCallback { callback_id, .. }
            | AgentCommand::CancelCallback { callback_id } => {
                self.decide_on_callback(session, callback_id, command, now, context)
            }
            AgentCommand::SendMessage { interaction_id, .. }
            | AgentCommand::EndChat { interaction_id } => {
                let call = self.require_own(session, interaction_id)?;
                Err(call.wrong_state("written in", "Only chats have messages"))
            }
            AgentCommand::Answer { interaction_id }
            | AgentCommand::Decline { interaction_id }
            | AgentCommand::Hold { interaction_id }
            | AgentCommand::Resume { interaction_id }
            | AgentCommand::Mute { interaction_id }
            | AgentCommand::Unmute { interaction_id }
            | AgentCommand::HangUp { interaction_id }
            | AgentCommand::Dispose { interaction_id, .. }
            | AgentCommand::ScreenPop { interaction_id }
            | AgentCommand::SendDigits { interaction_id, .. }
            | AgentCommand::Transfer { interaction_id, .. }
            | AgentCommand::Consult { interaction_id, .. }
            | AgentCommand::Conference { interaction_id, .. }
            | AgentCommand::CancelAttempt { interaction_id }
            | AgentCommand::CompleteTransfer { interaction_id }
            | AgentCommand::JoinParties { interaction_id }
            | AgentCommand::EndConsultation { interaction_id }
            | AgentCommand::DropParty { interaction_id, .. }
            | AgentCommand::LeaveConference { interaction_id } => {
                let interaction = self.require_own(session, interaction_id)?;
                self.decide_call_command(session, interaction, command, context)
            }
        }
    }

    /// What an agent commands in a call: done at once where the call is simulated, else ordered from the telephony system.
    fn decide_call_command(
        &self,
        session: &AgentSession,
        interaction: &Interaction,
        command: &AgentCommand,
        context: &mut dyn Context,
    ) -> Result<Vec<Happening>, Refusal> {
        let pressed_twice = interaction
            .order
            .as_ref()
            .is_some_and(|order| order.command == *command);
        if pressed_twice {
            return Ok(Vec::new());
        }
        if command.name().is_telephony() {
            Self::require_no_order(interaction, command)?;
        }
        let happenings = self.decide_on_call(session, interaction, command, context)?;
        if happenings.is_empty()
            || !command.name().is_telephony()
            || ends_without_order(interaction, command)
        {
            return Ok(happenings);
        }
        Ok(
            match order_for(&interaction.call, session, command.clone(), context) {
                Some(order) => vec![Happening::OrderGiven {
                    order: Box::new(self.with_target_phone(order)),
                }],
                None => happenings,
            },
        )
    }

    /// What a command in a call leads to once the telephone follows.
    pub(crate) fn decide_on_call(
        &self,
        session: &AgentSession,
        interaction: &Interaction,
        command: &AgentCommand,
        context: &mut dyn Context,
    ) -> Result<Vec<Happening>, Refusal> {
        let now = context.now();
        match command {
            AgentCommand::Answer { .. } => self.decide_answer(interaction, now),
            AgentCommand::Decline { .. } => self.decide_decline(interaction, now),
            AgentCommand::Hold { .. } => interaction.decide_hold(),
            AgentCommand::Resume { .. } => interaction.decide_resume(now),
            AgentCommand::Mute { .. } => interaction.decide_mute(),
            AgentCommand::Unmute { .. } => interaction.decide_unmute(now),
            AgentCommand::HangUp { .. } => self.decide_hang_up(interaction, now),
            AgentCommand::ScreenPop { .. } => interaction.decide_screen_pop(),
            AgentCommand::SendDigits { digits, .. } => interaction.decide_digits(digits),
            AgentCommand::Transfer { target, .. } => {
                self.decide_reach(interaction, AttemptKind::Transfer, target, context)
            }
            AgentCommand::Consult { target, .. } => {
                self.decide_reach(interaction, AttemptKind::Consult, target, context)
            }
            AgentCommand::Conference { target, .. } => {
                self.decide_reach(interaction, AttemptKind::Conference, target, context)
            }
            AgentCommand::CancelAttempt { .. } => self.decide_cancel(interaction),
            AgentCommand::CompleteTransfer { .. } => self.decide_complete(interaction, now),
            AgentCommand::JoinParties { .. } => self.decide_join(interaction),
            AgentCommand::EndConsultation { .. } => self.decide_end_consultation(interaction, now),
            AgentCommand::DropParty { party_id, .. } => {
                self.decide_drop(interaction, party_id, now)
            }
            AgentCommand::LeaveConference { .. } => self.decide_leave(interaction, now),
            AgentCommand::Dispose {
                disposition_code,
                note,
                callback,
                then_dial,
                ..
            } => {
                let mut happenings = interaction.decide_dispose(
                    disposition_code,
                    note.as_deref(),
                    then_dial.as_ref(),
                    self.campaign_of(interaction),
                )?;
                if let Some(wish) = callback {
                    happenings.extend(self.decide_promise(
                        &interaction.call,
                        wish,
                        note.as_deref(),
                        now,
                        context,
                    )?);
                }
                if let Some(wish) = then_dial {
                    happenings.extend(self.decide_then_dial(session, wish, context)?);
                }
                Ok(happenings)
            }
            // The rest is about no call that an agent has, or was told apart before.
            _ => Ok(Vec::new()),
        }
    }

    /// Dispose and dial: what an agent may dial once the call in hand is disposed of.
    fn decide_then_dial(
        &self,
        session: &AgentSession,
        wish: &DialWish,
        context: &mut dyn Context,
    ) -> Result<Vec<Happening>, Refusal> {
        let mut free = session.clone();
        free.call = None;
        self.decide_manual(
            &free,
            CallType::OutboundManualDial,
            &Wanted {
                phone: &wish.phone,
                customer: wish.customer_id,
                ..Wanted::default()
            },
            context,
        )
    }

    /// An order that brings in a registered third party names its number, too.
    fn with_target_phone(&self, mut order: Order) -> Order {
        if let AgentCommand::Conference {
            target: Target::ThirdParty { third_party_id },
            ..
        } = &order.command
        {
            order.phone = self
                .configuration
                .third_parties
                .iter()
                .find(|one| one.third_party_id == *third_party_id)
                .map(|one| one.phone.clone());
        }
        order
    }

    fn decide_tick(&self, context: &mut dyn Context) -> Vec<Happening> {
        let now = context.now();
        self.deadlines
            .iter()
            .take_while(|(deadline, _)| *deadline <= now)
            .flat_map(|(_, due)| match due {
                Due::Call(id) => self
                    .interaction(id)
                    .map(|interaction| {
                        self.preview_due(interaction, context)
                            .unwrap_or_else(|| self.call_due(interaction, now))
                    })
                    .unwrap_or_default(),
                Due::WaitingCall(id) => self.waiting_call_due(id, now),
                Due::Chat(id) => self.chat_due(id, now),
                Due::WaitingChat(id) => self.waiting_chat_due(id, now),
                Due::Callback(id) => self.callback_due(id),
                Due::Dialler(campaign) => self.dialler_due(*campaign),
            })
            .collect()
    }

    fn require_configuration_revision(&self, read: u64) -> Result<(), Refusal> {
        if read == self.configuration_revision {
            return Ok(());
        }
        Err(Refusal::new(
            RefusalCode::StaleRevision,
            format!(
                "The configuration was changed meanwhile: its revision is {}, not {read}",
                self.configuration_revision
            ),
            "Read it again and repeat the change",
        ))
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

    /// Adds the breaks that agents planned, after what frees them.
    fn with_planned_breaks(&self, happenings: Vec<Happening>) -> Vec<Happening> {
        let no_break = |happening: &Happening| !self.may_free(happening);
        if happenings.iter().all(no_break) {
            return happenings;
        }
        let mut all = Vec::with_capacity(happenings.len() + 1);
        for happening in happenings {
            let frees = self.frees(&happening);
            all.push(happening);
            all.extend(frees);
        }
        // Who signs out, or dials on, takes no break.
        let begins = |user: &UserId| {
            !all.iter().any(|other| match other {
                Happening::SessionEnded { user: gone, .. } => gone == user,
                Happening::CallDialled { call, .. } => call.agent == *user,
                _ => false,
            })
        };
        let kept: Vec<bool> = all
            .iter()
            .map(|happening| match happening {
                Happening::BreakStarted { user, .. } => begins(user),
                _ => true,
            })
            .collect();
        let mut kept = kept.into_iter();
        all.retain(|_| kept.next().unwrap_or(true));
        all
    }

    const fn may_free(&self, happening: &Happening) -> bool {
        matches!(
            happening,
            Happening::CallDisposed { .. } | Happening::CallEnded { .. }
        )
    }

    /// The break that the agent planned, if with this happening the agent has nothing in hand any more.
    fn frees(&self, happening: &Happening) -> Option<Happening> {
        let interaction = match happening {
            Happening::CallDisposed { interaction_id, .. } => self.interaction(interaction_id)?,
            Happening::CallEnded { interaction_id, .. } => self
                .interaction(interaction_id)
                .filter(|interaction| interaction.talk().is_none())?,
            _ => return None,
        };
        let session = self.session(&interaction.call.agent)?;
        if session.chats.is_empty() {
            planned_break(session)
        } else {
            None
        }
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

    pub(crate) fn require_interaction(&self, id: &InteractionId) -> Result<&Interaction, Refusal> {
        self.interaction(id).ok_or_else(|| unknown_interaction(id))
    }

    pub(crate) fn require_own(
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
