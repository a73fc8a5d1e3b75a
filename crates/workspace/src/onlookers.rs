//! Whose desk looks different because of a fact, although their apps hear nothing of it.

use callbench_contract::ids::{CallbackId, CampaignId, InteractionId, UserId};

use crate::callback::{CallbackHappening, Promise};
use crate::centre::Centre;
use crate::dialler::LeadHappening;
use crate::fact::{Fact, Happening};
use crate::supervision::SupervisionHappening;

impl Centre {
    /// The agents whose desk looks different because of a fact, beside those whose apps hear of it. Call it after
    /// [`Centre::apply`] of the same fact.
    #[must_use]
    pub fn onlookers(&self, fact: &Fact) -> Vec<UserId> {
        match &fact.what {
            Happening::Lead(what) => match &**what {
                LeadHappening::Loaded { campaign_id, .. }
                | LeadHappening::DiallerStarted { campaign_id, .. }
                | LeadHappening::DiallerStopped { campaign_id, .. } => self.agents_on(*campaign_id),
                // The lead is gone, and with it what it says about its campaign; leads are removed rarely.
                LeadHappening::Removed { .. } => self.everyone(),
                // Each of these goes with a call of one agent; for the others the number of records is not worth the effort.
                LeadHappening::Previewed { .. }
                | LeadHappening::PreviewSkipped { .. }
                | LeadHappening::RecordReached { .. }
                | LeadHappening::RecordMissed { .. }
                | LeadHappening::RetriesDue { .. } => Vec::new(),
            },
            Happening::Callback(what) => match &**what {
                CallbackHappening::Promised { promise } => self.makers(promise),
                CallbackHappening::Due { callback_id }
                | CallbackHappening::Rescheduled { callback_id, .. }
                | CallbackHappening::Cancelled { callback_id, .. }
                | CallbackHappening::Reached { callback_id }
                | CallbackHappening::Missed { callback_id, .. } => self.makers_of(callback_id),
            },
            Happening::Supervision(what) => match &**what {
                SupervisionHappening::ListeningStarted { interaction_id, .. }
                | SupervisionHappening::ListeningStopped { interaction_id, .. } => {
                    self.agent_of(interaction_id)
                }
                SupervisionHappening::CampaignManaged { .. }
                | SupervisionHappening::LogoutForced { .. }
                | SupervisionHappening::Reassigned { .. }
                | SupervisionHappening::Assigned { .. } => Vec::new(),
            },
            Happening::Augmented { to, .. } => self.agents_who_see(to),
            Happening::Chat(what) => self.chat_onlookers(what),
            Happening::AttemptStarted { interaction_id, .. }
            | Happening::AttemptFailed { interaction_id, .. }
            | Happening::AttemptCancelled { interaction_id }
            | Happening::PartiesJoined { interaction_id, .. }
            | Happening::PartyJoined { interaction_id, .. }
            | Happening::OrderDone { interaction_id, .. }
            | Happening::OrderFailed { interaction_id, .. } => self.agent_of(interaction_id),
            Happening::OrderGiven { order } => vec![order.user_id.clone()],
            Happening::RecordingReady { crt_object_id, .. } => self
                .parts_of(crt_object_id)
                .map(|part| part.call.agent.clone())
                .collect(),
            _ => Vec::new(),
        }
    }

    fn agent_of(&self, id: &InteractionId) -> Vec<UserId> {
        self.interaction(id)
            .map(|interaction| interaction.call.agent.clone())
            .into_iter()
            .collect()
    }

    fn makers_of(&self, id: &CallbackId) -> Vec<UserId> {
        self.callbacks
            .get(id)
            .map(|callback| self.makers(&callback.promise))
            .unwrap_or_default()
    }

    fn makers(&self, promise: &Promise) -> Vec<UserId> {
        match &promise.user_id {
            Some(user) => vec![user.clone()],
            None => self.agents_on(promise.campaign_id),
        }
    }

    fn agents_on(&self, campaign: CampaignId) -> Vec<UserId> {
        self.sessions()
            .filter(|session| session.campaign == Some(campaign))
            .map(|session| session.user.clone())
            .collect()
    }

    fn everyone(&self) -> Vec<UserId> {
        self.sessions()
            .map(|session| session.user.clone())
            .collect()
    }
}
