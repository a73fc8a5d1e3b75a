//! The app events of a call that need more than its fields: how it ended, whom it connected, whose record pops.

use callbench_contract::AppEvent;
use callbench_contract::call::Direction;
use callbench_contract::event::call::{CallDialFailed, CallHungup, WrapUpStarted};
use callbench_contract::event::customer::{CustomerSelected, ShowCrm};
use callbench_contract::event::interaction::InteractionConnected;
use callbench_contract::event::parts::{AgentFields, CallFields};
use callbench_contract::time::Timestamp;

use crate::call::{Ending, Interaction, elapsed};
use crate::centre::Centre;
use crate::configuration::ScreenPopMoment;
use crate::payload::{cause_code, outcome_in_words};

impl Centre {
    pub(crate) fn ended(
        &self,
        interaction: &Interaction,
        at: Timestamp,
        wrap_up_until: Option<Timestamp>,
    ) -> Vec<AppEvent> {
        let Some(ending) = interaction.ending() else {
            return Vec::new();
        };
        let call = self.call_fields(interaction, at);
        let hung_up = CallHungup {
            call: call.clone(),
            outcome: interaction.outcome(ending),
        }
        .into();
        if interaction.talk().is_some() {
            let wrap_up = WrapUpStarted {
                call,
                wrap_time_out: wrap_up_until.map(|until| elapsed(at, until)),
                wrap_up_ends_at: wrap_up_until,
            };
            return vec![hung_up, wrap_up.into()];
        }
        match interaction.call.direction() {
            Direction::Inbound => vec![hung_up],
            Direction::Outbound => vec![dial_failed(call, ending), hung_up],
        }
    }

    pub(crate) fn interaction_connected(
        &self,
        interaction: &Interaction,
        at: Timestamp,
    ) -> AppEvent {
        InteractionConnected::from(self.call_fields(interaction, at)).into()
    }

    pub(crate) fn pop_when(
        &self,
        interaction: &Interaction,
        at: Timestamp,
        moment: ScreenPopMoment,
    ) -> Option<AppEvent> {
        let set = self
            .campaign_of(interaction)
            .map(|campaign| campaign.screen_pop)
            .unwrap_or_default();
        (set == moment).then(|| self.show_crm(interaction, at))
    }

    pub(crate) fn show_crm(&self, interaction: &Interaction, at: Timestamp) -> AppEvent {
        ShowCrm {
            call: self.call_fields(interaction, at),
            customer_info: self.customer_info(interaction),
            crm_url: self
                .campaign_of(interaction)
                .and_then(|campaign| campaign.crm_url.clone()),
        }
        .into()
    }

    pub(crate) fn customer_selected(&self, interaction: &Interaction, at: Timestamp) -> AppEvent {
        let call = self.call_fields(interaction, at);
        CustomerSelected {
            agent: AgentFields {
                event_time: at,
                session_id: call.session_id,
                user_id: call.user_id,
            },
            interaction_id: Some(call.interaction_id),
            customer_id: call.customer_id,
            phone: Some(call.phone),
            customer_info: self.customer_info(interaction),
        }
        .into()
    }
}

fn dial_failed(call: CallFields, ending: &Ending) -> AppEvent {
    CallDialFailed {
        call,
        system_disposition: ending.outcome,
        hangup_cause_code: cause_code(ending.outcome),
        reason: outcome_in_words(ending.outcome).to_owned(),
    }
    .into()
}
