//! What supervisors watch, what they may do, and how facts change it.

use std::collections::{BTreeMap, BTreeSet};

use callbench_contract::event::session::LogoutReason;
use callbench_contract::ids::{CampaignId, InteractionId, UserId};
use callbench_contract::time::Timestamp;

use crate::agent_session::AgentSession;
use crate::call::{Call, CallState};
use crate::centre::Centre;
use crate::command::Command;
use crate::context::Context;
use crate::desk::Supervised;
use crate::dialler::{LeadHappening, no_leads};
use crate::fact::Happening;
use crate::refusal::{Refusal, RefusalCode};
use crate::supervision::{SupervisionHappening, SupervisorCommand};

/// What supervisors manage and listen to.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Supervision {
    managing: BTreeMap<UserId, CampaignId>,
    listening: BTreeMap<UserId, Listening>,
    listeners: BTreeMap<InteractionId, BTreeSet<UserId>>,
    /// Supervisors whose call is over, and for whom that is not written down yet.
    unsettled: BTreeSet<UserId>,
}

/// The call that a supervisor hears.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Listening {
    pub(crate) interaction_id: InteractionId,
    pub(crate) mode: Supervised,
}

impl Supervision {
    pub(crate) fn managed_by(&self, user: &UserId) -> Option<CampaignId> {
        self.managing.get(user).copied()
    }

    pub(crate) fn listening_of(&self, user: &UserId) -> Option<&Listening> {
        self.listening.get(user)
    }

    /// A call changed: who hears one that is over, stops.
    pub(crate) fn follow(&mut self, call: &Call, state: CallState) {
        if matches!(state, CallState::WrapUp | CallState::Ended)
            && let Some(listeners) = self.listeners.get(&call.interaction_id)
        {
            self.unsettled.extend(listeners.iter().cloned());
        }
    }

    fn start(&mut self, by: &UserId, interaction_id: &InteractionId, mode: Supervised) {
        self.stop(by);
        self.listeners
            .entry(interaction_id.clone())
            .or_default()
            .insert(by.clone());
        let listening = Listening {
            interaction_id: interaction_id.clone(),
            mode,
        };
        self.listening.insert(by.clone(), listening);
    }

    fn stop(&mut self, by: &UserId) {
        self.unsettled.remove(by);
        let Some(before) = self.listening.remove(by) else {
            return;
        };
        if let Some(listeners) = self.listeners.get_mut(&before.interaction_id) {
            listeners.remove(by);
            if listeners.is_empty() {
                self.listeners.remove(&before.interaction_id);
            }
        }
    }
}

impl Centre {
    pub(crate) fn decide_supervisor(
        &self,
        user: &UserId,
        command: &SupervisorCommand,
        now: Timestamp,
        context: &mut dyn Context,
    ) -> Result<Vec<Happening>, Refusal> {
        match command {
            SupervisorCommand::ManageCampaign { campaign_id } => {
                self.decide_manage(user, *campaign_id)
            }
            SupervisorCommand::ForceLogout { user_id } => {
                self.decide_force_logout(user, user_id, now, context)
            }
            SupervisorCommand::Listen { interaction_id } => {
                self.decide_listen(user, interaction_id, Supervised::Listening)
            }
            SupervisorCommand::Barge { interaction_id } => {
                self.decide_listen(user, interaction_id, Supervised::Barged)
            }
            SupervisorCommand::StopListening {} => {
                Ok(self.stopped_listening(user).into_iter().collect())
            }
            SupervisorCommand::StartDialler { campaign_id } => {
                self.decide_dialler(user, *campaign_id, true)
            }
            SupervisorCommand::StopDialler { campaign_id } => {
                self.decide_dialler(user, *campaign_id, false)
            }
            SupervisorCommand::Reassign {
                interaction_id,
                user_id,
            } => self.decide_reassign(user, interaction_id, user_id, context),
            SupervisorCommand::AssignWaiting {
                crt_object_id,
                user_id,
            } => self.decide_assign(user, crt_object_id, user_id, context),
        }
    }

    fn decide_manage(
        &self,
        user: &UserId,
        campaign_id: Option<CampaignId>,
    ) -> Result<Vec<Happening>, Refusal> {
        if let Some(campaign_id) = campaign_id {
            self.configuration.require_campaign(campaign_id)?;
        }
        if self.supervision.managed_by(user) == campaign_id {
            return Ok(Vec::new());
        }
        Ok(vec![fact(SupervisionHappening::CampaignManaged {
            by: user.clone(),
            campaign_id,
        })])
    }

    /// Ends whatever the agent has in hand, then the session.
    fn decide_force_logout(
        &self,
        by: &UserId,
        user: &UserId,
        now: Timestamp,
        context: &mut dyn Context,
    ) -> Result<Vec<Happening>, Refusal> {
        let sign_out = Command::SignOut {
            user: user.clone(),
            force: true,
            reason: LogoutReason::Administrator,
        };
        let ends = self.decide_happenings(&sign_out, now, context)?;
        let mut happenings = vec![fact(SupervisionHappening::LogoutForced {
            by: by.clone(),
            user: user.clone(),
        })];
        happenings.extend(ends);
        Ok(happenings)
    }

    fn decide_listen(
        &self,
        user: &UserId,
        id: &InteractionId,
        mode: Supervised,
    ) -> Result<Vec<Happening>, Refusal> {
        if self.is_chat(id) {
            return Err(Refusal::new(
                RefusalCode::CannotListen,
                "Chats can be read, there is nothing to listen to",
                "Open the chat instead",
            ));
        }
        let interaction = self.require_interaction(id)?;
        interaction.live("listened to")?;
        require_audible(&interaction.call)?;
        let is_so = self
            .supervision
            .listening_of(user)
            .is_some_and(|now| now.interaction_id == *id && now.mode == mode);
        if is_so {
            return Ok(Vec::new());
        }
        // From one call straight to another: the first is left properly.
        let mut happenings = match self.supervision.listening_of(user) {
            Some(before) if before.interaction_id != *id => {
                self.stopped_listening(user).into_iter().collect()
            }
            _ => Vec::new(),
        };
        happenings.push(fact(SupervisionHappening::ListeningStarted {
            by: user.clone(),
            interaction_id: id.clone(),
            mode,
        }));
        Ok(happenings)
    }

    fn stopped_listening(&self, user: &UserId) -> Option<Happening> {
        let listening = self.supervision.listening_of(user)?;
        Some(fact(SupervisionHappening::ListeningStopped {
            by: user.clone(),
            interaction_id: listening.interaction_id.clone(),
        }))
    }

    /// Writes down that a supervisor's call is over.
    pub(crate) fn next_silence(&self) -> Option<Vec<Happening>> {
        let user = self.supervision.unsettled.first()?;
        self.stopped_listening(user).map(|stopped| vec![stopped])
    }

    fn decide_dialler(
        &self,
        user: &UserId,
        campaign_id: CampaignId,
        start: bool,
    ) -> Result<Vec<Happening>, Refusal> {
        let campaign = self.configuration.require_campaign(campaign_id)?;
        let Some(dialler) = self.dialler_view(campaign_id) else {
            return Err(no_leads(campaign));
        };
        if dialler.running == start {
            return Ok(Vec::new());
        }
        let by = user.clone();
        let happening = if start {
            LeadHappening::DiallerStarted { campaign_id, by }
        } else {
            LeadHappening::DiallerStopped { campaign_id, by }
        };
        Ok(vec![Happening::Lead(Box::new(happening))])
    }

    /// What a supervisor does in an agent's call.
    pub(crate) fn supervised(&self, session: &AgentSession) -> Option<Supervised> {
        let listeners = self.supervision.listeners.get(session.interaction()?)?;
        let barged = listeners.iter().any(|user| {
            self.supervision
                .listening_of(user)
                .is_some_and(|listening| listening.mode == Supervised::Barged)
        });
        Some(if barged {
            Supervised::Barged
        } else {
            Supervised::Listening
        })
    }

    pub(crate) fn apply_supervision(&mut self, what: &SupervisionHappening) {
        let supervision = &mut self.supervision;
        match what {
            SupervisionHappening::CampaignManaged { by, campaign_id } => match campaign_id {
                Some(campaign_id) => {
                    supervision.managing.insert(by.clone(), *campaign_id);
                }
                None => {
                    supervision.managing.remove(by);
                }
            },
            SupervisionHappening::ListeningStarted {
                by,
                interaction_id,
                mode,
            } => supervision.start(by, interaction_id, *mode),
            SupervisionHappening::ListeningStopped { by, .. } => supervision.stop(by),
            SupervisionHappening::LogoutForced { .. }
            | SupervisionHappening::Reassigned { .. }
            | SupervisionHappening::Assigned { .. } => {}
        }
    }
}

/// Refuses where the line doesn't let a third person hear the call: simulated calls do. A telephony system would have to be
/// told, and to say beforehand that it can: whoever teaches orders to connectors asks their capabilities here.
fn require_audible(call: &Call) -> Result<(), Refusal> {
    match &call.connector {
        None => Ok(()),
        Some(connector) => Err(Refusal::new(
            RefusalCode::CannotListen,
            format!("The call is carried by {connector}, which lets nobody listen"),
            "Listen at the telephony system itself, where it can do that",
        )),
    }
}

pub(super) fn fact(what: SupervisionHappening) -> Happening {
    Happening::Supervision(Box::new(what))
}
