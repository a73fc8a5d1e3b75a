//! Giving work to other agents: what rings at one, what waits for anyone.

use callbench_contract::call::{HangupParty, SystemDisposition};
use callbench_contract::ids::{CrtObjectId, InteractionId, UserCrtObjectId, UserId};

use super::state::fact;
use crate::agent_session::AgentSession;
use crate::availability::require_ready;
use crate::call::{Call, CallState, elapsed};
use crate::call_ends::ended;
use crate::centre::Centre;
use crate::context::{Context, IdKind};
use crate::fact::Happening;
use crate::refusal::{Refusal, RefusalCode};
use crate::supervision::SupervisionHappening;

impl Centre {
    /// What rings at one agent rings at another instead.
    pub(super) fn decide_reassign(
        &self,
        by: &UserId,
        id: &InteractionId,
        user: &UserId,
        context: &mut dyn Context,
    ) -> Result<Vec<Happening>, Refusal> {
        let interaction = self.require_interaction(id)?;
        interaction.expect("reassigned", &[CallState::Ringing])?;
        let call = &interaction.call;
        if call.agent == *user {
            return Ok(Vec::new());
        }
        if let Some(invitation) = &call.invitation {
            let asking = self.interaction(&invitation.by).map_or_else(
                || "another agent".to_owned(),
                |part| self.name_of(&part.call.agent),
            );
            return Err(interaction.wrong_state(
                "reassigned",
                &format!("{asking} asked for this very agent: let {asking} ask for another"),
            ));
        }
        if interaction.order.is_some() {
            return Err(interaction
                .wrong_state("reassigned", "Wait until the telephony system has answered"));
        }
        let session = self.require_free_for_work(user)?;
        let now = context.now();
        let rang = elapsed(call.started_at, now);
        let offered = Call {
            interaction_id: InteractionId::new(context.new_id(IdKind::Interaction)),
            agent: user.clone(),
            session_id: session.session_id.clone(),
            user_crt_object_id: UserCrtObjectId::new(context.new_id(IdKind::UserCrtObject)),
            started_at: now,
            // The customer has waited while it rang at the first.
            waited: call.waited.map(|waited| waited + rang),
            transferred_from: Some(call.agent.clone()),
            ..call.clone()
        };
        let mut happenings = vec![
            fact(SupervisionHappening::Reassigned {
                by: by.clone(),
                interaction_id: id.clone(),
                user: user.clone(),
            }),
            ended(
                interaction,
                HangupParty::System,
                SystemDisposition::Cancelled,
                None,
            ),
        ];
        happenings.extend(self.ring(offered, session, context));
        Ok(happenings)
    }

    /// What waits for anyone goes to this agent.
    pub(super) fn decide_assign(
        &self,
        by: &UserId,
        id: &CrtObjectId,
        user: &UserId,
        context: &mut dyn Context,
    ) -> Result<Vec<Happening>, Refusal> {
        let queued = self.waiting.get(id).ok_or_else(|| {
            Refusal::new(
                RefusalCode::UnknownInteraction,
                format!("No call `{id}` waits: an agent has it, or the customer gave up"),
                "Take one from the list of those that wait",
            )
        })?;
        let session = self.require_free_for_work(user)?;
        let mut happenings = vec![fact(SupervisionHappening::Assigned {
            by: by.clone(),
            crt_object_id: id.clone(),
            user: user.clone(),
        })];
        happenings.extend(self.offer(queued, session, context));
        Ok(happenings)
    }

    /// An agent who is ready and has nothing in hand.
    fn require_free_for_work(&self, user: &UserId) -> Result<&AgentSession, Refusal> {
        let session = self.require_session(user)?;
        require_ready(session)?;
        if session.is_free() {
            return Ok(session);
        }
        Err(Refusal::new(
            RefusalCode::TargetNotFree,
            format!("{} is in a chat", self.name_of(user)),
            "Choose an agent who has nothing in hand",
        ))
    }
}
