//! Which events still hold: what an app that joins late asks for, so that no moment is missed.

use callbench_contract::ids::{InteractionId, UserId};

use crate::availability::AvailabilityState;
use crate::call::CallState;
use crate::centre::Centre;
use crate::interaction_view::ChatState;

impl Centre {
    /// Whether an event of that name, about that interaction where it is about one, still says how things are. What tells of a
    /// moment (a message, a transfer, a hang-up) never does: it is over as soon as it has happened.
    #[must_use]
    pub fn still_holds(
        &self,
        user: &UserId,
        event_name: &str,
        interaction: Option<&InteractionId>,
    ) -> bool {
        let Some(session) = self.session(user) else {
            return false;
        };
        match interaction {
            Some(id) => {
                session.interactions().any(|own| own == id) && self.state_holds(event_name, id)
            }
            None => match event_name {
                "agentReady" => session.availability_view().state == AvailabilityState::Ready,
                "agentOnBreak" => session.availability_view().state == AvailabilityState::OnBreak,
                "agentLoggedIn" | "loginStatusChanged" | "extensionSelected"
                | "extensionModified" | "campaignSelected" | "autoCallChanged"
                | "queueStatistics" | "campaignStatistics" => true,
                _ => false,
            },
        }
    }

    fn state_holds(&self, event_name: &str, id: &InteractionId) -> bool {
        if let Some((_, part)) = self.chats.chat_and_part(id) {
            return match event_name {
                "chatInitiated" => part.state() == ChatState::Ringing,
                "interactionConnected" => part.state() == ChatState::Connected,
                "chatEnded" => part.state() == ChatState::WrapUp,
                "customerSelected" => true,
                _ => false,
            };
        }
        let Some(interaction) = self.interaction(id) else {
            return false;
        };
        let state = interaction.state();
        let live = matches!(
            state,
            CallState::Connected
                | CallState::OnHold
                | CallState::Consulting
                | CallState::Conference
        );
        match event_name {
            "callInitiated" | "customerSelected" | "showCrm" => true,
            "callRinging" => state == CallState::Ringing,
            "callDialing" => state == CallState::Dialling,
            "callConnected" | "interactionConnected" => live,
            "callHeld" => matches!(state, CallState::OnHold | CallState::Consulting),
            "callMuted" => {
                live && interaction
                    .talk()
                    .is_some_and(|talk| talk.muted_since.is_some())
            }
            "callHungup" | "wrapUpStarted" => state == CallState::WrapUp,
            _ => false,
        }
    }
}
