//! What an app gets when it asks for a data object: the agent session, the interaction in context and its customer.

use callbench_contract::data;
use callbench_contract::event::interaction::InteractionType;
use callbench_contract::ids::{CustomerId, InteractionId, Phone, UserId};
use callbench_contract::time::Timestamp;

use crate::availability::AvailabilityState;
use crate::call::{CallState, Interaction};
use crate::centre::Centre;

impl Centre {
    /// `globalData.get("session")`; nothing while the agent is not signed in.
    #[must_use]
    pub fn session_info(&self, user: &UserId) -> Option<data::SessionInfo> {
        let session = self.session(user)?;
        let availability = session.availability_view();
        Some(data::SessionInfo {
            session_id: session.session_id().clone(),
            user_id: user.clone(),
            login_time: session.started_at(),
            campaign_id: session.campaign(),
            extension: session.extension().map(Phone::new),
            availability: availability_for_apps(availability.state),
            availability_since: availability.since,
            break_reason: availability.reason,
            auto_call_on: availability.auto_call,
        })
    }

    /// `contextData.get("interaction")`; masked where the campaign masks numbers.
    #[must_use]
    pub fn interaction_info(&self, id: &InteractionId) -> Option<data::InteractionInfo> {
        if let Some(chat) = self.chat_info(id) {
            return Some(data::InteractionInfo::Chat(Box::new(chat)));
        }
        let interaction = self.interaction(id)?;
        Some(data::InteractionInfo::Call(Box::new(data::CallInfo {
            interaction_type: InteractionType::Call,
            state: state_for_apps(interaction.state()),
            muted: interaction
                .talk()
                .is_some_and(|talk| talk.muted_since.is_some()),
            call: self.call_fields(interaction, reached_at(interaction)),
        })))
    }

    /// The agent's interactions, oldest first; nothing while the agent is not signed in.
    #[must_use]
    pub fn interaction_infos(&self, user: &UserId) -> Vec<data::InteractionInfo> {
        self.session(user)
            .into_iter()
            .flat_map(crate::agent_session::AgentSession::interactions)
            .filter_map(|id| self.interaction_info(id))
            .collect()
    }

    /// A customer's record; masked where the asking person's campaign masks numbers.
    #[must_use]
    pub fn customer_record(&self, id: CustomerId, masked: bool) -> Option<data::CustomerInfo> {
        let customer = self.customer_shown(id, masked)?;
        Some(data::CustomerInfo {
            customer_id: id,
            phone: Some(customer.phone.clone()),
            customer_info: customer.columns(),
            revision: Some(customer.revision),
        })
    }

    /// `contextData.get("customer")` for the customer of an interaction; masked where the campaign masks numbers.
    #[must_use]
    pub fn customer_in_context(&self, id: &InteractionId) -> Option<data::CustomerInfo> {
        if let Some(customer) = self.chat_customer_in_context(id) {
            return Some(customer);
        }
        let interaction = self.interaction(id)?;
        Some(data::CustomerInfo {
            customer_id: interaction.call.customer_id,
            phone: Some(Phone::new(interaction.call.display_phone.clone())),
            customer_info: self.customer_info(interaction),
            revision: self
                .customer(interaction.call.customer_id)
                .map(|customer| customer.revision),
        })
    }
}

/// When the call came into its state. A call that was taken off hold counts from when it was connected.
fn reached_at(interaction: &Interaction) -> Timestamp {
    let talk = interaction.talk();
    match interaction.state() {
        CallState::Previewing | CallState::Ringing | CallState::Dialling => {
            interaction.call.started_at
        }
        CallState::Connected => talk.map_or(interaction.call.started_at, |talk| talk.connected_at),
        CallState::Conference => talk
            .and_then(|talk| talk.parties.iter().map(|party| party.since).max())
            .unwrap_or(interaction.call.started_at),
        CallState::Consulting | CallState::OnHold => talk
            .and_then(|talk| talk.held_since)
            .unwrap_or(interaction.call.started_at),
        CallState::WrapUp | CallState::Ended => interaction
            .ending()
            .map_or(interaction.call.started_at, |ending| ending.at),
    }
}

const fn state_for_apps(state: CallState) -> data::InteractionState {
    match state {
        CallState::Previewing => data::InteractionState::Previewing,
        CallState::Ringing => data::InteractionState::Ringing,
        CallState::Dialling => data::InteractionState::Dialling,
        CallState::Connected => data::InteractionState::Connected,
        CallState::OnHold => data::InteractionState::OnHold,
        CallState::Consulting => data::InteractionState::Consulting,
        CallState::Conference => data::InteractionState::Conference,
        CallState::WrapUp => data::InteractionState::WrapUp,
        CallState::Ended => data::InteractionState::Ended,
    }
}

const fn availability_for_apps(state: AvailabilityState) -> data::AvailabilityState {
    match state {
        AvailabilityState::NotReady => data::AvailabilityState::NotReady,
        AvailabilityState::Ready => data::AvailabilityState::Ready,
        AvailabilityState::OnBreak => data::AvailabilityState::OnBreak,
        AvailabilityState::Busy => data::AvailabilityState::Busy,
        AvailabilityState::WrapUp => data::AvailabilityState::WrapUp,
    }
}
